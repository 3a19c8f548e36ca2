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

    /// <summary>
    /// So many messages and presses of one person a host takes in a minute; 0 for any number. It says so once and drops the
    /// rest. Nobody types one a second.
    /// </summary>
    public int InputsPerPerson { get; init; } = 60;

    /// <summary>So many of one case, by whomever; 0 for any number.</summary>
    public int InputsPerCase { get; init; } = 120;

    /// <summary>
    /// So many requests without a good token one address may send in a minute, those for files and health among them; 0 for
    /// any number. More are answered with 429.
    /// </summary>
    public int RequestsPerSource { get; init; } = 600;

    /// <summary>So many seconds a sender may take for the headers of a request.</summary>
    public int HeaderSeconds { get; init; } = 10;

    /// <summary>So many bytes a second a body must bring, and a response must be taken with.</summary>
    public int BodyBytesPerSecond { get; init; } = 240;

    /// <summary>So many connections a host holds at a time.</summary>
    public int Connections { get; init; } = 10_000;

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

        foreach (var (name, value, least, most) in Ranges().Where(range => range.Value < range.Least || range.Value > range.Most))
        {
            yield return new SettingFault($"Limits:{name}", $"{value} is out of range.", $"Set {least} to {most}{(least == 0 ? ", 0 for no limit" : string.Empty)}.");
        }
    }

    private IEnumerable<(string Name, int Value, int Least, int Most)> Ranges() =>
    [
        (nameof(InputsPerPerson), InputsPerPerson, 0, 100_000),
        (nameof(InputsPerCase), InputsPerCase, 0, 100_000),
        (nameof(RequestsPerSource), RequestsPerSource, 0, 1_000_000),
        (nameof(HeaderSeconds), HeaderSeconds, 1, 120),
        (nameof(BodyBytesPerSecond), BodyBytesPerSecond, 1, 1_000_000),
        (nameof(Connections), Connections, 10, 1_000_000),
    ];
}
