using System.Net.Mime;
using System.Text;
using Microsoft.Bot.Schema;
using Microsoft.Net.Http.Headers;
using Newtonsoft.Json;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Reads a request's body as an activity, bounded in size and depth. What is wrong with it is data, not an exception.</summary>
internal static class ActivityBody
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonSerializerSettings Settings = new()
    {
        MaxDepth = ActivityShape.MostDepth,
        DateParseHandling = DateParseHandling.DateTimeOffset,
        TypeNameHandling = TypeNameHandling.None,
    };

    /// <summary>The activity, or the status code that says what is wrong: 400, 408, 413 or 415.</summary>
    public static async Task<(Activity? Activity, int Status)> ReadAsync(HttpRequest request, int mostBytes, CancellationToken stop)
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
        request.Headers.ContentEncoding.Count == 0
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<(Activity? Activity, int Status)> ReadJsonAsync(HttpRequest request, int mostBytes, CancellationToken stop)
    {
        var body = await ReadBytesAsync(request, mostBytes, stop);
        if (body is null)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        return Parse(body) is { } activity ? (activity, StatusCodes.Status200OK) : (null, StatusCodes.Status400BadRequest);
    }

    private static async Task<byte[]?> ReadBytesAsync(HttpRequest request, int mostBytes, CancellationToken stop)
    {
        if (request.ContentLength > mostBytes)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, stop)) > 0;)
        {
            if (body.Length + read > mostBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static Activity? Parse(byte[] body)
    {
        try
        {
            var text = StrictUtf8.GetString(body);
            if (!ActivityShape.Fits(body))
            {
                return null;
            }

            var activity = JsonConvert.DeserializeObject<Activity>(text, Settings);
            return activity is not null && IsAddressed(activity) ? WithoutHoles(activity) : null;
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or Newtonsoft.Json.JsonException or FormatException or ArgumentException or InvalidCastException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The SDK reads lists without looking for nulls in them.</summary>
    private static Activity WithoutHoles(Activity activity)
    {
        activity.Entities = activity.Entities?.Where(entity => entity is not null).ToList();
        activity.MembersAdded = activity.MembersAdded?.Where(member => member is not null).ToList();
        activity.Attachments = activity.Attachments?.Where(attachment => attachment is not null).ToList();
        return activity;
    }

    /// <summary>An answer needs to know where to go: conversation, sender, channel and service address.</summary>
    private static bool IsAddressed(Activity activity) =>
        activity is { Conversation.Id.Length: > 0, From.Id.Length: > 0, Recipient: not null, ChannelId.Length: > 0 }
        && Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service)
        && service.Scheme is "http" or "https";
}
