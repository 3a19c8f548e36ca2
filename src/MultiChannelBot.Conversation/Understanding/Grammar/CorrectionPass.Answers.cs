using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// Answers called by what they are about: "redo the question on managing or moving", "the government cloud answer", "EA라고 답한 거
/// 수정". What they are called by states nothing.
/// </summary>
internal sealed partial class CorrectionPass
{
    private const int FarthestAnswer = 4;
    private const int FarthestName = 7;
    private const int MostUnknownInName = 2;

    private static readonly string[] Abouts = ["about", "on", "for", "regarding", "concerning", "asto", "of", "to", "where", "who", "whom", "how", "when", "what", "whether", "which", "if"];

    private static readonly string[] NewOnes = ["a", "an", "another", "any", "some", "no", "one", "further", "quick", "your", "their", "his", "her"];

    private static void ReadAnswerToChange(Message message)
    {
        for (var verb = 0; verb < message.Items.Count; verb++)
        {
            if (!(message.Items[verb].Has(Cue.ChangeVerb) || IsAnsweredAgain(message, verb)) || IsDenied(message, verb))
            {
                continue;
            }

            var answer = AnswerOf(message, verb);
            if (answer >= 0 && (AboutAfter(message, answer) ?? NamedBy(message, answer) ?? AboutBefore(message, answer)) is { } fact)
            {
                message.Act = Act.Change;
                message.ChangeOf = fact;
                return;
            }
        }
    }

    // "I want to answer the seats or consumption question again", "can we do the cloud one differently".
    private static bool IsAnsweredAgain(Message message, int at)
    {
        // "EA라고 한 답변 취소하고 싶어요", "cancel my answer about the channel": what is cancelled is an answer.
        if (message.Items[at].Phrase?.Key is "cancel" or ['취', '소', ..] or ['철', '회', ..])
        {
            return true;
        }

        if (message.Items[at].Phrase?.Key is not ("again" or "oncemore" or "differently" or "anew"))
        {
            return false;
        }

        for (var before = message.ClauseStart(at); before < at; before++)
        {
            if (message.Items[before].Phrase?.Key is "answer" or "ask" or "askme" or "do" or "take" or "redo" or "fillin" or "goover" or "gothrough")
            {
                return true;
            }
        }

        return false;
    }

    // What is to be changed: right after the verb in English, before it in Korean and in "the cloud question, let me redo that one".
    private static int AnswerOf(Message message, int verb)
    {
        var end = Math.Min(message.ClauseEnd(verb), verb + 1 + FarthestAnswer);
        for (var at = verb; at < end; at++)
        {
            if (IsAnswer(message, at))
            {
                return at;
            }

            if (message.Items[at].IsUnknown || message.Items[at].Has(Cue.To))
            {
                break;
            }
        }

        return NamesAnything(message, verb + 1, message.SentenceEnd(verb)) ? -1 : AnswerBefore(message, verb);
    }

    private static int AnswerBefore(Message message, int verb)
    {
        var start = message.SentenceStart(verb);
        for (var at = verb - 1; at >= start; at--)
        {
            if (IsAnswer(message, at))
            {
                return message.Items[at].Particle == Particle.Copula && !message.Items[at].Has(Cue.Earlier) ? -1 : at;
            }

            // "업체가 답변을 안 줘서 다른 데로 바꾸고 싶어요": something else is to be changed.
            if (message.Items[at].Has(Cue.Not | Cue.NotAfter | Cue.Another | Cue.To | Cue.Seller | Cue.Customer))
            {
                return -1;
            }
        }

        return -1;
    }

    // "I have a question about the EA" has not been asked yet, and "your answer" is not the speaker's.
    private static bool IsAnswer(Message message, int at) =>
        (message.Items[at].Phrase?.Has<Sense.NamesAnswer>() == true || HoldsAnswer(message.Items[at].Phrase))
        && !(at > 0 && message.Items[at].Gap <= Gap.Space && NewOnes.Contains(message.Items[at - 1].Phrase?.Key));

    // "the seats or consumption question" in one phrase.
    private static bool HoldsAnswer(Phrase? phrase) =>
        phrase?.Has<Sense.NamesFact>() == true && (phrase.Key.EndsWith("question", StringComparison.Ordinal) || phrase.Key.EndsWith("answer", StringComparison.Ordinal) || phrase.Key.EndsWith("답변", StringComparison.Ordinal) || phrase.Key.EndsWith("질문", StringComparison.Ordinal));

    private static bool NamesAnything(Message message, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (FactAt(message, at) is not null)
            {
                return true;
            }
        }

        return false;
    }

    // "my answer about the EA", "the one on who sold it".
    private static Fact? AboutAfter(Message message, int answer)
    {
        var end = Math.Min(message.ClauseEnd(answer), answer + 1 + FarthestName);
        if (answer + 1 >= end || message.Items[answer].Phrase!.EndsInHangul || !(Abouts.Contains(message.Items[answer + 1].Phrase?.Key) || EndsInAbout(message.Items[answer].Phrase!.Key) || FactAt(message, answer + 1) is not null))
        {
            return null;
        }

        for (var at = answer + 1; at < end; at++)
        {
            if (FactAt(message, at) is { } fact)
            {
                SetAside(message, answer + 1, end, fact);
                return fact;
            }
        }

        return null;
    }

    private static Fact? NamedBy(Message message, int answer) =>
        message.Items[answer].Phrase?.Find<Sense.NamesFact>() is { Fact: not Fact.Product } named ? named.Fact : null;

    private static bool EndsInAbout(string key) => key.EndsWith("about", StringComparison.Ordinal) || key.EndsWith("on", StringComparison.Ordinal) || key.EndsWith("regarding", StringComparison.Ordinal) || key.EndsWith("where", StringComparison.Ordinal) || key.EndsWith("asking", StringComparison.Ordinal);

    // "the seats or consumption question", "어디서 샀냐는 질문", "클라우드 쪽 답변".
    private static Fact? AboutBefore(Message message, int answer)
    {
        var (start, unknown) = (Math.Max(message.SentenceStart(answer), answer - FarthestName), 0);
        for (var at = answer - 1; at >= start && unknown <= MostUnknownInName; at--)
        {
            if (FactAt(message, at) is { } fact)
            {
                SetAside(message, start, answer, fact);
                return fact;
            }

            unknown += message.Items[at].IsUnknown ? 1 : 0;
        }

        return null;
    }

    // A value says which answer is meant as well as the name of the fact does, and so does "who sold it".
    private static Fact? FactAt(Message message, int at)
    {
        var item = message.Items[at];
        if (item.Phrase?.Find<Sense.NamesFact>() is { Fact: not Fact.Product } named)
        {
            return named.Fact;
        }

        Fact? fact = null;
        foreach (var mention in message.Mentions)
        {
            if (mention.At == at && mention.Date is null && mention.Fact != Fact.Product && (fact is null or Fact.ServiceType))
            {
                fact = mention.Fact;
            }
        }

        return fact ?? (item.Has(Cue.TermEnd) ? Fact.TermEnd
            : item.Has(Cue.Sold | Cue.Seller | Cue.Buy) && !item.Has(Cue.ChangeVerb) ? Fact.PurchaseChannel
            : null);
    }

    private static void SetAside(Message message, int from, int to, Fact fact)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.At >= from && mention.At < to && mention.Date is null)
            {
                mention.Mark(Standing.Others);
                _ = message.Likely.Remove(mention.Value);
            }
        }

        foreach (var mention in message.Of(fact))
        {
            if ((mention.At < from || mention.At >= to) && mention.Standing is Standing.Target or Standing.Bare)
            {
                mention.Restore();
            }
        }
    }

    // "Could you ask me about the end date again? I need to change that answer.": which one stands in the sentence before.
    private static int StartOfNamed(Message message, int verb)
    {
        var start = message.SentenceStart(verb);
        return start > 0 && message.Items[verb].Phrase!.Key.EndsWith("thatanswer", StringComparison.Ordinal) ? message.SentenceStart(start - 1) : start;
    }

    private static Fact? FactNamed(Message message) => FactNamed(message, 0, message.Items.Count) is { } fact && !(fact == Fact.TermEnd && IsOnPaper(message, 0)) ? fact : null;

    private static Fact? FactNamed(Message message, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (message.Items[at].Phrase?.Find<Sense.NamesFact>() is { } named)
            {
                return named.Fact;
            }
        }

        return null;
    }
}
