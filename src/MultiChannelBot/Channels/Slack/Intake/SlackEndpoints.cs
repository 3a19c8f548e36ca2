using System.Text.Json;
using System.Text.Unicode;
using MultiChannelBot.Protection;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.Slack.Intake;

/// <summary>
/// POST /slack/events, /slack/commands and /slack/interactivity: nothing is read before the signature over the body holds.
/// What is meant is decided elsewhere.
/// </summary>
internal sealed class SlackEndpoints(ISlackIntake intake, BotSettings settings, TimeProvider clock)
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>Maps the addresses, where Slack is set up to use them.</summary>
    public static void Map(WebApplication app)
    {
        if (app.Services.GetService<SlackEndpoints>() is not { } slack)
        {
            return;
        }

        app.MapPost(SlackAddresses.Events, slack.EventsAsync);
        app.MapPost(SlackAddresses.Commands, slack.CommandsAsync);
        app.MapPost(SlackAddresses.Interactivity, slack.InteractivityAsync);
    }

    private async Task EventsAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { } body)
        {
            return;
        }

        if (Parse(body) is not { } read)
        {
            context.Response.StatusCode = IsCertificateCheck(body) ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
            return;
        }

        using var document = read;
        var envelope = document.RootElement;
        if (envelope.Text("type") == "url_verification")
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(envelope.Text("challenge") ?? string.Empty, context.RequestAborted);
        }
        else if (SlackEventReader.Read(envelope) is { } happened && !await intake.TakeAsync(happened))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private async Task CommandsAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { } body)
        {
            return;
        }

        if (IsCertificateCheck(body))
        {
            return;
        }

        if (SlackFormReader.Fields(body) is not { } fields || SlackFormReader.Command(fields) is not { } command)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await WriteAsync(context.Response, await intake.TakeAsync(command));
    }

    private async Task InteractivityAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { } body)
        {
            return;
        }

        if (SlackFormReader.Fields(body)?.GetValueOrDefault("payload") is not { } payload || Parse(System.Text.Encoding.UTF8.GetBytes(payload)) is not { } read)
        {
            context.Response.StatusCode = IsCertificateCheck(body) ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
            return;
        }

        using var document = read;
        await WriteAsync(context.Response, SlackFormReader.Interaction(document.RootElement) is { } interaction ? await intake.TakeAsync(interaction) : default);
    }

    /// <summary>The body of a request that Slack signed just now; null where it is answered already.</summary>
    private async Task<byte[]?> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var (body, status) = request.Headers.ContentEncoding.Count > 0
            ? (null, StatusCodes.Status415UnsupportedMediaType)
            : await BoundedBody.ReadAsync(request, settings.Limits.BodyBytes, bytes => bytes.ToArray(), context.RequestAborted);
        if (body is not null && IsSigned(request, body))
        {
            SourceLimit.Accept(context);
            return body;
        }

        // The check of the certificate may come unsigned; nothing is done for it.
        context.Response.StatusCode = body is null ? status : IsCertificateCheck(body) ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized;
        return null;
    }

    private bool IsSigned(HttpRequest request, byte[] body) =>
        request.Headers[SlackSignature.TimeHeader] is [var time] && request.Headers[SlackSignature.Header] is [var signature]
        && SlackSignature.Holds(settings.Slack.SigningSecret, time, signature, body, clock.GetUtcNow());

    private static JsonDocument? Parse(byte[] body)
    {
        try
        {
            return Utf8.IsValid(body) && JsonDocument.Parse(body, SlackJson.Options) is { RootElement.ValueKind: JsonValueKind.Object } document ? document : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // docs.slack.dev/interactivity/implementing-slash-commands: "ssl_check=1" and nothing to be done.
    private static bool IsCertificateCheck(byte[] body) => SlackFormReader.Fields(body)?.GetValueOrDefault("ssl_check") == "1";

    private static async Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> message)
    {
        if (message.IsEmpty)
        {
            return;
        }

        response.ContentType = Json;
        response.ContentLength = message.Length;
        await response.Body.WriteAsync(message);
    }
}
