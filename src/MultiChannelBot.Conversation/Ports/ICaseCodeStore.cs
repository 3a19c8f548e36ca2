namespace MultiChannelBot.Conversation.Ports;

/// <summary>Which case code: an opaque digest of it, so that a copy of the store gives no code away.</summary>
public readonly record struct CodeKey(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Whose tries at codes are counted.</summary>
public readonly record struct TriesKey(string Value)
{
    /// <summary>Those of all askers together.</summary>
    public static TriesKey OfAll { get; } = new("all");

    /// <summary>Those of one person.</summary>
    public static TriesKey Of(UserKey asker) => new(asker.Value);

    public override string ToString() => Value;
}

/// <summary>
/// Keeps which case a code opens, and counts tries at codes. A code only points at its case: what it opens ends with the case.
/// Every member is one round trip to the store and throws <see cref="StateUnavailableException"/> like <see cref="ICaseStore"/>.
/// </summary>
public interface ICaseCodeStore
{
    /// <summary>How long tries are counted, from the first one on.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Lets a code open a case for as long as a case is kept after its last turn; to be repeated with every turn of it.</summary>
    /// <returns>False where the code belongs to another case; nothing was written then.</returns>
    /// <param name="until">Keeps it until then at least; null for as long as any other. What is kept longer already stays so.</param>
    Task<bool> KeepAsync(CodeKey code, CaseKey opens, DateTimeOffset? until = null);

    /// <summary>The case that a code points at; null where there is none. Whether the case still knows the code is for the reader to see.</summary>
    Task<CaseKey?> FindAsync(CodeKey code);

    /// <summary>
    /// Counts a try in advance, so that many at once get no further than the same number one by one.
    /// </summary>
    /// <param name="most">How many may come to nothing within <see cref="Window"/>.</param>
    /// <returns>Null where the try is allowed; otherwise when the next one is.</returns>
    Task<DateTimeOffset?> TryAsync(TriesKey whose, int most);

    /// <summary>Takes a try off again: the code was right.</summary>
    Task GiveBackAsync(TriesKey whose);
}
