using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What is said of one and holds of the next ("same for the Azure"), and lists that answer each other ("respectively").</summary>
internal sealed partial class EntrySplitter
{
    private const int FarthestObject = 6;

    private static readonly string[] Orders = ["respectively", "inthatorder", "각각"];

    // "E5 and Azure are on Open and EA respectively": the first of one list goes with the first of the other.
    private static void Interleave(Message message, List<Mention> held)
    {
        var order = message.Items.FindIndex(item => Orders.Contains(item.Phrase?.Key));
        if (order < 0)
        {
            return;
        }

        var (start, end) = (message.SentenceStart(order), message.SentenceEnd(order));
        var classes = held.FindAll(mention => IsClass(mention) && mention.At >= start && mention.At < end);
        foreach (var fact in (Fact[])[Fact.PurchaseChannel, Fact.Intent])
        {
            var others = held.FindAll(mention => mention.Fact == fact && mention.At >= start && mention.At < end);
            if (classes.Count < 2 || others.Count != classes.Count)
            {
                continue;
            }

            for (var at = 0; at < classes.Count; at++)
            {
                held.Remove(others[at]);
                held.Insert(held.FindLastIndex(mention => mention.At == classes[at].At) + 1, others[at]);
            }
        }
    }

    // "E3 stays on the EA; we want to move their Azure over": what is moved opens the next, and the wish is of it.
    private static void PutObjectsFirst(Message message, List<Mention> held)
    {
        for (var at = 0; at + 1 < held.Count; at++)
        {
            if (held[at].Fact != Fact.Intent || !IsClass(held[at + 1]) || !IsVerbOf(message, held[at], held[at + 1]))
            {
                continue;
            }

            var (intent, last) = (held[at], at + 1);
            while (last + 1 < held.Count && held[last + 1].At == held[at + 1].At)
            {
                last++;
            }

            held.RemoveAt(at);
            held.Insert(last, intent);
            at = last;
        }
    }

    // Nothing but small words between an English verb and what it is of, where another class was named before.
    private static bool IsVerbOf(Message message, Mention intent, Mention named)
    {
        if (intent.At < 0 || named.At <= intent.At || named.At - intent.At > FarthestObject || message.Item(intent).Clause != message.Item(named).Clause || message.Item(intent).Phrase?.EndsInHangul != false)
        {
            return false;
        }

        for (var at = intent.At + 1; at < named.At; at++)
        {
            if (message.Items[at].Has(Cue.And) || !message.Items[at].IsFiller && !message.Items[at].IsNumber && !message.Items[at].Has(Cue.Our | Cue.Seats | Cue.Trade | Cue.Customer))
            {
                return false;
            }
        }

        return true;
    }

    // "Dynamics on MPSA, we look after it. Same for the Azure."
    private void ShareSame()
    {
        for (var at = 1; at < entries.Count; at++)
        {
            if (entries[at].First(Fact.ServiceType) is { At: >= 0 } named && SaysSame(named))
            {
                ShareBetween(entries[at], entries[at - 1], Fact.Intent);
                ShareBetween(entries[at], entries[at - 1], Fact.PurchaseChannel);
            }
            else if (!entries[at].Has(Fact.ServiceType) && entries[at].First(Fact.PurchaseChannel) is { At: >= 0 } channel && IsOneMore(channel.At))
            {
                // "One Azure subscription is ..., and the second one sits in our EA": another of the same.
                ShareBetween(entries[at], entries[at - 1], Fact.ServiceType);
            }
        }
    }

    private bool IsOneMore(int channel)
    {
        for (var at = channel - 1; at >= message.SentenceStart(channel) && channel - at <= FarthestObject; at--)
        {
            if (message.Items[at].Phrase?.Key is "secondone" or "thesecondone" or "theotherone" or "otherone" || (PointPass.Ordinal(message.Items[at]) is not null && message.Items[at + 1].Phrase?.Key == "one"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSameWord(string key) =>
        key is "ditto" or "likewise" or "idem" or "soare" or "sois" or "sodoes" or "sodo" or "sowas" or "sowere" or "sodid" or "sohas"
        || key.StartsWith("same", StringComparison.Ordinal) || key.StartsWith("thesame", StringComparison.Ordinal)
        || key.StartsWith("마찬가지", StringComparison.Ordinal) || key.StartsWith("같은", StringComparison.Ordinal)
        || key.StartsWith("똑같", StringComparison.Ordinal) || key.StartsWith("동일", StringComparison.Ordinal);

    private bool SaysSame(Mention named)
    {
        var end = message.SentenceEnd(named.At);
        for (var at = message.SentenceStart(named.At); at < end; at++)
        {
            if (message.Items[at].Phrase?.Key is { } key && IsSameWord(key))
            {
                return true;
            }
        }

        return false;
    }

    // "EA로 산 오피스, 타 CSP의 애저, 타 CSP의 M365": a channel named anew just before a product is the product's own.
    private Mention? NamedAnew(Mention named, Entry known) =>
        known != current && named.Product is not null && !NamesKind(known, named.Product)
        && current.Last(Fact.PurchaseChannel) is { At: >= 0 } channel && channel != current.First(Fact.PurchaseChannel)
        && current.Mentions.FindLast(IsClass) is { } before && before.At < channel.At && channel.At < named.At && IsNear(channel, named)
        && known.Value(Fact.PurchaseChannel) is { } other && other != channel.Value
            ? channel
            : null;
}
