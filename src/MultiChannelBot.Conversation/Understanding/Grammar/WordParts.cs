namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Words by how they begin, how they end and what they hold. Asked of every word of a message, so that it takes no memory.</summary>
internal static class WordParts
{
    public static bool StartsWithAny(this string key, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (key.StartsWith(beginning, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static bool EndsWithAny(this string key, string[] ends)
    {
        foreach (var end in ends)
        {
            if (key.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static bool ContainsAny(this string key, string[] parts)
    {
        foreach (var part in parts)
        {
            if (key.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
