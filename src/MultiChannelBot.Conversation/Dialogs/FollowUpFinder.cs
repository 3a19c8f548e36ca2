using System.Collections.Immutable;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.FollowUps;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Recognises the follow-up questions of an edition in typed text. Of several that fit, the one whose wording fits with the
/// most letters is meant: "how long is the invitation valid" asks for more than how long.
/// </summary>
internal sealed class FollowUpFinder
{
    /// <summary>In UTF-16 units; who writes more tells something besides.</summary>
    private const int LongestQuestion = 200;

    /// <summary>So few words are a topic ("downtime", "cost history"), whatever their form.</summary>
    private const int LongestTopic = 2;

    /// <summary>Letters of Korean that may stand beside a term and the asking for its meaning: particles, "혹시", "정확히".</summary>
    private const int MostKoreanBeside = 8;

    private readonly ImmutableArray<Known> known;
    private readonly ImmutableArray<string> asks;
    private readonly ImmutableArray<string> joins;
    private readonly ImmutableArray<string> koreanAsks;
    private readonly ImmutableArray<string> meaning;
    private readonly ImmutableArray<string> koreanMeaning;
    private readonly ImmutableArray<string> beside;
    private readonly ImmutableArray<string> compares;

    public FollowUpFinder(ImmutableArray<FollowUp> followUps, Phrasebook phrases)
    {
        known = [.. followUps.Select(followUp => new Known(followUp, [.. followUp.Wordings.Select(Compiled.Of)]))];
        asks = Plain(phrases, "follow-up.asks", Language.English);
        joins = [.. LanguageCodes.All.SelectMany(language => Plain(phrases, "follow-up.joins", language))];
        koreanAsks = Plain(phrases, "follow-up.asks", Language.Korean);
        meaning = [.. Plain(phrases, "follow-up.meaning", Language.English).OrderByDescending(words => words.Length)];
        koreanMeaning = [.. Plain(phrases, "follow-up.meaning", Language.Korean).OrderByDescending(words => words.Length)];
        beside = [.. LanguageCodes.All.SelectMany(language => Plain(phrases, "follow-up.beside", language))];
        compares = [.. LanguageCodes.All.SelectMany(language => Plain(phrases, "follow-up.compares", language))];
    }

    /// <summary>The question that a text asks; null for none.</summary>
    public FollowUp? Find(string text)
    {
        if (known.IsEmpty || text.Length > LongestQuestion)
        {
            return null;
        }

        var typed = FollowUpText.Of(text);
        var question = IsQuestion(text, typed) ? Question(typed) : null;

        // "What is an indirect reseller?" asks for the term; in Korean the asking words are too short to tell "what it can do" apart.
        return PlainText.IsMostlyHangul(text) ? question ?? Term(typed) : Term(typed) ?? question;
    }

    private FollowUp? Question(FollowUpText typed) => known
        .Where(one => !one.FollowUp.IsTerm)
        .Select(one => (one.FollowUp, Weight: one.Wordings.Max(wording => wording.WeightIn(typed))))
        .Where(fit => fit.Weight > 0)
        .OrderByDescending(fit => fit.Weight).Select(fit => fit.FollowUp).FirstOrDefault();

    /// <summary>A term whose meaning is asked; alone it may as well be the answer to a question.</summary>
    private FollowUp? Term(FollowUpText typed) => known
        .Where(one => one.FollowUp.IsTerm)
        .Select(one => (one.FollowUp, Length: one.Wordings.SelectMany(wording => wording.Names)
            .Where(name => AsksMeaning(typed, name)).Select(name => name.Letters.Length).DefaultIfEmpty(0).Max()))
        .Where(fit => fit.Length > 0)
        .OrderByDescending(fit => fit.Length).Select(fit => fit.FollowUp).FirstOrDefault();

    private bool AsksMeaning(FollowUpText typed, Piece name) => name.IsKorean || PlainText.IsMostlyHangul(typed.Letters)
        ? name.IsIn(typed) && AsksMeaningInKorean(typed.Letters, name.Letters)
        : name.IsIn(typed) && AsksMeaningInEnglish(typed.Words, name);

    private bool AsksMeaningInEnglish(string words, Piece name)
    {
        var rest = name.OutOf(words);
        return meaning.Any(asked => rest.Contains($" {asked} ", StringComparison.Ordinal))
            && meaning.Aggregate(rest, (left, asked) => left.Replace($" {asked} ", " ", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries).All(beside.Contains);
    }

    private bool AsksMeaningInKorean(string letters, string name)
    {
        var rest = letters.Length - name.Length;
        var frame = koreanMeaning.FirstOrDefault(asked => letters.Contains(asked, StringComparison.Ordinal));
        return frame is not null && rest - frame.Length <= MostKoreanBeside && !compares.Any(words => letters.Contains(words, StringComparison.Ordinal));
    }

    private bool IsQuestion(string text, FollowUpText typed) =>
        text.Contains('?', StringComparison.Ordinal)
        || typed.Words.AsSpan().Trim().Count(' ') < LongestTopic
        || (PlainText.IsMostlyHangul(text)
            ? koreanAsks.Any(words => typed.Letters.Contains(words, StringComparison.Ordinal))
            : text.Split('.', ',', ';', ':', '!', '\n').Any(Asks));

    private bool Asks(string clause)
    {
        var words = FollowUpText.Plain(clause);
        foreach (var join in joins.Where(join => words.StartsWith(join + " ", StringComparison.Ordinal)))
        {
            words = words[(join.Length + 1)..];
        }

        return asks.Any(asked => $"{words} ".StartsWith(asked + " ", StringComparison.Ordinal));
    }

    private static ImmutableArray<string> Plain(Phrasebook phrases, string key, Language language) => [.. phrases.Say(key, language).Split('|')
        .Select(FollowUpText.Plain).Select(words => language == Language.Korean ? words.Replace(" ", "", StringComparison.Ordinal) : words)];

    private sealed record Known(FollowUp FollowUp, ImmutableArray<Compiled> Wordings);

    /// <summary>A choice of a wording's part.</summary>
    private readonly record struct Piece(string Words, string Letters, bool MayGoOn, bool IsKorean)
    {
        public static Piece Of(string choice, Language language)
        {
            var words = FollowUpText.Plain(choice);
            return new Piece(words, words.Replace(" ", "", StringComparison.Ordinal), choice.EndsWith('*'), language == Language.Korean);
        }

        public bool IsIn(FollowUpText typed) => IsKorean ? typed.HasLetters(Letters) : typed.HasWords(Words, MayGoOn);

        /// <summary>What is left of the words without it, to the end of a word that it begins.</summary>
        public string OutOf(string words)
        {
            var at = words.IndexOf(MayGoOn ? $" {Words}" : $" {Words} ", StringComparison.Ordinal);
            return at < 0 ? words : words[..(at + 1)] + words[words.IndexOf(' ', at + 1 + Words.Length)..].TrimStart();
        }
    }

    private sealed record Compiled(ImmutableArray<ImmutableArray<Piece>> Parts, ImmutableArray<Piece> Without)
    {
        public IEnumerable<Piece> Names => Parts[0];

        public static Compiled Of(Wording wording) => new(
            [.. wording.Parts.Select(choices => choices.Select(choice => Piece.Of(choice, wording.Language)).ToImmutableArray())],
            [.. wording.Without.Select(choice => Piece.Of(choice, wording.Language))]);

        /// <summary>With how many letters it fits; 0 where it does not.</summary>
        public int WeightIn(FollowUpText typed)
        {
            var weight = 0;
            foreach (var choices in Parts)
            {
                var letters = choices.Where(piece => piece.IsIn(typed)).Select(piece => piece.Letters.Length).DefaultIfEmpty(0).Max();
                if (letters == 0)
                {
                    return 0;
                }

                weight += letters;
            }

            return Without.Any(piece => piece.IsIn(typed)) ? 0 : weight + Parts.Length;
        }
    }
}
