using System.Collections.Immutable;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.WebChat.DirectLine;

/// <summary>Which pages may talk with the bot: our own, and those of the settings. Browsers name a page's origin; others name none.</summary>
internal sealed class WebOrigins(BotSettings settings)
{
    /// <summary>The origin of a page that may begin a conversation; null where the request names none, or another.</summary>
    public string? OfPage(HttpRequest request) =>
        request.Headers.Origin is [{ } origin] && (origin == Own(request) || settings.WebChat.AllowedOrigins.Contains(origin, StringComparer.Ordinal)) ? origin : null;

    /// <summary>Our own and all of the settings.</summary>
    public ImmutableArray<string> All(HttpRequest request) => [Own(request), .. settings.WebChat.AllowedOrigins];

    /// <summary>
    /// False for a page of an origin that the token was not made for, or that the settings name no longer. Browsers name no origin for
    /// what our own page reads, and programs have none.
    /// </summary>
    public bool MayUse(HttpRequest request, ImmutableArray<string> ofToken) =>
        request.Headers.Origin.Count == 0 || (OfPage(request) is { } origin && ofToken.Contains(origin, StringComparer.Ordinal));

    /// <summary>As browsers reach this host: by the settings, or else as this request came.</summary>
    private string Own(HttpRequest request) =>
        settings.Package.Root is { } root && new Uri(root).Authority == request.Host.Value ? new Uri(root).GetLeftPart(UriPartial.Authority) : $"{request.Scheme}://{request.Host.Value}";
}
