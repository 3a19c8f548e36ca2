using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Settings;

/// <summary>What stops the start where the app in Slack is set up wrongly.</summary>
public sealed class SlackSettingsTests
{
    private const string Secret = "aaaaaaaaaaaaaaaaaaaaaaaa";

    private static readonly SlackSettings Good = new() { SigningSecret = Secret, BotToken = "xoxb-1" };

    [Fact]
    public void Nothing_set_is_off_and_no_fault() => Assert.Empty(new SlackSettings().Faults(isDevelopment: false));

    [Fact]
    public void A_secret_and_the_token_of_a_workspace_are_enough() => Assert.Empty(Good.Faults(isDevelopment: false));

    [Theory]
    [InlineData("Slack:SigningSecret", "", "xoxb-1", SlackSettings.PublicApi)]
    [InlineData("Slack:SigningSecret", "x1y2", "xoxb-1", SlackSettings.PublicApi)]
    [InlineData("Slack:BotToken", Secret, "xoxp-1", SlackSettings.PublicApi)]
    [InlineData("Slack:BotToken", Secret, "", SlackSettings.PublicApi)]
    [InlineData("Slack:ApiUrl", Secret, "xoxb-1", "http://127.0.0.1:1/api/")]
    [InlineData("Slack:ApiUrl", Secret, "xoxb-1", "https://slack.com/api")]
    public void Each_fault_names_its_setting_and_a_remedy_and_no_secret(string setting, string secret, string bot, string api)
    {
        var fault = Assert.Single(new SlackSettings { SigningSecret = secret, BotToken = bot, ApiUrl = api }.Faults(isDevelopment: false)).ToString();
        Assert.StartsWith(setting + ":", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(secret.Length > 0 ? secret : "no secret", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Length > 0 ? bot : "nothing secret", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stand_in_on_the_same_machine_will_do_in_development() =>
        Assert.Empty((Good with { ApiUrl = "http://127.0.0.1:5000/api/" }).Faults(isDevelopment: true));
}
