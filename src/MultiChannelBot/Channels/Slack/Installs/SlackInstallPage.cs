using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.Slack.Installs;

/// <summary>What whoever installs the app reads at the end, in every language: nobody is known to speak one yet.</summary>
internal sealed class SlackInstallPage(Triage triage, BotSettings settings)
{
    private const string Style =
        "body{max-width:40rem;margin:3rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;color:#1d1c1d;background:#fff}"
        + "section+section{margin-top:2.5rem;border-top:1px solid #ddd}a{color:#0b4c8c}li{margin:.4rem 0}"
        + "@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#1a1d21}a{color:#8ec5ff}section+section{border-color:#444}}";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly Phrasebook phrases = triage.Phrases;
    private readonly Uri api = new(settings.Slack.ApiUrl);

    /// <summary>Nothing but that one style: no script, no form, no frame around it.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>It is installed: the first steps.</summary>
    public string Installed(SlackGrant.Given given) => Page(language =>
    {
        var written = new StringBuilder().Append(Element("h2", Say("install.done", language)));
        if (LinkOf(given) is { } link)
        {
            written.Append(Element("p", Say(given.IsOrganization ? "install.organization" : "install.ready", language)))
                .Append("<p>").Append(Anchor(link, Say(given.IsOrganization ? "install.add" : "install.open", language))).Append("</p>");
        }

        string[] steps = [Say("install.step.write", language), Say("install.step.command", language), Say("install.step.channel", language)];
        return written.Append("<ol>").AppendJoin(string.Empty, steps.Select(step => Element("li", step))).Append("</ol>")
            .Append(Element("p", Say("install.removal", language))).Append(Pages(language)).ToString();
    });

    /// <summary>It is not: why, and how to try again.</summary>
    /// <param name="reason">The end of a text's key.</param>
    public string Failed(string reason) => Page(language => new StringBuilder()
        .Append(Element("h2", Say("install.failed", language)))
        .Append(Element("p", Say($"install.failed.{reason}", language)))
        .Append("<p>").Append(Anchor(settings.Package.Root + SlackAddresses.Install, Say("install.again", language))).Append("</p>")
        .Append(Pages(language)).ToString());

    private string Page(Func<Language, string> content)
    {
        var name = Encoded(settings.Package.AppName.Trim());
        var sections = LanguageCodes.All.Select(language => $"<section lang=\"{language.Code()}\">{content(language)}</section>");
        return $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
            + $"<title>{name}</title><style>{Style}</style></head><body><main><h1>{name}</h1>{string.Concat(sections)}</main></body></html>";
    }

    private string Pages(Language language)
    {
        (string? Address, string Text)[] pages = [(settings.Package.SupportUrl, "install.support"), (settings.Package.PrivacyUrl, "install.privacy")];
        var links = pages.Where(page => !string.IsNullOrWhiteSpace(page.Address)).Select(page => Anchor(page.Address!.Trim(), Say(page.Text, language))).ToList();
        return links.Count == 0 ? string.Empty : $"<p>{string.Join(" · ", links)}</p>";
    }

    /// <summary>
    /// Where the app is found (docs.slack.dev/interactivity/deep-linking); for an organization, where it is added to workspaces
    /// (docs.slack.dev/enterprise). Null where an id is none.
    /// </summary>
    private string? LinkOf(SlackGrant.Given given)
    {
        var (app, workspace) = (given.App, given.Workspace.Team);
        if (app is null || !app.Concat(workspace).All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        return given.IsOrganization
            ? $"https://app.{api.Host}/manage/{workspace}/integrations/profile/{app}/workspaces/add"
            : new Uri(api, $"../app_redirect?app={app}&team={workspace}").AbsoluteUri;
    }

    private string Say(string key, Language language) => phrases.Say(key, language);

    private static string Element(string name, string text) => $"<{name}>{Encoded(text)}</{name}>";

    private static string Anchor(string address, string text) => $"<a href=\"{Encoded(address)}\">{Encoded(text)}</a>";

    private static string Encoded(string text) => Html.Encode(text);
}
