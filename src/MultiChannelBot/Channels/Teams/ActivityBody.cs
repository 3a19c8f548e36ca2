using System.Buffers;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Bot.Schema;
using Microsoft.Net.Http.Headers;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Reads a request's body as an activity, bounded in size and depth. What is wrong with it is data, not an exception.</summary>
internal static class ActivityBody
{
    /// <summary>More is taken from memory only as it comes: a length that is told costs nothing to tell.</summary>
    private const int FirstBytes = 16 * 1024;

    private const string AsTeamsSendsIt = "application/json; charset=utf-8";

    /// <summary>The activity, or the status code that says what is wrong: 400, 408, 413 or 415.</summary>
    public static async Task<(ReceivedActivity? Activity, int Status)> ReadAsync(HttpRequest request, int mostBytes, CancellationToken stop)
    {
        if (!IsJson(request))
        {
            return (null, StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return await ReadJsonAsync(request, mostBytes, stop);
        }
        catch (BadHttpRequestException broken)
        {
            // The server gave up reading: too slow, cut off, or no chunks.
            return (null, broken.StatusCode);
        }
    }

    /// <summary>JSON in UTF-8, uncompressed: nothing else is sent by channels, and nothing else is unpacked.</summary>
    private static bool IsJson(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0 && (request.ContentType is AsTeamsSendsIt || IsJson(request.ContentType));

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<(ReceivedActivity? Activity, int Status)> ReadJsonAsync(HttpRequest request, int mostBytes, CancellationToken stop)
    {
        if (request.ContentLength > mostBytes)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        // One byte more than is told shows that there is an end.
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(request.ContentLength + 1 ?? FirstBytes, FirstBytes));
        try
        {
            for (var length = 0; ;)
            {
                var read = await request.Body.ReadAsync(buffer.AsMemory(length), stop);
                length += read;
                if (length > mostBytes)
                {
                    return (null, StatusCodes.Status413PayloadTooLarge);
                }

                if (read == 0)
                {
                    return Parse(buffer.AsMemory(0, length)) is { } activity ? (activity, StatusCodes.Status200OK) : (null, StatusCodes.Status400BadRequest);
                }

                buffer = length < buffer.Length ? buffer : Grown(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grown(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * full.Length);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

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
