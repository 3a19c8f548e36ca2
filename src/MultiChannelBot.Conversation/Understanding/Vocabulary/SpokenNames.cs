namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>Latin names that Koreans also write as they are spoken: a Korean phrase with one of them has a twin ("씨에스피 파트너").</summary>
internal static class SpokenNames
{
    private static readonly (string Written, string Spoken)[] Names = [("CSP", "씨에스피"), ("MPSA", "엠피에스에이")];

    /// <summary>The twin of a line; null where it has none.</summary>
    public static PhrasePattern? TwinOf(PhrasePattern pattern) =>
        pattern.Parts.Any(choices => choices.Any(choice => choice.Any(Phrase.IsHangul))) ? pattern.With(Spoken) : null;

    private static string Spoken(string written) =>
        Names.Aggregate(written, (text, name) => text.Replace(name.Written, name.Spoken, StringComparison.Ordinal));
}
