using System.Collections.Immutable;
using MultiChannelBot.Conversation.Text;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>What a message asks to be opened.</summary>
/// <param name="Code">The code in capitals without a dash; null where it has a character that no code has.</param>
public sealed record CodeReading(string? Code);

/// <summary>
/// Reads a message that asks to open a case by its code: "open K7QM-3X9T", "K7QM-3X9T 열어 주세요", or the code alone. Beside a
/// code there may stand words of "command.open.words" only, in any order, unless one of "command.open.verbs" asks for it.
/// Pure: the same message is read the same way where the case is looked up and where the turn is taken.
/// </summary>
public sealed class CaseCodeReader(Phrasebook phrases)
{
    /// <summary>A longer text tells of something, even where a code stands in it.</summary>
    private const int Longest = 400;

    private static readonly char[] Seams =
        [' ', '\n', ',', '.', '!', '?', ':', ';', '"', '`', '“', '”', '(', ')', '[', ']', '<', '>', '「', '」', '~', '…', '-', '#', '*', '/'];

    private readonly ImmutableHashSet<string> words =
        [.. phrases.FoldedWords("command.open.words"), .. phrases.FoldedWords("command.open.verbs")];

    private readonly ImmutableArray<string> opening = phrases.FoldedWords("command.open.names");

    private readonly ImmutableArray<string> verbs = phrases.FoldedWords("command.open.verbs");

    /// <summary>The code that a message asks to open; null where it asks for none.</summary>
    public CodeReading? Read(string text)
    {
        if (text.Length > Longest || !CaseCode.MayHold(text))
        {
            return null;
        }

        var typed = PlainText.Fold(text).Replace('’', '\'');
        var found = All(typed);
        var meant = found.FindIndex(code => code.Code is not null) is >= 0 and var first ? found[first]
            : found is [var slip, ..] ? slip
            : (FoundCode?)null;
        return meant is { } code ? IsMeant(typed, found, code) ? new CodeReading(code.Code) : null
            : AsksForNoCode(typed) ? new CodeReading(null)
            : null;
    }

    /// <summary>"Open 8HN9-FCT": too short for a code or drawn from too little, but asked for as one, and with nothing else said.</summary>
    private bool AsksForNoCode(string typed)
    {
        if (CaseCode.Like().Matches(typed) is not [var only] || CaseCode.HasYear(only.Value) || only.Value.Contains(CaseCode.ProductNumber, StringComparison.Ordinal))
        {
            return false;
        }

        var beside = Words(typed.Remove(only.Index, only.Length).Insert(only.Index, " "));
        return beside.All(word => words.Contains(word) || IsVerb(word)) && beside.Any(word => IsVerb(word) || opening.Contains(word));
    }

    private static List<FoundCode> All(string typed)
    {
        var found = new List<FoundCode>();
        for (var at = 0; CaseCode.Next(typed, at) is { } code; at = code.End)
        {
            found.Add(code);
        }

        return found;
    }

    /// <summary>True where nothing else is said, or it is asked for; a code with a slip in it needs a word beside it.</summary>
    private bool IsMeant(string typed, List<FoundCode> found, FoundCode code)
    {
        var (rest, at) = (string.Empty, 0);
        foreach (var each in found)
        {
            rest += typed[at..each.Start] + ' ';
            at = each.End;
        }

        var beside = Words(rest + typed[at..]);
        return (beside.All(words.Contains) && (code.Code is not null || beside.Length > 0)) || found.Exists(each => IsAskedFor(typed, each));
    }

    /// <summary>
    /// "Resume case CODE", "CODE 상담을 열어 줘": a verb of it next to the code, or with only such words between. English puts
    /// it before: "CODE, open licence" asks for nothing.
    /// </summary>
    private bool IsAskedFor(string typed, FoundCode code) =>
        Reaches(Words(typed[..code.Start]).Reverse(), IsVerb)
        || Reaches(Words(typed[code.End..]), word => IsHangul(word) && IsVerb(word));

    private bool Reaches(IEnumerable<string> beside, Func<string, bool> isVerb)
    {
        foreach (var word in beside)
        {
            if (isVerb(word))
            {
                return true;
            }

            if (!words.Contains(word))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>A Korean verb is known by its stem, whatever ending it takes.</summary>
    private bool IsVerb(string word) => verbs.Any(verb => IsHangul(verb) ? word.StartsWith(verb, StringComparison.Ordinal) : word == verb);

    private static bool IsHangul(string word) => word[0] is >= '가' and <= '힣';

    // An apostrophe belongs to "here's"; around a word it is a quotation mark.
    private static string[] Words(string text) =>
        [.. text.Split(Seams, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('\'', '‘')).Where(word => word.Length > 0)];
}
