using System.Net.Mime;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Bot.Schema;
using Microsoft.Net.Http.Headers;
using MultiChannelBot.Protection;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Reads a request's body as an activity, bounded in size and depth. What is wrong with it is data, not an exception.</summary>
internal static class ActivityBody
{
    private const string AsTeamsSendsIt = "application/json; charset=utf-8";

    /// <summary>The activity, or the status code that says what is wrong: 400, 408, 413 or 415.</summary>
    public static async Task<(ReceivedActivity? Activity, int Status)> ReadAsync(HttpRequest request, int mostBytes, CancellationToken stop)
    {
        if (!IsJson(request))
        {
            return (null, StatusCodes.Status415UnsupportedMediaType);
        }

        return await BoundedBody.ReadAsync(request, mostBytes, Parse, stop);
    }

    /// <summary>JSON in UTF-8, uncompressed: nothing else is sent by channels, and nothing else is unpacked.</summary>
    private static bool IsJson(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0 && (request.ContentType is AsTeamsSendsIt || IsJson(request.ContentType));

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>The activity; null for what is none. Nothing of it refers to the bytes.</summary>
    internal static ReceivedActivity? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            if (!Utf8.IsValid(body.Span))
            {
                return null;
            }

            using var document = JsonDocument.Parse(body, ActivityShape.Options);
            return ActivityShape.Fits(document.RootElement) && ActivityParser.Read(document.RootElement) is var activity && IsAddressed(activity)
                ? WithFingerprint(activity, body.Span)
                : null;
        }
        catch (Exception fault) when (fault is JsonException or Newtonsoft.Json.JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ReceivedActivity WithFingerprint(ReceivedActivity activity, ReadOnlySpan<byte> body)
    {
        activity.Fingerprint = string.IsNullOrEmpty(activity.Id) ? Convert.ToHexStringLower(SHA256.HashData(body)) : null;
        return activity;
    }

    /// <summary>An answer needs to know where to go: conversation, sender, channel and service address.</summary>
    private static bool IsAddressed(Activity activity) =>
        activity is { Conversation.Id.Length: > 0, From.Id.Length: > 0, Recipient: not null, ChannelId.Length: > 0 }
        && Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service)
        && service.Scheme is "http" or "https";
}
