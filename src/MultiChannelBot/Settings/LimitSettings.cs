namespace MultiChannelBot.Settings;

/// <summary>Section "Limits": what the host takes in.</summary>
public sealed record LimitSettings
{
    /// <summary>The largest body of a request, in bytes. Larger ones are answered with 413.</summary>
    public int BodyBytes { get; init; } = 256 * 1024;

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        if (BodyBytes is < 64 * 1024 or > 16 * 1024 * 1024)
        {
            yield return new SettingFault("Limits:BodyBytes", $"{BodyBytes} is out of range.", "Set 65536 to 16777216 bytes.");
        }
    }
}
