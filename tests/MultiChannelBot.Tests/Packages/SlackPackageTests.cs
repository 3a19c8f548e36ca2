using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MultiChannelBot.Channels.Slack;
using MultiChannelBot.Commands;
using MultiChannelBot.Packages;
using MultiChannelBot.Settings;
using MultiChannelBot.Tests.Architecture;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Packages;

/// <summary>The verb "package slack": what it writes, and what keeps it from writing.</summary>
public sealed partial class SlackPackageTests : IDisposable
{
    private static readonly BotSettings Whole = new()
    {
        Slack = new SlackSettings { SigningSecret = new string('s', 32), ClientId = "1.2", ClientSecret = "the-secret" },
        Package = new PackageSettings { PublicUrl = "https://bot.contoso.com/desk/" },
    };

    private static readonly BotSettings BySocket = new() { Slack = new SlackSettings { AppToken = "xapp-1", BotToken = "xoxb-1" } };

    private readonly string directory = Directory.CreateTempSubdirectory("package-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void Addresses_are_those_that_the_host_has()
    {
        var manifest = ManifestOf(Whole);

        Assert.Equal(
            ["https://bot.contoso.com/desk/slack/events", "https://bot.contoso.com/desk/slack/interactivity", "https://bot.contoso.com/desk/slack/commands", "https://bot.contoso.com/desk/slack/oauth"],
            new[]
            {
                manifest["settings"]!["event_subscriptions"]!["request_url"], manifest["settings"]!["interactivity"]!["request_url"],
                manifest["features"]!["slash_commands"]![0]!["url"], manifest["oauth_config"]!["redirect_urls"]![0],
            }.Select(address => (string?)address));
        Assert.Equal([SlackAddresses.Events, SlackAddresses.Interactivity, SlackAddresses.Commands, SlackAddresses.OAuth], ["/slack/events", "/slack/interactivity", "/slack/commands", "/slack/oauth"]);
        Assert.False((bool)manifest["settings"]!["socket_mode_enabled"]!);
    }

    [Fact]
    public void By_socket_no_address_is_named_and_none_is_needed()
    {
        var manifest = ManifestOf(BySocket);

        Assert.True((bool)manifest["settings"]!["socket_mode_enabled"]!);
        Assert.DoesNotContain("http", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(manifest["oauth_config"]!["redirect_urls"]);
        Assert.NotEmpty(manifest["settings"]!["event_subscriptions"]!["bot_events"]!.AsArray());
    }

    [Fact]
    public void It_asks_for_the_least_and_each_scope_has_its_reason()
    {
        var scopes = ManifestOf(Whole)["oauth_config"]!["scopes"]!.AsObject();
        var names = scopes["bot"]!.AsArray().Select(scope => (string)scope!).ToList();

        Assert.Equal(["bot"], scopes.Select(kind => kind.Key));
        Assert.Equal(["app_mentions:read", "chat:write", "commands", "im:history"], names.Order(StringComparer.Ordinal));
        var reasons = File.ReadAllText(Path.Combine(directory, "multichannelbot-slack-scopes.md"));
        Assert.All(names, name => Assert.Matches($@"\| `{Regex.Escape(name)}` \| [^|]{{20,}} \|", reasons));
    }

    [Fact]
    public void What_it_subscribes_to_and_offers_is_what_the_host_takes()
    {
        var manifest = ManifestOf(Whole);

        Assert.Equal(
            ["app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"],
            manifest["settings"]!["event_subscriptions"]!["bot_events"]!.AsArray().Select(name => (string)name!).Order(StringComparer.Ordinal));
        Assert.Equal(("/multichannel", SlackViewDesk.TriageShortcut, "message"), (
            (string?)manifest["features"]!["slash_commands"]![0]!["command"], (string?)manifest["features"]!["shortcuts"]![0]!["callback_id"], (string?)manifest["features"]!["shortcuts"]![0]!["type"]));
        Assert.Equal((true, true, false), (
            (bool)manifest["features"]!["app_home"]!["home_tab_enabled"]!, (bool)manifest["features"]!["app_home"]!["messages_tab_enabled"]!, (bool)manifest["features"]!["app_home"]!["messages_tab_read_only_enabled"]!));
        Assert.Equal((true, true, false), (
            (bool)manifest["settings"]!["interactivity"]!["is_enabled"]!, (bool)manifest["settings"]!["org_deploy_enabled"]!, (bool)manifest["settings"]!["token_rotation_enabled"]!));
    }

    [Fact]
    public void It_is_of_the_schema_that_slack_documents_and_holds_no_secret()
    {
        var manifest = ManifestOf(Whole);

        Assert.Equal(2, (int)manifest["_metadata"]!["major_version"]!);
        Assert.DoesNotContain(Whole.Slack.SigningSecret, manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Whole.Slack.ClientSecret, manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("${", manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_read_names_no_other_platform_and_says_what_reviewers_ask_for()
    {
        var shown = ManifestOf(Whole)["display_information"]!.AsObject();
        var text = string.Join(' ', shown.Select(part => (string?)part.Value));

        Assert.DoesNotMatch(OtherPlatform(), text);
        Assert.DoesNotContain("Slack", (string)shown["name"]!, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("no AI", text, StringComparison.Ordinal);
        Assert.Contains("deleted when the app is removed", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_of_the_types_that_slack_publishes()
    {
        var broken = ManifestOf(Whole);
        broken["settings"]!["event_subscriptions"]!["bot_events"]![0] = "app_home_closed";
        var unknown = ManifestOf(Whole);
        unknown["features"]!["shortcuts"]![0]!["kind"] = "message";
        var lines = await NodeScript.Run(
            "manifests/slack.mjs", new[] { ManifestOf(Whole), ManifestOf(BySocket), broken, unknown }.Select(manifest => manifest.ToJsonString()), TestContext.Current.CancellationToken);

        var problems = lines.Select(line => JsonNode.Parse(line)!["problems"]!.AsArray().Count).ToList();
        Assert.Equal([0, 0, 1, 1], problems);
    }

    [Theory]
    [InlineData("display_information.name", 35)]
    [InlineData("display_information.description", 140)]
    [InlineData("display_information.long_description", 4000)]
    [InlineData("features.bot_user.display_name", 80)]
    [InlineData("features.shortcuts[0].name", 24)]
    [InlineData("features.shortcuts[0].callback_id", 255)]
    [InlineData("features.shortcuts[0].description", 150)]
    [InlineData("features.slash_commands[0].description", 2000)]
    [InlineData("features.slash_commands[0].usage_hint", 1000)]
    [InlineData("oauth_config.scopes.bot[0]", 50)]
    [InlineData("settings.event_subscriptions.bot_events[0]", 50)]
    public void A_text_that_slack_would_not_take_is_found(string place, int most)
    {
        // The figures of github.com/slackapi/manifest-schema, schemas/manifest.schema.2.0.0.json.
        Assert.Empty(FaultsWith(place, new string('x', most)));
        Assert.Contains($"{most} are allowed", Assert.Single(FaultsWith(place, new string('x', most + 1))), StringComparison.Ordinal);
        Assert.Single(FaultsWith(place, string.Empty));
    }

    [Theory]
    [InlineData("display_information.long_description", "Too short: Slack wants 175 characters.")]
    [InlineData("display_information.background_color", "blue")]
    [InlineData("features.slash_commands[0].command", "multichannel")]
    [InlineData("features.slash_commands[0].url", "http://bot.contoso.com/slack/commands")]
    [InlineData("settings.interactivity.request_url", "ftp://bot.contoso.com")]
    public void A_form_that_slack_would_not_take_is_found(string place, string text) => Assert.NotEmpty(FaultsWith(place, text));

    [Fact]
    public void More_shortcuts_than_slack_takes_are_found()
    {
        var manifest = ManifestOf(Whole);
        var shortcuts = manifest["features"]!["shortcuts"]!.AsArray();
        while (shortcuts.Count <= 10)
        {
            shortcuts.Add(shortcuts[0]!.DeepClone());
        }

        Assert.Contains("11 entries", Assert.Single(SlackManifestLimits.Faults(manifest)), StringComparison.Ordinal);
    }

    [Fact]
    public void In_production_an_address_is_asked_for_and_nothing_written_without()
    {
        var (code, output, error) = Write(new BotSettings(), "Production");

        Assert.Equal((1, string.Empty), (code, output));
        Assert.StartsWith("Package:PublicUrl: Not set.", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory));
    }

    [Fact]
    public void Elsewhere_a_placeholder_stands_for_it_and_is_named()
    {
        var (code, _, error) = Write(new BotSettings(), "Development");

        Assert.Equal(0, code);
        Assert.Contains("The package says 'https://bot.example.com'.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_cannot_be_written_is_told_with_the_remedy()
    {
        var file = Path.Combine(directory, "taken");
        File.WriteAllText(file, "");
        using var error = new StringWriter();

        Assert.Equal(1, PackageVerbs.WriteSlack(Whole, "Production", file, TextWriter.Null, error));
        Assert.Contains("--out", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("scopes.json")]
    public void A_file_that_is_missing_or_broken_stops_it(string file)
    {
        foreach (var source in Directory.GetFiles(SlackPackage.SourceDirectory))
        {
            File.Copy(source, Path.Combine(directory, Path.GetFileName(source)));
        }

        File.WriteAllText(Path.Combine(directory, file), "[");
        Assert.Contains(file, Assert.Throws<StartupException>(() => SlackPackage.Make(directory, Whole, "https://bot.contoso.com")).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(directory, file));
        Assert.Contains("Put the file", Assert.Throws<StartupException>(() => SlackPackage.Make(directory, Whole, "https://bot.contoso.com")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_docs_name_every_scope_and_event_of_the_manifest()
    {
        var docs = Repository.Read("docs/slack.md");
        var manifest = ManifestOf(Whole);
        var named = manifest["oauth_config"]!["scopes"]!["bot"]!.AsArray().Concat(manifest["settings"]!["event_subscriptions"]!["bot_events"]!.AsArray());
        Assert.All(named, name => Assert.Contains($"`{name}`", docs, StringComparison.Ordinal));
    }

    private JsonObject ManifestOf(BotSettings settings)
    {
        var (code, output, error) = Write(settings, "Production");
        Assert.True(code == 0, error);
        return JsonNode.Parse(File.ReadAllText(output.Split('\n')[0].Trim()))!.AsObject();
    }

    private (int Code, string Output, string Error) Write(BotSettings settings, string environment)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = PackageVerbs.WriteSlack(settings, environment, directory, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private List<string> FaultsWith(string place, string text)
    {
        var manifest = ManifestOf(Whole);
        var path = place.Replace("[0]", ".0", StringComparison.Ordinal).Split('.');
        var parent = path[..^1].Aggregate((JsonNode)manifest, (node, name) => node is JsonArray items ? items[0]! : node[name]!);
        if (parent is JsonArray list)
        {
            list[0] = text;
        }
        else
        {
            parent[path[^1]] = text;
        }

        return [.. SlackManifestLimits.Faults(manifest)];
    }

    [GeneratedRegex("Teams|Discord|WhatsApp|Telegram", RegexOptions.IgnoreCase)]
    private static partial Regex OtherPlatform();
}
