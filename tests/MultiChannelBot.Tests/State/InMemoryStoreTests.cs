using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Tests.State;

public sealed class InMemoryCaseStoreTests : CaseStoreContract
{
    protected override Task<Stores> OpenStoresAsync() => Task.FromResult(Stores.InMemory());
}

public sealed class InMemoryPreferenceStoreTests : PreferenceStoreContract
{
    protected override Task<Stores> OpenStoresAsync() => Task.FromResult(Stores.InMemory());
}

public sealed class InMemoryCaseCodeStoreTests : CaseCodeStoreContract
{
    protected override Task<Stores> OpenStoresAsync() => Task.FromResult(Stores.InMemory());
}

public sealed class InMemoryInstallStoreTests : InstallStoreContract
{
    protected override Task<Stores> OpenStoresAsync() => Task.FromResult(Stores.InMemory());
}

public class InMemoryExpiryTests
{
    private static readonly CaseKey Key = new("case");

    [Fact]
    public async Task A_code_is_gone_after_its_expiry_unless_it_is_kept_again()
    {
        await using var stores = Stores.InMemory();
        await stores.Codes.KeepAsync(new CodeKey("code"), Key);
        stores.Clock.Advance(Stores.Expiry - TimeSpan.FromSeconds(1));
        await stores.Codes.KeepAsync(new CodeKey("code"), Key);
        stores.Clock.Advance(Stores.Expiry - TimeSpan.FromSeconds(1));
        Assert.Equal(Key, await stores.Codes.FindAsync(new CodeKey("code")));

        stores.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await stores.Codes.FindAsync(new CodeKey("code")));
        Assert.True(await stores.Codes.KeepAsync(new CodeKey("code"), new CaseKey("another")));
    }

    [Fact]
    public async Task A_case_is_gone_after_its_expiry_and_a_claim_after_an_hour()
    {
        await using var stores = Stores.InMemory();
        var opened = Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(Key, new ClaimId("m1")));
        await stores.Cases.CloseAsync(opened.Lease, new Closure(CaseVersion.None, "s", null, new UserKey("u")));

        stores.Clock.Advance(CaseTimes.ClaimKept - TimeSpan.FromSeconds(1));
        Assert.IsType<Opening.Saved>(await stores.Cases.OpenAsync(Key, new ClaimId("m1")));
        stores.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("s", Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(Key, new ClaimId("m1"))).Case.Value);

        stores.Clock.Advance(Stores.Expiry - CaseTimes.ClaimKept);
        Assert.Equal(StoredCase.Absent, Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(Key, new ClaimId("m2"))).Case);
    }
}
