using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>Tells the dates of a subscription: where the term stands today, then each date as it lies from today.</summary>
internal static class DateLines
{
    /// <param name="isShort">True to leave out what is to be done: many dates have to fit one card.</param>
    public static ImmutableArray<Line> Of(DatePlan plan, DateOnly today, bool isShort) => plan.End is not { } end
        ? [Line.Of("dates.unknown")]
        :
        [
            Standing(end, today),
            .. plan.Dates.Where(date => IsTold(date, end, today)).Select(date => OfDate(plan.Outcome, date, end, today, isShort)),
            .. plan.Dates.All(date => date.IsPast(today)) ? [Line.Of("dates.all-past")] : Array.Empty<Line>(),
        ];

    private static Line Standing(DateOnly end, DateOnly today) => (end.DayNumber - today.DayNumber) switch
    {
        0 => Line.Of("dates.today"),
        1 => About("dates.tomorrow", end),
        -1 => About("dates.yesterday", end),
        > 0 and var ahead => About("dates.ahead", end).With("count", new Arg.Number(ahead)),
        var behind => About("dates.behind", end).With("count", new Arg.Number(-behind)),
    };

    // Once the term has ended, what would have been good to do before helps nobody.
    private static bool IsTold(TermDate date, DateOnly end, DateOnly today) => end >= today || date.To >= end;

    private static Line OfDate(Outcome outcome, TermDate date, DateOnly end, DateOnly today, bool isShort)
    {
        if (date.IsPast(today))
        {
            return Fill(date.From < end ? "dates.line.overdue" : "dates.line.past", Days(date), date.Rule);
        }

        var when = date.IsNow(today) ? Now(date) : Days(date);
        return isShort ? Fill("dates.line.short", when, date.Rule) : InFull(outcome, when, date.Rule);
    }

    private static Line InFull(Outcome outcome, Arg when, DateRule rule)
    {
        var line = Fill(rule.Party is null ? "dates.line.state" : "dates.line", when, rule)
            .With("text", new Arg.Text(rule.Text)).With("basis", new Arg.Said(Basis(rule)));
        return rule.Party is { } party ? line.With("turn", new Arg.Text(outcome.Turn(party))) : line;
    }

    private static Line Fill(string key, Arg when, DateRule rule) => Line.Of(key).With("when", when).With("title", new Arg.Text(rule.Title));

    private static Arg Days(TermDate date) => date.IsWindow
        ? new Arg.Said(Line.Of("dates.when.window").With("from", new Arg.Weekday(date.From)).With("to", new Arg.Weekday(date.To)))
        : new Arg.Weekday(date.From);

    private static Arg Now(TermDate date) => new Arg.Said(date.IsWindow
        ? Line.Of("dates.when.until").With("to", new Arg.Weekday(date.To))
        : Line.Of("dates.when.today").With("day", new Arg.Weekday(date.From)));

    private static Line Basis(DateRule rule) => rule.Source is { } source
        ? Line.Of("dates.source").With("source", new Arg.Text(source.Title))
        : Line.Of("dates.suggestion");

    private static Line About(string key, DateOnly day) => Line.Of(key).With("day", new Arg.Weekday(day));
}
