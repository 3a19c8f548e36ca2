using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;

namespace MultiChannelBot.Tests.State;

/// <summary>What a log of a conversation must do on every store.</summary>
public abstract class ActivityLogContract : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = Stores.NewClock();
    private readonly PlaceKey key = new(Guid.NewGuid().ToString("N"));
    private RedisLink link = null!;
    private RedisActivityLog log = null!;

    public async ValueTask InitializeAsync() => log = new RedisActivityLog(link = await OpenAsync(), clock);

    public async ValueTask DisposeAsync()
    {
        if (link is not null)
        {
            await link.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_log_is_begun_once_and_before_that_there_is_none()
    {
        Assert.Null(await log.ReadAsync(key, 0, 10));
        Assert.Equal(LogWrite.NoLog, await AddAsync("too early", "a"));

        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => log.BeginAsync(key)));

        Assert.Single(begun, true);
        Assert.Equal(LogWrite.Added, await AddAsync("first", "a"));
        Assert.Equal(["first"], await TextsAsync(0));
    }

    [Fact]
    public async Task What_has_a_mark_is_added_once_however_many_try()
    {
        await log.BeginAsync(key);

        var writes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AddAsync("once", "mark")));

        Assert.Single(writes, LogWrite.Added);
        Assert.All(writes.Where(write => write != LogWrite.Added), write => Assert.Equal(LogWrite.Before, write));
        Assert.Equal(LogWrite.Added, await AddAsync("again", "other"));
        Assert.Equal(LogWrite.Added, await AddAsync("again"));
        Assert.Equal(LogWrite.Added, await AddAsync("again"));
        Assert.Equal(["once", "again", "again", "again"], await TextsAsync(0));
    }

    [Fact]
    public async Task A_reader_goes_on_where_it_was_and_gets_so_many_at_a_time()
    {
        await log.BeginAsync(key);
        for (var number = 0; number < 7; number++)
        {
            await AddAsync(Text(number));
        }

        var first = (await log.ReadAsync(key, 0, 3))!;
        var second = (await log.ReadAsync(key, first.Position, 3))!;
        var third = (await log.ReadAsync(key, second.Position, 3))!;
        var none = (await log.ReadAsync(key, third.Position, 3))!;
        await AddAsync("7");
        var last = (await log.ReadAsync(key, none.Position, 3))!;

        Assert.Equal(["0 1 2", "3 4 5", "6", "", "7"], ((LoggedActivities[])[first, second, third, none, last]).Select(read => string.Join(' ', Texts(read))));
        Assert.Equal([false, false, true, true, true], ((LoggedActivities[])[first, second, third, none, last]).Select(read => read.IsAll));
        Assert.Equal(third.Position, none.Position);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(long.MaxValue / 2)]
    public async Task Whoever_claims_to_have_read_more_than_there_is_misses_nothing_that_comes(long more)
    {
        await log.BeginAsync(key);
        await AddAsync("before");
        var end = (await log.ReadAsync(key, 0, 10))!.Position;

        var read = (await log.ReadAsync(key, Math.Max(end, more) + 1, 10))!;
        await AddAsync("after");

        Assert.Equal((end, true), (read.Position, read.IsAll));
        Assert.Equal(["after"], await TextsAsync(read.Position));
    }

    [Fact]
    public async Task Any_bytes_come_back_as_they_were()
    {
        await log.BeginAsync(key);
        byte[] every = [.. Enumerable.Range(0, 256).Select(number => (byte)number), (byte)'|', 0, 13, 10, 0xFF];

        await log.AppendAsync(key, every, once: null);
        await log.AppendAsync(key, ReadOnlyMemory<byte>.Empty, once: null);

        var read = (await log.ReadAsync(key, 0, 10))!;
        Assert.Equal(every, read.Entries[0].ToArray());
        Assert.Empty(read.Entries[1].ToArray());
    }

    [Fact]
    public async Task The_oldest_give_way_and_positions_go_on()
    {
        await log.BeginAsync(key);
        await AddAsync("first");
        var position = (await log.ReadAsync(key, 0, 10))!.Position;
        for (var number = 1; number <= IActivityLog.Most + 5; number++)
        {
            await AddAsync(Text(number));
        }

        var read = (await log.ReadAsync(key, 0, 2 * IActivityLog.Most))!;
        Assert.Equal((IActivityLog.Most, "6"), (read.Entries.Length, Texts(read)[0]));
        Assert.Equal(position + IActivityLog.Most + 5, read.Position);
        Assert.Equal("6", Texts((await log.ReadAsync(key, position, 1))!)[0]);
    }

    [Fact]
    public async Task Large_entries_give_way_before_they_are_many()
    {
        await log.BeginAsync(key);
        const int Large = IActivityLog.MostBytes / 4;
        for (var number = 0; number < 6; number++)
        {
            await log.AppendAsync(key, Enumerable.Repeat((byte)('a' + number), Large).ToArray(), once: null);
        }

        var read = (await log.ReadAsync(key, 0, 10))!;
        Assert.Equal("def", string.Concat(read.Entries.Select(entry => (char)entry.Span[0])));

        // One alone may be larger than all together.
        await log.AppendAsync(key, new byte[IActivityLog.MostBytes + 1], once: null);
        Assert.Equal(IActivityLog.MostBytes + 1, Assert.Single((await log.ReadAsync(key, read.Position, 10))!.Entries).Length);
        await AddAsync("small");
        Assert.Equal(["small"], await TextsAsync(0));

        // What gave way is not counted any more.
        for (var number = 0; number < 20; number++)
        {
            await AddAsync(Text(number));
        }

        Assert.Equal(21, (await TextsAsync(0)).Length);
    }

    [Fact]
    public async Task An_entry_is_gone_after_a_day_and_the_others_stay()
    {
        await log.BeginAsync(key);
        await AddAsync("old");
        var position = (await log.ReadAsync(key, 0, 10))!.Position;
        clock.Advance(IActivityLog.Kept - TimeSpan.FromMinutes(1));
        await AddAsync("new");
        Assert.Equal(["old", "new"], await TextsAsync(0));

        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["new"], await TextsAsync(0));
        Assert.Equal(["new"], await TextsAsync(position));
        clock.Advance(IActivityLog.Kept);
        Assert.Empty(await TextsAsync(0));
        await AddAsync("newest");
        Assert.Equal(["newest"], await TextsAsync(position + 1));
    }

    [Fact]
    public async Task After_a_clear_the_log_goes_on_with_what_comes()
    {
        await log.BeginAsync(key);
        await AddAsync("a", "mark");
        await AddAsync("b");
        var position = (await log.ReadAsync(key, 0, 1))!.Position;

        await log.ClearAsync(key);

        Assert.Empty(await TextsAsync(0));
        Assert.Equal(LogWrite.Before, await AddAsync("a", "mark"));
        await AddAsync("c");
        Assert.Equal(["c"], await TextsAsync(0));
        Assert.Equal(["c"], await TextsAsync(position));
        Assert.Equal(["c"], await TextsAsync(position + 1));
        Assert.Empty(await TextsAsync(position + 2));
        Assert.False(await log.BeginAsync(key));
    }

    [Fact]
    public async Task A_log_that_was_deleted_is_begun_anew_at_a_larger_position()
    {
        await log.BeginAsync(key);
        await AddAsync("a", "mark");
        var position = (await log.ReadAsync(key, 0, 10))!.Position;

        await log.DeleteAsync(key);

        Assert.Null(await log.ReadAsync(key, 0, 10));
        Assert.Equal(LogWrite.NoLog, await AddAsync("b"));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await log.BeginAsync(key));
        Assert.Equal(LogWrite.Added, await AddAsync("a", "mark"));
        Assert.Equal(["a"], await TextsAsync(position));
    }

    [Fact]
    public async Task Everything_that_is_kept_expires_by_itself()
    {
        await log.BeginAsync(key);
        await AddAsync("a", "mark");

        foreach (var name in RedisKeys.ActivityLog(key))
        {
            Assert.InRange((await link.RunAsync(database => database.KeyTimeToLiveAsync(name)))!.Value, IActivityLog.Kept - TimeSpan.FromMinutes(10), IActivityLog.Kept);
        }
    }

    protected abstract Task<RedisLink> OpenAsync();

    private Task<LogWrite> AddAsync(string text, string? once = null) => log.AppendAsync(key, Encoding.UTF8.GetBytes(text), once);

    private async Task<ImmutableArray<string>> TextsAsync(long after) => Texts((await log.ReadAsync(key, after, 100))!);

    private static ImmutableArray<string> Texts(LoggedActivities read) => [.. read.Entries.Select(entry => Encoding.UTF8.GetString(entry.Span))];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

public sealed class EmbeddedActivityLogTests(Embedded embedded) : ActivityLogContract
{
    protected override Task<RedisLink> OpenAsync() => Task.FromResult(embedded.NewLink());
}

public sealed class RealRedisActivityLogTests(RealRedis server) : ActivityLogContract
{
    protected override async Task<RedisLink> OpenAsync() => new(await server.ConnectionStringAsync());
}

public sealed class ClusterActivityLogTests(RealCluster cluster) : ActivityLogContract
{
    protected override async Task<RedisLink> OpenAsync() => new(await cluster.ConnectionStringAsync());
}
