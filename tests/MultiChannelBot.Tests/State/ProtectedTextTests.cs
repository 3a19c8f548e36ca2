using MultiChannelBot.State;

namespace MultiChannelBot.Tests.State;

/// <summary>What is protected for long: read by every host with the secret, by nobody without it.</summary>
public sealed class ProtectedTextTests(Embedded embedded, RealCluster cluster)
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    [Fact]
    public async Task Every_host_reads_what_another_protected_also_after_a_restart()
    {
        var store = new InMemoryProtectionKeyStore();
        await using var first = Of(store, Secret);
        await using var second = Of(store, Secret);
        var (one, other) = (await first.ProtectAsync("xoxb-1", "a"), await second.ProtectAsync("xoxb-2", "b"));

        Assert.Equal(("xoxb-2", "xoxb-1"), (await first.ReadAsync(other, "b"), await second.ReadAsync(one, "a")));
        await using var restarted = Of(store, Secret);
        Assert.Equal(("xoxb-1", "xoxb-2"), (await restarted.ReadAsync(one, "a"), await restarted.ReadAsync(other, "b")));
    }

    [Fact]
    public async Task Two_hosts_that_begin_at_once_read_each_other()
    {
        var store = new InMemoryProtectionKeyStore();
        await using var first = Of(store, Secret);
        await using var second = Of(store, Secret);

        // Each knows no key yet, and makes its own.
        Assert.Null(await first.ReadAsync("nothing", "a"));
        Assert.Null(await second.ReadAsync("nothing", "a"));
        var (one, other) = (await first.ProtectAsync("xoxb-1", "a"), await second.ProtectAsync("xoxb-2", "b"));

        Assert.Equal(2, (await store.ReadAsync()).Length);
        Assert.Equal(("xoxb-2", "xoxb-1"), (await first.ReadAsync(other, "b"), await second.ReadAsync(one, "a")));
    }

    [Fact]
    public async Task What_belongs_to_one_is_not_read_as_anothers_and_what_was_changed_not_at_all()
    {
        var store = new InMemoryProtectionKeyStore();
        await using var host = Of(store, Secret);
        var written = await host.ProtectAsync("xoxb-1", "a");

        Assert.DoesNotContain("xoxb", written, StringComparison.Ordinal);
        Assert.Null(await host.ReadAsync(written, "b"));
        Assert.Null(await host.ReadAsync(written[..^4] + "AAAA", "a"));
    }

    [Fact]
    public async Task The_store_alone_gives_neither_a_key_nor_what_it_protects()
    {
        var store = new InMemoryProtectionKeyStore();
        await using var host = Of(store, Secret);
        var written = await host.ProtectAsync("xoxb-1", "a");

        Assert.DoesNotContain("<", Assert.Single(await store.ReadAsync()), StringComparison.Ordinal);
        await using var stranger = Of(store, [.. Secret.Reverse()]);
        Assert.Null(await stranger.ReadAsync(written, "a"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_keys_lie_in_the_embedded_store_and_in_a_cluster(bool inCluster)
    {
        await using var link = inCluster ? new RedisLink(await cluster.ConnectionStringAsync()) : embedded.NewLink();
        await using var first = Of(new RedisProtectionKeyStore(link), Secret);
        var written = await first.ProtectAsync("xoxb-1", "a");
        await using var second = Of(new RedisProtectionKeyStore(link), Secret);

        Assert.Equal("xoxb-1", await second.ReadAsync(written, "a"));
    }

    private static ProtectedText Of(IProtectionKeyStore store, byte[] secret) => new(store, new SealedText(new KeyMaker(secret)), TimeProvider.System);
}
