using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.Slack.Api;

/// <summary>Calls Slack's methods, and posts to the addresses that it hands out for answers. What it says to that is a result, never an exception.</summary>
internal sealed class SlackApi(IHttpClientFactory clients, BotSettings settings, TimeProvider clock)
{
    /// <summary>The name in the factory of clients.</summary>
    public const string ClientName = "Slack replies";

    // Slack's for everybody, and for the US Government.
    private static readonly string[] AnswerHosts = ["hooks.slack.com", "hooks.slack-gov.com"];

    private readonly Uri root = new(settings.Slack.ApiUrl);

    /// <summary>Registers the client: one for the process, its connections pooled by host.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddHttpClient(ClientName, client => client.Timeout = CaseTimes.SendingTime)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler((handler, _) => ChannelConnections.Configure(handler));
        services.AddSingleton<SlackApi>();
    }

    /// <summary>Calls a method.</summary>
    /// <param name="method">Its name, such as "chat.postMessage".</param>
    /// <param name="body">Its arguments as JSON.</param>
    /// <param name="until">Until when it is waited where Slack asks to; null for not at all.</param>
    public Task<SlackAnswer> CallAsync(string method, string token, ReadOnlyMemory<byte> body, DateTimeOffset? until) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Post, new Uri(root, method))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
            Content = Json(body),
        }, until);

    /// <summary>Asks a method that takes its arguments in the address alone, as those of people do (docs.slack.dev/reference/methods/users.info).</summary>
    /// <param name="query">The arguments, escaped: "user=U1&amp;include_locale=true".</param>
    public Task<SlackAnswer> AskAsync(string method, string token, string query) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Get, new Uri(root, $"{method}?{query}"))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        }, until: null);

    /// <summary>Posts to an address that came with a command or a press; it takes five answers within half an hour.</summary>
    public Task<SlackAnswer> AnswerAsync(string address, ReadOnlyMemory<byte> body, DateTimeOffset? until) =>
        Uri.TryCreate(address, UriKind.Absolute, out var to) && IsSlacks(to)
            ? SendAsync(() => new HttpRequestMessage(HttpMethod.Post, to) { Content = Json(body) }, until)
            : Task.FromResult<SlackAnswer>(new SlackAnswer.Refused("no_answer_address"));

    private bool IsSlacks(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && AnswerHosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase))
        || (settings.Slack.ApiUrl != SlackSettings.PublicApi && address.GetLeftPart(UriPartial.Authority) == root.GetLeftPart(UriPartial.Authority));

    private static ByteArrayContent Json(ReadOnlyMemory<byte> body)
    {
        var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return content;
    }

    private async Task<SlackAnswer> SendAsync(Func<HttpRequestMessage> make, DateTimeOffset? until)
    {
        while (true)
        {
            var (answer, wait) = await SendOnceAsync(make).ConfigureAwait(false);
            if (ChannelWait.Fitting(wait, until, clock) is not { } time)
            {
                return answer;
            }

            await Task.Delay(time, clock).ConfigureAwait(false);
        }
    }

    /// <summary>The answer, and how long Slack wants to be left alone; null where it does not.</summary>
    private async Task<(SlackAnswer Answer, TimeSpan? Wait)> SendOnceAsync(Func<HttpRequestMessage> make)
    {
        try
        {
            using var request = make();
            using var response = await clients.CreateClient(ClientName).SendAsync(request).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                var wait = response.Headers.RetryAfter?.Delta;
                return (new SlackAnswer.Refused("ratelimited") { After = wait }, wait);
            }

            var text = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
            return (Read(response.StatusCode, text), null);
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            return (new SlackAnswer.Refused("refused"), null);
        }
        catch (Exception unclear) when (unclear is HttpRequestException or TaskCanceledException or IOException)
        {
            return (new SlackAnswer.Unclear(unclear is TaskCanceledException ? "timeout" : unclear.GetType().Name), null);
        }
    }

    private static SlackAnswer Read(HttpStatusCode status, byte[] text)
    {
        if (status >= HttpStatusCode.InternalServerError)
        {
            return new SlackAnswer.Unclear(((int)status).ToString(CultureInfo.InvariantCulture));
        }

        // Addresses for answers say "ok" and no more.
        if (status == HttpStatusCode.OK && text.AsSpan().SequenceEqual("ok"u8))
        {
            return new SlackAnswer.Done(Time: null, Channel: null);
        }

        try
        {
            using var document = JsonDocument.Parse(text, SlackJson.Options);
            var said = document.RootElement;
            if (said.IsTrue("ok"))
            {
                return new SlackAnswer.Done(said.Text("ts") ?? said.Text("message_ts"), said.Text("channel"))
                {
                    View = said.Object("view") is { } view && view.Text("id") is { } id ? new SlackViewStamp(id, view.Text("hash") ?? string.Empty) : null,
                    Locale = said.Object("user")?.Text("locale"),
                    Zone = said.Object("user")?.Text("tz"),
                };
            }

            var error = said.Text("error") ?? "unknown";
            return SlackAnswer.IsUnclear(error) ? new SlackAnswer.Unclear(error) : new SlackAnswer.Refused(error);
        }
        catch (JsonException)
        {
            return new SlackAnswer.Refused(((int)status).ToString(CultureInfo.InvariantCulture));
        }
    }
}
