using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Makes the reading of what the passes left standing.</summary>
internal static class ReadingWriter
{
    public static Reading Write(Message message, bool personalData, bool ambiguousDate)
    {
        var entries = EntrySplitter.Split(message);
        var facts = Facts(message, entries);
        return new Reading
        {
            Facts = facts,
            Likely = Likely(message, facts),
            Act = message.Act,
            ChangeOf = message.Act == Act.Change ? message.ChangeOf : null,
            About = entries.Count == 1 ? AboutOf(message, entries[0]) : null,
            Abouts = Abouts(message, entries),
            OffTopic = message.Act is null && !message.OtherQuestion && IsProductsOnly(facts) ? message.OffTopic : OffTopic.None,
            Subscriptions = entries.Count > 1 ? Subscriptions(message, entries) : [],
            Denied = Denied(message),
            Adds = facts.Length > 0 && message.Adds,
            All = entries.Count == 1 && IsSaidOfAll(message, facts),
            AnotherCustomer = message.Any(Cue.NewCustomer),
            OrdinaryOrder = message.OrdinaryOrder,
            OtherQuestion = message.OtherQuestion,
            AmbiguousDate = ambiguousDate,
            PersonalData = personalData,
        };
    }

    private static bool IsSaidOfAll(Message message, ImmutableArray<StatedFact> facts)
    {
        if (facts.IsEmpty || message.Points || !message.Any(Cue.Both))
        {
            return false;
        }

        foreach (var fact in facts)
        {
            if (fact.Value.Fact is not (Fact.PurchaseChannel or Fact.Intent or Fact.TermEnd or Fact.Cloud))
            {
                return false;
            }
        }

        return true;
    }

    private static ImmutableArray<FactValue> Denied(Message message)
    {
        List<Mention>? denied = null;
        foreach (var mention in message.Mentions)
        {
            if (mention.Standing == Standing.Denied && mention.Fact is not Fact.Product && !message.Held(mention.Fact).Any())
            {
                (denied ??= message.Mentions.Borrow()).Add(mention);
            }
        }

        return denied is null ? [] : ValuesOf(denied);
    }

    private static ImmutableArray<FactValue> Likely(Message message, ImmutableArray<StatedFact> facts)
    {
        // In place: the message is done with.
        var likely = message.Likely;
        var kept = 0;
        for (var at = 0; at < likely.Count; at++)
        {
            if (likely.IndexOf(likely[at], 0, kept) < 0 && !IsStated(facts, likely[at].Fact))
            {
                likely[kept++] = likely[at];
            }
        }

        likely.RemoveRange(kept, likely.Count - kept);
        return [.. likely];
    }

    private static bool IsStated(ImmutableArray<StatedFact> facts, Fact fact)
    {
        foreach (var stated in facts)
        {
            if (stated.Value.Fact == fact)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsProductsOnly(ImmutableArray<StatedFact> facts)
    {
        foreach (var stated in facts)
        {
            if (stated.Value.Fact != Fact.Product)
            {
                return false;
            }
        }

        return true;
    }

    private static ImmutableArray<ImmutableArray<FactValue>> Subscriptions(Message message, List<Entry> entries)
    {
        var all = new ImmutableArray<FactValue>[entries.Count];
        for (var at = 0; at < all.Length; at++)
        {
            all[at] = Values(message, entries[at]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(all);
    }

    private static ImmutableArray<FactValue> Values(Message message, Entry entry)
    {
        var kept = message.Mentions.Borrow();
        kept.AddRange(entry.Mentions);
        MentionList.Sort(kept);
        return ValuesOf(kept);
    }

    private static ImmutableArray<FactValue> ValuesOf(List<Mention> mentions)
    {
        KeepFirst(mentions);
        var values = new FactValue[mentions.Count];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = mentions[at].Value;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    private static ImmutableArray<StatedFact> Facts(Message message, List<Entry> entries)
    {
        var kept = message.Mentions.Borrow();
        foreach (var entry in entries)
        {
            kept.AddRange(entry.Mentions);
        }

        foreach (var mention in message.Mentions)
        {
            if ((mention.Fact == Fact.PartnerType && mention.IsHeld) || (mention.Fact == Fact.Product && mention.Standing == Standing.OffTopic))
            {
                kept.Add(mention);
            }
        }

        MentionList.Sort(kept);
        KeepFirst(kept);
        var facts = new StatedFact[kept.Count];
        for (var at = 0; at < facts.Length; at++)
        {
            facts[at] = StatedAt(message, kept[at]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(facts);
    }

    /// <summary>Leaves the first of each value.</summary>
    private static void KeepFirst(List<Mention> mentions)
    {
        var kept = 0;
        for (var at = 0; at < mentions.Count; at++)
        {
            if (!Names(mentions, kept, mentions[at].Value))
            {
                mentions[kept++] = mentions[at];
            }
        }

        mentions.RemoveRange(kept, mentions.Count - kept);
    }

    private static bool Names(List<Mention> mentions, int count, FactValue value)
    {
        for (var at = 0; at < count; at++)
        {
            if (mentions[at].Value == value)
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<About?> Abouts(Message message, List<Entry> entries)
    {
        if (entries.Count < 2 || !message.Points)
        {
            return [];
        }

        var abouts = new About?[entries.Count];
        for (var at = 0; at < abouts.Length; at++)
        {
            abouts[at] = AboutOf(message, entries[at]);
        }

        return Array.TrueForAll(abouts, about => about is null) ? [] : ImmutableCollectionsMarshal.AsImmutableArray(abouts);
    }

    private static About? AboutOf(Message message, Entry entry)
    {
        if (!message.Points)
        {
            return null;
        }

        var ordinal = entry.Ordinal ?? (entry.Mentions.Count == 0 && message.Ordinals is [var only] ? only.Ordinal : null);
        return ordinal is null && !PointsAtAny(message, entry)
            ? null
            : new About(
                ordinal,
                PointedAt(message, entry, Fact.ServiceType),
                PointedAt(message, entry, Fact.Product),
                PointedAt(message, entry, Fact.PurchaseChannel));
    }

    private static FactValue? PointedAt(Message message, Entry entry, Fact fact)
    {
        foreach (var mention in entry.Mentions)
        {
            if (mention.Fact == fact && message.PointedAt.Contains(mention.At))
            {
                return mention.Value;
            }
        }

        return null;
    }

    private static bool PointsAtAny(Message message, Entry entry)
    {
        foreach (var mention in entry.Mentions)
        {
            if (message.PointedAt.Contains(mention.At))
            {
                return true;
            }
        }

        return false;
    }

    private static StatedFact StatedAt(Message message, Mention mention)
    {
        if (mention.Date is { } date)
        {
            return new StatedFact(mention.Value, date.Start, date.Length);
        }

        var item = message.Item(mention);
        return new StatedFact(mention.Value, item.OriginStart, item.OriginEnd - item.OriginStart);
    }
}
