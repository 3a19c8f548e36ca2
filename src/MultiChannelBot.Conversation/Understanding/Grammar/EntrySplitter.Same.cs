using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What is said of one and holds of the next ("same for the Azure"), and lists that answer each other ("respectively").</summary>
internal sealed partial class EntrySplitter
{
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
        }
    }

    private static bool IsSameWord(string key) =>
        key is "ditto" or "likewise" or "idem" or "soare" or "sois" or "sodoes" or "sodo"
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
}
