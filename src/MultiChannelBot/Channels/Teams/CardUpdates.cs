using System.Collections.Concurrent;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// Replaces messages one change after the other: what is sent later stands in the end, however long the channel takes over
/// what was sent before. Of changes that wait for the same message only the last is sent. Each host keeps its own order; where
/// two hosts change one message, a press on what stands tells how the case stands.
/// </summary>
internal sealed partial class CardUpdates : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Conversation, string Card), Waiting> messages = new();
    private readonly AfterWork after;

    public CardUpdates(ILogger<CardUpdates> logger) => after = new AfterWork(fault => Failed(logger, LoggedException.Of(fault)));

    /// <summary>Replaces a message.</summary>
    /// <returns>What came of it; true where a later change took this one's place.</returns>
    public Task<bool> ReplaceAsync(string conversation, string card, Func<Task<bool>> replace)
    {
        while (true)
        {
            var waiting = messages.GetOrAdd((conversation, card), static _ => new Waiting());
            if (waiting.Add(replace) is { } change)
            {
                if (change.IsFirst)
                {
                    _ = RunAsync((conversation, card), waiting);
                }

                return change.Done;
            }
        }
    }

    /// <summary>The same, without anybody waiting for it; a host that stops does.</summary>
    public void Start(string conversation, string card, Func<Task<bool>> replace) => after.Start(() => ReplaceAsync(conversation, card, replace));

    /// <summary>Lets work go on by itself; a host that stops waits for it.</summary>
    public void Follow(Task work) => after.Start(() => work);

    /// <summary>Completes when nothing is under way.</summary>
    public Task SettleAsync() => after.SettleAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await SettleAsync();

    private async Task RunAsync((string Conversation, string Card) message, Waiting waiting)
    {
        while (waiting.Next() is { } change)
        {
            await change.RunAsync();
        }

        messages.TryRemove(KeyValuePair.Create(message, waiting));
    }

    [LoggerMessage(31, LogLevel.Warning, "A card that was pressed was not replaced for everybody")]
    private static partial void Failed(ILogger logger, Exception? fault);

    /// <summary>One change of a message.</summary>
    private sealed class Change(Func<Task<bool>> replace)
    {
        private readonly TaskCompletionSource<bool> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<bool> Done => done.Task;

        public bool IsFirst { get; init; }

        public void Pass() => done.SetResult(true);

        public async Task RunAsync()
        {
            try
            {
                done.SetResult(await replace());
            }
            catch (Exception fault)
            {
                done.SetException(fault);
            }
        }
    }

    /// <summary>The change that waits for its turn. Once none waits it takes no more: another one takes its place.</summary>
    private sealed class Waiting
    {
        private readonly Lock gate = new();
        private Change? next;
        private bool isBegun;
        private bool isOver;

        public Change? Add(Func<Task<bool>> replace)
        {
            lock (gate)
            {
                if (isOver)
                {
                    return null;
                }

                next?.Pass();
                next = new Change(replace) { IsFirst = !isBegun };
                isBegun = true;
                return next;
            }
        }

        public Change? Next()
        {
            lock (gate)
            {
                (var now, next) = (next, null);
                isOver = now is null;
                return now;
            }
        }
    }
}
