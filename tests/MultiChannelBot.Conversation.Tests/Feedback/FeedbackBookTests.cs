using System.Collections.Immutable;
using CsCheck;
using MultiChannelBot.Conversation.Feedback;

namespace MultiChannelBot.Conversation.Tests.Feedback;

public class FeedbackBookTests
{
    private static readonly (string Edition, string Rule)[] Rules = [("2019-03-15", "S5"), ("2019-03-15", "S4"), ("2024-07-01", "S5")];

    private static readonly ImmutableArray<FeedbackPress> Presses =
    [
        .. from verdict in Enum.GetValues<FeedbackVerdict>()
           from press in verdict.Reasons().Select(reason => new FeedbackPress(null, verdict, reason))
               .Append(new FeedbackPress(null, verdict)).Append(new FeedbackPress(null, verdict, IsWithoutReason: true))
           select press,
    ];

    [Fact]
    public void What_is_counted_in_all_is_what_the_case_holds_in_the_end_however_often_it_is_judged() =>
        Gen.Select(Gen.OneOf<FeedbackPress>([.. Presses]), Gen.Int[1, 7]).List[0, 12].Sample(judged =>
        {
            var (state, totals) = (new CaseState(), new Dictionary<FeedbackMark, long>());
            foreach (var (press, which) in judged)
            {
                (state, var counted) = state.Rate(Rules.Where((_, at) => (which & (1 << at)) != 0), press);
                foreach (var count in counted)
                {
                    totals[count.Mark] = totals.GetValueOrDefault(count.Mark) + count.Times;
                }
            }

            Assert.Equal(
                state.Given().ToDictionary(mark => mark, _ => 1L),
                totals.Where(total => total.Value != 0).ToDictionary(total => total.Key, total => total.Value));
            Assert.Equal(state.Given().Length, state.Given().Select(mark => (mark.Edition, mark.Rule)).Distinct().Count());
        });

    [Fact]
    public void A_rule_that_two_subscriptions_share_is_counted_once()
    {
        var (_, counted) = new CaseState().Rate([Rules[0], Rules[0]], new FeedbackPress(null, FeedbackVerdict.Useful));
        Assert.Equal([new FeedbackCount(new FeedbackMark("2019-03-15", "S5", FeedbackVerdict.Useful, null), 1)], counted);
    }

    [Fact]
    public void A_reason_does_not_outlive_its_verdict()
    {
        var state = new CaseState().Rate(Rules.Take(1), new FeedbackPress(null, FeedbackVerdict.Wrong, FeedbackReason.DeadLink)).State;
        state = state.Rate(Rules.Take(1), new FeedbackPress(null, FeedbackVerdict.Unclear)).State;
        Assert.Null(Assert.Single(state.Given()).Reason);
    }

    [Fact]
    public void What_a_button_says_is_read_back()
    {
        foreach (var press in Presses.Concat(Presses.Select(press => press with { Subscription = 3 })))
        {
            Assert.Equal(press, FeedbackPress.Read(press.ToString(), 4));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("good")]
    [InlineData("useful:dead-link")]
    [InlineData("wrong:words")]
    [InlineData("wrong:dead-link:dead-link")]
    [InlineData("4:wrong")]
    [InlineData("-1:wrong")]
    [InlineData("3")]
    [InlineData("Wrong")]
    public void What_no_button_says_is_not_read(string? text) => Assert.Null(FeedbackPress.Read(text, 4));
}
