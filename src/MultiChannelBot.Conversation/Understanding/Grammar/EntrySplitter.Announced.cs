using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What a heading or an announcement says of all that is listed below it.</summary>
internal sealed partial class EntrySplitter
{
    // "다른 CSP에서 산 게 두 종류예요. ...": how many there are is counted beside it, and none is named yet.
    private bool HeadsList(Mention mention)
    {
        if (mention.Fact is not Fact.PurchaseChannel)
        {
            return false;
        }

        for (var at = mention.At + 1; at < message.SentenceEnd(mention.At); at++)
        {
            if (message.NamesAny(at))
            {
                return false;
            }

            if (message.Items[at].Phrase is { } phrase && Counts.Contains(phrase.Key))
            {
                return true;
            }
        }

        return false;
    }

    private bool SaidOf(Mention mention, Cue cue)
    {
        if (mention.Fact is not (Fact.Intent or Fact.PurchaseChannel or Fact.TermEnd))
        {
            return false;
        }

        var (start, end) = (message.ClauseStart(mention.At), message.ClauseEnd(mention.At));
        if (cue == Cue.Both && message.Any(Cue.Rest, start, mention.At))
        {
            // "나머지 라이선스는 전부 EA": all of those.
            return false;
        }

        return message.Any(cue, start, end) || IsAnnounced(start, cue) || (cue == Cue.Both && mention.At >= 0 && NamesAll(message.Item(mention).Phrase));
    }

    // "same for both: they want us as the partner": the clause before says no more than of which.
    private bool IsAnnounced(int clause, Cue cue)
    {
        if (clause <= 0 || message.Items[clause].Gap != Gap.Break || message.Items[clause - 1].Sentence != message.Items[clause].Sentence)
        {
            return false;
        }

        var start = message.ClauseStart(clause - 1);
        return message.Any(cue, start, clause) && !mentions.Exists(mention => mention.At >= start && mention.At < clause);
    }

    // "take both", "get everything": the word stands in the phrase of the wish itself.
    private static bool NamesAll(Phrase? phrase) =>
        phrase is { EndsInHangul: false } && Array.Exists(Alls, all => phrase.Key.Contains(all, StringComparison.Ordinal));
}
