namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>Latin names that Koreans also write as they are spoken: a Korean phrase with one of them has a twin ("씨에스피 파트너").</summary>
internal static class SpokenNames
{
    private static readonly (string Written, string Spoken)[] Names = [("CSP", "씨에스피"), ("MPSA", "엠피에스에이")];

    /// <summary>The twin of a spelling; null where it has none.</summary>
    public static string? TwinOf(string spelling)
    {
        foreach (var (written, spoken) in Names)
        {
            if (spelling.Contains(written, StringComparison.Ordinal) && spelling.Any(Phrase.IsHangul))
            {
                return spelling.Replace(written, spoken, StringComparison.Ordinal);
            }
        }

        return null;
    }
}
