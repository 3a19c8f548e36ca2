using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Guidance.Outcomes;

/// <summary>The key of a text that exists in every language.</summary>
public readonly record struct TextKey(string Id)
{
    public override string ToString() => Id;
}

/// <summary>Whose turn a step is.</summary>
public enum Party
{
    Customer,
    CurrentPartner,
    NewPartner,
    IndirectProvider,
    Microsoft,
}

/// <summary>The published spelling of parties.</summary>
public static class Parties
{
    /// <summary>"customer", "current-partner", "new-partner", "indirect-provider" or "microsoft".</summary>
    public static string Code(this Party party) => party switch
    {
        Party.Customer => "customer",
        Party.CurrentPartner => "current-partner",
        Party.NewPartner => "new-partner",
        Party.IndirectProvider => "indirect-provider",
        _ => "microsoft",
    };
}

/// <summary>One step on the way, and the party that takes it.</summary>
/// <param name="Id">Stable id, unique within the edition.</param>
/// <param name="Inferred">True where a sister page, not the page itself, gives the step.</param>
public sealed record Step(string Id, Party Party, TextKey Text, bool Inferred)
{
    /// <summary>What a message asks of the party; null where a message to it does not speak of the step.</summary>
    public TextKey? Ask { get; init; }

    /// <summary>True where the customer accepts a relationship here: what a partner's invitation link leads to.</summary>
    public bool IsInvitation { get; init; }

    /// <summary>The id of a step that does the same and more: where another subscription of the case has it, this one need not be taken. Null for none.</summary>
    public string? ServedBy { get; init; }

    /// <summary>True where the end of the term is waited for: this step and all after it come last in a plan for several subscriptions.</summary>
    public bool Waits { get; init; }
}

/// <summary>A note such as N1. <paramref name="First"/>: it stands under the headline, before any step.</summary>
public sealed record Note(string Id, TextKey Text, bool First);

/// <summary>Who can do something with a page.</summary>
public enum LinkAudience
{
    Everyone,

    /// <summary>Only who works in Partner Center; a customer cannot open or follow it.</summary>
    Partner,
}

/// <summary>A link of the edition's own list.</summary>
/// <param name="Pattern">An https address with the place holder {locale}.</param>
/// <param name="Audience">Whom it is offered to.</param>
public sealed record Link(string Id, TextKey Title, string Pattern, LinkAudience Audience = LinkAudience.Everyone)
{
    /// <summary>The address in the locale form of the reader's language.</summary>
    public string Url(Language language) =>
        Pattern.Replace("{locale}", language.LinkLocale(), StringComparison.Ordinal);
}

/// <summary>The page that a rule or step was read from.</summary>
/// <param name="AsOf">The date of the text that was read.</param>
public sealed record Source(string Id, TextKey Title, Link Link, DateOnly AsOf);

/// <summary>What the edition's own page says of a case.</summary>
public enum Standing
{
    /// <summary>The page states it.</summary>
    Stated,

    /// <summary>The page does not state it; a sister page does, or a reading of the page.</summary>
    Inferred,

    /// <summary>The page gives no rule, and none is made up.</summary>
    NoRule,
}

/// <summary>One sentence: how a rule leads to the outcome.</summary>
/// <param name="Values">The values it speaks of; empty where it speaks of all that are still possible.</param>
public sealed record Basis(TextKey Text, ImmutableArray<FactValue> Values);

/// <summary>
/// What stands behind an outcome: the rule, where it was read, and as of when.
/// </summary>
/// <param name="Rule">Rule id of the page ("S5"), or the reading it was inferred by ("A6").</param>
/// <param name="Standing">Whether the page itself states the case; where not, <paramref name="Sister"/> or the basis says why.</param>
/// <param name="Bases">How the rule leads here; several where several rules lead to the same outcome.</param>
/// <param name="Source">The page the edition is made of.</param>
/// <param name="Sister">The sister page that fills in what the page does not say, if any.</param>
/// <param name="PolicyMayChange">The text of S10: the policy may have changed since.</param>
public sealed record Receipt(
    string Rule,
    Standing Standing,
    ImmutableArray<Basis> Bases,
    string Edition,
    DateOnly AsOf,
    Source Source,
    Source? Sister,
    TextKey PolicyMayChange)
{
    /// <summary>What was stated of the facts that the rule looks at, in the order of asking; empty where nothing was.</summary>
    public ImmutableArray<FactValue> Facts { get; init; } = [];

    /// <summary>True where the page bears no date: <see cref="AsOf"/> is the day from which it is taken to hold.</summary>
    public bool IsPageUndated { get; init; }
}

/// <summary>An outcome with everything needed to act on it and to defend it.</summary>
/// <param name="Row">The row of the decision table that gave it, or "need-info".</param>
/// <param name="Headline">One line: what is to be done.</param>
/// <param name="Conditions">What must hold, such as the same country or region.</param>
/// <param name="Traps">What people learn too late, such as cancelling first.</param>
/// <param name="Links">The first is the one that matters.</param>
/// <param name="Assumed">Values nobody stated that the outcome rests on.</param>
public sealed record Outcome(
    OutcomeId Id,
    string Row,
    TextKey Headline,
    ImmutableArray<Note> Notes,
    ImmutableArray<Step> Steps,
    ImmutableArray<TextKey> Conditions,
    ImmutableArray<TextKey> Traps,
    ImmutableArray<Link> Links,
    ImmutableArray<FactValue> Assumed,
    Receipt Receipt)
{
    /// <summary>The end of the term, where headline or steps name it: it fills their place holder {day}.</summary>
    public DateOnly? TermEnd { get; init; }

    /// <summary>
    /// What happens when, counted from the end of a term; empty where no term runs out. Not kept with a reply: whoever tells
    /// dates judges the case anew.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<DateRule> Dates { get; init; } = [];
}
