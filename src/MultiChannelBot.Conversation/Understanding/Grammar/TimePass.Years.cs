using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Korean tells by a year, and by what it sets against it, that something is over: "재작년에는 통신사 번들이었죠".</summary>
internal sealed partial class TimePass
{
    private const int FarthestCopula = 3;
    private const int FarthestCancelled = 9;

    // "cancelled a M365 subscription with their old CSP last year": what was ended, and with whom.
    private static bool IsEndedWith(Message message, int at)
    {
        var ended = message.Last(Cue.Ended, Math.Max(message.ClauseStart(at), at - FarthestCancelled), at);
        if (ended < 0 || message.Items[ended].Phrase!.EndsInHangul || SourcePass.Governor(message, at) is not { } way || way <= ended + 1 || !message.Items[way].Has(Cue.Through | Cue.From))
        {
            return false;
        }

        for (var between = ended + 1; between < way; between++)
        {
            var item = message.Items[between];
            if (!item.IsFiller && !item.IsNumber && !item.Has(Cue.Seats | Cue.Trade | Cue.Our) && item.Phrase?.Has<Sense.Points>() != true && !message.NamesAny(between))
            {
                return false;
            }
        }

        return message.Of(Fact.PurchaseChannel).Any(other => other.At > at && other.Value != PurchaseChannel.CspPartner);
    }

    private static readonly string[] Years = ["작년", "재작년", "지난해", "그해", "년전", "해전", "몇년전", "몇해전", "몇달전", "몇개월전", "수년전", "이년전", "일년전", "삼년전", "지난달", "달전", "개월전"];

    // "재작년에는 통신사 번들이었죠"; "작년엔 EA로 샀는데 지금은 어디서 사는지 몰라요". What was bought last year is held yet: "작년에 EA로 샀어요".
    private static bool IsOfThen(Message message, Mention mention)
    {
        var (start, end) = (message.ClauseStart(mention.At), message.ClauseEnd(mention.At));
        var year = mention.At < 0 ? -1 : YearAt(message, start, mention.At);
        if (year < 0 || message.Any(Cue.Now, year + 1, end))
        {
            return false;
        }

        return (mention.Fact == Fact.PurchaseChannel && WasSo(message, year, mention.At, end)) || (IsSetAgainst(message, year, mention.At) && IsOtherwiseNow(message, mention, end));
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
        item.Phrase is { EndsInHangul: true } phrase
        && (item.Has(Cue.Past) || ((item.IsFiller || item.IsDecoy) && (phrase.Key.StartsWithAny(Years) || phrase.Key.Contains("전까지", StringComparison.Ordinal))));

    // "였죠", "이었어요" right after it; "재작년까지는 EA를 썼어요".
    private static bool WasSo(Message message, int year, int at, int end)
    {
        if (IsSetAgainst(message, year, at) && IsUsedThen(message, at + 1, end))
        {
            return true;
        }

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

    private static bool IsUsedThen(Message message, int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (message.Items[at].Phrase?.Key is ['썼', ..] or ['사', '용', '했', ..] or ['이', '용', '했', ..] or ['있', '었', ..])
            {
                return true;
            }
        }

        return false;
    }

    // "작년엔", "몇 년 전에는", or "작년에 썼지만": set against what follows.
    private static bool IsSetAgainst(Message message, int year, int at) =>
        message.Items[year].Particle == Particle.Topic
        || message.Items[year].Phrase!.Key[^1] is '는' or '엔' or '은' or '지'
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
    private static void ReadHeadings(Message message)
    {
        for (var at = 0; at + 1 < message.Items.Count; at++)
        {
            if (message.Items[at].Phrase?.Key == "이전" && message.Items[at + 1].Gap == Gap.Break && message.ClauseStart(at) == at && HeadsNow(message, at + 1))
            {
                MarkBelow(message, at);
            }
        }
    }

    private static bool HeadsNow(Message message, int from)
    {
        for (var at = from + 1; at < message.Items.Count; at++)
        {
            if (message.Items[at].Gap == Gap.Break && message.Items[at - 1].Has(Cue.Now))
            {
                return message.NamesWithin(Fact.PurchaseChannel, from, at - 1);
            }
        }

        return false;
    }

    private static void MarkBelow(Message message, int heading)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.At == heading)
            {
                mention.Mark(Standing.Others);
            }
            else if (mention.At == heading + 1)
            {
                mention.Mark(Standing.Past);
            }
        }
    }
}
