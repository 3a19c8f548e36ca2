namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Words by how they begin. Asked of every word of a message, so that it takes no memory.</summary>
internal static class Beginnings
{
    public static bool Any(string key, string[] beginnings)
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
}
