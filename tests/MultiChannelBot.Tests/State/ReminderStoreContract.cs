using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Tests.State;

public sealed class InMemoryReminderStoreTests : ReminderStoreContract
{
    protected override Task<Stores> OpenStoresAsync() => Task.FromResult(Stores.InMemory());
}

// All reminders of a store lie together: each test has one of its own.
public sealed class EmbeddedReminderStoreTests : ReminderStoreContract
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("mcb-reminders-");
    private MultiChannelBot.State.EmbeddedRedis? server;

    [Fact]
    public async Task What_was_kept_is_there_after_a_restart()
    {
        await SetAsync("a");
        await Stores.DisposeAsync();
        await server!.DisposeAsync();

        Stores = await OpenStoresAsync();
        Stores.Clock.Advance(Wait);

        Assert.Equal("content of a", Assert.Single(await Stores.Reminders.ClaimAsync(10)).Content);
    }

    protected override Task<Stores> OpenStoresAsync()
    {
        server = Embedded.New(directory.FullName);
        return Task.FromResult(Stores.OnRedis(new MultiChannelBot.State.RedisLink(server.StartAsync)));
    }

    protected override async ValueTask CloseAsync()
    {
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        directory.Delete(recursive: true);
    }
}

public sealed class RealRedisReminderStoreTests : ReminderStoreContract
{
    private RedisServer? server;

    protected override async Task<Stores> OpenStoresAsync()
    {
        server = await RedisServer.StartAsync();
        return Stores.OnRedis(new MultiChannelBot.State.RedisLink(server.Address));
    }

    protected override async ValueTask CloseAsync() => await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
}

public sealed class ClusterReminderStoreTests(RealCluster cluster) : ReminderStoreContract
{
    protected override async Task<Stores> OpenStoresAsync()
    {
        var stores = await cluster.OpenAsync();
        await stores.Link!.RunAsync(database => database.KeyDeleteAsync(
            ["{mcb:reminders}:due", "{mcb:reminders}:kept", "{mcb:reminders}:owners", "{mcb:reminders}:written"]));
        return stores;
    }
}

/// <summary>What every store of reminders must do; run over each of them.</summary>
public abstract class ReminderStoreContract : IAsyncLifetime
{
    protected static readonly TimeSpan Wait = TimeSpan.FromDays(30);
    private static readonly UserKey Asker = new("asker");

    protected Stores Stores { get; set; } = null!;

    private IReminderStore Reminders => Stores.Reminders;

    public async ValueTask InitializeAsync() => Stores = await OpenStoresAsync();

    public async ValueTask DisposeAsync()
    {
        await Stores.DisposeAsync();
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Where_nothing_is_kept_nothing_is_to_do()
    {
        Assert.Null(await Reminders.NextAsync());
        Assert.Empty(await Reminders.ClaimAsync(10));
    }

    [Fact]
    public async Task A_reminder_is_claimed_when_it_is_due_and_not_before()
    {
        await SetAsync("a");
        Assert.Equal(Stores.Clock.GetUtcNow() + Wait, await Reminders.NextAsync());

        Stores.Clock.Advance(Wait - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await Reminders.ClaimAsync(10));
        Stores.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal((new ReminderKey("a"), "content of a"), Assert.Single(await Reminders.ClaimAsync(10)) is var claimed ? (claimed.Key, claimed.Content) : default);
    }

    [Fact]
    public async Task Of_many_that_claim_at_once_one_gets_each()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => SetAsync($"r{number}", place: $"p{number}")));
        Stores.Clock.Advance(Wait);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Reminders.ClaimAsync(7)));

        Assert.Equal(40, claimed.SelectMany(batch => batch).Select(each => each.Key).Distinct().Count());
        Assert.Equal(40, claimed.Sum(batch => batch.Length));
    }

    [Fact]
    public async Task A_claim_that_came_to_nothing_is_taken_over_once_its_lease_has_ended()
    {
        var dead = await ClaimOneAsync("a");
        Stores.Clock.Advance(IReminderStore.Lease - TimeSpan.FromSeconds(1));
        Assert.Empty(await Reminders.ClaimAsync(10));

        Stores.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = Assert.Single(await Reminders.ClaimAsync(10));

        Assert.False(await Reminders.BeginAsync(dead));
        Assert.True(await Reminders.BeginAsync(second));
    }

    [Fact]
    public async Task What_may_have_been_sent_is_never_claimed_again()
    {
        Assert.True(await Reminders.BeginAsync(await ClaimOneAsync("a")));

        Stores.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Empty(await Reminders.ClaimAsync(10));
        await SetAsync("b");
        Stores.Clock.Advance(Wait);
        Assert.Equal(new ReminderKey("b"), Assert.Single(await Reminders.ClaimAsync(10)).Key);
    }

    [Fact]
    public async Task Sending_begins_once()
    {
        var claimed = await ClaimOneAsync("a");

        Assert.True(await Reminders.BeginAsync(claimed));
        Assert.False(await Reminders.BeginAsync(claimed));
    }

    [Fact]
    public async Task What_was_sent_is_gone()
    {
        var claimed = await ClaimOneAsync("a");
        await Reminders.BeginAsync(claimed);
        await Reminders.EndAsync(claimed);

        Assert.Null(await Reminders.NextAsync());
        Assert.Equal(0, await Reminders.ReviveAsync(Asker));
    }

    [Fact]
    public async Task A_second_date_takes_the_place_of_the_first()
    {
        await SetAsync("a", owner: "first");
        Stores.Clock.Advance(TimeSpan.FromDays(1));
        await SetAsync("a");
        await Reminders.ForgetAsync(new UserKey("first"));

        Stores.Clock.Advance(Wait - TimeSpan.FromDays(1));
        Assert.Empty(await Reminders.ClaimAsync(10));
        Stores.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Single(await Reminders.ClaimAsync(10));
    }

    [Fact]
    public async Task What_was_set_anew_while_it_was_being_sent_is_sent_on_its_new_day()
    {
        var claimed = await ClaimOneAsync("a");
        await Reminders.BeginAsync(claimed);
        await SetAsync("a");
        await Reminders.EndAsync(claimed);
        await Reminders.PutOffAsync(claimed, Stores.Clock.GetUtcNow());
        await Reminders.MarkDeadAsync(claimed, Stores.Clock.GetUtcNow());

        Assert.Empty(await Reminders.ClaimAsync(10));
        Stores.Clock.Advance(Wait);
        Assert.Single(await Reminders.ClaimAsync(10));
    }

    [Fact]
    public async Task What_is_cancelled_is_not_sent_even_where_it_is_claimed()
    {
        var claimed = await ClaimOneAsync("a");
        await Reminders.CancelAsync(claimed.Key);
        await Reminders.CancelAsync(claimed.Key);

        Assert.False(await Reminders.BeginAsync(claimed));
        await Reminders.PutOffAsync(claimed, Stores.Clock.GetUtcNow());
        Assert.Null(await Reminders.NextAsync());
    }

    [Fact]
    public async Task Who_asks_to_be_forgotten_loses_theirs_and_nobody_elses()
    {
        await SetAsync("a");
        await SetAsync("b");
        await SetAsync("c", owner: "asker2");
        await SetAsync("d", owner: "aske");

        await Reminders.ForgetAsync(Asker);

        Assert.Equal(["c", "d"], await DueKeysAsync());
    }

    [Fact]
    public async Task Where_the_bot_was_removed_all_reminders_go_and_others_stay()
    {
        await SetAsync("a", owner: "one", place: "thread 1", home: "team");
        await SetAsync("b", owner: "two", place: "thread 2", home: "team");
        await SetAsync("c", owner: "one", place: "chat", home: "team2");
        await SetAsync("d", owner: "team", place: "team", home: "tea");
        await SetAsync("e", owner: "one", place: "thread 3", home: "team");
        await SetAsync("e", owner: "one", place: "thread 3", home: "other");

        await Reminders.ForgetAsync(new PlaceKey("team"));
        await Reminders.ForgetAsync(new PlaceKey("team"));

        Assert.Equal(["c", "d", "e"], await DueKeysAsync());
    }

    [Fact]
    public async Task Who_is_forgotten_leaves_nothing_where_the_bot_is()
    {
        await SetAsync("a", home: "team");
        await Reminders.ForgetAsync(Asker);
        await SetAsync("a", owner: "two", home: "elsewhere");

        await Reminders.ForgetAsync(new PlaceKey("team"));

        Assert.Equal(["a"], await DueKeysAsync());
    }

    [Fact]
    public async Task What_was_forgotten_while_it_was_being_sent_does_not_come_back()
    {
        var claimed = await ClaimOneAsync("a");
        await Reminders.BeginAsync(claimed);
        await Reminders.ForgetAsync(Asker);
        await Reminders.PutOffAsync(claimed, Stores.Clock.GetUtcNow());

        Assert.Null(await Reminders.NextAsync());
    }

    [Fact]
    public async Task What_is_put_off_is_claimed_again_at_its_time()
    {
        var claimed = await ClaimOneAsync("a");
        await Reminders.BeginAsync(claimed);
        await Reminders.PutOffAsync(claimed, Stores.Clock.GetUtcNow() + TimeSpan.FromMinutes(5));

        Stores.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Empty(await Reminders.ClaimAsync(10));
        Stores.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await Reminders.ClaimAsync(10));
    }

    [Fact]
    public async Task What_the_channel_refuses_waits_for_the_person_and_no_longer_than_it_may()
    {
        foreach (var key in (string[])["a", "b"])
        {
            var claimed = await ClaimOneAsync(key, place: key);
            await Reminders.BeginAsync(claimed);
            await Reminders.MarkDeadAsync(claimed, Stores.Clock.GetUtcNow() + TimeSpan.FromDays(40));
            Assert.Empty(await Reminders.ClaimAsync(10));
            if (key == "a")
            {
                Assert.Equal(1, await Reminders.ReviveAsync(Asker));
                Assert.Equal(new ReminderKey("a"), Assert.Single(await ClaimAfterGapAsync()).Key);
            }
        }

        Stores.Clock.Advance(TimeSpan.FromDays(40));
        Assert.DoesNotContain(await Reminders.ClaimAsync(10), again => again.Key == new ReminderKey("b"));
        Assert.Equal(0, await Reminders.ReviveAsync(Asker));
    }

    [Fact]
    public async Task One_conversation_is_not_written_to_twice_within_the_gap()
    {
        await SetAsync("a");
        await SetAsync("b");
        await SetAsync("c", place: "elsewhere");
        Stores.Clock.Advance(Wait);

        Assert.Equal(["a", "c"], (await Reminders.ClaimAsync(10)).Select(claimed => claimed.Key.Value).Order());
        Stores.Clock.Advance(IReminderStore.Gap - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await Reminders.ClaimAsync(10));
        Stores.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("b", Assert.Single(await Reminders.ClaimAsync(10)).Key.Value);
    }

    [Fact]
    public async Task The_longest_due_go_first()
    {
        foreach (var key in (string[])["c", "a", "b"])
        {
            await SetAsync(key, place: key);
            Stores.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Stores.Clock.Advance(Wait);
        Assert.Equal(["c", "a"], (await Reminders.ClaimAsync(2)).Select(claimed => claimed.Key.Value));
    }

    protected abstract Task<Stores> OpenStoresAsync();

    protected virtual ValueTask CloseAsync() => ValueTask.CompletedTask;

    protected Task SetAsync(string key, string owner = "asker", string place = "place", string home = "home") =>
        Reminders.SetAsync(new KeptReminder(new ReminderKey(key), new UserKey(owner), new PlaceKey(place), new PlaceKey(home), Stores.Clock.GetUtcNow() + Wait, $"content of {key}"));

    private async Task<ClaimedReminder> ClaimOneAsync(string key, string place = "place")
    {
        await SetAsync(key, place: place);
        Stores.Clock.Advance(Wait);
        return Assert.Single(await Reminders.ClaimAsync(10), claimed => claimed.Key.Value == key);
    }

    private async Task<IReadOnlyList<ClaimedReminder>> ClaimAfterGapAsync()
    {
        Stores.Clock.Advance(IReminderStore.Gap);
        return await Reminders.ClaimAsync(10);
    }

    private async Task<IEnumerable<string>> DueKeysAsync()
    {
        Stores.Clock.Advance(Wait);
        var found = new List<string>();
        while (await Reminders.NextAsync() is { } next && next <= Stores.Clock.GetUtcNow() + Wait && await ClaimAfterGapAsync() is { Count: > 0 } claimed)
        {
            found.AddRange(claimed.Select(each => each.Key.Value));
        }

        return found.Order();
    }
}
