using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.Slack.Api;

/// <summary>Calls methods of Slack whose answer is read, on behalf of the app itself. What it says is a result, never an exception.</summary>
internal sealed class SlackQuestions(IHttpClientFactory clients, BotSettings settings)
{
    private readonly Uri root = new(settings.Slack.ApiUrl);

    /// <summary>Calls a method.</summary>
    /// <param name="method">Its name, such as "oauth.v2.access".</param>
    /// <param name="app">What shows that it is the app that asks.</param>
    /// <param name="fields">Its arguments, sent as a form.</param>
    public async Task<SlackSaid> AskAsync(string method, AuthenticationHeaderValue app, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(root, method)) { Headers = { Authorization = app }, Content = new FormUrlEncodedContent(fields) };
            using var response = await clients.CreateClient(SlackApi.ClientName).SendAsync(request, stop).ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.TooManyRequests || response.StatusCode >= HttpStatusCode.InternalServerError
                ? SlackSaid.Nothing(((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture))
                : Read(await response.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false), response.Headers.Date);
        }
        catch (Exception away) when (!stop.IsCancellationRequested && away is HttpRequestException or TaskCanceledException or IOException)
        {
            return SlackSaid.Nothing(away is TaskCanceledException ? "timeout" : "refused");
        }
    }

    private static SlackSaid Read(byte[] text, DateTimeOffset? at)
    {
        try
        {
            using var document = JsonDocument.Parse(text, SlackJson.Options);
            var said = document.RootElement;
            var error = said.IsTrue("ok") ? null : said.Text("error") ?? "unknown";
            return new SlackSaid(said.Clone(), error, IsAway: error is not null && SlackAnswer.IsUnclear(error), at);
        }
        catch (JsonException)
        {
            return SlackSaid.Nothing("unreadable");
        }
    }
}

/// <summary>What Slack said.</summary>
/// <param name="Error">Slack's word for what is wrong; null where nothing is.</param>
/// <param name="IsAway">True where the same may do another time.</param>
/// <param name="At">When it said so, by its own clock.</param>
internal sealed record SlackSaid(JsonElement Body, string? Error, bool IsAway, DateTimeOffset? At)
{
    public static SlackSaid Nothing(string why) => new(default, why, IsAway: true, At: null);
}
