using Microsoft.Net.Http.Headers;
using MultiChannelBot.Channels.WebChat.Embed;
using MultiChannelBot.Guidance;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.WebChat.Page;

/// <summary>GET / gives the page, GET /web/... its files.</summary>
internal static class PageEndpoints
{
    // What has this address never changes.
    private const string ForGood = "public, max-age=31536000, immutable";

    // A picture that somebody opens by itself: it runs nothing and loads nothing.
    private const string PicturePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the addresses, where the web chat is on.</summary>
    public static void MapWebPage(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<BotSettings>().WebChat.Enabled)
        {
            return;
        }

        var page = app.Services.GetRequiredService<WebPage>();
        var assets = app.Services.GetRequiredService<PageAssets>();
        var embed = EmbedScript.Load(PageAssets.Directory, app.Services.GetRequiredService<BotSettings>().WebChat, app.Services.GetRequiredService<Triage>());
        app.MapMethods(EmbedScript.Path, Reading, context =>
        {
            // Pages that shut out what does not say so load it, too.
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return WriteAsync(context, (embed, IsPresent: false));
        });
        app.MapMethods("/", Reading, context => WriteAsync(context, page));
        app.MapMethods(PageAssets.Root + "/{version}/{file}", Reading, (string version, string file, HttpContext context) => WriteAsync(context, assets.Find(version, file)));
    }

    private static Task WriteAsync(HttpContext context, WebPage page)
    {
        var nonce = WebPage.NewNonce();
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = page.PolicyFor(nonce);
        response.Headers.Vary = HeaderNames.AcceptLanguage;
        return response.WriteAsync(page.Write(nonce, Preferred(context.Request)), context.RequestAborted);
    }

    /// <summary>The language that the address names, as that of a frame does, before those of the browser.</summary>
    private static IEnumerable<StringWithQualityHeaderValue> Preferred(HttpRequest request) =>
        request.Query["lang"].ToString() is { Length: > 0 and < 16 } wanted && LanguageCodes.Parse(wanted) is { } language
            ? [new StringWithQualityHeaderValue(language.Code())]
            : request.GetTypedHeaders().AcceptLanguage;

    private static Task WriteAsync(HttpContext context, (PageAsset Asset, bool IsPresent)? found)
    {
        var response = context.Response;
        if (found is not var (asset, isPresent))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var (bytes, encoding) = asset.For(context.Request.Headers.AcceptEncoding.ToString());
        var tag = new EntityTagHeaderValue($"\"{asset.Hash}{encoding}\"");
        response.GetTypedHeaders().ETag = tag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;

        // An address of another version is one of a page that was opened before or after this host was replaced.
        response.Headers.CacheControl = isPresent ? ForGood : "no-cache";
        if (asset.Type.StartsWith("image/", StringComparison.Ordinal))
        {
            response.Headers.ContentSecurityPolicy = PicturePolicy;
        }

        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return WriteAsync(context, asset.Type, bytes, encoding);
    }

    private static async Task WriteAsync(HttpContext context, string type, byte[] bytes, string? encoding)
    {
        var response = context.Response;
        response.ContentType = type;
        response.ContentLength = bytes.Length;
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
