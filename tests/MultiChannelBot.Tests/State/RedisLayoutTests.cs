using System.Net;
using System.Net.Sockets;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;
using StackExchange.Redis;

namespace MultiChannelBot.Tests.State;

/// <summary>What an operator finds in a real Redis, and what the scripts rely on.</summary>
public sealed class RedisLayoutTests(RealRedis server) : IAsyncLifetime
{
    private readonly CaseKey key = new(Guid.NewGuid().ToString("N"));
    private readonly UserKey user = new(Guid.NewGuid().ToString("N"));
    private readonly TenantKey tenant = new(Guid.NewGuid().ToString("N"));
    private Stores stores = null!;
    private ConnectionMultiplexer redis = null!;

    public async ValueTask InitializeAsync()
    {
        var address = await server.ConnectionStringAsync();
        stores = Stores.OnRedis(new RedisLink(address));
        redis = await ConnectionMultiplexer.ConnectAsync(address);
    }

    public async ValueTask DisposeAsync()
    {
        if (stores is not null)
        {
            await stores.DisposeAsync();
            await redis.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_case_lies_in_one_hash_and_one_string_an_input_and_all_of_it_expires()
    {
        await SaveAsync("m1", "replies");

        Assert.Equal(RedisType.Hash, await Database.KeyTypeAsync($"{{mcb:{key}}}:case"));
        Assert.Equal(RedisType.String, await Database.KeyTypeAsync($"{{mcb:{key}}}:seen:m1"));
        Assert.InRange(await TimeLeftAsync($"{{mcb:{key}}}:case"), Stores.Expiry - TimeSpan.FromMinutes(10), Stores.Expiry);
        Assert.InRange(await TimeLeftAsync($"{{mcb:{key}}}:seen:m1"), TimeSpan.FromMinutes(50), CaseTimes.ClaimKept);
    }

    [Fact]
    public async Task All_keys_of_a_case_fall_into_one_slot()
    {
        var slots = new[] { $"{{mcb:{key}}}:case", $"{{mcb:{key}}}:seen:m1", $"{{mcb:{key}}}:unreadable" }
            .Select(name => redis.HashSlot(name))
            .Distinct();

        Assert.Single(slots);
        await SaveAsync("m1", "replies");
        Assert.True(await Database.KeyExistsAsync($"{{mcb:{key}}}:case"));
    }

    [Fact]
    public async Task A_forgotten_cases_last_reply_does_not_outlive_its_claim()
    {
        var opened = Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(key, new ClaimId("m1")));
        await stores.Cases.CloseAsync(opened.Lease, new Closure(CaseVersion.None, State: null, "forgotten", user));

        Assert.InRange(await TimeLeftAsync($"{{mcb:{key}}}:case"), TimeSpan.FromMinutes(50), CaseTimes.ClaimKept);
    }

    [Fact]
    public async Task The_indexes_of_persons_and_tenants_expire_after_the_cases_they_name()
    {
        await stores.Preferences.OpenAsync(user, tenant, key);

        Assert.InRange(await TimeLeftAsync($"{{mcb:u:{user}}}"), Stores.Expiry, Stores.Expiry + TimeSpan.FromDays(2));
        Assert.InRange(await TimeLeftAsync($"{{mcb:t:{tenant}}}"), Stores.Expiry, Stores.Expiry + TimeSpan.FromDays(2));
    }

    [Fact]
    public async Task The_index_of_a_person_drops_cases_that_have_lapsed()
    {
        await stores.Preferences.OpenAsync(user, tenant, key);
        stores.Clock.Advance(Stores.Expiry + TimeSpan.FromDays(3));
        await stores.Preferences.OpenAsync(user, tenant, new CaseKey("new"));

        Assert.Equal(["case:new"], (await Database.HashKeysAsync($"{{mcb:u:{user}}}")).Select(field => (string)field!));
        Assert.DoesNotContain(
            $"case:{key}",
            (await Database.SortedSetRangeByRankAsync($"{{mcb:t:{tenant}}}")).Select(member => (string)member!));
    }

    [Fact]
    public async Task The_index_is_renewed_while_the_case_is_talked_about()
    {
        await stores.Preferences.OpenAsync(user, tenant, key);
        var before = await Database.HashGetAsync($"{{mcb:u:{user}}}", $"case:{key}");
        stores.Clock.Advance(TimeSpan.FromHours(23));
        await stores.Preferences.OpenAsync(user, tenant, key);
        Assert.Equal(before, await Database.HashGetAsync($"{{mcb:u:{user}}}", $"case:{key}"));

        stores.Clock.Advance(TimeSpan.FromHours(2));
        await stores.Preferences.OpenAsync(user, tenant, key);

        Assert.True((long)await Database.HashGetAsync($"{{mcb:u:{user}}}", $"case:{key}") > (long)before);
    }

    [Fact]
    public async Task A_case_is_noted_for_the_person_only_once_it_is_noted_for_the_tenant()
    {
        await Database.StringSetAsync($"{{mcb:t:{tenant}}}", "not a set");
        await Assert.ThrowsAsync<StateUnavailableException>(() => stores.Preferences.OpenAsync(user, tenant, key));
        Assert.False(await Database.HashExistsAsync($"{{mcb:u:{user}}}", $"case:{key}"));

        await Database.KeyDeleteAsync($"{{mcb:t:{tenant}}}");
        await stores.Preferences.OpenAsync(user, tenant, key);

        Assert.True(await Database.HashExistsAsync($"{{mcb:u:{user}}}", $"case:{key}"));
        Assert.NotNull(await Database.SortedSetScoreAsync($"{{mcb:t:{tenant}}}", $"case:{key}"));
        Assert.NotNull(await Database.SortedSetScoreAsync($"{{mcb:t:{tenant}}}", $"user:{user}"));
    }

    [Fact]
    public async Task After_an_uninstall_or_forget_me_the_next_turn_is_noted_again()
    {
        await stores.Preferences.OpenAsync(user, tenant, key);
        await stores.Preferences.ForgetAsync(tenant);
        await stores.Preferences.OpenAsync(user, tenant, key);
        Assert.NotNull(await Database.SortedSetScoreAsync($"{{mcb:t:{tenant}}}", $"case:{key}"));

        await stores.Preferences.ForgetAsync(user);
        await stores.Preferences.OpenAsync(user, tenant, key);
        Assert.True(await Database.HashExistsAsync($"{{mcb:u:{user}}}", $"case:{key}"));
    }

    [Fact]
    public async Task A_field_that_is_none_of_ours_hides_no_pending_reply_and_is_none()
    {
        await SaveAsync("m1", "replies");
        await Database.HashSetAsync($"{{mcb:{key}}}:case", "later", "something");
        stores.Clock.Advance(CaseTimes.PendingAge + TimeSpan.FromSeconds(1));

        var opened = Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(key, new ClaimId("m2")));

        Assert.Equal("replies", Assert.Single(opened.Older).Replies);
    }

    /// <summary>A host of the version before reads what this one writes, and the reverse: both run during a rolling update.</summary>
    [Fact]
    public async Task Claims_and_pending_replies_are_written_as_documented()
    {
        var opened = Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(key, new ClaimId("m1")));
        var now = stores.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.Equal($"running|{now + 10_000}|1|{opened.Lease.Token}", await ClaimAsync());

        var saved = Assert.IsType<Closing.Saved>(await stores.Cases.CloseAsync(opened.Lease, new Closure(CaseVersion.None, "s", "replies", user)));
        Assert.Equal($"saved|{saved.Version.Number}|1|{opened.Lease.Token}", await ClaimAsync());
        Assert.Equal($"{now}|{saved.Version.Number}|replies", await Database.HashGetAsync($"{{mcb:{key}}}:case", "p:m1"));

        await stores.Cases.SentAsync(key, new ClaimId("m1"), saved.Version, "card");
        Assert.Equal($"sent|{saved.Version.Number}|1|{opened.Lease.Token}", await ClaimAsync());
        Assert.Equal(
            ["c", "cv", "o", "s", "v"],
            (await Database.HashKeysAsync($"{{mcb:{key}}}:case")).Select(field => (string)field!).Order(StringComparer.Ordinal));

        async Task<string?> ClaimAsync() => await Database.StringGetAsync($"{{mcb:{key}}}:seen:m1");
    }

    [Fact]
    public async Task A_code_points_at_its_case_and_expires_with_it_and_tries_expire_within_the_hour()
    {
        var code = new CodeKey(Guid.NewGuid().ToString("N"));
        await stores.Codes.KeepAsync(code, key);
        await stores.Codes.TryAsync(TriesKey.Of(user), 10);

        Assert.Equal(key.Value, await Database.StringGetAsync($"{{mcb:code:{code}}}"));
        Assert.InRange(await TimeLeftAsync($"{{mcb:code:{code}}}"), Stores.Expiry - TimeSpan.FromMinutes(10), Stores.Expiry);
        Assert.InRange(await TimeLeftAsync($"{{mcb:tries:{user}}}"), TimeSpan.FromMinutes(50), ICaseCodeStore.Window);
    }

    [Fact]
    public async Task An_unreadable_value_is_set_aside_and_expires()
    {
        await stores.Cases.SetAsideAsync(key, "{\"schema\":99}");

        Assert.Equal("{\"schema\":99}", await Database.StringGetAsync($"{{mcb:{key}}}:unreadable"));
        Assert.InRange(await TimeLeftAsync($"{{mcb:{key}}}:unreadable"), TimeSpan.FromDays(29), Stores.Expiry);
    }

    [Fact]
    public async Task Verdicts_lie_in_one_hash_an_edition_for_good_and_what_is_no_count_of_ours_is_passed_over()
    {
        var (edition, name) = (key.Value, $"{{mcb:f:{key}}}");
        var count = new FeedbackCount(new FeedbackMark(edition, "S5", FeedbackVerdict.Wrong, FeedbackReason.OutOfDate), 1);
        await stores.Feedback.AddAsync([count]);
        Assert.Equal(["S5|wrong|out-of-date"], (await Database.HashKeysAsync(name)).Select(field => (string)field!));
        Assert.Null(await Database.KeyTimeToLiveAsync(name));

        await Database.HashSetAsync(name, [new("S5|wrong|moon-phase", 1), new("S5|splendid|", 1), new("S5|useful", 1), new("|", 1), new("S4|useful|", "x")]);
        Assert.Equal([count], await stores.Feedback.ReadAsync(edition));
    }

    [Fact]
    public async Task A_server_that_lost_the_scripts_is_given_them_again()
    {
        await SaveAsync("m1", null);
        await redis.GetServer(redis.GetEndPoints()[0]).ScriptFlushAsync();

        await SaveAsync("m2", null);

        Assert.Equal("s", Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(key, new ClaimId("m3"))).Case.Value);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable_and_not_an_exception_of_the_client()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using var link = new RedisLink($"127.0.0.1:{port.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        var away = Stores.OnRedis(link);

        await Assert.ThrowsAsync<StateUnavailableException>(() => away.Cases.OpenAsync(key, new ClaimId("m1")));
    }

    private IDatabase Database => redis.GetDatabase();

    private async Task<TimeSpan> TimeLeftAsync(string name) => (await Database.KeyTimeToLiveAsync(name))!.Value;

    private async Task SaveAsync(string claim, string? replies)
    {
        var opened = Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(key, new ClaimId(claim)));
        await stores.Cases.CloseAsync(opened.Lease, new Closure(opened.Case.Version, "s", replies, user));
    }
}
