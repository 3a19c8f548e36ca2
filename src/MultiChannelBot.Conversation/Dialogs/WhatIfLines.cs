using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>The words of "what would change this?": "If it was bought under an EA instead: ...".</summary>
internal static class WhatIfLines
{
    /// <summary>The last clause of a condition; in Korean it has another ending than those before it.</summary>
    private const string LastClause = "if";

    private const string EarlierClause = "and";
    private const string NoValue = "none";

    /// <summary>What it is comes before where it was bought, and that before what is wanted.</summary>
    private static readonly ImmutableArray<Fact> Order =
    [
        Fact.OutsideClass, Fact.AlreadyOurs, Fact.Cloud, Fact.ServiceType, Fact.PurchaseChannel, Fact.AzureOffer, Fact.LicenseOffer, Fact.Intent,
    ];

    /// <summary>The changes in the order in which they are told.</summary>
    public static ImmutableArray<Otherwise> InOrder(ImmutableArray<Otherwise> changes) => [.. changes.OrderBy(change => Order.IndexOf(change.Fact))];

    /// <summary>What would have to be otherwise, and what is to be done then.</summary>
    public static Line Of(NearOutcome near)
    {
        var headline = near.TermEnd is { } end ? Line.Of(near.Headline).With("day", new Arg.Day(end)) : Line.Of(near.Headline);
        var isInstead = near.Changes.Any(change => change is { IsGiven: false, Value: not null });
        return Line.Of(isInstead ? "whatif.line" : "whatif.line.given")
            .With("what", new Arg.Said(Clauses(near.Changes)))
            .With("headline", new Arg.Said(headline));
    }

    /// <summary>The same of several, numbered as they can be typed.</summary>
    public static IEnumerable<Line> Of(ImmutableArray<NearOutcome> near) => near is [var only]
        ? [Of(only)]
        : near.Select((one, at) => Line.Of("whatif.numbered").With("number", new Arg.Number(at + 1)).With("line", new Arg.Said(Of(one))));

    /// <summary>The title of the button that makes it so. Of several changes at once it is the number: their names fit no button on a phone.</summary>
    /// <param name="facts">What is known now: a value that is only taken back is named.</param>
    /// <param name="number">The number of its line; null where there is only one.</param>
    public static Line Label(NearOutcome near, FactSet facts, int? number)
    {
        if (near.Changes.Length > 1 && number is { } shown)
        {
            return Line.Of("action.apply-number").With("number", new Arg.Number(shown));
        }

        ImmutableArray<FactValue> values = [.. near.Changes.Select(change => change.Value).OfType<FactValue>()];
        return values.IsEmpty && near.Changes.Select(change => facts.Value(change.Fact)).OfType<FactValue>().FirstOrDefault() is { } taken
            ? Line.Of("action.apply-without").With("value", new Arg.Value(taken))
            : Line.Of("action.apply").With("values", new Arg.Values(values));
    }

    private static Line Clauses(ImmutableArray<Otherwise> changes) => changes is [var last]
        ? Clause(LastClause, last)
        : Line.Of("whatif.both")
            .With("first", new Arg.Said(Clause(EarlierClause, changes[0])))
            .With("rest", new Arg.Said(Clauses(changes[1..])));

    private static Line Clause(string form, Otherwise change) =>
        Line.Of($"whatif.{form}.{FactCatalogue.Of(change.Fact).Name}.{change.Value?.Code ?? NoValue}");
}
