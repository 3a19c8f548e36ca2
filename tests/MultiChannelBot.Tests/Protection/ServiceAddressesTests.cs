using MultiChannelBot.Channels.Teams;

namespace MultiChannelBot.Tests.Protection;

public class ServiceAddressesTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/kr/")]
    [InlineData("https://SMBA.trafficmanager.net/amer/tenant/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams")]
    [InlineData("https://smba.infra.dod.teams.microsoft.us/teams")]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://directline.botframework.azure.us/")]
    public void The_Bot_Framework_s_own_hosts_are_answered(string address) => Assert.True(new ServiceAddresses([]).Allows(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("smba.trafficmanager.net")]
    [InlineData("//smba.trafficmanager.net/")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://botframework.com.example.com/")]
    [InlineData("https://trafficmanager.net/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://api.example.com/")]
    public void No_other_is(string? address) => Assert.False(new ServiceAddresses([]).Allows(address));

    [Fact]
    public void Settings_add_hosts_and_domains()
    {
        var services = new ServiceAddresses(["connector.example.com", ".example.org"]);

        Assert.True(services.Allows("https://connector.example.com/"));
        Assert.True(services.Allows("https://any.example.org/"));
        Assert.False(services.Allows("https://other.example.com/"));
        Assert.False(services.Allows("https://example.org/"));
        Assert.False(services.Allows("http://connector.example.com/"));
    }
}
