using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Settings;

/// <summary>What stops the start where the app in Slack is set up wrongly.</summary>
public sealed class SlackSettingsTests
{
    private static readonly SlackSettings Good = new() { SigningSecret = new string('a', 32), BotToken = "xoxb-1" };

    [Fact]
    public void Nothing_set_is_off_and_no_fault() => Assert.Empty(new SlackSettings().Faults(isDevelopment: false));

    [Fact]
    public void One_workspace_or_many_or_socket_mode_are_enough()
    {
        Assert.Empty(Good.Faults(isDevelopment: false));
        Assert.Empty((Good with { BotToken = "", ClientId = "1.2", ClientSecret = "s" }).Faults(isDevelopment: false));
        Assert.Empty((Good with { SigningSecret = "", AppToken = "xapp-1" }).Faults(isDevelopment: false));
    }

    [Theory]
    [InlineData("Slack:SigningSecret", "", "xoxb-1", "", "", "", SlackSettings.PublicApi)]
    [InlineData("Slack:SigningSecret", "x1y2", "xoxb-1", "xapp-1", "", "", SlackSettings.PublicApi)]
    [InlineData("Slack:BotToken", "aaaaaaaaaaaaaaaaaaaaaaaa", "xoxp-1", "", "", "", SlackSettings.PublicApi)]
    [InlineData("Slack:BotToken", "aaaaaaaaaaaaaaaaaaaaaaaa", "", "", "", "", SlackSettings.PublicApi)]
    [InlineData("Slack:AppToken", "aaaaaaaaaaaaaaaaaaaaaaaa", "xoxb-1", "xoxb-1", "", "", SlackSettings.PublicApi)]
    [InlineData("Slack:ClientSecret", "aaaaaaaaaaaaaaaaaaaaaaaa", "xoxb-1", "", "1.2", "", SlackSettings.PublicApi)]
    [InlineData("Slack:ClientId", "aaaaaaaaaaaaaaaaaaaaaaaa", "xoxb-1", "", "", "s", SlackSettings.PublicApi)]
    [InlineData("Slack:ApiUrl", "aaaaaaaaaaaaaaaaaaaaaaaa", "xoxb-1", "", "", "", "http://127.0.0.1:1/api/")]
    [InlineData("Slack:ApiUrl", "aaaaaaaaaaaaaaaaaaaaaaaa", "xoxb-1", "", "", "", "https://slack.com/api")]
    public void Each_fault_names_its_setting_and_a_remedy(string setting, string secret, string bot, string app, string id, string clientSecret, string api)
    {
        var settings = new SlackSettings { SigningSecret = secret, BotToken = bot, AppToken = app, ClientId = id, ClientSecret = clientSecret, ApiUrl = api };
        var fault = Assert.Single(settings.Faults(isDevelopment: false));
        Assert.StartsWith(setting + ":", fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret.Length > 0 ? secret : "no secret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stand_in_on_the_same_machine_will_do_in_development() =>
        Assert.Empty((Good with { ApiUrl = "http://127.0.0.1:5000/api/" }).Faults(isDevelopment: true));
}
