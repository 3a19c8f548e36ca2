using System.Net.Mail;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.WebChat.Page;

/// <summary>Fills the page's template: whose page it is, in which language it begins, and what its scripts need to know.</summary>
internal sealed partial class WebPage
{
    // The grounds of page.css (--hover) on which the accent is hardest to read.
    private static readonly AccentColour LightGround = new(0xE9, 0xED, 0xEF);
    private static readonly AccentColour DarkGround = new(0x36, 0x3D, 0x45);

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    // Within a script element "<", ">" and "&" must not stand; this encoder writes them as escapes.
    private static readonly JsonSerializerOptions InScript = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly BotSettings settings;
    private readonly Phrasebook phrases;
    private readonly PageAssets assets;
    private readonly string frameAncestors;
    private readonly string data;

    public WebPage(BotSettings settings, Triage triage, PageAssets assets)
    {
        this.settings = settings;
        this.assets = assets;
        phrases = triage.Phrases;
        frameAncestors = settings.WebChat.AllowedOrigins is { Count: > 0 } origins ? string.Join(' ', origins) : "'none'";
        data = JsonSerializer.Serialize(
            new
            {
                webchat = assets.HasComponent ? assets.AddressOf(PageAssets.Component) : null,
                texts = LanguageCodes.All.ToDictionary(language => language.Code(), language => PageTexts.Keys.ToDictionary(key => key, key => phrases.Say(key, language))),
            },
            InScript);
    }

    /// <summary>A value that nobody can foresee: what carries it in the page is ours.</summary>
    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));

    /// <summary>Scripts of ours alone, styles of ours and of what carries the nonce, nothing from elsewhere, in the frames of allowed origins.</summary>
    public string PolicyFor(string nonce) =>
        $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src data:; connect-src 'self'; "
        + $"base-uri 'none'; form-action 'none'; frame-ancestors {frameAncestors}";

    /// <summary>The page for a browser that prefers some languages.</summary>
    public string Write(string nonce, IEnumerable<StringWithQualityHeaderValue> preferred)
    {
        var language = LanguageOf(preferred);
        return PlaceHolder().Replace(assets.HtmlTemplate, found => Fill(found.Groups[1].Value, nonce, language));
    }

    private string Fill(string name, string nonce, Language language) => name switch
    {
        "nonce" => nonce,
        "language" => language.Code(),
        "isEnglish" => Pressed(language == Language.English),
        "isKorean" => Pressed(language == Language.Korean),
        "name" => Html.Encode(settings.WebChat.NameOr(settings.Package, settings.Guidance.Partner.Name)),
        "logo" => assets.AddressOf(PageAssets.LogoName),
        "folder" => assets.Folder,
        "accent" => Accent().ToString(),
        "accentInTheLight" => Accent().ReadableUnder(LightGround).ToString(),
        "accentInTheDark" => Accent().ReadableOn(DarkGround).ToString(),
        "data" => data,
        "preload" => Preload(nonce),
        "privacy" => Privacy(language),
        "contact" => Contact(language),
        "noscript" => string.Join(" ", LanguageCodes.All.Select(one => $"<span lang=\"{one.Code()}\">{Html.Encode(phrases.Say("page.noscript", one))}</span>")),
        _ => Html.Encode(phrases.Say(name, language)),
    };

    /// <summary>What the page asks for in the end is asked for from the beginning.</summary>
    private string Preload(string nonce) => string.Concat(assets.Modules.Select(module => $"<link rel=\"modulepreload\" nonce=\"{nonce}\" href=\"{module}\">"))
        + (assets.HasComponent ? $"<link rel=\"preload\" as=\"script\" nonce=\"{nonce}\" href=\"{assets.AddressOf(PageAssets.Component)}\">" : string.Empty);

    private AccentColour Accent() => AccentColour.Parse(settings.WebChat.Accent)!.Value;

    private string Privacy(Language language) => string.IsNullOrWhiteSpace(settings.Package.PrivacyUrl)
        ? string.Empty
        : $" <a href=\"{Html.Encode(settings.Package.PrivacyUrl.Trim())}\" target=\"_blank\" rel=\"noopener\" data-text=\"page.privacy\">{Html.Encode(phrases.Say("page.privacy", language))}</a>";

    private string Contact(Language language)
    {
        if (settings.Guidance.Partner.Contact is not { Length: > 0 } contact)
        {
            return string.Empty;
        }

        var written = AddressOf(contact.Trim()) is { } address ? $"<a href=\"{Html.Encode(address)}\" rel=\"noopener\">{Html.Encode(contact)}</a>" : Html.Encode(contact);
        return $"<p><span data-text=\"page.contact\">{Html.Encode(phrases.Say("page.contact", language))}</span> {written}</p>";
    }

    /// <summary>Where a contact is written or opened; null for one that is neither a mail address nor a page.</summary>
    private static string? AddressOf(string contact) =>
        MailAddress.TryCreate(contact, out var mail) && mail.Address == contact ? "mailto:" + Uri.EscapeDataString(contact).Replace("%40", "@", StringComparison.Ordinal)
        : Uri.TryCreate(contact, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps ? page.AbsoluteUri
        : null;

    private static string Pressed(bool isPressed) => isPressed ? "true" : "false";

    /// <summary>The first of the browser's languages that we speak, by its own order of preference.</summary>
    private Language LanguageOf(IEnumerable<StringWithQualityHeaderValue> preferred) =>
        preferred.Where(one => one.Quality is not 0).OrderByDescending(one => one.Quality ?? 1)
            .Select(one => LanguageCodes.Parse(one.Value.ToString().Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(one => one is not null)
        ?? LanguageCodes.Parse(settings.Conversation.Language)!.Value;

    [GeneratedRegex(@"\{\{([A-Za-z.-]+)\}\}")]
    private static partial Regex PlaceHolder();
}
