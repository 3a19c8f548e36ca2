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

    [Theory]
    [InlineData("https://www.contoso.com/help")]
    [InlineData("https://www.contoso.com/help?lang=ko#bot")]
    [InlineData("")]
    public void Pages_that_packages_link_to_are_https(string page) =>
        Assert.Empty(new PackageSettings { SupportUrl = page, PrivacyUrl = page, TermsUrl = page }.Faults());

    [Theory]
    [InlineData("http://www.contoso.com/help")]
    [InlineData("www.contoso.com/help")]
    [InlineData("https://me:secret@www.contoso.com/help")]
    [InlineData("https://localhost/help")]
    [InlineData("mailto:help@contoso.com")]
    public void Other_pages_stop_the_start_with_a_remedy(string page) => Assert.Equal(
        ["Package:SupportUrl", "Package:PrivacyUrl", "Package:TermsUrl"],
        new PackageSettings { SupportUrl = page, PrivacyUrl = page, TermsUrl = page }.Faults().Select(fault => fault.Name));

    [Theory]
    [InlineData("MultiChannelBot")]
    [InlineData("Contoso Guide")]
    [InlineData("콘토소 구독 안내")]
    [InlineData("Contoso Appointments")]
    public void A_name_of_ones_own_is_taken(string name) => Assert.Empty(new PackageSettings { AppName = name }.Faults());

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("A name of more than thirty chars")]
    [InlineData("Contoso for Teams")]
    [InlineData("AZURE helper")]
    [InlineData("Microsoft Guide")]
    [InlineData("Contoso Calendar")]
    [InlineData("Contoso app")]
    public void A_name_that_the_store_refuses_stops_the_start(string name) =>
        Assert.Equal("Package:AppName", Assert.Single(new PackageSettings { AppName = name }.Faults()).Name);

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.0.0.0")]
    [InlineData("01.0.0")]
    [InlineData("1.0.0-beta")]
    [InlineData("1.0.0\n")]
    [InlineData("")]
    public void A_version_is_three_numbers(string version) =>
        Assert.Equal("Package:Version", Assert.Single(new PackageSettings { Version = version }.Faults()).Name);

    [Fact]
    public void An_id_is_a_guid_and_a_publisher_has_at_most_32_characters() => Assert.Equal(
        ["Package:PartnerName", "Package:AppId"],
        new PackageSettings { AppId = "my-app", PartnerName = new string('x', 33) }.Faults().Select(fault => fault.Name));
}
