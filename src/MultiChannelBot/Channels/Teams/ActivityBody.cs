using System.Text;
using System.Text.Json;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Reads a request's body as an activity, bounded in size and depth. What is wrong with it is data, not an exception.</summary>
internal static class ActivityBody
{
    /// <summary>Deeper JSON is nobody's activity.</summary>
    private const int MostDepth = 32;

    private static readonly JsonSerializerSettings Settings = new()
    {
        MaxDepth = MostDepth,
        DateParseHandling = DateParseHandling.DateTimeOffset,
        TypeNameHandling = TypeNameHandling.None,
    };

    /// <summary>The activity, or the status code that says what is wrong: 400 or 413.</summary>
    public static async Task<(Activity? Activity, int Status)> ReadAsync(HttpRequest request, int mostBytes, CancellationToken stop)
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
            using (var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MostDepth }))
            {
                if (!IsActivity(document.RootElement))
                {
                    return null;
                }
            }

            var activity = JsonConvert.DeserializeObject<Activity>(Encoding.UTF8.GetString(body), Settings);
            return activity is not null && IsAddressed(activity) ? WithoutHoles(activity) : null;
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or Newtonsoft.Json.JsonException or FormatException or ArgumentException or InvalidCastException or OverflowException)
        {
            return null;
        }
    }

    private static bool IsActivity(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.GetString() is { Length: > 0 };

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
