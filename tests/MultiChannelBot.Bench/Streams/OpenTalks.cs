using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace MultiChannelBot.Bench.Streams;

/// <summary>Conversations of the web chat with their streams, as many clients hold them.</summary>
internal sealed class OpenTalks(Uri host, string secret) : IAsyncDisposable
{
    private const int AtOnce = 16;
    private const int FrameBytes = 8 * 1024;

    /// <summary>What is not shown in this time is not shown at all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Said = ["Office 365", "Azure", "EA", "another CSP partner", "status", "we should manage it"];

    private readonly HttpClient client = new() { BaseAddress = host, Timeout = Patience };
    private readonly ConcurrentBag<Talk> talks = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> awaited = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource over = new();
    private int number;
    private int ended;
    private int lost;

    /// <summary>How many are open.</summary>
    public int Count => talks.Count;

    /// <summary>How many streams ended without being told to.</summary>
    public int Ended => ended;

    /// <summary>How many messages were not seen at their stream.</summary>
    public int Lost => lost;

    /// <summary>Opens so many more, and waits until each is welcomed.</summary>
    public Task OpenAsync(int more, CancellationToken stop) => Parallel.ForEachAsync(
        Enumerable.Range(0, more), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (_, cancel) => await OpenAsync(cancel).ConfigureAwait(false));

    /// <summary>Says something at a rate, each time in another conversation, and waits until all of it was seen.</summary>
    /// <returns>How long each took, in order of length.</returns>
    public async Task<IReadOnlyList<TimeSpan>> SayAsync(int rate, TimeSpan length, CancellationToken stop)
    {
        var (order, under) = (talks.ToArray(), new List<Task<TimeSpan?>>());
        Random.Shared.Shuffle(order);
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate), TimeProvider.System);
        for (var left = (int)(rate * length.TotalSeconds); left > 0 && await beat.WaitForNextTickAsync(stop).ConfigureAwait(false); left--)
        {
            under.Add(SayAsync(order[under.Count % order.Length]));
        }

        var taken = await Task.WhenAll(under).ConfigureAwait(false);
        return [.. taken.OfType<TimeSpan>().Order()];
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(talks.Select(talk => talk.Reading)).ConfigureAwait(false);
        over.Dispose();
        client.Dispose();
    }

    private async Task OpenAsync(CancellationToken stop)
    {
        var drawn = await PostAsync("/v3/directline/tokens/generate", secret, null, stop).ConfigureAwait(false);
        var (token, id) = (drawn.GetProperty("token").GetString()!, drawn.GetProperty("conversationId").GetString()!);
        var begun = await PostAsync("/v3/directline/conversations", token, "{}", stop).ConfigureAwait(false);
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(begun.GetProperty("streamUrl").GetString()!), stop).ConfigureAwait(false);
        var welcomed = new TaskCompletionSource();
        talks.Add(new Talk(id, token, ReadAsync(socket, welcomed)));
        await welcomed.Task.WaitAsync(Patience, stop).ConfigureAwait(false);
    }

    private async Task<TimeSpan?> SayAsync(Talk talk)
    {
        var next = Interlocked.Increment(ref number);
        var mark = string.Create(CultureInfo.InvariantCulture, $"m{next}m");
        var seen = awaited[mark] = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            await PostAsync(
                $"/v3/directline/conversations/{talk.Id}/activities", talk.Token,
                $$$"""{"type":"message","text":"{{{Said[next % Said.Length]}}}","channelData":{"clientActivityID":"{{{mark}}}"}}""", CancellationToken.None).ConfigureAwait(false);
            return TimeProvider.System.GetElapsedTime(began, await seen.Task.WaitAsync(Patience).ConfigureAwait(false));
        }
        catch (Exception missed) when (missed is TimeoutException or HttpRequestException or TaskCanceledException)
        {
            Interlocked.Increment(ref lost);
            return null;
        }
        finally
        {
            awaited.TryRemove(mark, out _);
        }
    }

    private async Task ReadAsync(ClientWebSocket socket, TaskCompletionSource welcomed)
    {
        using var _ = socket;
        var (buffer, frame) = (new byte[FrameBytes], new MemoryStream());
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), over.Token).ConfigureAwait(false) is { MessageType: WebSocketMessageType.Text } part)
            {
                frame.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Look(frame.GetBuffer().AsSpan(0, (int)frame.Length));
                    frame.SetLength(0);
                    frame.Capacity = 0;
                    welcomed.TrySetResult();
                }
            }

            Interlocked.Increment(ref ended);
        }
        catch (OperationCanceledException)
        {
            // It was told to.
        }
        catch (WebSocketException)
        {
            Interlocked.Increment(ref ended);
        }
    }

    /// <summary>Finds the marks of what was said in a frame.</summary>
    private void Look(ReadOnlySpan<byte> frame)
    {
        var now = TimeProvider.System.GetTimestamp();
        var name = "\"clientActivityID\":\""u8;
        for (var at = frame.IndexOf(name); at >= 0; at = frame.IndexOf(name))
        {
            frame = frame[(at + name.Length)..];
            if (awaited.TryGetValue(Encoding.ASCII.GetString(frame[..frame.IndexOf((byte)'"')]), out var seen))
            {
                seen.TrySetResult(now);
            }
        }
    }

    private async Task<JsonElement> PostAsync(string path, string token, string? body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request, stop).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false));
    }

    private sealed record Talk(string Id, string Token, Task Reading);
}
