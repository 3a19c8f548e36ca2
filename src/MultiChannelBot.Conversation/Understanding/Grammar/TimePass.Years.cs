using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Korean tells by a year, and by what it sets against it, that something is over: "재작년에는 통신사 번들이었죠".</summary>
internal sealed partial class TimePass
{
    private const int FarthestCopula = 3;

    // "재작년에는 통신사 번들이었죠"; "작년엔 EA로 샀는데 지금은 어디서 사는지 몰라요". What was bought last year is held yet: "작년에 EA로 샀어요".
    private static bool IsOfThen(Message message, Mention mention)
    {
        var (start, end) = (message.ClauseStart(mention.At), message.ClauseEnd(mention.At));
        var year = YearAt(message, start, mention.At);
        if (year < 0 || message.Any(Cue.Now, year + 1, end))
        {
            return false;
        }

        return (mention.Fact == Fact.PurchaseChannel && WasSo(message, mention.At, end)) || (IsSetAgainst(message, year, mention.At) && IsOtherwiseNow(message, mention, end));
    }

    private static int YearAt(Message message, int start, int at)
    {
        for (var year = at - 1; year >= start; year--)
        {
            if (IsYear(message.Items[year]))
            {
                return year;
            }
        }

        return -1;
    }

    private static bool IsYear(Item item) =>
        item.Phrase is { EndsInHangul: true, Key: var key } && (item.IsFiller || item.IsDecoy)
        && key is ['작', '년', ..] or ['재', '작', '년', ..] or ['지', '난', '해', ..] or ['그', '해', ..] or ['년', '전', ..] or ['몇', '년', '전', ..] or ['지', '난', '달', ..] or ['달', '전', ..] or ['개', '월', '전', ..] or ['상', '반', '기', ..];

    // "였죠", "이었어요" right after it.
    private static bool WasSo(Message message, int at, int end)
    {
        for (var next = at + 1; next < Math.Min(end, at + FarthestCopula); next++)
        {
            if (message.Items[next].Phrase?.Key is ['였', ..] or ['이', '었', ..])
            {
                return true;
            }

            if (!message.Items[next].IsFiller)
            {
                return false;
            }
        }

        return false;
    }

    // "작년엔", "몇 년 전에는", or "작년에 썼지만": set against what follows.
    private static bool IsSetAgainst(Message message, int year, int at) =>
        message.Items[year].Particle == Particle.Topic
        || message.Items[year].Phrase!.Key is [.., '는' or '엔' or '은']
        || message.Any(Cue.WeakPast, at + 1, message.ClauseEnd(at));

    // Another one holds now, or nobody knows which.
    private static bool IsOtherwiseNow(Message message, Mention mention, int from)
    {
        var last = from < message.Items.Count ? message.SentenceEnd(from) : from;
        var now = message.First(Cue.Now, from, last);
        if (now < 0)
        {
            return false;
        }

        var fact = mention.Fact == Fact.PurchaseChannel ? Fact.PurchaseChannel : Fact.ServiceType;
        foreach (var other in message.Of(fact))
        {
            if (other.At > now && other.At < last && other.Value != mention.Value && other.Standing is Standing.Held or Standing.Bare)
            {
                return true;
            }
        }

        return fact == Fact.PurchaseChannel && message.Any(Cue.Doubt | Cue.Ended, now + 1, last);
    }

    // "작년엔 애저를 썼지만 지금은 E3뿐이에요": the product of then.
    private static void MarkProductsOfThen(Message message)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention is { IsHeld: true, Fact: Fact.ServiceType or Fact.Product } && IsOfThen(message, mention))
            {
                mention.Mark(Standing.Past);
            }
        }
    }

    // "이전: 오픈 / 현재: EA": a heading beside that of the present, and no move.
    private static bool HeadsNow(Message message, int from)
    {
        for (var at = from + 1; at < message.Items.Count; at++)
        {
            if (message.Items[at].Gap == Gap.Break && message.Items[at - 1].Has(Cue.Now))
            {
                MarkHeading(message, from - 1);
                return true;
            }
        }

        return false;
    }

    private static void MarkHeading(Message message, int heading)
    {
        foreach (var intent in message.Held(Fact.Intent))
        {
            if (intent.At == heading)
            {
                intent.Mark(Standing.Others);
            }
        }
    }
}
