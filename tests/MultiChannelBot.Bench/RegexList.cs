using System.Text.RegularExpressions;
using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Bench;

/// <summary>
/// What one would write first: a regex for every line of the lexicon, tried one after the other. It finds phrases and no
/// more: no slips put right, no grammar.
/// </summary>
internal sealed class RegexList
{
    private readonly Regex[] patterns;

    private RegexList(Regex[] patterns) => this.patterns = patterns;

    public int Count => patterns.Length;

    public static RegexList Read(string lexiconDirectory)
    {
        var (lexicon, faults) = LexiconReader.Read(lexiconDirectory);
        return lexicon is null
            ? throw new LexiconException(faults)
            : new RegexList([.. lexicon.Patterns.Select(pattern => new Regex(RegexOf(pattern), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase))]);
    }

    /// <summary>How many of the patterns are in a text.</summary>
    public int CountIn(string text)
    {
        var found = 0;
        foreach (var pattern in patterns)
        {
            found += pattern.IsMatch(text) ? 1 : 0;
        }

        return found;
    }

    private static string RegexOf(PhrasePattern pattern)
    {
        var groups = pattern.Parts.Select(choices => $"({string.Join('|', choices.Select(choice => Words(choice)))})");
        var isLatin = !pattern.Parts.Any(choices => choices.Any(choice => choice.Any(Phrase.IsHangul)));
        return isLatin ? $@"\b{string.Concat(groups)}\b" : string.Concat(groups);
    }

    private static string Words(string choice) => Regex.Replace(Regex.Escape(choice.Trim('*', '^')), @"(\\ |-)+", "[ -]?");
}
