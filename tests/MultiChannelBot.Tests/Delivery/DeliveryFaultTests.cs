using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Delivery;

/// <summary>What a delivery does when something fails: the turn, the channel, the store.</summary>
public sealed class DeliveryFaultTests : IAsyncDisposable
{
    private readonly DeliveryBench bench = new(Stores.InMemory());

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_fault_on_a_kind_that_is_retried_is_silent_and_gives_the_claim_back()
    {
        bench.Turn.Broken = true;
        Assert.IsType<DeliveryOutcome.TryLater>(await bench.DeliverAsync("m1"));
        Assert.Empty(bench.Channel.Messages);
        bench.Turn.Broken = false;

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));
        Assert.Equal(["count 1"], bench.Channel.Texts);
    }

    [Fact]
    public async Task A_fault_on_the_redelivery_is_told_with_a_code_that_is_in_the_log()
    {
        await bench.DeliverAsync("m1");
        await bench.DeliverAsync("m2", "fail");

        var faulted = Assert.IsType<DeliveryOutcome.Faulted>(await bench.DeliverAsync("m2", "fail"));

        Assert.Equal(["count 1", "notice.fault CODE"], bench.Channel.Texts);
        Assert.Matches("^[2-9B-Z]{6}$", faulted.Code);
        Assert.Single(bench.Log.Lines, line => line.Id == 1010 && line.Line.Contains(faulted.Code, StringComparison.Ordinal));
        Assert.Equal(1, (await bench.StateAsync())!.Revision);
        Assert.IsType<DeliveryOutcome.Silent>(await bench.DeliverAsync("m2", "fail"));
    }

    [Fact]
    public async Task A_fault_on_a_kind_that_nobody_retries_is_told_at_once()
    {
        Assert.IsType<DeliveryOutcome.Faulted>(await bench.DeliverAsync("m1", "fail", retried: false));

        Assert.Equal(["notice.fault CODE"], bench.Channel.Texts);
        Assert.Null(await bench.StateAsync());
    }

    [Fact]
    public async Task A_fault_that_cannot_even_be_told_is_in_the_log()
    {
        bench.Channel.Unrenderable = 1;

        Assert.IsType<DeliveryOutcome.Faulted>(await bench.DeliverAsync("m1", "fail", retried: false));
        Assert.Contains(bench.Log.Lines, line => line.Id == 1012);
    }

    [Fact]
    public async Task A_reply_that_could_not_be_rendered_is_tried_again_by_the_redelivery()
    {
        bench.Channel.Unrenderable = 1;
        Assert.IsType<DeliveryOutcome.TryLater>(await bench.DeliverAsync("m1"));

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));

        Assert.Equal(["count 1"], bench.Channel.Texts);
        Assert.Equal(1, (await bench.StateAsync())!.Revision);
    }

    [Fact]
    public async Task A_reply_that_can_never_be_rendered_ends_in_a_code_and_not_in_a_loop()
    {
        bench.Channel.Unrenderable = 2;
        await bench.DeliverAsync("m1");

        Assert.IsType<DeliveryOutcome.Faulted>(await bench.DeliverAsync("m1"));

        Assert.Equal(["notice.fault CODE"], bench.Channel.Texts);
        Assert.IsType<DeliveryOutcome.Silent>(await bench.DeliverAsync("m1"));
        bench.Stores.Clock.Advance(CaseTimes.PendingAge);
        Assert.Empty((await bench.LookAsync()).Older);
    }

    [Fact]
    public async Task A_reply_that_could_not_be_rendered_on_a_kind_nobody_retries_is_told_at_once()
    {
        bench.Channel.Unrenderable = 1;

        Assert.IsType<DeliveryOutcome.Faulted>(await bench.DeliverAsync("m1", retried: false));
        Assert.Equal(["notice.fault CODE"], bench.Channel.Texts);
        bench.Stores.Clock.Advance(CaseTimes.PendingAge);
        Assert.Empty((await bench.LookAsync()).Older);
    }

    [Fact]
    public async Task A_send_that_may_have_arrived_is_marked_and_never_repeated()
    {
        bench.Channel.Answers = new SendResult.Ambiguous("502");
        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));
        bench.Channel.Answers = null;

        Assert.IsType<DeliveryOutcome.Silent>(await bench.DeliverAsync("m1"));
        bench.Stores.Clock.Advance(CaseTimes.PendingAge);
        await bench.DeliverAsync("m2");

        Assert.Equal(["count 1", "count 2"], bench.Channel.Texts);
        Assert.Single(bench.Log.Lines, line => line.Id == 1020);
    }

    [Fact]
    public async Task A_send_that_certainly_failed_is_repeated_by_the_redelivery()
    {
        bench.Channel.Answers = new SendResult.NotSent("429");
        Assert.IsType<DeliveryOutcome.TryLater>(await bench.DeliverAsync("m1"));
        bench.Channel.Answers = null;

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));
        Assert.Equal(["count 1"], bench.Channel.Texts);
        Assert.Equal(1, (await bench.StateAsync())!.Revision);
    }

    [Fact]
    public async Task While_the_store_is_away_the_answer_says_that_it_will_not_be_remembered()
    {
        await bench.DeliverAsync("m1");
        bench.Store.AwayAtOpen = true;

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m2"));
        bench.Store.AwayAtOpen = false;

        Assert.Equal("notice.cannot-remember + count 1", bench.Channel.Texts.Last());
        Assert.Equal(1, (await bench.StateAsync())!.Revision);
    }

    [Fact]
    public async Task While_the_store_is_away_nobody_is_told_that_they_were_forgotten()
    {
        bench.Store.AwayAtOpen = true;

        await bench.DeliverAsync("m1", "forget me");

        Assert.Equal(["notice.cannot-remember"], bench.Channel.Texts);
    }

    [Fact]
    public async Task A_fault_while_the_store_is_away_is_told_with_a_code()
    {
        bench.Store.AwayAtOpen = true;

        Assert.IsType<DeliveryOutcome.Faulted>(await bench.DeliverAsync("m1", "fail"));
        Assert.Equal(["notice.fault CODE"], bench.Channel.Texts);
    }

    [Fact]
    public async Task A_closing_whose_answer_was_lost_is_asked_again_and_counts_once()
    {
        bench.Store.LostAnswers = 1;

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));

        Assert.Equal(["count 1"], bench.Channel.Texts);
        Assert.Equal(1, (await bench.StateAsync())!.Revision);
    }

    [Fact]
    public async Task A_store_that_goes_away_before_the_closing_loses_nothing_where_the_channel_retries()
    {
        bench.Store.Away = true;
        Assert.IsType<DeliveryOutcome.TryLater>(await bench.DeliverAsync("m1"));
        bench.Store.Away = false;
        Assert.Empty(bench.Channel.Messages);
        bench.Stores.Clock.Advance(CaseTimes.Lease);

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));
        Assert.Equal(["count 1"], bench.Channel.Texts);
    }

    [Fact]
    public async Task A_store_that_goes_away_after_the_closing_has_the_reply_sent_by_the_redelivery()
    {
        bench.Store.LostAnswers = 2;
        Assert.IsType<DeliveryOutcome.TryLater>(await bench.DeliverAsync("m1"));
        bench.Stores.Clock.Advance(CaseTimes.PendingAge);

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));

        Assert.Equal(["count 1"], bench.Channel.Texts);
        Assert.Equal(1, (await bench.StateAsync())!.Revision);
    }

    [Fact]
    public async Task A_request_to_repeat_that_was_not_taken_is_not_the_end_of_the_input()
    {
        bench.Store.BeforeClose = () => bench.WriteMeanwhileAsync();
        bench.Channel.Answers = new SendResult.NotSent("429");
        Assert.IsType<DeliveryOutcome.TryLater>(await bench.DeliverAsync("m1"));
        (bench.Store.BeforeClose, bench.Channel.Answers) = (() => Task.CompletedTask, null);

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));

        Assert.Equal(["count 1"], bench.Channel.Texts);
    }

    [Fact]
    public async Task An_input_is_not_done_before_its_fault_was_told()
    {
        await bench.DeliverAsync("m1", "fail");
        var held = new TaskCompletionSource();
        bench.Channel.Held = held.Task;
        var telling = bench.Host.DeliverAsync(bench.Arrival("m1", "fail"), bench.Channel);
        await bench.Channel.Reached.Task;
        await using var other = bench.NewHost();

        Assert.IsType<DeliveryOutcome.TryLater>(await other.DeliverAsync(bench.Arrival("m1", "fail"), new FakeChannel()));
        held.SetResult();

        Assert.IsType<DeliveryOutcome.Faulted>(await telling);
        await bench.Host.SettleAsync();
        Assert.IsType<DeliveryOutcome.Silent>(await other.DeliverAsync(bench.Arrival("m1", "fail"), new FakeChannel()));
    }

    [Fact]
    public async Task A_note_that_fails_once_is_made_again()
    {
        bench.Store.LostNotes = 1;
        await bench.DeliverAsync("m1");
        bench.Stores.Clock.Advance(CaseTimes.PendingAge);

        await bench.DeliverAsync("m2");

        Assert.Equal(["count 1", "count 2"], bench.Channel.Texts);
    }

    [Fact]
    public async Task A_store_that_goes_away_before_the_closing_is_told_where_nobody_retries()
    {
        bench.Store.Away = true;

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1", retried: false));
        Assert.Equal(["notice.cannot-remember + count 1"], bench.Channel.Texts);
    }

    [Fact]
    public async Task Work_after_the_turn_that_fails_is_logged_and_made_up_for_by_the_next_input()
    {
        bench.Channel.BeforeSend = () => bench.Store.Away = true;
        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));
        Assert.Contains(bench.Log.Lines, line => line.Id == 1032);
        (bench.Store.Away, bench.Channel.BeforeSend) = (false, () => { });
        bench.Stores.Clock.Advance(CaseTimes.PendingAge);

        await bench.DeliverAsync("m2");

        Assert.Equal(["count 1", "count 1", "count 2"], bench.Channel.Texts);
    }

    [Fact]
    public async Task A_turn_leaves_one_line_without_text_and_without_ids()
    {
        await bench.DeliverAsync("m1", "my own words");

        var line = Assert.Single(bench.Log.Lines);
        Assert.Equal(1000, line.Id);
        Assert.Equal("Turn on teams: step counting, rule S5, outcome (null), language en, 0.0 ms", line.Line);
        Assert.DoesNotContain("my own words", line.Line, StringComparison.Ordinal);
    }
}
