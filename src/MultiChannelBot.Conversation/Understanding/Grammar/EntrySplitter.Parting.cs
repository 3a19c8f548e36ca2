using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Two products of one class of which each has a wish of its own.</summary>
internal sealed partial class EntrySplitter
{
    // "Visio to be transferred to us, Project just to be supported", "비지오는 가져오고 팀즈는 두고 지원만".
    private bool PartByWish(Mention wish)
    {
        if (current.Last(Fact.Intent) is not { At: >= 0 } said || wish.At <= said.At || (FirstParted(said, wish) ?? ObjectParted(wish)) is not { } product)
        {
            return false;
        }

        // Joined, as what is said of one class later, "다 EA예요", is said of both.
        var whole = current;
        current = Open(joined: true);
        for (var at = 0; at < whole.Mentions.Count; at++)
        {
            var mention = whole.Mentions[at];
            if ((mention.At >= product.At || mention.Product == product.Product) && (IsClass(mention) || mention.Fact == Fact.Product))
            {
                current.Mentions.Add(mention);
                whole.Mentions.RemoveAt(at--);
            }
        }

        (whole.KeepsIntent, current.KeepsIntent) = (true, true);
        current.Mentions.Add(wish);
        if (whole.Last(Fact.PurchaseChannel) is { } channel)
        {
            current.Mentions.Add(channel);
        }

        return true;
    }

    // The product that opens what the second wish is said of; one must have been named for the first wish before.
    private Mention? FirstParted(Mention said, Mention wish)
    {
        if (!current.Mentions.Exists(mention => mention.Product is not null && mention.At >= 0 && mention.At < said.At))
        {
            return null;
        }

        return current.Mentions.Find(mention => mention.Product is not null && mention.At > said.At && mention.At < wish.At
            && message.Item(mention).Clause == message.Item(wish).Clause && OpensSubject(mention.At, said.At)
            && (!current.Mentions.Exists(other => other.Product == mention.Product && other.At < said.At) || IsEachNamedAgain(said, mention)));
    }

    // "Exchange와 Dynamics 둘 다 EA인데, Exchange는 관리만 하고 Dynamics는 이관": both were listed, and each is named again with its wish.
    private bool IsEachNamedAgain(Mention said, Mention product) => current.Mentions.Exists(first =>
        first.Product is not null && first.Product != product.Product && first.At < said.At && message.Item(first).Clause == message.Item(said).Clause
        && current.Mentions.Exists(listed => listed.Product == first.Product && listed.At < first.At));

    // "Move Teams to us and support Visio": an English verb stands before what it is of.
    private Mention? ObjectParted(Mention wish)
    {
        var product = current.Mentions.Find(mention => mention.Product is not null && IsVerbOf(message, wish, mention) && !NamesAgain(wish.At, mention.At));
        return product is not null
            && current.Mentions.Exists(other => other.Product is not null && other.Product != product.Product && other.At >= 0 && other.At < wish.At)
            && !current.Mentions.Exists(other => other.Product == product.Product && other.At < wish.At)
            ? product
            : null;
    }

    // "then manage it together with Copilot": what was named before is looked after as well.
    private bool NamesAgain(int wish, int product)
    {
        for (var at = wish; at < product; at++)
        {
            if (message.Items[at].Phrase?.Key is "that" or "this" or "both" or [.., 'i', 't'] or [.., 't', 'h', 'e', 'm'] or [.., 'w', 'i', 't', 'h'])
            {
                return true;
            }
        }

        return false;
    }

    // "ten Project seats", "and the Visio", "팀즈는": not "with Intune", which only belongs to what is named before.
    private bool OpensSubject(int product, int said)
    {
        // "가져오고 비지오와 인튠은": a Korean verb stands last, so that what follows it is of the next one.
        if (message.Items[product].Particle == Particle.Topic || (product == said + 1 && message.Items[said].Phrase!.EndsInHangul))
        {
            return true;
        }

        var (at, start) = (product - 1, message.ClauseStart(product));
        while (at >= start && !message.Items[at].Has(Cue.And | Cue.But) && (message.Items[at].IsNumber || message.Items[at].IsUnknown || message.Items[at].IsFiller))
        {
            at--;
        }

        return at < start || message.Items[at].Has(Cue.And | Cue.But);
    }
}
