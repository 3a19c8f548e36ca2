using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>One row of the decision table: when it holds, and what then follows.</summary>
/// <param name="Id">Unique within the edition, such as "license-elsewhere-manage".</param>
/// <param name="Rule">The page's rule ("S5"), several joined by "+", or the reading it rests on ("A6").</param>
/// <param name="Standing">Whether the page itself states the case.</param>
/// <param name="DatedHeadline">The headline once the end of the term is known, if another.</param>
/// <param name="Sister">The page that fills in what the edition's own page does not say, if any.</param>
/// <param name="File">The file the row stands in, for faults.</param>
/// <param name="Line">The row's line in it.</param>
public sealed record Row(
    string Id,
    OutcomeId Outcome,
    string Rule,
    Standing Standing,
    When When,
    TextKey Headline,
    TextKey? DatedHeadline,
    TextKey Basis,
    Source? Sister,
    ImmutableArray<Conditional<StepRule>> Steps,
    ImmutableArray<Conditional<NoteRule>> Notes,
    ImmutableArray<Conditional<TextKey>> Conditions,
    ImmutableArray<Conditional<TextKey>> Traps,
    ImmutableArray<Conditional<Link>> Links,
    string File,
    int Line)
{
    /// <summary>What happens when, counted from the end of the term; empty where no term runs out.</summary>
    public ImmutableArray<Conditional<DateRule>> Dates { get; init; } = [];
}

/// <summary>A step, and its text once the end of the term is known, if another.</summary>
public sealed record StepRule(Step Step, TextKey? Dated);

/// <summary>A note, and when it goes first: always, never, or once certain values were stated.</summary>
/// <param name="First">Null: it never goes first.</param>
public sealed record NoteRule(string Id, TextKey Text, When? First);

/// <summary>How to find out a fact that the person does not know.</summary>
/// <param name="Rule">The rule or reading by which it is never guessed.</param>
/// <param name="Steps">What to look at, in order.</param>
public sealed record Checklist(
    Fact Fact,
    string Rule,
    TextKey Headline,
    TextKey Basis,
    ImmutableArray<Step> Steps,
    ImmutableArray<Link> Links);
