using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Settings;

public class PackageSettingsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("https://bot.example.com", "https://bot.example.com")]
    [InlineData("https://bot.example.com/", "https://bot.example.com")]
    [InlineData("https://bot.example.com:8443/desk/", "https://bot.example.com:8443/desk")]
    [InlineData("http://localhost:3978", "http://localhost:3978")]
    [InlineData("http://127.0.0.1:3978", "http://127.0.0.1:3978")]
    public void A_public_address_is_https_or_this_machine(string? address, string? root)
    {
        var settings = new PackageSettings { PublicUrl = address };

        Assert.Empty(settings.Faults());
        Assert.Equal(root, settings.Root);
    }

    [Theory]
    [InlineData("http://bot.example.com")]
    [InlineData("ftp://bot.example.com")]
    [InlineData("bot.example.com")]
    [InlineData("/calendar")]
    [InlineData("https://")]
    [InlineData("https://desk:secret@bot.example.com")]
    [InlineData("https://bot.example.com?x=1")]
    [InlineData("https://bot.example.com/#top")]
    [InlineData("https://bot.example.com/{locale}")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://localhost.example.com")]
    public void Anything_else_stops_the_start_with_a_remedy(string address)
    {
        var fault = Assert.Single(new PackageSettings { PublicUrl = address }.Faults());

        Assert.Equal("Package:PublicUrl", fault.Name);
        Assert.Contains("https://bot.example.com", fault.Remedy, StringComparison.Ordinal);
        Assert.Contains(new BotSettings { Package = new PackageSettings { PublicUrl = address } }.Faults(isDevelopment: true), text => text.StartsWith("Package:PublicUrl", StringComparison.Ordinal));
    }
}
