using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Settings;

public class DeskSettingsTests
{
    private const string Tenant = "11111111-1111-4111-8111-111111111111";

    private static readonly DeskSettings Good = new() { Conversation = "19:desk@thread.tacv2", ServiceUrl = "https://smba.trafficmanager.net/emea/", Tenant = Tenant };

    [Fact]
    public void A_desk_that_can_be_posted_to_is_without_fault() => Assert.Empty(FaultsOf(Good));

    [Fact]
    public void No_desk_is_without_fault() => Assert.Empty(FaultsOf(new DeskSettings()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("smba.trafficmanager.net")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://desk.example.com/")]
    public void A_host_that_the_bot_may_not_answer_is_a_fault(string? address)
    {
        var fault = Assert.Single(FaultsOf(Good with { ServiceUrl = address }));
        Assert.Equal("Desk:ServiceUrl", fault.Name);
        Assert.Contains("BotFramework:ServiceHosts", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_was_added_is_none() =>
        Assert.Empty((Good with { ServiceUrl = "https://desk.example.com/" }).Faults(new BotFrameworkSettings { ServiceHosts = ["desk.example.com"] }, new SlackSettings(), isDevelopment: false));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("22222222-2222-4222-8222-222222222222")]
    public void A_tenant_that_is_not_served_is_a_fault(string? tenant)
    {
        var fault = Assert.Single(FaultsOf(Good with { Tenant = tenant }));
        Assert.Equal("Desk:Tenant", fault.Name);
        Assert.Contains("BotFramework:AllowedTenants", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("General")]
    [InlineData("https://teams.microsoft.com/l/channel/19%3Adesk%40thread.tacv2/General")]
    public void What_is_no_conversation_of_teams_is_a_fault(string conversation)
    {
        var fault = Assert.Single(FaultsOf(Good with { Conversation = conversation }));
        Assert.Equal("Desk:Conversation", fault.Name);
        Assert.Contains("19:", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("desk")]
    [InlineData("The desk <desk@example.com>")]
    [InlineData("desk@example.com?bcc=x@example.com")]
    [InlineData("desk@example.com,other@example.com")]
    public void What_is_no_plain_address_is_a_fault(string mail)
    {
        var fault = Assert.Single(FaultsOf(new DeskSettings { Mail = mail }));
        Assert.Equal("Desk:Mail", fault.Name);
        Assert.NotEmpty(fault.Remedy);
    }

    [Theory]
    [InlineData("C0123456789")]
    [InlineData("G0123456789")]
    public void A_channel_in_slack_needs_its_workspace_alone(string channel) =>
        Assert.Empty(FaultsOf(new DeskSettings { Conversation = channel, Tenant = "T0TEAM" }, Slack));

    [Fact]
    public void A_channel_in_slack_without_slack_is_a_fault()
    {
        var fault = Assert.Single(FaultsOf(new DeskSettings { Conversation = "C0123456789", Tenant = "T0TEAM" }));
        Assert.Equal("Desk:Conversation", fault.Name);
        Assert.Contains("docs/slack.md", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("acme.slack.com")]
    [InlineData(Tenant)]
    public void What_is_no_workspace_is_a_fault(string? tenant)
    {
        var fault = Assert.Single(FaultsOf(new DeskSettings { Conversation = "C0123456789", Tenant = tenant }, Slack));
        Assert.Equal("Desk:Tenant", fault.Name);
        Assert.Contains("app.slack.com", fault.Remedy, StringComparison.Ordinal);
    }

    private static SlackSettings Slack => new() { SigningSecret = new string('s', 32), BotToken = "xoxb-1" };

    private static List<SettingFault> FaultsOf(DeskSettings desk, SlackSettings? slack = null) =>
        [.. desk.Faults(new BotFrameworkSettings { AllowedTenants = [Tenant] }, slack ?? new SlackSettings(), isDevelopment: false)];
}
