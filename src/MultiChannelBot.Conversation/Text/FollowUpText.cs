namespace MultiChannelBot.Conversation.Text;

/// <summary>
/// Typed text as follow-up questions are compared: the words between single spaces, and beside them all letters in a row, since
/// Korean is spaced as its writers like.
/// </summary>
internal sealed class FollowUpText
{
    /// <summary>In UTF-16 units.</summary>
    private const int MostOnStack = 512;

    private FollowUpText(string words)
    {
        Words = $" {words} ";
        Letters = words.Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>The words, with a space before and after each.</summary>
    public string Words { get; }

    /// <summary>The same without spaces.</summary>
    public string Letters { get; }

    public static FollowUpText Of(string text) => new(Plain(text));

    /// <summary>Lower case, words between single spaces; an apostrophe joins ("doesnt"), all else that is no letter parts.</summary>
    public static string Plain(string text)
    {
        var folded = PlainText.Fold(text);
        var plain = folded.Length <= MostOnStack ? stackalloc char[MostOnStack] : new char[folded.Length];
        var length = 0;
        foreach (var character in folded)
        {
            if (char.IsLetterOrDigit(character))
            {
                plain[length++] = character;
            }
            else if (character is not ('\'' or '’') && length > 0 && plain[length - 1] != ' ')
            {
                plain[length++] = ' ';
            }
        }

        var words = plain[..length].TrimEnd(' ');
        return words.SequenceEqual(folded) ? folded : words.ToString();
    }

    /// <summary>True where English words occur.</summary>
    /// <param name="words">With a space before them, and one after them unless the last may go on.</param>
    public bool HasWords(string words) => Words.Contains(words, StringComparison.Ordinal);

    /// <summary>True where letters occur; Latin ones only where no other Latin letter stands beside them.</summary>
    public bool HasLetters(string letters)
    {
        for (var at = Letters.IndexOf(letters, StringComparison.Ordinal); at >= 0; at = Letters.IndexOf(letters, at + 1, StringComparison.Ordinal))
        {
            if (!Joins(at - 1, at) && !Joins(at + letters.Length - 1, at + letters.Length))
            {
                return true;
            }
        }

        return false;
    }

    private bool Joins(int left, int right) =>
        left >= 0 && right < Letters.Length && char.IsAsciiLetterOrDigit(Letters[left]) && char.IsAsciiLetterOrDigit(Letters[right]);
}
