using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;

namespace MultiChannelBot.Bench.Fuzz;

/// <summary>What came of it.</summary>
/// <param name="Statuses">How often each status was answered; 0 for a connection that was closed.</param>
/// <param name="Broken">Numbers of requests that were answered with 500, at most a hundred.</param>
/// <param name="Faults">Faults inside, with how often each came.</param>
/// <param name="Damage">Cases that are no longer what they were, or cannot be read.</param>
/// <param name="Replies">How much the host posted.</param>
internal sealed record FuzzResult(
    IReadOnlyDictionary<int, int> Statuses, IReadOnlyList<int> Broken, IReadOnlyDictionary<string, int> Faults, IReadOnlyList<string> Damage, long Replies)
{
    public bool IsSound => Broken.Count == 0 && Faults.Count == 0 && Damage.Count == 0;
}

/// <summary>Sends mutated requests to a host, with a case on the side that nobody touches and that must be read right afterwards.</summary>
internal sealed class FuzzRun(FuzzHost host, int seed) : IDisposable
{
    /// <summary>As a channel: a handful of connections.</summary>
    private const int Workers = 8;

    private const string Aside = "a:aside";
    private const string Bystander = "29:bystander";

    private readonly List<FuzzWebTalk> webTalks = [];
    private readonly HttpClient client = new() { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentDictionary<int, int> statuses = new();
    private readonly ConcurrentQueue<int> broken = new();

    /// <summary>Conversations of the web chat that are talked in.</summary>
    private const int WebTalks = 12;

    /// <summary>Sends so many, and looks at the cases.</summary>
    public async Task<FuzzResult> RunAsync(int count, CancellationToken stop)
    {
        for (var number = 0; number < WebTalks; number++)
        {
            webTalks.Add(await BeginAsync(stop).ConfigureAwait(false));
        }

        var requests = new FuzzRequests(seed, host.Channel, webTalks);
        await SayAsync("Office 365 licenses from an EA").ConfigureAwait(false);
        var before = await AsideAsync().ConfigureAwait(false);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = stop },
            async (number, cancel) => await SendAsync(number, requests.Make(number), cancel).ConfigureAwait(false)).ConfigureAwait(false);
        var damage = await DamageAsync(before).ConfigureAwait(false);
        return new FuzzResult(statuses, [.. broken.Take(100)], host.Log.Faults, damage, host.Channel.Taken);
    }

    public void Dispose() => client.Dispose();

    private async Task SendAsync(int number, FuzzRequest request, CancellationToken cancel)
    {
        var status = request.Raw is { } raw ? await WireAsync(raw, cancel).ConfigureAwait(false) : await AskAsync(request, cancel).ConfigureAwait(false);
        statuses.AddOrUpdate(status, 1, (_, before) => before + 1);
        if (status is 500 or 502 or 504)
        {
            broken.Enqueue(number);
        }
    }

    private async Task<int> AskAsync(FuzzRequest request, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = string.IsNullOrEmpty(request.ContentType) ? null : MediaTypeHeaderValue.Parse(request.ContentType);
        }

        foreach (var (name, value) in request.Headers ?? [])
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await client.SendAsync(message, cancel).ConfigureAwait(false);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    private async Task<int> WireAsync(byte[] raw, CancellationToken cancel)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port, cancel).ConfigureAwait(false);
        await using var stream = socket.GetStream();
        try
        {
            await stream.WriteAsync(raw, cancel).ConfigureAwait(false);
            socket.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var line = await reader.ReadLineAsync(cancel).ConfigureAwait(false);
            return line?.Split(' ') is [_, var code, ..] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0;
        }
        catch (Exception closed) when (closed is IOException or SocketException)
        {
            return 0;
        }
    }

    private async Task<IReadOnlyList<string>> DamageAsync(string? before)
    {
        var damage = new List<string>();
        foreach (var talk in webTalks)
        {
            using var read = new HttpRequestMessage(HttpMethod.Get, $"/v3/directline/conversations/{talk.Conversation}/activities") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", talk.Token) } };
            using var response = await client.SendAsync(read).ConfigureAwait(false);
            if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.TooManyRequests))
            {
                damage.Add($"a conversation of the web chat: {response.StatusCode}");
            }
        }

        if (before is null || await AsideAsync().ConfigureAwait(false) != before)
        {
            damage.Add("the case on the side");
        }

        var replies = host.Channel.Taken;
        await SayAsync("status").ConfigureAwait(false);
        if (host.Channel.Taken == replies)
        {
            damage.Add("the case on the side is not answered");
        }

        for (var number = 0; number < FuzzRequests.Conversations; number++)
        {
            var (conversation, person) = FuzzRequests.Seat(number);
            if (await ValueAsync(conversation, person).ConfigureAwait(false) is { } value && CaseJson.ReadState(value) is not StateReading.Read)
            {
                damage.Add(conversation);
            }
        }

        return damage;
    }

    private Task<string?> AsideAsync() => ValueAsync(Aside, Bystander);

    private async Task<string?> ValueAsync(string conversation, string person)
    {
        var key = host.Services.GetRequiredService<KeyMaker>().Case(new ConversationId(Delivery.Channel.Teams, FuzzRequests.Tenant, conversation), person);
        return (await host.Services.GetRequiredService<ICaseStore>().ReadAsync(key).ConfigureAwait(false)).Value;
    }

    private async Task<FuzzWebTalk> BeginAsync(CancellationToken stop)
    {
        using var drawn = await PostAsync("/v3/directline/tokens/generate", FuzzHost.Secret, stop).ConfigureAwait(false);
        var given = await JsonNode.ParseAsync(await drawn.Content.ReadAsStreamAsync(stop).ConfigureAwait(false), cancellationToken: stop).ConfigureAwait(false);
        var talk = new FuzzWebTalk((string)given!["conversationId"]!, (string)given["token"]!);
        using var begun = await PostAsync("/v3/directline/conversations", talk.Token, stop).ConfigureAwait(false);
        return talk;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string token, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        var response = await client.SendAsync(request, stop).ConfigureAwait(false);
        return response.EnsureSuccessStatusCode();
    }

    private async Task SayAsync(string text)
    {
        using var body = new StringContent(FuzzRequests.Activity(Aside, Bystander, text).ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("/api/messages", UriKind.Relative), body).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }
}
