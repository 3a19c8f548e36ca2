using MultiChannelBot.Packages;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Packages;

/// <summary>The verb "package teams": what it writes, and what keeps it from writing.</summary>
public sealed class TeamsPackageTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("package-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void The_package_holds_the_manifest_its_korean_texts_both_icons_and_nothing_else() =>
        Assert.Equal(["manifest.json", "ko.json", "color.png", "outline.png"], PackedTeams.Sample.Names);

    [Fact]
    public void The_path_is_printed_and_the_same_settings_give_the_same_bytes()
    {
        var (code, path, error) = PackedTeams.Write(PackedTeams.Whole, Path.Combine(directory, "one"));
        var again = PackedTeams.Write(PackedTeams.Whole, Path.Combine(directory, "two"));

        Assert.Equal((0, 0, string.Empty), (code, again.Code, error));
        Assert.Equal(Path.Combine(directory, "one", "multichannelbot-teams-1.2.3.zip"), path.Trim());
        Assert.Equal(File.ReadAllBytes(path.Trim()), File.ReadAllBytes(again.Output.Trim()));
    }

    [Fact]
    public void Ids_names_and_addresses_are_those_of_the_settings()
    {
        var manifest = PackedTeams.Sample.Manifest;
        var bot = PackedTeams.Whole.BotFramework.MicrosoftAppId;

        Assert.Equal(bot, (string?)manifest["id"]);
        Assert.Equal(bot, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal(bot, (string?)manifest["composeExtensions"]![0]!["botId"]);
        Assert.Equal("1.2.3", (string?)manifest["version"]);
        Assert.Equal("MultiChannelBot", (string?)manifest["name"]!["short"]);
        Assert.Equal(
            ["Contoso", "https://www.contoso.com/bot/help", "https://www.contoso.com/bot/privacy", "https://www.contoso.com/bot/terms"],
            new[] { "name", "websiteUrl", "privacyUrl", "termsOfUseUrl" }.Select(name => (string?)manifest["developer"]![name]));
        Assert.Equal(["bot.contoso.com"], manifest["validDomains"]!.AsArray().Select(domain => (string?)domain));
        Assert.All(PackedTeams.Sample.Texts, text => Assert.DoesNotContain("${", text.English + text.Korean, StringComparison.Ordinal));
    }

    [Fact]
    public void An_app_may_have_an_id_and_a_name_of_its_own()
    {
        var settings = PackedTeams.Whole with { Package = PackedTeams.Whole.Package with { AppId = "0d9e7e56-8f0a-4c53-9a4b-3a4c2f5a1e77", AppName = "Contoso Wegweiser \"A\"" } };
        var packed = PackedTeams.Of(settings);

        Assert.Equal("0d9e7e56-8f0a-4c53-9a4b-3a4c2f5a1e77", (string?)packed.Manifest["id"]);
        Assert.Equal(settings.BotFramework.MicrosoftAppId, (string?)packed.Manifest["bots"]![0]!["botId"]);
        Assert.Equal(settings.Package.AppName, (string?)packed.Manifest["name"]!["short"]);
        Assert.Equal(settings.Package.AppName, (string?)packed.Korean["name.short"]);
    }

    [Fact]
    public void In_production_every_setting_that_lacks_is_named_with_its_remedy_and_nothing_is_written()
    {
        var (code, output, error) = PackedTeams.Write(new BotSettings(), directory);

        Assert.Equal((1, string.Empty), (code, output));
        Assert.Equal(
            ["BotFramework:MicrosoftAppId", "Package:PartnerName", "Package:SupportUrl", "Package:PrivacyUrl", "Package:TermsUrl", "Package:PublicUrl"],
            Lines(error).Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.All(Lines(error), line => Assert.Contains("Not set. Set ", line, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory));
    }

    [Fact]
    public void Elsewhere_placeholders_stand_in_for_what_lacks_and_each_is_named_in_a_warning()
    {
        var (code, path, error) = PackedTeams.Write(new BotSettings(), directory, "Development");

        Assert.Equal(0, code);
        Assert.True(File.Exists(path.Trim()));
        Assert.Equal(6, Lines(error).Length);
        Assert.All(Lines(error), line => Assert.StartsWith("warning: ", line, StringComparison.Ordinal));
        Assert.Contains("Package:PublicUrl: Not set. The package says 'bot.example.com'.", error, StringComparison.Ordinal);
        Assert.All(PackedTeams.Of(new BotSettings(), "Development").Texts, text => Assert.DoesNotContain("localhost", text.English, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://localhost:3978", "this machine alone")]
    [InlineData("https://abc.ngrok-free.app", "tunnel")]
    [InlineData("https://x1-3978.euw.devtunnels.ms", "tunnel")]
    public void Only_a_domain_of_ones_own_gets_into_a_package_of_production(string address, string problem)
    {
        var settings = PackedTeams.Whole with { Package = PackedTeams.Whole.Package with { PublicUrl = address } };

        var (code, _, error) = PackedTeams.Write(settings, directory);
        Assert.Equal(1, code);
        Assert.Contains("Package:PublicUrl", error, StringComparison.Ordinal);
        Assert.Contains(problem, error, StringComparison.Ordinal);

        var tried = PackedTeams.Write(settings, directory, "Development");
        Assert.Equal(0, tried.Code);
        Assert.StartsWith("warning: Package:PublicUrl", tried.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://bot.contoso.com:8443/x", "bot.contoso.com:8443")]
    [InlineData("https://안내.example.com", "xn--220b630b.example.com")]
    public void The_domain_is_written_as_browsers_compare_it(string address, string domain) => Assert.Equal(
        domain,
        (string?)PackedTeams.Of(PackedTeams.Whole with { Package = PackedTeams.Whole.Package with { PublicUrl = address } }).Manifest["validDomains"]![0]);

    [Fact]
    public void A_registration_that_is_no_id_is_told()
    {
        var (code, _, error) = PackedTeams.Write(PackedTeams.Whole with { BotFramework = new BotFrameworkSettings { MicrosoftAppId = "my-bot" } }, directory);

        Assert.Equal(1, code);
        Assert.StartsWith("BotFramework:MicrosoftAppId: 'my-bot' is no id of an app.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_are_wrong_are_told_before_anything_is_written()
    {
        var (code, output, error) = PackedTeams.Write(PackedTeams.Whole with { Package = PackedTeams.Whole.Package with { Version = "1.2" } }, directory);

        Assert.Equal((1, string.Empty), (code, output));
        Assert.StartsWith("Package:Version: '1.2'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_package_of_the_same_version_is_not_written_over()
    {
        var (_, path, _) = PackedTeams.Write(PackedTeams.Whole, directory);
        var before = File.ReadAllBytes(path.Trim());
        Assert.Equal(0, PackedTeams.Write(PackedTeams.Whole, directory).Code);

        var changed = PackedTeams.Whole with { Package = PackedTeams.Whole.Package with { PartnerName = "Fabrikam" } };
        var (code, output, error) = PackedTeams.Write(changed, directory);

        Assert.Equal((1, string.Empty), (code, output));
        Assert.Contains("Raise Package:Version", error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path.Trim()));
        Assert.Equal(0, PackedTeams.Write(changed with { Package = changed.Package with { Version = "1.2.4" } }, directory).Code);
    }

    [Fact]
    public void A_directory_that_cannot_be_written_is_told_with_the_remedy()
    {
        var file = Path.Combine(directory, "taken");
        File.WriteAllText(file, "");

        var (code, _, error) = PackedTeams.Write(PackedTeams.Whole, file);
        Assert.Equal(1, code);
        Assert.Contains("--out", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_addresses_that_make_a_text_too_long_are_told_by_file_and_place()
    {
        var address = "https://www.contoso.com/" + new string('x', 2000);
        var settings = PackedTeams.Whole with { Package = PackedTeams.Whole.Package with { SupportUrl = address } };

        var fault = Assert.Throws<StartupException>(() => PackedTeams.Write(settings, directory));
        Assert.StartsWith("manifest.json: description.full has ", Assert.Single(fault.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko.json", "\"name.full\"", "\"name.fool\"", "ko.json: name.full is missing")]
    [InlineData("manifest.json", "${partner}", "${partner", "manifest.json")]
    [InlineData("outline.png", "IHDR", "IHDX", "outline.png: This is no PNG")]
    public void A_file_of_the_package_that_is_broken_stops_it(string file, string good, string bad, string expected)
    {
        foreach (var source in Directory.GetFiles(TeamsPackage.SourceDirectory))
        {
            File.Copy(source, Path.Combine(directory, Path.GetFileName(source)));
        }

        var bytes = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(directory, file)));
        Assert.Contains(good, bytes, StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(directory, file), System.Text.Encoding.Latin1.GetBytes(bytes.Replace(good, bad, StringComparison.Ordinal)));

        var fault = Assert.Throws<StartupException>(() => TeamsPackage.Make(directory, PackageIdentity.Of(PackedTeams.Whole).Identity));
        Assert.Contains(fault.Faults, line => line.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_of_the_package_that_is_missing_stops_it()
    {
        var fault = Assert.Throws<StartupException>(() => TeamsPackage.Make(directory, PackageIdentity.Of(PackedTeams.Whole).Identity));
        Assert.Contains("Put the files of the program back", fault.Message, StringComparison.Ordinal);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
