namespace MultiChannelBot.Settings;

/// <summary>What came of reading a logo.</summary>
internal abstract record LogoReading
{
    private LogoReading()
    {
    }

    /// <summary>A picture that browsers show.</summary>
    internal sealed record Picture(byte[] Content, string Type) : LogoReading;

    /// <summary>None: what is wrong with it.</summary>
    internal sealed record Broken(string Fault) : LogoReading;
}
