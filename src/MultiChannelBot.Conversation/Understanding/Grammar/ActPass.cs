using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// Acts are about the conversation: a phrase is one only where its clause or the whole message holds nothing else. A courtesy
/// around facts is none.
/// </summary>
internal sealed partial class ActPass : IPass
{
    /// <summary>"thank you ever so much", "thx, taht was usefull": words that thanks may bring along.</summary>
    private const int MostUnknownInThanks = 2;

    /// <summary>The "many thanks" below a mail is none.</summary>
    private const int LongestThanks = 14;

    private const int LongestPlea = 16;

    /// <summary>Which act wins where several stand in one message; courtesies last.</summary>
    private static readonly Act[] Rank = [Act.Restart, Act.Cancel, Act.Back, Act.Human, Act.Unsure, Act.Help, Act.Thanks, Act.Greeting];

    public void Apply(Message message)
    {
        if (message.Act is not null || message.Any(Cue.Injection))
        {
            return;
        }

        var found = Found(message);
        foreach (var act in Rank)
        {
            if ((found & Bit(act)) != 0)
            {
                message.Act = act;
                return;
            }
        }
    }

    // A bit for each act.
    private static int Found(Message message)
    {
        var found = 0;
        var hasFacts = message.Mentions.Any(mention => mention.IsHeld && mention.Fact != Fact.Product);
        for (var at = 0; at < message.Items.Count; at++)
        {
            foreach (var sense in message.Items[at].Phrase?.Senses ?? [])
            {
                if (sense is Sense.Asks asks && (asks.Act == Act.Thanks ? IsThanks(message, at) : Fitting(message, at, asks.Fits)) && !(hasFacts && IsCourtesy(asks.Act)) && !IsEndOfTerm(message, at) && !(asks.Act == Act.Restart && message.Any(Cue.OffTopic)))
                {
                    found |= Bit(asks.Act);
                }
            }

            if (message.Items[at].Has(Cue.Doubt) && !IsDoubtOffTopic(message, at) && !IsOfOffer(message, at) && !IsDoubtOfElse(message, at, hasFacts))
            {
                found |= Bit(Act.Unsure);
            }
        }

        return found;
    }

    // "10월 15일 종료요" ends a term, not the conversation.
    private static bool IsEndOfTerm(Message message, int at) => message.Items[at].Has(Cue.TermEnd) && message.Held(Fact.TermEnd).Any();

    private static int Bit(Act act) => 1 << (int)act;

    private static bool IsCourtesy(Act act) => act is Act.Help or Act.Thanks or Act.Greeting;

    private static bool Fitting(Message message, int at, Fits fits) => fits switch
    {
        // "Outlook is down since this morning. Could somebody call me back?" below a ticket is about the fault.
        Fits.Anywhere => !IsOffTopic(message, at) && !(message.Items.Count > LongestPlea && message.Any(Cue.OffTopic)),
        Fits.Clause => !message.Any(Cue.OffTopic | Cue.Price, message.ClauseStart(at), message.ClauseEnd(at)) && IsEmpty(message, message.ClauseStart(at), message.ClauseEnd(at)),
        _ => IsEmpty(message, 0, message.Items.Count),
    };

    private static bool IsThanks(Message message, int at) =>
        (message.Items.Count <= LongestThanks || IsClosing(message, at))
        && !message.Any(Cue.OffTopic | Cue.Price, message.ClauseStart(at), message.ClauseEnd(at))
        && !(message.Items[at].Phrase!.Key.StartsWith("thats", StringComparison.Ordinal) && !IsEmpty(message, 0, message.Items.Count, MostUnknownInThanks))
        && IsEmpty(message, message.ClauseStart(at), message.ClauseEnd(at), message.Asked is null ? MostUnknownInThanks : 0);

    // "The customer accepted the request this morning. Many thanks for your help!": for what is over, with nothing asked or named.
    private static bool IsClosing(Message message, int at) =>
        message.Items.Count <= 2 * LongestThanks && message.Items[at].Phrase!.Key.Contains("for", StringComparison.Ordinal)
        && !message.Asks && !message.Mentions.Exists(mention => mention.IsHeld) && !message.Any(Cue.OffTopic | Cue.Price | Cue.Question | Cue.Please | Cue.Must | Cue.Whether);

    private static bool IsOffTopic(Message message, int at) =>
        message.Any(Cue.OffTopic | Cue.Price | Cue.Definition, message.SentenceStart(at), message.SentenceEnd(at));

    // "그게 무슨 차이인지 판단이 안 서네요" answers what was asked; "비용 권고가 떴는데, 어디서 샀는지 모르겠어요" says what it is of.
    private static bool IsDoubtOffTopic(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        return NamesFact(message, start, end)
            ? message.Any(Cue.OffTopic | Cue.Price | (message.Any(Cue.Buy | Cue.Sold, start, end) ? Cue.None : Cue.Definition), start, end)
            : message.Any(Cue.OffTopic | Cue.Price | (message.Asked is null ? Cue.Definition : Cue.None), message.SentenceStart(at), message.SentenceEnd(at));
    }

    // "오픈 라이선스를 제안받았는데 결정은 안 했어요": what is open is the offer, not the answer.
    private static bool IsOfOffer(Message message, int at) =>
        (message.Items[at].Phrase!.Key is ['결', '정', ..] or ['결', '론', ..] || message.Items[at].Phrase!.Key.Contains("decided", StringComparison.Ordinal)) && message.Any(Cue.Offer, message.SentenceStart(at), message.SentenceEnd(at));

    private static bool NamesFact(Message message, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (message.Items[at].Phrase?.Has<Sense.NamesFact>() == true)
            {
                return true;
            }
        }

        return false;
    }

    // Nothing else that means something: no value, no unknown word.
    private static bool IsEmpty(Message message, int start, int end, int mostUnknown = 0)
    {
        var unknown = 0;
        for (var at = start; at < end; at++)
        {
            var item = message.Items[at];
            if (item.IsUnknown || item.IsNumber)
            {
                unknown++;
            }
            else if (!IsSoft(item) || message.NamesAny(at))
            {
                return false;
            }
        }

        return unknown <= mostUnknown;
    }

    private static bool IsSoft(Item item) =>
        item.IsFiller
        || item.Phrase!.Has<Sense.Asks>()
        || item.Phrase!.Has<Sense.NamesAnswer>()
        || item.Has(Cue.And | Cue.But | Cue.Or | Cue.Please | Cue.Correction | Cue.WeakCorrection | Cue.Earlier | Cue.Want | Cue.No | Cue.Self | Cue.Us | Cue.This | Cue.To | Cue.Doubt | Cue.Question | Cue.Now | Cue.Our | Cue.Must | Cue.Both | Cue.Through | Cue.NewCustomer);
}
