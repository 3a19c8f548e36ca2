using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>An earlier answer called wrong: by its value, with what takes its place, or by the names of the facts.</summary>
internal sealed partial class CorrectionPass
{
    /// <summary>"EA라고 답했는데 틀렸습니다. 죄송합니다. MPSA로 정정": how many sentences on the right value may stand.</summary>
    private const int FarthestRight = 2;

    private static readonly string[] Wrongs = ["wrong", "incorrect", "notright", "notcorrect", "toofast", "tooquick", "tooearly", "toosoon", "toohasty", "mistake", "inerror", "areoff", "wereoff", "wasoff", "틀렸", "틀린", "틀립", "틀려", "잘못", "오류", "착오", "실수", "오답", "rubbish", "nonsense", "garbage", "bogus", "gibberish", "엉터리", "헛소리"];

    private static void ReadWrong(Message message)
    {
        for (var at = 0; at < message.Items.Count && message.Act != Act.Change; at++)
        {
            if (IsWrong(message.Items[at]))
            {
                var start = StartOfAnswer(message, at);
                if (SpeaksOfAnswer(message, start, message.SentenceEnd(at)) && !ReplaceSaid(message, start, at))
                {
                    ReadNamesOfWrong(message, start, at);
                    if (message.Act != Act.Change)
                    {
                        ReadAnswersAfter(message, at);
                    }
                }
            }
        }
    }

    // The cues come first, as they are looked up without a look at letters.
    private static bool IsWrong(Item item) =>
        (item.Has(Cue.Correction | Cue.ChangeVerb | Cue.NotAfter | Cue.Earlier) || item.IsDecoy) && item.Phrase!.Key.ContainsAny(Wrongs);

    // "In my reply I wrote EA. That was wrong.": the sentence before holds what is wrong.
    private static int StartOfAnswer(Message message, int wrong)
    {
        var start = message.SentenceStart(wrong);
        return start > 0 && wrong - start < 2 ? message.SentenceStart(start - 1) : start;
    }

    private static bool SpeaksOfAnswer(Message message, int from, int to)
    {
        if (message.Any(Cue.Earlier, from, to))
        {
            return true;
        }

        for (var at = from; at < to; at++)
        {
            if (message.Items[at].Phrase is { } phrase && (phrase.Has<Sense.NamesAnswer>() || phrase.Key.EndsWith("answer", StringComparison.Ordinal) || phrase.Key.StartsWith("답변", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    // "아까 EA라고 말씀드린 거 잘못됐어요. 오픈 라이선스로 수정": the value that is wrong goes, the next one of its fact stays.
    private static bool ReplaceSaid(Message message, int from, int wrong)
    {
        if (LastSaid(message, from, wrong) is not { } said || (Right(message, said, wrong) ?? OtherOffer(message, said, wrong)) is not { } right)
        {
            return false;
        }

        foreach (var mention in message.Mentions)
        {
            if (mention.At == right.At)
            {
                mention.Restore();
            }
            else if (mention.At < wrong && (mention.At == said.At || mention.Value == said.Value) && mention.Standing is Standing.Held or Standing.Bare)
            {
                mention.Restore();
                mention.Mark(Standing.TakenBack);
            }
        }

        Order(message, said.Fact);
        SetAsideNames(message);
        return true;
    }

    // The value named last before the word for wrong; an offer says more than the class that comes with it.
    private static Mention? LastSaid(Message message, int from, int wrong)
    {
        Mention? last = null;
        foreach (var mention in message.Mentions)
        {
            if (mention.At >= from && mention.At < wrong && mention.Date is null && mention.Fact is not Fact.Product && IsOpen(mention)
                && message.Item(mention).Phrase?.Has<Sense.NamesFact>() != true
                && (last is null || mention.At > last.At || (mention.At == last.At && last.Fact == Fact.ServiceType)))
            {
                last = mention;
            }
        }

        return last;
    }

    private static bool IsOpen(Mention mention) => mention.Standing is Standing.Held or Standing.Bare or Standing.Denied or Standing.Target;

    private static Mention? Right(Message message, Mention said, int wrong)
    {
        foreach (var mention in message.Of(said.Fact))
        {
            if (mention.At > wrong && mention.Value != said.Value && mention.Standing is Standing.Held or Standing.Bare or Standing.Target
                && message.Item(mention).Sentence <= message.Items[wrong].Sentence + FarthestRight)
            {
                return mention;
            }
        }

        return null;
    }

    // "the Azure plan was wrong, it's the legacy one": what answers the question of the offer stands for it.
    private static Mention? OtherOffer(Message message, Mention said, int after)
    {
        for (var at = after + 1; said.Fact == Fact.AzureOffer && at < message.Items.Count; at++)
        {
            if (ContrastPass.AnsweredAt(message.Items[at], Fact.AzureOffer) is { } offer && offer != said.Value)
            {
                var other = new Mention(at, offer, Needs.Nothing);
                message.Mentions.Add(other);
                message.Mentions.Add(new Mention(at, ServiceType.UsageBased, Needs.Nothing));
                return other;
            }
        }

        return null;
    }

    // "earlier answers on partner type and channel = both wrong": the one named first.
    private static void ReadNamesOfWrong(Message message, int from, int wrong)
    {
        for (var at = from; at < wrong; at++)
        {
            if (message.Items[at].Phrase?.Find<Sense.NamesFact>() is { Fact: not Fact.Product } named)
            {
                Order(message, named.Fact);
                RestoreOf(message, named.Fact, wrong);
                return;
            }
        }
    }

    private static void RestoreOf(Message message, Fact fact, int after)
    {
        foreach (var mention in message.Of(fact))
        {
            if (mention.At > after && mention.Standing is Standing.Bare or Standing.Target)
            {
                mention.Restore();
            }
        }

        SetAsideNames(message);
    }
}
