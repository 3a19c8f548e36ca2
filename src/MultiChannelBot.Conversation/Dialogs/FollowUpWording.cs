using System.Collections.Immutable;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.FollowUps;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>A choice of a wording's part.</summary>
internal sealed record FollowUpPiece(string Words, string Letters, bool MayGoOn, bool IsKorean)
{
    // With the spaces around it: a text is searched for every piece of every question.
    private string Spaced { get; } = MayGoOn ? $" {Words}" : $" {Words} ";

    public static FollowUpPiece Of(string choice, Language language)
    {
        var words = FollowUpText.Plain(choice);
        return new FollowUpPiece(words, words.Replace(" ", "", StringComparison.Ordinal), choice.EndsWith('*'), language == Language.Korean);
    }

    public bool IsIn(FollowUpText typed) => IsKorean ? typed.HasLetters(Letters) : typed.HasWords(Spaced);

    /// <summary>What is left of the words without it, to the end of a word that it begins.</summary>
    public string OutOf(string words)
    {
        var after = Around(words, out var before);
        return string.Concat(before, after.TrimStart());
    }

    /// <summary>What stands before and after it; all before where it does not occur.</summary>
    public ReadOnlySpan<char> Around(string words, out ReadOnlySpan<char> before)
    {
        var at = words.IndexOf(Spaced, StringComparison.Ordinal);
        before = at < 0 ? words : words.AsSpan(0, at + 1);
        return at < 0 ? [] : words.AsSpan(words.IndexOf(' ', at + 1 + Words.Length));
    }
}

/// <summary>A wording of a question, made ready to be looked for.</summary>
internal sealed record FollowUpWording(ImmutableArray<ImmutableArray<FollowUpPiece>> Parts, ImmutableArray<FollowUpPiece> Without)
{
    public ImmutableArray<FollowUpPiece> Names => Parts[0];

    public static FollowUpWording Of(Wording wording) => new(
        [.. wording.Parts.Select(choices => choices.Select(choice => FollowUpPiece.Of(choice, wording.Language)).ToImmutableArray())],
        [.. wording.Without.Select(choice => FollowUpPiece.Of(choice, wording.Language))]);

    /// <summary>With how many letters it fits; 0 where it does not.</summary>
    public int WeightIn(FollowUpText typed)
    {
        var weight = 0;
        foreach (var choices in Parts)
        {
            var letters = MostLetters(choices, typed);
            if (letters == 0)
            {
                return 0;
            }

            weight += letters;
        }

        return MostLetters(Without, typed) > 0 ? 0 : weight + Parts.Length;
    }

    private static int MostLetters(ImmutableArray<FollowUpPiece> among, FollowUpText typed)
    {
        var most = 0;
        foreach (var piece in among)
        {
            most = piece.Letters.Length > most && piece.IsIn(typed) ? piece.Letters.Length : most;
        }

        return most;
    }
}
