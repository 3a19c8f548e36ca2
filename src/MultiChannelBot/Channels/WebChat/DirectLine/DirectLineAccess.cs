using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MultiChannelBot.Protection;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.WebChat.DirectLine;

/// <summary>
/// Who is let in: whoever shows a good token of the conversation, from a page of an origin that the token was made for, and not too
/// often. Whoever is not is answered here.
/// </summary>
internal sealed class DirectLineAccess(DirectLineTokens tokens, WebOrigins origins, BotSettings settings, TimeProvider clock, ILogger<DirectLineAccess> logger)
{
    /// <summary>So many requests of one conversation a minute: ten tabs that poll twice a second.</summary>
    public const int MostRequests = 1_200;

    private const string Bearer = "Bearer ";
    private const int MostKeys = 50_000;

    // Why a request is refused, as the log says it.
    private const string NoToken = "no-token";
    private const string Origin = "origin";

    private readonly WindowCounts begun = new(PeopleLimits.Window, MostKeys, clock);
    private readonly WindowCounts asked = new(PeopleLimits.Window, MostKeys, clock);
    private readonly WindowCounts posted = new(PeopleLimits.Window, MostKeys, clock);

    /// <summary>A token for whoever may begin a conversation; null where the request was answered.</summary>
    public DirectLineToken? Draw(HttpContext context)
    {
        var isServer = IsServer(context.Request);
        if (!isServer && origins.OfPage(context.Request) is null)
        {
            return Refuse(context, StatusCodes.Status401Unauthorized, Origin);
        }

        if (!isServer && IsOver(begun, SourceLimit.SourceOf(context.Connection.RemoteIpAddress), settings.WebChat.ConversationsPerSource))
        {
            return RefuseForNow(context, begun);
        }

        SourceLimit.Accept(context);
        return tokens.Draw(isServer ? origins.All(context.Request) : [origins.OfPage(context.Request)!]);
    }

    /// <summary>The token of a request; null where it was answered.</summary>
    /// <param name="grace">How long after its end it is still taken.</param>
    public DirectLineToken? Authorize(HttpContext context, TimeSpan grace = default)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? Take(context, header[Bearer.Length..].Trim(), isForStream: false, grace)
            : Refuse(context, StatusCodes.Status401Unauthorized, NoToken);
    }

    /// <summary>The token of a request about its conversation; null where it was answered.</summary>
    public DirectLineToken? Authorize(HttpContext context, string conversation) => Of(conversation, Authorize(context), context);

    /// <summary>The token that opens the stream of a conversation; null where the request was answered.</summary>
    public DirectLineToken? AuthorizeStream(HttpContext context, string conversation) =>
        Of(conversation, Take(context, context.Request.Query["t"].ToString(), isForStream: true, grace: default), context);

    /// <summary>Counts what is posted to a conversation; false where it was too much, and answered. Nothing of it is taken: it may be sent again.</summary>
    public bool MayPost(HttpContext context, DirectLineToken token)
    {
        if (!IsOver(posted, token.Conversation, settings.Limits.InputsPerCase))
        {
            return true;
        }

        RefuseForNow(context, posted);
        return false;
    }

    private DirectLineToken? Take(HttpContext context, string given, bool isForStream, TimeSpan grace)
    {
        if (tokens.Read(given) is not { } token || token.IsForStream != isForStream)
        {
            return Refuse(context, StatusCodes.Status401Unauthorized, NoToken);
        }

        // botframework-directlinejs takes 403, and nothing else, for a token that has run out, and asks for another.
        if (tokens.IsOver(token, grace))
        {
            return Refuse(context, StatusCodes.Status403Forbidden, "run-out");
        }

        if (!origins.MayUse(context.Request, token.Origins))
        {
            return Refuse(context, StatusCodes.Status403Forbidden, Origin);
        }

        if (IsOver(asked, token.Conversation, MostRequests))
        {
            return RefuseForNow(context, asked);
        }

        SourceLimit.Accept(context);
        return token;
    }

    /// <summary>True for a server that shows the secret of the settings.</summary>
    private bool IsServer(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return settings.WebChat.Secret.Length > 0
            && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(
                SHA256.HashData(Encoding.UTF8.GetBytes(header[Bearer.Length..].Trim())), SHA256.HashData(Encoding.UTF8.GetBytes(settings.WebChat.Secret)));
    }

    private DirectLineToken? Of(string conversation, DirectLineToken? token, HttpContext context) =>
        token is null || token.Conversation == conversation ? token : Refuse(context, StatusCodes.Status401Unauthorized, "conversation");

    private static bool IsOver(WindowCounts counts, string key, int most) => most > 0 && counts.Add(key) > most;

    private DirectLineToken? RefuseForNow(HttpContext context, WindowCounts counts)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(counts.Left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Refuse(context, StatusCodes.Status429TooManyRequests, "too-many");
    }

    private DirectLineToken? Refuse(HttpContext context, int status, string kind)
    {
        WebLog.Refused(logger, kind);
        context.Response.StatusCode = status;
        return null;
    }
}
