using System.Collections.Immutable;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>The dates of one subscription whose term runs out.</summary>
/// <param name="Subscription">Its place in the case, from zero.</param>
/// <param name="End">The last day of the term; null while nobody named it: then there are no dates either.</param>
internal sealed record DatePlan(int Subscription, Outcome Outcome, DateOnly? End, ImmutableArray<TermDate> Dates)
{
    /// <summary>A plan for each subscription whose outcome has dates.</summary>
    public static ImmutableArray<DatePlan> Of(CaseState state, ImmutableArray<Verdict> verdicts) =>
    [
        .. from subscription in Enumerable.Range(0, verdicts.Length)
           let outcome = ReplyComposer.OutcomeOf(verdicts[subscription])
           where !outcome.Dates.IsEmpty
           let end = state.Subscriptions[subscription].Facts.Value(Fact.TermEnd)?.Day
           select new DatePlan(subscription, outcome, end, end is { } day ? [.. outcome.Dates.Select(rule => rule.For(day)).OfType<TermDate>()] : []),
    ];

    /// <summary>What is still to come or runs now, for a calendar: of a window its last day. What the end has overtaken is left out.</summary>
    public IEnumerable<CalendarEntry> Entries(DateOnly today, bool isOneOfSeveral) => Dates.Where(date => !date.IsPast(today)).Select(date =>
        new CalendarEntry(date.Rule.Title, date.To, date.IsWindow, date.Rule.IsSuggestion, isOneOfSeveral ? Subscription + 1 : 0));
}
