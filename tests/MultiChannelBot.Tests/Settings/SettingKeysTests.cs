using Microsoft.Extensions.Configuration;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Settings;

/// <summary>What is written in the settings and would be read by nobody stops the start.</summary>
public class SettingKeysTests
{
    [Theory]
    [InlineData("Guidance:Editon", "Guidance has", "Edition")]
    [InlineData("Guidance:Partner:TennantId", "Guidance:Partner has", "TenantId")]
    public void A_key_that_is_no_setting_is_named_with_those_that_are(string key, string remedy, string name)
    {
        var fault = Assert.Single(Assert.Throws<StartupException>(() => BotSettings.Read(Written((key, "x")))).Faults);

        Assert.Contains(key, fault);
        Assert.Contains(remedy, fault);
        Assert.Contains(name, fault);
    }

    [Fact]
    public void Entries_below_one_value_are_named() => Assert.StartsWith(
        "State:Redis: ", Assert.Single(Assert.Throws<StartupException>(() => BotSettings.Read(Written(("State:Redis:Connection", "localhost")))).Faults));

    [Theory]
    [InlineData("Conversation:RoleOfTenant", """{"t": "support"}""", "Conversation__RoleOfTenant__NAME=VALUE")]
    [InlineData("WebChat:AllowedOrigins", "https://contoso.example", "WebChat__AllowedOrigins__0=VALUE")]
    public void One_text_in_place_of_entries_is_named_with_the_way_to_write_them(string key, string value, string remedy)
    {
        var fault = Assert.Single(Assert.Throws<StartupException>(() => BotSettings.Read(Written((key, value)))).Faults);

        Assert.Contains(key, fault);
        Assert.Contains(remedy, fault);
    }

    [Fact]
    public void Entries_and_keys_in_any_case_are_read()
    {
        var settings = BotSettings.Read(Written(("conversation:roleoftenant:T1", "support"), ("WEBCHAT:ALLOWEDORIGINS:0", "https://contoso.example")));

        Assert.Equal("support", settings.Conversation.RoleOfTenant["T1"]);
        Assert.Single(settings.WebChat.AllowedOrigins);
    }

    private static IConfiguration Written(params (string Key, string Value)[] pairs) =>
        new ConfigurationBuilder().AddInMemoryCollection(pairs.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build();
}
