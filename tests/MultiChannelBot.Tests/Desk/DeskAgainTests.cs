using System.Net;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Desk;

/// <summary>"human" once more on a case that has not changed, by what came of the time before.</summary>
public sealed class DeskAgainTests
{
    private const string Case = "Office 365 from an EA, manage";

    [Theory]
    [InlineData("yes, with my name", "Our desk has this case as it stands: what is listed below, the case code")]
    [InlineData("yes", "without your name")]
    public async Task What_the_desk_has_is_said_and_not_posted_twice(string said, string told)
    {
        await using var stage = await DeskStage.StartAsync();
        await stage.SayAsync(Case, "human", said, "human");

        Assert.Contains(told, stage.Told, StringComparison.Ordinal);
        Assert.DoesNotContain("Shall I pass", stage.Told, StringComparison.Ordinal);
        Assert.Single(stage.Posts);
    }

    [Fact]
    public async Task What_the_desk_certainly_has_not_is_offered_anew()
    {
        await using var stage = await DeskStage.StartAsync();
        stage.Desk.Answers = (HttpStatusCode.Forbidden, "{}");
        await stage.SayAsync(Case, "human", "yes");
        Assert.Contains("nothing was passed on", stage.Told, StringComparison.Ordinal);
        Assert.Contains("Try again", stage.Told, StringComparison.Ordinal);

        stage.Desk.Answers = null;
        await stage.SayAsync("human");
        Assert.Contains("Shall I pass this case on to our desk?", stage.Told, StringComparison.Ordinal);
        await stage.SayAsync("yes");
        Assert.Contains("Our desk has it now", stage.Told, StringComparison.Ordinal);
        Assert.Single(stage.Posts);
    }

    [Fact]
    public async Task What_may_have_arrived_is_passed_on_again_only_on_a_yes_to_that()
    {
        await using var stage = await DeskStage.StartAsync();
        await stage.SayAsync(Case, "human");
        var first = stage.PressOn("Yes, without my name", stage.Talk.Conversation);
        stage.Desk.Answers = (HttpStatusCode.BadGateway, "{}");
        await stage.SayAsync("yes");
        Assert.Contains("it may have arrived", stage.Told, StringComparison.Ordinal);

        stage.Desk.Answers = null;
        await stage.Host.AskAsync(first);
        Assert.Empty(stage.Posts);
        await stage.SayAsync("human");
        Assert.Contains("Shall I pass it on once more?", stage.Told, StringComparison.Ordinal);
        Assert.Empty(stage.Posts);
        var second = stage.PressOn("Yes, without my name", stage.Talk.Conversation);
        await stage.SayAsync("yes");
        await stage.Host.AskAsync(second);
        Assert.Single(stage.Posts);
    }

    [Fact]
    public async Task A_second_try_that_fails_does_not_say_that_the_first_did()
    {
        await using var stage = await DeskStage.StartAsync();
        stage.Desk.Answers = (HttpStatusCode.BadGateway, "{}");
        await stage.SayAsync(Case, "human", "yes", "human");
        stage.Desk.Answers = (HttpStatusCode.Forbidden, "{}");
        await stage.SayAsync("yes");

        Assert.Contains("Whether it got the case before, I do not know", stage.Told, StringComparison.Ordinal);
        await stage.SayAsync("human");
        Assert.Contains("Shall I pass it on once more?", stage.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_desk_that_asks_for_a_little_time_is_given_it()
    {
        var clock = new WaitingClock(TimeSpan.FromSeconds(3));
        await using var stage = await DeskStage.StartAsync(clock: clock);
        clock.Waits = () => stage.Desk.Answers = null;
        (stage.Desk.Answers, stage.Desk.RetryAfter) = ((HttpStatusCode.TooManyRequests, "{}"), 3);
        await stage.SayAsync(Case, "human", "yes");

        Assert.Equal(1, stage.Desk.Refused);
        Assert.Single(stage.Posts);
        Assert.Contains("Our desk has it now", stage.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_desk_that_asks_for_more_time_than_there_is_is_told_of()
    {
        await using var stage = await DeskStage.StartAsync();
        (stage.Desk.Answers, stage.Desk.RetryAfter) = ((HttpStatusCode.TooManyRequests, "{}"), 60);
        await stage.SayAsync(Case, "human", "yes");

        Assert.Equal(1, stage.Desk.Refused);
        Assert.Empty(stage.Posts);
        Assert.Contains("nothing was passed on", stage.Told, StringComparison.Ordinal);
    }

    /// <summary>Lets one kind of wait be over as soon as it begins.</summary>
    private sealed class WaitingClock(TimeSpan wait) : FakeTimeProvider(Stores.NewClock().GetUtcNow())
    {
        public Action Waits { get; set; } = () => { };

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == wait)
            {
                Waits();
                Advance(wait);
            }

            return timer;
        }
    }
}
