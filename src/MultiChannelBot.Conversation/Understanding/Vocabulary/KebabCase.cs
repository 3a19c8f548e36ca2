using System.Text;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>Names of enum members as data files write them: "not-after" for NotAfter.</summary>
internal static class KebabCase
{
    public static bool TryParse<TEnum>(string written, out TEnum value)
        where TEnum : struct, Enum
    {
        foreach (var member in Enum.GetValues<TEnum>())
        {
            if (Write(member.ToString()) == written)
            {
                value = member;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Every name, for a remedy.</summary>
    public static string Names<TEnum>()
        where TEnum : struct, Enum => string.Join(", ", Enum.GetNames<TEnum>().Select(Write));

    public static string Write(string member)
    {
        var written = new StringBuilder();
        foreach (var letter in member)
        {
            if (char.IsUpper(letter) && written.Length > 0)
            {
                written.Append('-');
            }

            written.Append(char.ToLowerInvariant(letter));
        }

        return written.ToString();
    }
}
