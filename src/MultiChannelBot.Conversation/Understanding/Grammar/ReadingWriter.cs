using System.Collections.Immutable;
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
            Likely = message.Likely.Count == 0 ? [] : [.. message.Likely.Distinct().Where(likely => facts.All(fact => fact.Value.Fact != likely.Fact))],
            Act = message.Act,
            ChangeOf = message.Act == Act.Change ? message.ChangeOf : null,
            About = entries.Count == 1 ? AboutOf(message, entries[0]) : null,
            Abouts = Abouts(message, entries),
            OffTopic = message.Act is null && !message.OtherQuestion && message.OffTopic != OffTopic.None && facts.All(fact => fact.Value.Fact == Fact.Product) ? message.OffTopic : OffTopic.None,
            Subscriptions = entries.Count > 1 ? [.. entries.Select(Values)] : [],
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
        var denied = message.Mentions.FindAll(mention => mention.Standing == Standing.Denied && mention.Fact is not Fact.Product && !message.Held(mention.Fact).Any());
        return denied.Count == 0 ? [] : [.. denied.Select(mention => mention.Value).Distinct()];
    }

    private static ImmutableArray<FactValue> Values(Entry entry) =>
        [.. entry.Mentions.OrderBy(mention => mention.At).Select(mention => mention.Value).Distinct()];

    private static ImmutableArray<StatedFact> Facts(Message message, List<Entry> entries)
    {
        var kept = new List<Mention>();
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

        return InOrder(message, kept);
    }

    // A stable sort by place: few are kept, and their order matters where two stand in one place.
    private static ImmutableArray<StatedFact> InOrder(Message message, List<Mention> kept)
    {
        var facts = ImmutableArray.CreateBuilder<StatedFact>(kept.Count);
        for (var one = 1; one < kept.Count; one++)
        {
            for (var at = one; at > 0 && kept[at - 1].At > kept[at].At; at--)
            {
                (kept[at - 1], kept[at]) = (kept[at], kept[at - 1]);
            }
        }

        foreach (var mention in kept)
        {
            if (!Holds(facts, mention.Value))
            {
                facts.Add(StatedAt(message, mention));
            }
        }

        return facts.DrainToImmutable();
    }

    private static bool Holds(ImmutableArray<StatedFact>.Builder facts, FactValue value)
    {
        foreach (var fact in facts)
        {
            if (fact.Value == value)
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

        var abouts = entries.Select(entry => AboutOf(message, entry)).ToImmutableArray();
        return abouts.All(about => about is null) ? [] : abouts;
    }

    private static About? AboutOf(Message message, Entry entry)
    {
        if (!message.Points)
        {
            return null;
        }

        var ordinal = entry.Ordinal ?? (entry.Mentions.Count == 0 && message.Ordinals is [var only] ? only.Ordinal : null);
        var named = entry.Mentions.Where(mention => message.PointedAt.Contains(mention.At)).ToList();
        return ordinal is null && named.Count == 0
            ? null
            : new About(
                ordinal,
                named.Find(mention => mention.Fact == Fact.ServiceType)?.Value,
                named.Find(mention => mention.Fact == Fact.Product)?.Value,
                named.Find(mention => mention.Fact == Fact.PurchaseChannel)?.Value);
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
