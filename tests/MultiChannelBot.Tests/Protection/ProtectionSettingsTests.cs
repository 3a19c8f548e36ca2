using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Protection;

/// <summary>The settings behind the door: what is no limit, no proxy and no host stops the start.</summary>
public class ProtectionSettingsTests
{
    [Fact]
    public void Limits_out_of_range_are_faults()
    {
        var limits = new LimitSettings { InputsPerPerson = -1, InputsPerCase = 100_001, RequestsPerSource = -5, HeaderSeconds = 0, BodyBytesPerSecond = 0, Connections = 1 };

        Assert.Equal(
            ["Limits:InputsPerPerson", "Limits:InputsPerCase", "Limits:RequestsPerSource", "Limits:HeaderSeconds", "Limits:BodyBytesPerSecond", "Limits:Connections"],
            limits.Faults().Select(fault => fault.Name));
    }

    [Theory]
    [InlineData("10.0.0.4", true)]
    [InlineData("10.0.0.0/24", true)]
    [InlineData("2001:db8::/64", true)]
    [InlineData("0.0.0.0/0", false)]
    [InlineData("proxy.example.com", false)]
    [InlineData("", false)]
    public void A_proxy_is_an_address_or_a_network(string address, bool isOne) =>
        Assert.Equal(isOne, !new ProxySettings { Addresses = [address] }.Faults().Any());

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void Proxies_in_a_row_are_few(int hops) =>
        Assert.Equal("Proxy:Hops", Assert.Single(new ProxySettings { Hops = hops }.Faults()).Name);

    [Theory]
    [InlineData("smba.example.com", true)]
    [InlineData(".example.com", true)]
    [InlineData(".com", false)]
    [InlineData("localhost", false)]
    [InlineData("*", false)]
    [InlineData("https://smba.example.com/", false)]
    [InlineData("10.0.0.4", false)]
    public void A_host_to_answer_at_is_a_name_with_a_domain(string host, bool isOne)
    {
        var faults = new BotFrameworkSettings { ServiceHosts = [host] }.Faults(isDevelopment: true, []);
        Assert.Equal(isOne, !faults.Any());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("https://botframework.azure.us", true)]
    [InlineData("https://evil.example.com", false)]
    public void The_service_is_the_public_one_or_the_government_s(string service, bool isOne)
    {
        var faults = new BotFrameworkSettings { ChannelService = service }.Faults(isDevelopment: true, []);
        Assert.Equal(isOne, !faults.Any());
    }
}
