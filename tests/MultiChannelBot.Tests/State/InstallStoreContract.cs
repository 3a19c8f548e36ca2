using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Tests.State;

/// <summary>What every store of installations must do; run over each of them.</summary>
public abstract class InstallStoreContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly InstallKey key = new(Guid.NewGuid().ToString("N"));
    private readonly string once = Guid.NewGuid().ToString("N");
    private Stores stores = null!;

    public async ValueTask InitializeAsync() => stores = await OpenStoresAsync();

    public async ValueTask DisposeAsync()
    {
        await stores.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_was_saved_last_is_read_and_only_under_its_key()
    {
        Assert.Null(await stores.Installs.ReadAsync(key));
        await stores.Installs.SaveAsync(key, new KeptInstall(Noon, "first"));
        await stores.Installs.SaveAsync(key, new KeptInstall(Noon.AddSeconds(1), "second"));

        Assert.Equal(new KeptInstall(Noon.AddSeconds(1), "second"), await stores.Installs.ReadAsync(key));
        Assert.Null(await stores.Installs.ReadAsync(new InstallKey(key.Value + "x")));
    }

    [Fact]
    public async Task A_removal_deletes_what_was_installed_until_then_and_may_be_repeated()
    {
        await stores.Installs.SaveAsync(key, new KeptInstall(Noon, "first"));

        Assert.True(await stores.Installs.DeleteAsync(key, Noon));
        Assert.True(await stores.Installs.DeleteAsync(key, Noon));
        Assert.Null(await stores.Installs.ReadAsync(key));
    }

    [Fact]
    public async Task A_removal_from_before_an_installation_deletes_nothing()
    {
        await stores.Installs.SaveAsync(key, new KeptInstall(Noon, "again"));

        Assert.False(await stores.Installs.DeleteAsync(key, Noon.AddSeconds(-1)));
        Assert.NotNull(await stores.Installs.ReadAsync(key));
    }

    [Fact]
    public async Task What_is_good_for_one_time_is_spent_once_however_many_try()
    {
        var spent = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => stores.Installs.SpendAsync(once, TimeSpan.FromMinutes(10))));

        Assert.Single(spent, true);
        Assert.True(await stores.Installs.SpendAsync(once + "x", TimeSpan.FromMinutes(10)));
    }

    protected abstract Task<Stores> OpenStoresAsync();
}
