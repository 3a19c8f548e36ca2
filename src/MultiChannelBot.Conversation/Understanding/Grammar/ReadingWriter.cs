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
            Likely = [.. message.Likely.Distinct().Where(likely => facts.All(fact => fact.Value.Fact != likely.Fact))],
            Act = message.Act,
            ChangeOf = message.Act == Act.Change ? message.ChangeOf : null,
            About = entries.Count == 1 ? AboutOf(message, entries[0]) : null,
            Abouts = Abouts(message, entries),
            OffTopic = message.Act is null && !message.OtherQuestion && facts.All(fact => fact.Value.Fact == Fact.Product) ? message.OffTopic : OffTopic.None,
            Subscriptions = entries.Count > 1 ? [.. entries.Select(Values)] : [],
            Adds = facts.Length > 0 && message.Any(Cue.Also),
            AnotherCustomer = message.Any(Cue.NewCustomer),
            OrdinaryOrder = message.OrdinaryOrder,
            OtherQuestion = message.OtherQuestion,
            AmbiguousDate = ambiguousDate,
            PersonalData = personalData,
        };
    }

    private static ImmutableArray<FactValue> Values(Entry entry) =>
        [.. entry.Mentions.OrderBy(mention => mention.At).Select(mention => mention.Value).Distinct()];

    private static ImmutableArray<StatedFact> Facts(Message message, List<Entry> entries)
    {
        var kept = entries.SelectMany(entry => entry.Mentions)
            .Concat(message.Held(Fact.PartnerType))
            .Concat(ProductsOffTopic(message))
            .OrderBy(mention => mention.At)
            .DistinctBy(mention => mention.Value);
        return [.. kept.Select(mention => StatedAt(message, mention))];
    }

    private static ImmutableArray<About?> Abouts(Message message, List<Entry> entries)
    {
        if (entries.Count < 2 || message.Ordinals.Count + message.PointedAt.Count == 0)
        {
            return [];
        }

        var abouts = entries.Select(entry => AboutOf(message, entry)).ToImmutableArray();
        return abouts.All(about => about is null) ? [] : abouts;
    }

    private static About? AboutOf(Message message, Entry entry)
    {
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

    private static IEnumerable<Mention> ProductsOffTopic(Message message) =>
        message.Of(Fact.Product).Where(mention => mention.Standing == Standing.OffTopic);

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
