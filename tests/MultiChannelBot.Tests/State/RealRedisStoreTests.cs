using MultiChannelBot.State;

namespace MultiChannelBot.Tests.State;

public sealed class RealRedisCaseStoreTests(RealRedis server) : CaseStoreContract
{
    protected override async Task<Stores> OpenStoresAsync() => Stores.OnRedis(new RedisLink(await server.ConnectionStringAsync()));
}

public sealed class RealRedisPreferenceStoreTests(RealRedis server) : PreferenceStoreContract
{
    protected override async Task<Stores> OpenStoresAsync() => Stores.OnRedis(new RedisLink(await server.ConnectionStringAsync()));
}

public sealed class RealRedisCaseCodeStoreTests(RealRedis server) : CaseCodeStoreContract
{
    protected override async Task<Stores> OpenStoresAsync() => Stores.OnRedis(new RedisLink(await server.ConnectionStringAsync()));
}

public sealed class RealRedisInstallStoreTests(RealRedis server) : InstallStoreContract
{
    protected override async Task<Stores> OpenStoresAsync() => Stores.OnRedis(new RedisLink(await server.ConnectionStringAsync()));
}
