using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Tests.State;

/// <summary>What every store of case codes must do; run over each of them.</summary>
public abstract class CaseCodeStoreContract : IAsyncLifetime
{
    private readonly CodeKey code = new(Guid.NewGuid().ToString("N"));
    private readonly CaseKey first = new(Guid.NewGuid().ToString("N"));
    private readonly CaseKey second = new(Guid.NewGuid().ToString("N"));
    private readonly TriesKey asker = new(Guid.NewGuid().ToString("N"));
    private Stores stores = null!;

    public async ValueTask InitializeAsync() => stores = await OpenStoresAsync();

    public async ValueTask DisposeAsync()
    {
        await stores.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_code_that_nobody_kept_opens_nothing() => Assert.Null(await stores.Codes.FindAsync(code));

    [Fact]
    public async Task A_code_opens_its_case_however_often_it_is_kept()
    {
        Assert.True(await stores.Codes.KeepAsync(code, first));
        Assert.True(await stores.Codes.KeepAsync(code, first));

        Assert.Equal(first, await stores.Codes.FindAsync(code));
        Assert.Null(await stores.Codes.FindAsync(new CodeKey(code.Value + "x")));
    }

    [Fact]
    public async Task A_code_of_one_case_is_not_taken_by_another()
    {
        await stores.Codes.KeepAsync(code, first);

        Assert.False(await stores.Codes.KeepAsync(code, second));
        Assert.Equal(first, await stores.Codes.FindAsync(code));
    }

    [Fact]
    public async Task Of_two_cases_that_draw_one_code_at_once_one_gets_it()
    {
        var kept = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => stores.Codes.KeepAsync(code, new CaseKey($"case {number}"))));

        Assert.Single(kept, true);
    }

    [Fact]
    public async Task So_many_tries_are_allowed_and_the_next_one_is_told_when()
    {
        Assert.Null(await stores.Codes.TryAsync(asker, 2));
        stores.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Null(await stores.Codes.TryAsync(asker, 2));

        var until = await stores.Codes.TryAsync(asker, 2);

        Assert.Equal(stores.Clock.GetUtcNow() + TimeSpan.FromMinutes(40), until);
        Assert.Null(await stores.Codes.TryAsync(new TriesKey(asker.Value + "x"), 2));
    }

    [Fact]
    public async Task After_the_window_tries_are_allowed_again()
    {
        await stores.Codes.TryAsync(asker, 1);
        stores.Clock.Advance(ICaseCodeStore.Window - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await stores.Codes.TryAsync(asker, 1));

        stores.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Null(await stores.Codes.TryAsync(asker, 1));
        Assert.NotNull(await stores.Codes.TryAsync(asker, 1));
    }

    [Fact]
    public async Task A_try_that_is_given_back_does_not_count()
    {
        for (var time = 0; time < 5; time++)
        {
            Assert.Null(await stores.Codes.TryAsync(asker, 1));
            await stores.Codes.GiveBackAsync(asker);
        }

        Assert.Null(await stores.Codes.TryAsync(asker, 1));
        Assert.NotNull(await stores.Codes.TryAsync(asker, 1));
    }

    [Fact]
    public async Task Giving_back_what_nobody_took_allows_no_more()
    {
        await stores.Codes.GiveBackAsync(asker);
        Assert.Null(await stores.Codes.TryAsync(asker, 1));
        await stores.Codes.GiveBackAsync(asker);
        await stores.Codes.GiveBackAsync(asker);

        Assert.Null(await stores.Codes.TryAsync(asker, 1));
        Assert.NotNull(await stores.Codes.TryAsync(asker, 1));
    }

    [Fact]
    public async Task Many_tries_at_once_get_no_further_than_one_by_one()
    {
        var refused = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => stores.Codes.TryAsync(asker, 7)));

        Assert.Equal(7, refused.Count(until => until is null));
    }

    protected abstract Task<Stores> OpenStoresAsync();
}
