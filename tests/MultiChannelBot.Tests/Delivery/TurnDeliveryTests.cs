using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Delivery;

public sealed class TurnDeliveryInMemoryTests : TurnDeliveryTests
{
    protected override Stores OpenStores() => Stores.InMemory();
}

public sealed class TurnDeliveryEmbeddedTests(Embedded embedded) : TurnDeliveryTests
{
    protected override Stores OpenStores() => Stores.OnRedis(embedded.NewLink());
}

/// <summary>What a delivery does with redeliveries, conflicts and unsent replies, on each kind of store.</summary>
public abstract class TurnDeliveryTests : IAsyncLifetime
{
    private DeliveryBench bench = null!;

    public ValueTask InitializeAsync()
    {
        bench = new DeliveryBench(OpenStores());
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await bench.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_input_takes_effect_and_is_answered()
    {
        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));
        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m2"));

        Assert.Equal(["count 1", "count 2"], bench.Channel.Texts);
        Assert.Equal(2, (await bench.StateAsync())!.Revision);
    }

    [Fact]
    public async Task The_sender_is_told_the_live_card_of_the_case()
    {
        await bench.DeliverAsync("m1");
        await bench.DeliverAsync("m2");

        Assert.Equal(
            [new Sending(bench.Case, null, IsResend: false), new Sending(bench.Case, "card-1", IsResend: false)],
            bench.Channel.Sendings.Select(sending => sending with { Until = null }));
        Assert.All(bench.Channel.Sendings, sending => Assert.NotNull(sending.Until));
    }

    [Fact]
    public async Task A_redelivery_of_a_sent_input_gets_silence()
    {
        await bench.DeliverAsync("m1");

        Assert.IsType<DeliveryOutcome.Silent>(await bench.DeliverAsync("m1"));
        Assert.Equal(["count 1"], bench.Channel.Texts);
        Assert.Equal(1, (await bench.StateAsync())!.Revision);
    }

    [Fact]
    public async Task A_redelivery_of_an_input_that_another_host_works_on_is_to_come_later()
    {
        await bench.Stores.Cases.OpenAsync(bench.Case, new ClaimId("m1"));

        Assert.IsType<DeliveryOutcome.TryLater>(await bench.DeliverAsync("m1"));
        Assert.Empty(bench.Channel.Messages);
    }

    [Fact]
    public async Task A_redelivery_after_the_lease_of_a_dead_host_takes_over()
    {
        await bench.Stores.Cases.OpenAsync(bench.Case, new ClaimId("m1"));
        bench.Stores.Clock.Advance(CaseTimes.Lease);

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));
        Assert.Equal(["count 1"], bench.Channel.Texts);
    }

    [Fact]
    public async Task A_redelivery_of_a_saved_input_sends_its_replies_and_leaves_the_case()
    {
        await bench.SaveWithoutSendingAsync("m1");
        bench.Stores.Clock.Advance(CaseTimes.PendingAge);

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));

        Assert.Equal(["count 1"], bench.Channel.Texts);
        Assert.True(Assert.Single(bench.Channel.Sendings).IsResend);
        Assert.Equal(1, (await bench.StateAsync())!.Revision);
        Assert.IsType<DeliveryOutcome.Silent>(await bench.DeliverAsync("m1"));
    }

    [Fact]
    public async Task A_redelivery_that_finds_this_host_still_sending_is_to_come_later()
    {
        var held = new TaskCompletionSource();
        bench.Channel.Held = held.Task;
        var first = bench.Host.DeliverAsync(bench.Arrival("m1"), bench.Channel);
        await bench.Channel.Reached.Task;

        Assert.IsType<DeliveryOutcome.TryLater>(await bench.Host.DeliverAsync(bench.Arrival("m1"), bench.Channel));
        held.SetResult();

        Assert.IsType<DeliveryOutcome.Delivered>(await first);
        Assert.Equal(["count 1"], bench.Channel.Texts);
    }

    [Fact]
    public async Task A_redelivery_on_another_host_while_this_one_is_sending_sends_nothing()
    {
        await using var other = bench.NewHost();
        var held = new TaskCompletionSource();
        bench.Channel.Held = held.Task;
        var first = bench.Host.DeliverAsync(bench.Arrival("m1"), bench.Channel);
        await bench.Channel.Reached.Task;
        var elsewhere = new FakeChannel();

        Assert.IsType<DeliveryOutcome.TryLater>(await other.DeliverAsync(bench.Arrival("m1"), elsewhere));
        bench.Stores.Clock.Advance(CaseTimes.SendingTime - TimeSpan.FromMilliseconds(1));
        Assert.IsType<DeliveryOutcome.TryLater>(await other.DeliverAsync(bench.Arrival("m1"), elsewhere));
        held.SetResult();

        Assert.IsType<DeliveryOutcome.Delivered>(await first);
        await bench.Host.SettleAsync();
        Assert.IsType<DeliveryOutcome.Silent>(await other.DeliverAsync(bench.Arrival("m1"), elsewhere));
        Assert.Equal(["count 1"], bench.Channel.Texts);
        Assert.Empty(elsewhere.Messages);
    }

    [Fact]
    public async Task A_channel_that_does_not_answer_in_time_may_have_the_reply_and_gets_it_from_nobody_again()
    {
        await using var other = bench.NewHost();
        bench.Channel.Held = new TaskCompletionSource().Task;
        var first = bench.Host.DeliverAsync(bench.Arrival("m1"), bench.Channel);
        await bench.Channel.Reached.Task;
        bench.Stores.Clock.Advance(CaseTimes.SendingTime);

        Assert.IsType<DeliveryOutcome.Delivered>(await first);
        await bench.Host.SettleAsync();

        var elsewhere = new FakeChannel();
        bench.Stores.Clock.Advance(CaseTimes.PendingAge);
        Assert.IsType<DeliveryOutcome.Silent>(await other.DeliverAsync(bench.Arrival("m1"), elsewhere));
        await other.DeliverAsync(bench.Arrival("m2"), elsewhere);
        Assert.Equal(["count 2"], elsewhere.Texts);
        Assert.Single(bench.Log.Lines, line => line.Id == 1020);
    }

    [Fact]
    public async Task Of_replies_taken_in_part_only_the_rest_is_sent_by_the_redelivery()
    {
        bench.Channel.Answers = new SendResult.NotSent("429") { Before = 1 };
        Assert.IsType<DeliveryOutcome.TryLater>(await bench.DeliverAsync("m1", "twice"));
        bench.Channel.Answers = null;

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1", "twice"));

        Assert.Equal(["again 1"], bench.Channel.Texts);
    }

    [Fact]
    public async Task The_next_input_first_sends_what_a_dead_host_left()
    {
        await bench.SaveWithoutSendingAsync("m1");
        bench.Stores.Clock.Advance(CaseTimes.PendingAge);

        await bench.DeliverAsync("m2", retried: false);

        Assert.Equal(["count 1", "count 2"], bench.Channel.Texts);
        Assert.Equal([true, false], bench.Channel.Sendings.Select(sending => sending.IsResend));
        Assert.Equal("card-1", bench.Channel.Sendings[1].LiveCard);
        Assert.IsType<DeliveryOutcome.Silent>(await bench.DeliverAsync("m1"));
    }

    [Fact]
    public async Task Replies_left_that_cannot_be_sent_do_not_stand_in_the_way_for_ever()
    {
        await bench.SaveWithoutSendingAsync("m1");
        bench.Stores.Clock.Advance(CaseTimes.PendingAge);
        bench.Channel.Unrenderable = 1;

        await bench.DeliverAsync("m2");
        bench.Stores.Clock.Advance(CaseTimes.PendingAge);
        await bench.DeliverAsync("m3");

        Assert.Equal(["count 2", "count 3"], bench.Channel.Texts);
        Assert.Contains(bench.Log.Lines, line => line.Id == 1022);
    }

    [Fact]
    public async Task A_turn_that_was_overtaken_is_run_again_on_what_overtook_it()
    {
        await bench.DeliverAsync("m1");
        var once = false;
        bench.Store.BeforeClose = async () =>
        {
            if (!once)
            {
                once = true;
                await bench.WriteMeanwhileAsync(CaseJson.WriteState(new CaseState { Revision = 10 }));
            }
        };

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m2"));

        Assert.Equal(["count 1", "count 11"], bench.Channel.Texts);
        Assert.Equal(11, (await bench.StateAsync())!.Revision);
    }

    [Fact]
    public async Task A_turn_that_is_overtaken_every_time_asks_to_repeat_and_changes_nothing()
    {
        bench.Store.BeforeClose = () => bench.WriteMeanwhileAsync();

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));

        Assert.Equal(6, bench.Turn.Given.Count);
        Assert.Equal(["notice.please-repeat"], bench.Channel.Texts);
        Assert.Equal(0, (await bench.StateAsync())!.Revision);
        Assert.IsType<DeliveryOutcome.Silent>(await bench.DeliverAsync("m1"));
    }

    [Fact]
    public async Task A_turn_whose_lease_was_taken_over_sends_nothing()
    {
        bench.Store.BeforeClose = async () =>
        {
            bench.Stores.Clock.Advance(CaseTimes.Lease);
            await bench.Stores.Cases.OpenAsync(bench.Case, new ClaimId("m1"));
        };

        Assert.IsType<DeliveryOutcome.TryLater>(await bench.DeliverAsync("m1"));
        Assert.Empty(bench.Channel.Messages);
    }

    [Fact]
    public async Task Ten_inputs_at_once_on_two_hosts_all_count()
    {
        await using var other = bench.NewHost();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(number =>
            (number % 2 == 0 ? bench.Host : other).DeliverAsync(bench.Arrival($"m{number}"), new FakeChannel())));

        var counted = outcomes.Length - bench.Log.Lines.Count(line => line.Id == 1033);
        Assert.All(outcomes, outcome => Assert.IsType<DeliveryOutcome.Delivered>(outcome));
        Assert.Equal(counted, (await bench.StateAsync())!.Revision);
    }

    [Fact]
    public async Task A_turn_that_says_nothing_is_saved_and_done()
    {
        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1", "silence"));

        Assert.Empty(bench.Channel.Messages);
        Assert.Equal(1, (await bench.StateAsync())!.Revision);
        Assert.IsType<DeliveryOutcome.Silent>(await bench.DeliverAsync("m1"));
    }

    [Fact]
    public async Task An_unreadable_case_is_begun_anew_and_the_person_is_told()
    {
        await bench.WriteMeanwhileAsync("{\"schema\":99}");

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));

        Assert.Equal(["notice.state-unreadable + count 1"], bench.Channel.Texts);
        Assert.Null(Assert.Single(bench.Turn.Given));
        Assert.Equal(1, (await bench.StateAsync())!.Revision);
    }

    [Fact]
    public async Task Unreadable_replies_of_a_saved_input_become_a_request_to_repeat()
    {
        var opened = Assert.IsType<Opening.Fresh>(await bench.Stores.Cases.OpenAsync(bench.Case, new ClaimId("m1")));
        await bench.Stores.Cases.CloseAsync(
            opened.Lease, new Closure(CaseVersion.None, CaseJson.WriteState(new CaseState()), "[{\"is\":\"from the future\"}]", bench.User));
        bench.Stores.Clock.Advance(CaseTimes.PendingAge);

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m1"));
        Assert.Equal(["notice.please-repeat"], bench.Channel.Texts);
    }

    [Fact]
    public async Task Forget_me_deletes_this_case_the_others_and_the_preferences()
    {
        await bench.DeliverAsync("m1", "korean");
        var elsewhere = bench.Arrival("m2") with { Case = new CaseKey(bench.Case.Value + "-other") };
        await bench.DeliverAsync(elsewhere);

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m3", "forget me"));

        Assert.Equal("forgotten 2", bench.Channel.Texts.Last());
        Assert.Null(await bench.StateAsync());
        bench.Turn.Given.Clear();
        await bench.DeliverAsync(elsewhere with { Claim = new ClaimId("m4") });
        Assert.Null(Assert.Single(bench.Turn.Given));
    }

    [Fact]
    public async Task Forget_me_killed_before_its_reply_still_has_it_sent()
    {
        await bench.DeliverAsync("m1");
        bench.Channel.Answers = new SendResult.NotSent("429");
        Assert.IsType<DeliveryOutcome.TryLater>(await bench.DeliverAsync("m2", "forget me"));
        Assert.Null(await bench.StateAsync());
        bench.Channel.Answers = null;

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.DeliverAsync("m2", "forget me"));
        Assert.Equal(["count 1", "forgotten 2"], bench.Channel.Texts);
    }

    [Fact]
    public async Task Forget_me_in_somebody_elses_case_leaves_their_case()
    {
        await bench.DeliverAsync("m1");
        var stranger = new UserKey(bench.User.Value + "-stranger");
        var asked = bench.Arrival("m2", "forget me");

        await bench.DeliverAsync(asked with { User = stranger, Input = asked.Input with { Asker = stranger.Value } });

        Assert.Equal("forgotten 2", bench.Channel.Texts.Last());
        Assert.Equal(1, (await bench.StateAsync())!.Revision);
    }

    [Fact]
    public async Task A_language_set_in_one_case_holds_in_the_next()
    {
        await bench.DeliverAsync("m1", "korean");

        await bench.DeliverAsync(bench.Arrival("m2") with { Case = new CaseKey(bench.Case.Value + "-next") });

        Assert.Equal(Language.Korean, bench.Channel.Messages[1][0].Language);
        Assert.Equal(Language.Korean, bench.Turn.Given[1]!.Language);
    }

    [Fact]
    public async Task An_older_case_does_not_undo_a_preference_set_since()
    {
        var english = CaseJson.WriteState(new CaseState { Language = Language.English });
        await bench.WriteMeanwhileAsync(english);
        await bench.DeliverAsync(bench.Arrival("m1", "korean") with { Case = new CaseKey(bench.Case.Value + "-next") });

        await bench.DeliverAsync("m2");

        var set = await bench.Stores.Preferences.OpenAsync(bench.User, new TenantKey("t"), bench.Case);
        Assert.Equal(Language.Korean, set.Language);
    }

    protected abstract Stores OpenStores();
}
