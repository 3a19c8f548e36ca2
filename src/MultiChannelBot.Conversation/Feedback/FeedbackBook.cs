using System.Collections.Immutable;

namespace MultiChannelBot.Conversation.Feedback;

/// <summary>The only place where verdicts are written into a case. Pure, so that a rerun turn counts what it counted before.</summary>
internal static class FeedbackBook
{
    /// <summary>
    /// Writes a verdict on the rules of an answer. Of one case a rule is judged once: a second verdict takes the place of the
    /// first, and one that says the same counts nothing.
    /// </summary>
    /// <returns>The new state, and what is to be counted once it is saved.</returns>
    public static (CaseState State, ImmutableArray<FeedbackCount> Counted) Rate(
        this CaseState state, IEnumerable<(string Edition, string Rule)> rules, FeedbackPress given)
    {
        var before = state.Given();
        var after = rules.Distinct().Aggregate(before, (marks, rule) => With(marks, rule.Edition, rule.Rule, given));
        return (
            state with { Feedback = after.IsEmpty ? null : after },
            [
                .. before.Except(after).Select(mark => new FeedbackCount(mark, -1)),
                .. after.Except(before).Select(mark => new FeedbackCount(mark, 1)),
            ]);
    }

    private static ImmutableArray<FeedbackMark> With(ImmutableArray<FeedbackMark> marks, string edition, string rule, FeedbackPress given)
    {
        var known = marks.FirstOrDefault(mark => mark.Edition == edition && mark.Rule == rule);
        var reason = given.Reason ?? (given.IsWithoutReason || known?.Verdict != given.Verdict ? null : known.Reason);
        var mark = new FeedbackMark(edition, rule, given.Verdict, reason);
        return known is null ? marks.Add(mark) : marks.Replace(known, mark);
    }
}
