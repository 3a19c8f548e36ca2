using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Settings;

/// <summary>What stops the start where the app in Slack is set up wrongly.</summary>
public sealed class SlackSettingsTests
{
    private const string Secret = "aaaaaaaaaaaaaaaaaaaaaaaa";

    private static readonly PackageSettings Host = new() { PublicUrl = "https://bot.example.com" };
    private static readonly SlackSettings Good = new() { SigningSecret = Secret, BotToken = "xoxb-1" };

    private static readonly SlackSettings Installs = new() { SigningSecret = Secret, ClientId = "1.2", ClientSecret = "the-secret" };

    [Fact]
    public void Nothing_set_is_off_and_no_fault() => Assert.Empty(new SlackSettings().Faults(Host, isDevelopment: false));

    [Fact]
    public void A_secret_and_the_token_of_a_workspace_are_enough() => Assert.Empty(Good.Faults(Host, isDevelopment: false));

    [Theory]
    [InlineData("Slack:SigningSecret", "", "xoxb-1", SlackSettings.PublicApi)]
    [InlineData("Slack:SigningSecret", "x1y2", "xoxb-1", SlackSettings.PublicApi)]
    [InlineData("Slack:BotToken", Secret, "xoxp-1", SlackSettings.PublicApi)]
    [InlineData("Slack:BotToken", Secret, "", SlackSettings.PublicApi)]
    [InlineData("Slack:ApiUrl", Secret, "xoxb-1", "http://127.0.0.1:1/api/")]
    [InlineData("Slack:ApiUrl", Secret, "xoxb-1", "https://slack.com/api")]
    public void Each_fault_names_its_setting_and_a_remedy_and_no_secret(string setting, string secret, string bot, string api)
    {
        var fault = Assert.Single(new SlackSettings { SigningSecret = secret, BotToken = bot, ApiUrl = api }.Faults(Host, isDevelopment: false)).ToString();
        Assert.StartsWith(setting + ":", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(secret.Length > 0 ? secret : "no secret", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Length > 0 ? bot : "nothing secret", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stand_in_on_the_same_machine_will_do_in_development() =>
        Assert.Empty((Good with { ApiUrl = "http://127.0.0.1:5000/api/" }).Faults(Host, isDevelopment: true));

    [Fact]
    public void Workspaces_that_install_the_app_need_no_token()
    {
        Assert.Empty(Installs.Faults(Host, isDevelopment: false));
        Assert.Equal((true, false, true), (Installs.TakesInstalls, Installs.UsesSocket, Installs.TakesRequests));
    }

    [Fact]
    public void By_socket_no_signing_secret_and_no_address_are_needed()
    {
        var socket = new SlackSettings { AppToken = "xapp-1", BotToken = "xoxb-1" };
        Assert.Empty(socket.Faults(new PackageSettings(), isDevelopment: false));
        Assert.False(socket.TakesRequests);
    }

    [Theory]
    [InlineData("Slack:ClientSecret", "1.2", "", "", "")]
    [InlineData("Slack:ClientId", "", "the-secret", "", "")]
    [InlineData("Slack:BotToken", "1.2", "the-secret", "xoxb-1", "")]
    [InlineData("Slack:AppToken", "1.2", "the-secret", "", "xoxb-1")]
    public void Settings_that_do_not_belong_together_are_told(string setting, string id, string secret, string bot, string app)
    {
        var fault = Assert.Single((Installs with { ClientId = id, ClientSecret = secret, BotToken = bot, AppToken = app }).Faults(Host, isDevelopment: false)).ToString();
        Assert.StartsWith(setting + ":", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_installs_the_app_has_to_be_sent_back_somewhere() => Assert.StartsWith(
        "Package:PublicUrl:", Assert.Single(Installs.Faults(new PackageSettings(), isDevelopment: true)).ToString(), StringComparison.Ordinal);
}
