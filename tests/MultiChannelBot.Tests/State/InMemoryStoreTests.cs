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

public class InMemoryExpiryTests
{
    private static readonly CaseKey Key = new("case");

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
