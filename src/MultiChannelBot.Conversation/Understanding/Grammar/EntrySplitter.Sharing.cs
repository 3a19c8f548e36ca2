using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What is said once for several entries: shared in one breath, wished for all, joined where two turn out to be one.</summary>
internal sealed partial class EntrySplitter
{
    // "EA 안에 E3 좌석도 있고 Azure 사용량도 있습니다": what both of them are in was said before.
    private bool IsAlso(int at) =>
        message.Items[at].Particle == Particle.Also
        || (at + 1 < message.Items.Count && message.Items[at + 1].Particle == Particle.Also && message.Items[at + 1].Clause == message.Items[at].Clause && !message.Names(at + 1, Fact.PurchaseChannel));

    private void ShareBackwards()
    {
        for (var at = entries.Count - 1; at > 0; at--)
        {
            if (entries[at].JoinedToPrevious && !IsWithSomebody(entries[at - 1]))
            {
                ShareBetween(entries[at - 1], entries[at]);
            }
        }

        ShareLastIntent();
        foreach (var cloud in mentions)
        {
            if (cloud.Fact == Fact.Cloud)
            {
                ShareWithAll(cloud);
            }
        }
    }

    // "licences with Ingram and their Azure on an EA": whoever is named has the first, whatever the second is in.
    private bool IsWithSomebody(Entry entry) =>
        !entry.Has(Fact.PurchaseChannel) && entry.Mentions.Exists(mention => IsClass(mention) && mention.At >= 0 && (NamesSomebody(mention.At) || NamesSomebodyLast(mention.At)));

    private bool NamesSomebody(int at) =>
        at + 2 < message.Items.Count && (message.Items[at + 1].Has(Cue.From | Cue.Through) || message.Items[at + 1].Phrase?.Key is "with" or "at")
        && message.Items[at + 2] is { IsUnknown: true, Capital: true } somebody && somebody.Clause == message.Items[at].Clause;

    // "라이선스는 인그램에서, 애저는 EA로": one strange word is all that is said of the first.
    private bool NamesSomebodyLast(int at) =>
        message.Items[at].Particle == Particle.Topic && at + 2 < message.Items.Count
        && message.Items[at + 1].IsUnknown && message.ClauseEnd(at) == at + 2 && message.Items[at + 2].Gap == Gap.Comma;

    private void ShareWithAll(Mention mention)
    {
        foreach (var entry in entries)
        {
            entry.Share(mention);
        }
    }

    private void ReplaceInAll(Mention mention)
    {
        foreach (var entry in entries)
        {
            entry.Replace(mention);
        }
    }

    private static void ShareBetween(Entry one, Entry other)
    {
        ShareBetween(one, other, Fact.PurchaseChannel);
        if (!one.KeepsIntent && !other.KeepsIntent)
        {
            ShareBetween(one, other, Fact.Intent);
        }
    }

    private static void ShareBetween(Entry one, Entry other, Fact fact)
    {
        if (other.First(fact) is { } later)
        {
            one.Share(later);
        }
        else if (one.First(fact) is { } earlier)
        {
            other.Share(earlier);
        }
    }

    // "Office 365 from EA, Azure from CSP. Please manage them.": a wish in a clause of its own is for all.
    private void ShareLastIntent()
    {
        if (entries.Count > 1 && !entries[^1].KeepsIntent && entries[^1].Ordinal is null && entries[^1].First(Fact.Intent) is { } intent
            && IsOnlyIntent(entries.Count - 1) && IsLastOfOwnClause(entries[^1], intent) && !EndsRelative(intent) && !IsOfLastAlone(entries[^1], intent))
        {
            ShareWithAll(intent);
        }
    }

    // "The Azure bit, which a different CSP sold, is to be switched to us": said of what stands before the "which".
    private bool EndsRelative(Mention intent)
    {
        var start = message.ClauseStart(intent.At);
        return start > 0
            && message.Items[start - 1].Sentence == message.Items[start].Sentence
            && message.Items[message.ClauseStart(start - 1)].Phrase?.Key is "which" or "who" or "that" or "whose"
            && message.Items[start].Phrase?.Key is "is" or "are" or "isto" or "areto" or "should" or "s" or "will" or "has" or "needs" or "can" or "must" or "shall" or "istobe" or "goes" or "comes" or "moves";
    }

    private bool IsLastOfOwnClause(Entry entry, Mention intent)
    {
        var clause = message.Item(intent).Clause;
        return entry.Mentions.TrueForAll(mention => mention.At <= intent.At && (mention == intent || (mention.At == intent.At && mention.Value == intent.Value) || message.Item(mention).Clause != clause));
    }

    // "The Azure, which a CSP sold, is to be switched", "..., this one we want to bring to you": said of one.
    private bool IsOfLastAlone(Entry entry, Mention intent)
    {
        var (start, sentence) = (message.ClauseStart(intent.At), message.SentenceStart(intent.At));
        if (message.Any(Cue.Both, start, message.ClauseEnd(intent.At)))
        {
            return false;
        }

        if (message.Any(Cue.This, start, intent.At))
        {
            return true;
        }

        return start < message.Items.Count && message.Items[start].Phrase?.Key is "is" or "are" or "goes" or "comes" or "moves" or "should" or "shall"
            && entry.Mentions.Exists(mention => IsClass(mention) && mention.At >= sentence);
    }

    // No other entry than this has a wish of its own.
    private bool IsOnlyIntent(int one)
    {
        for (var at = 0; at < entries.Count; at++)
        {
            if (at != one && entries[at].Has(Fact.Intent))
            {
                return false;
            }
        }

        return true;
    }

    // "We manage two: Visio from Microsoft, Azure from an EA.": a wish that stands before all is for all.
    private void ShareFirstIntent()
    {
        if (entries.Count > 1 && !entries[0].KeepsIntent && entries[0].Ordinal is null && entries[0].First(Fact.Intent) is { } intent
            && IsOnlyIntent(0) && (IsHeading(intent) || IsKoreanHeading(intent)))
        {
            ShareWithAll(intent);
        }
    }

    private bool IsHeading(Mention intent)
    {
        var clause = message.Item(intent).Clause;
        return mentions.TrueForAll(mention => mention == intent || (mention.At > intent.At && message.Item(mention).Clause != clause));
    }

    // "저희가 관리해드릴 건 EA 애저 하나하고 ...": the topic of the sentence.
    private bool IsKoreanHeading(Mention intent)
    {
        var topic = intent.At + 1;
        return topic < message.Items.Count
            && message.Items[topic] is { Phrase: { } phrase } item
            && (phrase.Key == "건" || item.Particle == Particle.Topic)
            && mentions.TrueForAll(mention => mention == intent || mention.At > topic);
    }

    // "They bought it from us when we were an Advisor": what was sold under a programme is not in the speaker's CSP.
    private static void DropOurs(Entry entry)
    {
        if (entry.Value(Fact.PurchaseChannel) is { } channel && channel != PurchaseChannel.CspPartner)
        {
            entry.Remove(Fact.AlreadyOurs);
        }
    }

    private void JoinSame()
    {
        for (var at = entries.Count - 1; at > 0; at--)
        {
            var same = FirstLike(entries[at]);
            if (same != entries[at])
            {
                same.Mentions.AddRange(entries[at].Mentions.Where(mention => mention.Fact is Fact.Product || IsClass(mention)));
                entries.RemoveAt(at);
            }
        }
    }

    private Entry FirstLike(Entry one)
    {
        foreach (var entry in entries)
        {
            if (entry.Key == one.Key && Class(entry) == Class(one) && !HaveOtherOffers(entry, one) && !HaveOtherEnds(entry, one))
            {
                return entry;
            }
        }

        return one;
    }

    // "Project ends 31 January, Windows 365 ends 15 March": two subscriptions, by their ends.
    private static bool HaveOtherEnds(Entry one, Entry other) =>
        one.Value(Fact.Product) is { } product && other.Value(Fact.Product) is { } otherProduct && product != otherProduct
        && one.Value(Fact.TermEnd) is { } end && other.Value(Fact.TermEnd) is { } otherEnd && end != otherEnd;

    private static bool HaveOtherOffers(Entry one, Entry other) =>
        one.Value(Fact.AzureOffer) is { } offer && other.Value(Fact.AzureOffer) is { } otherOffer && offer != otherOffer;
}
