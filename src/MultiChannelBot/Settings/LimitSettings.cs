namespace MultiChannelBot.Settings;

/// <summary>Section "Limits": what the host takes in.</summary>
public sealed record LimitSettings
{
    /// <summary>The largest body of a request, in bytes. Larger ones are answered with 413.</summary>
    public int BodyBytes { get; init; } = 256 * 1024;

    /// <summary>
    /// So many wrong case codes one person may enter within an hour. There are 88 thousand million codes: with 1,000 cases to be
    /// opened at a time, ten guesses an hour find one in a thousand years.
    /// </summary>
    public int WrongCodes { get; init; } = 10;

    /// <summary>
    /// So many wrong case codes all people together may enter within an hour, however many accounts guess: with 1,000 cases to
    /// be opened, one is found in ten years. What is found are facts of subscriptions, and nobody's name.
    /// </summary>
    public int WrongCodesOfAll { get; init; } = 1000;

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        if (BodyBytes is < 64 * 1024 or > 16 * 1024 * 1024)
        {
            yield return new SettingFault("Limits:BodyBytes", $"{BodyBytes} is out of range.", "Set 65536 to 16777216 bytes.");
        }

        if (WrongCodes is < 1 or > 1000)
        {
            yield return new SettingFault("Limits:WrongCodes", $"{WrongCodes} is out of range.", "Set 1 to 1000 tries an hour.");
        }

        if (WrongCodesOfAll < WrongCodes || WrongCodesOfAll > 100_000)
        {
            yield return new SettingFault(
                "Limits:WrongCodesOfAll", $"{WrongCodesOfAll} is out of range.", "Set as many tries an hour as Limits:WrongCodes at least, and 100000 at most.");
        }
    }
}
