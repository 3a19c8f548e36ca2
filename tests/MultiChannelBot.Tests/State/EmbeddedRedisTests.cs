using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;

namespace MultiChannelBot.Tests.State;

public sealed class EmbeddedRedisTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("mcb-state-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task Every_acknowledged_case_is_there_after_the_host_was_killed()
    {
        var acknowledged = await WriteAndKillAsync(300);

        await using var server = Embedded.New(directory.FullName);
        await using var stores = Stores.OnRedis(new RedisLink(server.StartAsync));
        stores.Clock.SetUtcNow(TimeProvider.System.GetUtcNow() + CaseTimes.PendingAge);
        foreach (var number in acknowledged)
        {
            var again = await stores.Cases.OpenAsync(TestProgram.Case(number), new ClaimId("m"));
            var saved = Assert.IsType<Opening.Saved>(again);
            Assert.Equal(TestProgram.Value(number), saved.Case.Value);
            Assert.Equal("replies", Assert.Single(saved.Pending).Replies);
        }
    }

    [Fact]
    public async Task A_restart_keeps_cases_and_preferences()
    {
        var (key, user, tenant) = (new CaseKey("k"), new UserKey("u"), new TenantKey("t"));
        var preferences = new Preferences(Guidance.Language.Korean, Conversation.Role.Support, null);
        await using (var server = Embedded.New(directory.FullName))
        {
            await using var stores = Stores.OnRedis(new RedisLink(server.StartAsync));
            await SaveAsync(stores, key, "m1", "상태");
            await stores.Preferences.SaveAsync(user, preferences);
        }

        await using var restarted = Embedded.New(directory.FullName);
        await using var reopened = Stores.OnRedis(new RedisLink(restarted.StartAsync));

        Assert.Equal("상태", Assert.IsType<Opening.Saved>(await reopened.Cases.OpenAsync(key, new ClaimId("m1"))).Case.Value);
        Assert.Equal(preferences, await reopened.Preferences.OpenAsync(user, tenant, key));
    }

    [Fact]
    public async Task A_second_host_on_the_directory_is_refused_with_the_holders_pid_and_the_remedy()
    {
        await using var first = Embedded.New(directory.FullName);
        await first.StartAsync();
        await using var second = Embedded.New(directory.FullName);

        var refused = await Assert.ThrowsAsync<StateDirectoryException>(second.StartAsync);

        Assert.Contains($"in use by process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("another State:Directory", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_directory_is_free_again_once_its_host_has_ended()
    {
        await using (var first = Embedded.New(directory.FullName))
        {
            await first.StartAsync();
        }

        await using var second = Embedded.New(directory.FullName);
        await second.StartAsync();
    }

    [Fact]
    public async Task The_store_wants_its_password()
    {
        await using var server = Embedded.New(directory.FullName);
        var options = await server.StartAsync();
        options.Password = null;
        await using var stranger = new RedisLink(() => Task.FromResult(options));

        await Assert.ThrowsAsync<StateUnavailableException>(stranger.PingAsync);
    }

    [Fact]
    public async Task The_log_is_cut_back_at_its_limit_and_no_case_is_lost_by_it()
    {
        // Nothing that a state is packed by makes it shorter than half.
        var filling = RandomNumberGenerator.GetHexString(60_000);
        var written = 0;
        await using (var server = Embedded.New(directory.FullName))
        {
            await using var stores = Stores.OnRedis(new RedisLink(server.StartAsync));
            var largest = 0L;

            // The store looks at its log once a second; we write until it has acted, and far from for ever.
            for (var size = 0L; size >= largest; size = LogBytes())
            {
                largest = size;
                Assert.InRange(written, 0, 20_000);
                await SaveAsync(stores, TestProgram.Case(written), "m", filling + TestProgram.Value(written));
                written++;
            }
        }

        await using var restarted = Embedded.New(directory.FullName);
        await using var reopened = Stores.OnRedis(new RedisLink(restarted.StartAsync));
        for (var number = 0; number < written; number++)
        {
            var found = Assert.IsType<Opening.Saved>(await reopened.Cases.OpenAsync(TestProgram.Case(number), new ClaimId("m")));
            Assert.Equal(filling + TestProgram.Value(number), found.Case.Value);
        }
    }

    private long LogBytes() =>
        new DirectoryInfo(Path.Combine(directory.FullName, "store", "AOF")).EnumerateFiles("aof.log.*").Sum(Length);

    // A segment may be deleted between being listed and being looked at.
    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    private static async Task SaveAsync(Stores stores, CaseKey key, string claim, string state)
    {
        var opened = Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(key, new ClaimId(claim)));
        await stores.Cases.CloseAsync(opened.Lease, new Closure(opened.Case.Version, state, null, new UserKey("u")));
    }

    private async Task<List<int>> WriteAndKillAsync(int atLeast)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(TestProgram).Assembly.Location);
        }

        start.ArgumentList.Add(TestProgram.ChildWord);
        start.ArgumentList.Add(directory.FullName);
        using var child = Process.Start(start)!;
        var acknowledged = new List<int>();
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            if (int.TryParse(line, CultureInfo.InvariantCulture, out var number))
            {
                acknowledged.Add(number);
            }

            if (acknowledged.Count == atLeast)
            {
                // SIGKILL: nothing is flushed, nothing is told. What was printed before it died is read to the end.
                child.Kill();
            }
        }

        await child.WaitForExitAsync();
        Assert.True(acknowledged.Count >= atLeast, $"The child ended after {acknowledged.Count} cases.");
        return acknowledged;
    }
}
