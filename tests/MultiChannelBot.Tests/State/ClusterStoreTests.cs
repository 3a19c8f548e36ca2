using StackExchange.Redis;

namespace MultiChannelBot.Tests.State;

public sealed class ClusterCaseStoreTests(RealCluster cluster) : CaseStoreContract
{
    protected override Task<Stores> OpenStoresAsync() => cluster.OpenAsync();
}

public sealed class ClusterPreferenceStoreTests(RealCluster cluster) : PreferenceStoreContract
{
    protected override Task<Stores> OpenStoresAsync() => cluster.OpenAsync();
}

public sealed class ClusterCaseCodeStoreTests(RealCluster cluster) : CaseCodeStoreContract
{
    protected override Task<Stores> OpenStoresAsync() => cluster.OpenAsync();
}

public sealed class ClusterFeedbackCountersTests(RealCluster cluster) : FeedbackCountersContract
{
    protected override Task<Stores> OpenStoresAsync() => cluster.OpenAsync();
}

public sealed class ClusterInstallStoreTests(RealCluster cluster) : InstallStoreContract
{
    protected override Task<Stores> OpenStoresAsync() => cluster.OpenAsync();
}

/// <summary>That the cluster of these tests is one: cases lie on all of its nodes.</summary>
public sealed class ClusterTests(RealCluster cluster)
{
    [Fact]
    public async Task Cases_lie_on_every_node_and_a_case_on_one()
    {
        await using var stores = await cluster.OpenAsync();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(await cluster.ConnectionStringAsync());
        var claimed = new Dictionary<System.Net.EndPoint, int>();
        for (var number = 0; number < 30; number++)
        {
            var key = new Conversation.Ports.CaseKey(Guid.NewGuid().ToString("N"));
            await stores.Cases.OpenAsync(key, new Conversation.Ports.ClaimId("m1"));
            var node = await redis.GetDatabase().IdentifyEndpointAsync($"{{mcb:{key}}}:case");
            Assert.Equal(node, await redis.GetDatabase().IdentifyEndpointAsync($"{{mcb:{key}}}:seen:m1"));
            Assert.True(await redis.GetDatabase().KeyExistsAsync($"{{mcb:{key}}}:seen:m1"));
            claimed[node!] = claimed.GetValueOrDefault(node!) + 1;
        }

        Assert.Equal(3, claimed.Count);
    }
}
