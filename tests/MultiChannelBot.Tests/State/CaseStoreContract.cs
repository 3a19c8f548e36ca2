using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Tests.State;

/// <summary>What every case store must do; run over each of them.</summary>
public abstract partial class CaseStoreContract : IAsyncLifetime
{
    private static readonly UserKey Owner = new("owner");
    private readonly CaseKey key = new(Guid.NewGuid().ToString("N"));
    private Stores stores = null!;

    private ICaseStore Cases => stores.Cases;

    public async ValueTask InitializeAsync() => stores = await OpenStoresAsync();

    public async ValueTask DisposeAsync()
    {
        await stores.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_first_delivery_of_the_first_input_finds_no_case()
    {
        var opened = await FreshAsync("m1");

        Assert.Equal(StoredCase.Absent, opened.Case);
        Assert.Empty(opened.Older);
        Assert.Equal(1, opened.Lease.Attempt);
    }

    [Fact]
    public async Task What_was_closed_is_what_the_next_input_opens()
    {
        var saved = await SaveAsync("m1", "상태 1\n둘째 줄", replies: null);

        var next = await FreshAsync("m2");

        Assert.Equal(new StoredCase(saved, "상태 1\n둘째 줄", null), next.Case);
    }

    [Fact]
    public async Task Looking_at_a_case_claims_nothing_and_changes_nothing()
    {
        Assert.Equal(StoredCase.Absent, await Cases.ReadAsync(key));
        var saved = await SaveAsync("m1", "상태", "replies 1");
        stores.Clock.Advance(CaseTimes.PendingAge);

        Assert.Equal(new StoredCase(saved, "상태", null), await Cases.ReadAsync(key));
        Assert.Single((await FreshAsync("m2")).Older);
    }

    [Fact]
    public async Task An_input_at_work_elsewhere_is_running()
    {
        await FreshAsync("m1");

        Assert.IsType<Opening.Running>(await Cases.OpenAsync(key, new ClaimId("m1")));
    }

    [Fact]
    public async Task Of_many_deliveries_at_once_exactly_one_gets_the_claim()
    {
        var openings = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Cases.OpenAsync(key, new ClaimId("m1"))));

        Assert.Single(openings.OfType<Opening.Fresh>());
        Assert.Equal(19, openings.OfType<Opening.Running>().Count());
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_taken_over_and_its_holder_closes_no_more()
    {
        var slow = await FreshAsync("m1");
        stores.Clock.Advance(CaseTimes.Lease);

        var taker = await FreshAsync("m1");

        Assert.Equal(2, taker.Lease.Attempt);
        Assert.IsType<Closing.LeaseLost>(await Cases.CloseAsync(slow.Lease, Write(CaseVersion.None, "slow")));
        Assert.IsType<Closing.Saved>(await Cases.CloseAsync(taker.Lease, Write(CaseVersion.None, "taker")));
        Assert.Equal("taker", (await FreshAsync("m2")).Case.Value);
    }

    [Fact]
    public async Task A_lease_that_ran_out_but_was_not_taken_over_still_closes()
    {
        var slow = await FreshAsync("m1");
        stores.Clock.Advance(CaseTimes.Lease);

        Assert.IsType<Closing.Saved>(await Cases.CloseAsync(slow.Lease, Write(CaseVersion.None, "slow")));
    }

    [Fact]
    public async Task A_released_claim_is_free_at_once_and_remembers_the_attempt()
    {
        var faulted = await FreshAsync("m1");
        await Cases.ReleaseAsync(faulted.Lease);

        var again = await FreshAsync("m1");

        Assert.Equal(2, again.Lease.Attempt);
        Assert.IsType<Closing.LeaseLost>(await Cases.CloseAsync(faulted.Lease, Write(CaseVersion.None, "faulted")));
    }

    [Fact]
    public async Task A_release_by_a_former_holder_changes_nothing()
    {
        var slow = await FreshAsync("m1");
        stores.Clock.Advance(CaseTimes.Lease);
        await FreshAsync("m1");

        await Cases.ReleaseAsync(slow.Lease);

        Assert.IsType<Opening.Running>(await Cases.OpenAsync(key, new ClaimId("m1")));
    }

    [Fact]
    public async Task A_redelivery_of_a_saved_input_gets_its_replies_once_their_sender_is_taken_for_dead()
    {
        var version = await SaveAsync("m1", "s", "replies 1");
        Assert.IsType<Opening.Sending>(await Cases.OpenAsync(key, new ClaimId("m1")));
        stores.Clock.Advance(CaseTimes.PendingAge);

        var again = Assert.IsType<Opening.Saved>(await Cases.OpenAsync(key, new ClaimId("m1")));

        Assert.Equal([new Pending(new ClaimId("m1"), version, "replies 1", stores.Clock.GetUtcNow())], again.Pending);
        Assert.Equal("s", again.Case.Value);
        Assert.IsType<Opening.Sending>(await Cases.OpenAsync(key, new ClaimId("m1")));
    }

    [Fact]
    public async Task Replies_handed_back_are_given_out_at_once_without_what_was_sent_of_them()
    {
        var (version, since) = await CloseAsync("m1", "s", "replies 1 and 2");

        await Cases.HandBackAsync(key, new Pending(new ClaimId("m1"), version, "replies 2", since));

        var again = Assert.IsType<Opening.Saved>(await Cases.OpenAsync(key, new ClaimId("m1")));
        Assert.Equal("replies 2", Assert.Single(again.Pending).Replies);
        Assert.IsType<Opening.Sending>(await Cases.OpenAsync(key, new ClaimId("m1")));
    }

    [Fact]
    public async Task Replies_that_somebody_else_has_taken_since_are_not_handed_back()
    {
        var (version, since) = await CloseAsync("m1", "s", "replies 1");
        stores.Clock.Advance(CaseTimes.PendingAge);
        await FreshAsync("m2");

        await Cases.HandBackAsync(key, new Pending(new ClaimId("m1"), version, "replies 1", since));

        Assert.IsType<Opening.Sending>(await Cases.OpenAsync(key, new ClaimId("m1")));
    }

    [Fact]
    public async Task Closing_again_tells_since_when_the_replies_are_ours()
    {
        var opened = await FreshAsync("m1");
        var write = new Closure(CaseVersion.None, "s", "replies 1", Owner);
        var first = await Cases.CloseAsync(opened.Lease, write);
        stores.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(first, await Cases.CloseAsync(opened.Lease, write));
    }

    [Fact]
    public async Task A_redelivery_of_a_sent_input_gets_nothing()
    {
        var version = await SaveAsync("m1", "s", "replies 1");
        await Cases.SentAsync(key, new ClaimId("m1"), version, "card-1");

        Assert.IsType<Opening.AlreadySent>(await Cases.OpenAsync(key, new ClaimId("m1")));
    }

    [Fact]
    public async Task A_finished_input_gets_nothing_and_left_the_case_alone()
    {
        var opened = await FreshAsync("m1");
        await Cases.FinishAsync(opened.Lease);

        Assert.IsType<Opening.AlreadySent>(await Cases.OpenAsync(key, new ClaimId("m1")));
        Assert.Equal(StoredCase.Absent, (await FreshAsync("m2")).Case);
    }

    [Fact]
    public async Task Closing_twice_with_one_lease_writes_once()
    {
        var opened = await FreshAsync("m1");
        var first = await Cases.CloseAsync(opened.Lease, Write(CaseVersion.None, "s"));

        var second = await Cases.CloseAsync(opened.Lease, Write(CaseVersion.None, "s"));

        Assert.Equal(first, second);
        Assert.Equal(Assert.IsType<Closing.Saved>(first).Version, (await FreshAsync("m2")).Case.Version);
    }

    [Fact]
    public async Task Of_two_turns_from_one_version_the_slower_is_shown_the_faster_ones_case()
    {
        var start = await SaveAsync("m0", "start", replies: null);
        var fast = await FreshAsync("m1");
        var slow = await FreshAsync("m2");
        var won = Assert.IsType<Closing.Saved>(await Cases.CloseAsync(fast.Lease, Write(start, "fast")));

        var lost = Assert.IsType<Closing.Conflict>(await Cases.CloseAsync(slow.Lease, Write(start, "slow")));

        Assert.Equal(new StoredCase(won.Version, "fast", null), lost.Now);
        Assert.IsType<Closing.Saved>(await Cases.CloseAsync(slow.Lease, Write(won.Version, "both")));
        Assert.Equal("both", (await FreshAsync("m3")).Case.Value);
    }

    [Fact]
    public async Task Of_two_turns_that_found_no_case_one_conflicts()
    {
        var fast = await FreshAsync("m1");
        var slow = await FreshAsync("m2");
        await Cases.CloseAsync(fast.Lease, Write(CaseVersion.None, "fast"));

        var lost = await Cases.CloseAsync(slow.Lease, Write(CaseVersion.None, "slow"));

        Assert.Equal("fast", Assert.IsType<Closing.Conflict>(lost).Now.Value);
    }

    [Fact]
    public async Task A_turn_whose_case_was_deleted_meanwhile_conflicts_with_its_absence()
    {
        var version = await SaveAsync("m1", "s", replies: null);
        var opened = await FreshAsync("m2");
        Assert.True(await Cases.DeleteAsync(key, Owner));

        var lost = await Cases.CloseAsync(opened.Lease, Write(version, "late"));

        Assert.Equal(StoredCase.Absent, Assert.IsType<Closing.Conflict>(lost).Now);
    }

    [Fact]
    public async Task A_turn_from_before_a_deletion_does_not_write_over_the_case_begun_after_it()
    {
        var before = await SaveAsync("m1", "before", replies: null);
        var opened = await FreshAsync("m2");
        await Cases.DeleteAsync(key, Owner);
        stores.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await SaveAsync("m3", "after", replies: null);

        Assert.IsType<Closing.Conflict>(await Cases.CloseAsync(opened.Lease, Write(before, "late")));
        Assert.Equal("after", (await FreshAsync("m4")).Case.Value);
    }

    [Fact]
    public async Task A_conflict_renews_the_lease()
    {
        var start = await SaveAsync("m0", "start", replies: null);
        var slow = await FreshAsync("m1");
        await SaveAsync("m2", "fast", replies: null);
        stores.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.IsType<Closing.Conflict>(await Cases.CloseAsync(slow.Lease, Write(start, "slow")));
        stores.Clock.Advance(TimeSpan.FromSeconds(9));

        Assert.IsType<Opening.Running>(await Cases.OpenAsync(key, new ClaimId("m1")));
    }

    [Fact]
    public async Task A_card_sent_late_does_not_displace_the_card_of_a_later_turn()
    {
        var first = await SaveAsync("m1", "s1", "replies 1");
        var second = await SaveAsync("m2", "s2", "replies 2");
        await Cases.SentAsync(key, new ClaimId("m2"), second, "card-2");
        await Cases.SentAsync(key, new ClaimId("m1"), first, "card-1");

        Assert.Equal("card-2", (await FreshAsync("m3")).Case.Card);
    }

    [Fact]
    public async Task A_reply_that_sent_no_card_leaves_the_live_card()
    {
        await Cases.SentAsync(key, new ClaimId("m1"), await SaveAsync("m1", "s1", "r"), "card-1");
        await Cases.SentAsync(key, new ClaimId("m2"), await SaveAsync("m2", "s2", "r"), null);

        Assert.Equal("card-1", (await FreshAsync("m3")).Case.Card);
    }

    [Fact]
    public async Task Sent_with_another_version_clears_nothing()
    {
        var version = await SaveAsync("m1", "s1", "replies 1");
        await Cases.SentAsync(key, new ClaimId("m1"), new CaseVersion(version.Number - 1), "card-0");
        stores.Clock.Advance(CaseTimes.PendingAge);

        Assert.Single(Assert.IsType<Opening.Saved>(await Cases.OpenAsync(key, new ClaimId("m1"))).Pending);
    }

    [Fact]
    public async Task A_turn_that_deletes_its_case_still_has_its_reply_delivered()
    {
        var version = await SaveAsync("m1", "s1", replies: null);
        var opened = await FreshAsync("m2");
        var closed = Assert.IsType<Closing.Saved>(
            await Cases.CloseAsync(opened.Lease, new Closure(version, State: null, "forgotten", Owner)));
        stores.Clock.Advance(CaseTimes.PendingAge);

        var again = Assert.IsType<Opening.Saved>(await Cases.OpenAsync(key, new ClaimId("m2")));

        Assert.Equal(StoredCase.Absent, again.Case);
        Assert.Equal("forgotten", Assert.Single(again.Pending).Replies);
        await Cases.SentAsync(key, new ClaimId("m2"), closed.Version, "card-1");
        Assert.Equal(StoredCase.Absent, (await FreshAsync("m3")).Case);
    }

    [Fact]
    public async Task A_card_that_arrives_after_a_deletion_does_not_bring_the_case_back()
    {
        var version = await SaveAsync("m1", "s1", "replies 1");
        await Cases.DeleteAsync(key, Owner);

        await Cases.SentAsync(key, new ClaimId("m1"), version, "card-1");

        Assert.Equal(StoredCase.Absent, (await FreshAsync("m2")).Case);
        Assert.False(await Cases.DeleteAsync(key, onlyOf: null));
    }

    [Fact]
    public async Task A_case_is_deleted_for_its_owner_only()
    {
        await SaveAsync("m1", "s1", replies: null);

        Assert.False(await Cases.DeleteAsync(key, new UserKey("somebody else")));
        Assert.True(await Cases.DeleteAsync(key, Owner));
        Assert.False(await Cases.DeleteAsync(key, Owner));
    }

    [Fact]
    public async Task Another_case_and_another_input_are_not_touched()
    {
        await SaveAsync("m1", "s1", "replies 1");

        var other = Assert.IsType<Opening.Fresh>(await Cases.OpenAsync(new CaseKey(Guid.NewGuid().ToString("N")), new ClaimId("m1")));

        Assert.Equal(StoredCase.Absent, other.Case);
    }

    [Fact]
    public async Task Two_hosts_counting_up_in_one_case_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(CountUpAsync));

        Assert.Equal("xxxxxxxxxx", (await FreshAsync("last")).Case.Value);
    }

    protected abstract Task<Stores> OpenStoresAsync();

    private async Task CountUpAsync(int number)
    {
        var opened = await FreshAsync($"count {number}");
        var current = opened.Case;
        while (await Cases.CloseAsync(opened.Lease, Write(current.Version, current.Value + "x")) is Closing.Conflict lost)
        {
            current = lost.Now;
        }
    }

    private static Closure Write(CaseVersion expected, string state) => new(expected, state, Replies: null, Owner);

    private async Task<Opening.Fresh> FreshAsync(string claim) =>
        Assert.IsType<Opening.Fresh>(await Cases.OpenAsync(key, new ClaimId(claim)));

    private async Task<CaseVersion> SaveAsync(string claim, string state, string? replies) => (await CloseAsync(claim, state, replies)).Version;

    private async Task<Closing.Saved> CloseAsync(string claim, string state, string? replies)
    {
        var opened = await FreshAsync(claim);
        return Assert.IsType<Closing.Saved>(
            await Cases.CloseAsync(opened.Lease, new Closure(opened.Case.Version, state, replies, Owner)));
    }
}
