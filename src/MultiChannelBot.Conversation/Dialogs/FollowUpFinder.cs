using System.Collections.Frozen;
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

    /// <summary>In UTF-16 units; in a longer clause words of a question stand beside each other by chance.</summary>
    private const int LongestClause = 100;

    /// <summary>So few words are a topic ("downtime", "cost history"), whatever their form.</summary>
    private const int LongestTopic = 2;

    /// <summary>Letters of Korean that may stand beside a term and the asking for its meaning: particles, "혹시", "정확히".</summary>
    private const int MostKoreanBeside = 8;

    private readonly ImmutableArray<Known> questions;
    private readonly ImmutableArray<Known> terms;
    private readonly ImmutableArray<string> asks;
    private readonly ImmutableArray<string> joins;
    private readonly ImmutableArray<string> koreanAsks;
    private readonly ImmutableArray<string> meaning;
    private readonly ImmutableArray<string> koreanMeaning;
    private readonly ImmutableArray<string> beside;
    private readonly ImmutableArray<string> compares;
    private readonly ImmutableArray<string> tells;
    private readonly ImmutableArray<string> koreanTells;
    private readonly ImmutableArray<string> articles;
    private readonly ImmutableArray<string> particles;

    // Most messages state something. That they ask nothing of all this is seen from a few words, without looking for each term.
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> beginnings;
    private readonly ImmutableArray<string> meaningWords;
    private readonly int longestBare;
    private readonly int mostBareWords;

    public FollowUpFinder(ImmutableArray<FollowUp> followUps, Phrasebook phrases)
    {
        ImmutableArray<Known> known = [.. followUps.Select(followUp => new Known(followUp, [.. followUp.Wordings.Select(FollowUpWording.Of)]))];
        questions = [.. known.Where(one => !one.FollowUp.IsTerm)];
        terms = [.. known.Where(one => one.FollowUp.IsTerm)];
        asks = Plain(phrases, "follow-up.asks", Language.English);
        joins = [.. LanguageCodes.All.SelectMany(language => Plain(phrases, "follow-up.joins", language)).Select(words => words + " ")];
        koreanAsks = Plain(phrases, "follow-up.asks", Language.Korean);
        meaning = [.. Plain(phrases, "follow-up.meaning", Language.English).OrderByDescending(words => words.Length).Select(words => $" {words} ")];
        koreanMeaning = [.. Plain(phrases, "follow-up.meaning", Language.Korean).OrderByDescending(words => words.Length)];
        beside = [.. LanguageCodes.All.SelectMany(language => Plain(phrases, "follow-up.beside", language))];
        compares = [.. LanguageCodes.All.SelectMany(language => Plain(phrases, "follow-up.compares", language))];
        tells = [.. Plain(phrases, "follow-up.tells", Language.English).Select(words => $" {words} ")];
        koreanTells = Plain(phrases, "follow-up.tells", Language.Korean);
        articles = Plain(phrases, "follow-up.around", Language.English);
        particles = ["", .. Plain(phrases, "follow-up.around", Language.Korean)];
        beginnings = asks.Concat(joins).Select(FirstWord).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        meaningWords = [.. meaning.Where(words => !meaning.Any(other => other != words && words.Contains(other, StringComparison.Ordinal)))
            .Select(words => $" {FirstWord(words)} ").Distinct()];
        var names = terms.SelectMany(one => one.Wordings).SelectMany(wording => wording.Names).ToList();
        longestBare = names.Where(name => name.IsKorean).Select(name => name.Letters.Length).DefaultIfEmpty().Max() + particles.Max(particle => particle.Length);
        mostBareWords = names.Select(name => name.Words.Count(' ') + 1).DefaultIfEmpty().Max();
    }

    /// <summary>The question that a text asks; null for none.</summary>
    public FollowUp? Find(string text) => text.Length > LongestQuestion ? null : Find(text, FollowUpText.Of(text));

    /// <summary>The same of a text that was taken apart already.</summary>
    public FollowUp? Find(string text, FollowUpText typed)
    {
        if (text.Length > LongestQuestion)
        {
            return null;
        }

        var question = IsQuestion(text, typed) ? Question(typed) : null;

        // "What is an indirect reseller?" asks for the term; in Korean the asking words are too short to tell "what it can do" apart.
        return PlainText.IsMostlyHangul(text) ? question ?? Term(typed) : Term(typed) ?? question;
    }

    /// <summary>True for a short question with a mark in which several things that belong together point at the same question.</summary>
    public bool IsSure(string text, FollowUp found) =>
        text.Length <= LongestClause && text.AsSpan().TrimEnd().EndsWith('?')
        && FollowUpText.Of(text) is var typed
        && questions.Concat(terms).First(one => one.FollowUp == found).Wordings.Any(wording => wording.Parts.Length > 1 && wording.WeightIn(typed) > 0);

    /// <summary>
    /// The question that a message asks beside what it tells: the last clause that asks one, or the sentence around it. A topic
    /// without the form of a question ("..., cost history") is part of what is told, and so is a question with a wish in it.
    /// </summary>
    public FollowUp? FindBeside(string text)
    {
        foreach (var sentence in Sentences(text).Reverse())
        {
            if (MayAsk(sentence) && !Tells(sentence) && FindWithin(sentence) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private bool MayAsk(string clause) => clause.EndsWith('?') || IsInQuestionForm(clause);

    private FollowUp? FindWithin(string sentence) => sentence.Split(',', ';', ':').Reverse().Append(sentence)
        .Where(clause => clause.Length <= LongestClause && MayAsk(clause))
        .Select(Find).FirstOrDefault(found => found is not null);

    /// <summary>True for a question with a wish in it ("what do I sign so you can look after it?"): what it names is told by it.</summary>
    public bool Tells(string text)
    {
        var typed = FollowUpText.Of(text);
        return tells.Any(typed.HasWords)
            || koreanTells.Any(letters => typed.Letters.Contains(letters, StringComparison.Ordinal));
    }

    /// <summary>The term that is all of a text, but for an article, particles of Korean and a question mark.</summary>
    public FollowUp? BareTerm(FollowUpText typed)
    {
        if (typed.Letters.Length > longestBare && HasMoreWords(typed.Words, mostBareWords))
        {
            return null;
        }

        foreach (var one in terms)
        {
            foreach (var wording in one.Wordings)
            {
                foreach (var name in wording.Names)
                {
                    if (IsAll(typed, name))
                    {
                        return one.FollowUp;
                    }
                }
            }
        }

        return null;
    }

    private bool IsAll(FollowUpText typed, FollowUpPiece name) => name.IsKorean
        ? typed.Letters.StartsWith(name.Letters, StringComparison.Ordinal) && particles.Contains(typed.Letters[name.Letters.Length..])
        : name.IsIn(typed) && name.Around(typed.Words, out var before) is var after && IsOfArticles(before) && IsOfArticles(after);

    /// <summary>True for more words than so many, articles not counted.</summary>
    private bool HasMoreWords(ReadOnlySpan<char> words, int most)
    {
        var count = 0;
        foreach (var word in words.Split(' '))
        {
            count += words[word] is { IsEmpty: false } one && !IsArticle(one) ? 1 : 0;
        }

        return count > most;
    }

    private bool IsOfArticles(ReadOnlySpan<char> words)
    {
        foreach (var word in words.Split(' '))
        {
            if (words[word] is { IsEmpty: false } one && !IsArticle(one))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsArticle(ReadOnlySpan<char> word)
    {
        foreach (var article in articles)
        {
            if (word.SequenceEqual(article))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '?' or '!' or '\n' || (text[at] == '.' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]))))
            {
                yield return text[start..(at + 1)].Trim();
                start = at + 1;
            }
        }

        yield return text[start..].Trim();
    }

    private FollowUp? Question(FollowUpText typed) => Heaviest(questions, typed, static (_, wording, typed) => wording.WeightIn(typed));

    /// <summary>A term whose meaning is asked; alone it may as well be the answer to a question.</summary>
    private FollowUp? Term(FollowUpText typed) => !MayAskMeaning(typed) ? null : Heaviest(terms, typed, static (finder, wording, typed) => finder.LongestAsked(wording, typed));

    /// <summary>The first of those that fit with the most letters; null where none fits.</summary>
    private FollowUp? Heaviest(ImmutableArray<Known> among, FollowUpText typed, Func<FollowUpFinder, FollowUpWording, FollowUpText, int> weigh)
    {
        var (heaviest, most) = ((FollowUp?)null, 0);
        foreach (var one in among)
        {
            foreach (var wording in one.Wordings)
            {
                if (weigh(this, wording, typed) is var weight && weight > most)
                {
                    (heaviest, most) = (one.FollowUp, weight);
                }
            }
        }

        return heaviest;
    }

    private bool MayAskMeaning(FollowUpText typed)
    {
        foreach (var word in meaningWords)
        {
            if (typed.HasWords(word))
            {
                return true;
            }
        }

        foreach (var asked in koreanMeaning)
        {
            if (typed.Letters.Contains(asked, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private int LongestAsked(FollowUpWording wording, FollowUpText typed)
    {
        var longest = 0;
        foreach (var name in wording.Names)
        {
            longest = name.Letters.Length > longest && AsksMeaning(typed, name) ? name.Letters.Length : longest;
        }

        return longest;
    }

    private bool AsksMeaning(FollowUpText typed, FollowUpPiece name) => name.IsIn(typed)
        && (name.IsKorean || PlainText.IsMostlyHangul(typed.Letters)
            ? AsksMeaningInKorean(typed.Letters, name.Letters)
            : AsksMeaningInEnglish(typed.Words, name));

    private bool AsksMeaningInEnglish(string words, FollowUpPiece name)
    {
        var rest = name.OutOf(words);
        return meaning.Any(asked => rest.Contains(asked, StringComparison.Ordinal))
            && meaning.Aggregate(rest, (left, asked) => left.Replace(asked, " ", StringComparison.Ordinal))
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
        || (PlainText.IsMostlyHangul(text) ? AsksInKorean(typed) : IsInQuestionForm(text));

    /// <summary>True where Korean asks, or where English begins with a word of asking.</summary>
    private bool IsInQuestionForm(string text)
    {
        if (PlainText.IsMostlyHangul(text))
        {
            return AsksInKorean(FollowUpText.Of(text));
        }

        foreach (var clause in text.AsSpan().SplitAny(".,;:!\n"))
        {
            if (MayBeginQuestion(text.AsSpan(clause)) && Asks(text[clause]))
            {
                return true;
            }
        }

        return false;
    }

    private bool AsksInKorean(FollowUpText typed)
    {
        foreach (var words in koreanAsks)
        {
            if (typed.Letters.Contains(words, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>False where the first word begins no question; true, too, where the word cannot be told from its letters alone.</summary>
    private bool MayBeginQuestion(ReadOnlySpan<char> clause)
    {
        var start = 0;
        while (start < clause.Length && char.IsAscii(clause[start]) && !char.IsAsciiLetterOrDigit(clause[start]))
        {
            start++;
        }

        var end = start;
        while (end < clause.Length && char.IsAsciiLetterOrDigit(clause[end]))
        {
            end++;
        }

        return (end < clause.Length && clause[end] is ('\'' or < ' ' or > '~')) || beginnings.Contains(clause[start..end]);
    }

    private bool Asks(string clause)
    {
        var words = FollowUpText.Plain(clause).AsSpan();
        foreach (var join in joins)
        {
            words = words.StartsWith(join, StringComparison.Ordinal) ? words[join.Length..] : words;
        }

        foreach (var asked in asks)
        {
            if (words.StartsWith(asked, StringComparison.Ordinal) && (words.Length == asked.Length || words[asked.Length] == ' '))
            {
                return true;
            }
        }

        return false;
    }

    private static string FirstWord(string words) => words.Trim().Split(' ')[0];

    private static ImmutableArray<string> Plain(Phrasebook phrases, string key, Language language) => [.. phrases.Say(key, language).Split('|')
        .Select(FollowUpText.Plain).Select(words => language == Language.Korean ? words.Replace(" ", "", StringComparison.Ordinal) : words)];

    private sealed record Known(FollowUp FollowUp, ImmutableArray<FollowUpWording> Wordings);
}
