using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Channels.Slack;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Packages;

/// <summary>
/// What the app in Slack is made from: its manifest, and beside it what each permission is for, since JSON takes no comments.
/// Manifests of Slack have no translations: the texts in it are English.
/// </summary>
internal sealed class SlackPackage
{
    private const string ManifestFile = "manifest.json";

    // Where Slack connects to nothing, no address may stand for it to check.
    private static readonly string[][] RequestAddresses =
    [
        ["settings", "event_subscriptions", "request_url"], ["settings", "interactivity", "request_url"],
    ];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject manifest;
    private readonly SlackScopes scopes;

    private SlackPackage(JsonObject manifest, SlackScopes scopes) => (this.manifest, this.scopes) = (manifest, scopes);

    /// <summary>The template and the list of permissions that come with the bot.</summary>
    public static string SourceDirectory => Path.Combine(AppContext.BaseDirectory, "manifests", "slack");

    /// <summary>The manifest, as it is pasted.</summary>
    public byte[] Manifest => [.. JsonSerializer.SerializeToUtf8Bytes(manifest, Indented), (byte)'\n'];

    /// <summary>Each permission with its reason, as a page.</summary>
    public string ScopesPage
    {
        get
        {
            var page = new StringBuilder("# What the app asks for, and why\n\nBot token scopes, as the manifest and the installation have them. No scopes of users.\n\n| scope | for |\n| --- | --- |\n");
            foreach (var scope in scopes.All)
            {
                page.Append("| `").Append(scope.Name).Append("` | ").Append(scope.Reason).Append(" |\n");
            }

            return page.ToString();
        }
    }

    /// <summary>What the settings say, and for want of what nobody may install the app.</summary>
    public static (string Root, IReadOnlyList<PackageGap> Gaps) AddressOf(BotSettings settings)
    {
        List<PackageGap> gaps = [];
        var needsAddress = settings.Slack.TakesInstalls || !settings.Slack.UsesSocket;
        return (needsAddress ? PackageIdentity.RootOf(settings.Package, gaps, example => example.OriginalString) : string.Empty, gaps);
    }

    /// <summary>Fills the template and checks what came out.</summary>
    /// <param name="directory">Where the template and the list of permissions are.</param>
    /// <param name="root">The public address; empty for none.</param>
    /// <exception cref="StartupException">A file is missing or broken, or a text does not fit; each line says which, and the remedy.</exception>
    public static SlackPackage Make(string directory, BotSettings settings, string root)
    {
        try
        {
            var scopes = SlackScopes.Load(directory);
            var manifest = JsonNode.Parse(TemplateBinder.Load(Path.Combine(directory, ManifestFile)).Bind(DataOf(settings, root)))!.AsObject();
            manifest["oauth_config"] = OAuth(settings, scopes, root);
            manifest["settings"]!["socket_mode_enabled"] = settings.Slack.UsesSocket;
            if (settings.Slack.UsesSocket)
            {
                RemoveAddresses(manifest);
            }

            var faults = SlackManifestLimits.Faults(manifest).Select(fault => $"{ManifestFile}: {fault}").ToList();
            return faults.Count == 0 ? new SlackPackage(manifest, scopes) : throw new StartupException(faults);
        }
        catch (TemplateException outside)
        {
            throw new StartupException([.. outside.Faults.Select(fault => fault.ToString())]);
        }
        catch (IOException missing)
        {
            throw new StartupException($"{directory}: {missing.Message} Put the files of the program back.", missing);
        }
    }

    private static JsonObject OAuth(BotSettings settings, SlackScopes scopes, string root)
    {
        var oauth = new JsonObject();
        if (settings.Slack.TakesInstalls)
        {
            oauth["redirect_urls"] = new JsonArray(SlackAddresses.Redirect(root));
        }

        oauth["scopes"] = new JsonObject { ["bot"] = new JsonArray([.. scopes.All.Select(scope => JsonValue.Create(scope.Name))]) };
        return oauth;
    }

    private static void RemoveAddresses(JsonObject manifest)
    {
        foreach (var path in RequestAddresses)
        {
            path[..^1].Aggregate((JsonNode)manifest, (node, name) => node[name]!).AsObject().Remove(path[^1]);
        }

        foreach (var command in manifest["features"]!["slash_commands"]!.AsArray())
        {
            command!.AsObject().Remove("url");
        }
    }

    private static TemplateObject DataOf(BotSettings settings, string root) => new(4)
    {
        ["name"] = settings.Package.AppName.Trim(),
        ["events"] = root + SlackAddresses.Events,
        ["commands"] = root + SlackAddresses.Commands,
        ["interactivity"] = root + SlackAddresses.Interactivity,
    };
}
