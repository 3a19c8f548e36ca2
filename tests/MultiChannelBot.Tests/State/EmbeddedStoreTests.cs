namespace MultiChannelBot.Tests.State;

public sealed class EmbeddedCaseStoreTests(Embedded embedded) : CaseStoreContract
{
    protected override Task<Stores> OpenStoresAsync() => Task.FromResult(Stores.OnRedis(embedded.NewLink()));
}

public sealed class EmbeddedPreferenceStoreTests(Embedded embedded) : PreferenceStoreContract
{
    protected override Task<Stores> OpenStoresAsync() => Task.FromResult(Stores.OnRedis(embedded.NewLink()));
}

public sealed class EmbeddedCaseCodeStoreTests(Embedded embedded) : CaseCodeStoreContract
{
    protected override Task<Stores> OpenStoresAsync() => Task.FromResult(Stores.OnRedis(embedded.NewLink()));
}

public sealed class EmbeddedInstallStoreTests(Embedded embedded) : InstallStoreContract
{
    protected override Task<Stores> OpenStoresAsync() => Task.FromResult(Stores.OnRedis(embedded.NewLink()));
}
