using System.Collections.Concurrent;
using System.Collections.Immutable;
using MultiChannelBot.Conversation.Ports;
using StackExchange.Redis;

namespace MultiChannelBot.State;

/// <summary>
/// Tells every host that something was added to a log: by Redis publish, which may get lost. Whoever listens also looks by itself
/// now and then.
/// </summary>
internal sealed class LogNotices(RedisLink link)
{
    // One channel for all conversations: the hosts are few, and each knows which conversations are open at it.
    private static readonly RedisChannel Channel = RedisChannel.Literal("mcb:web");

    // What this host publishes comes back to it: its own were told already, and each would have the log read once more.
    private readonly string self = Guid.NewGuid().ToString("N");

    private readonly ConcurrentDictionary<string, ImmutableArray<Action>> listeners = new(StringComparer.Ordinal);
    private int isSubscribed;

    /// <summary>Calls back whenever something was added, on any host, until it is disposed.</summary>
    public IDisposable Listen(PlaceKey conversation, Action added)
    {
        if (Interlocked.Exchange(ref isSubscribed, 1) == 0)
        {
            link.Subscribe(Channel, said => Hear(said.ToString()));
        }

        listeners.AddOrUpdate(conversation.Value, [added], (_, before) => before.Add(added));
        return new Listening(this, conversation.Value, added);
    }

    /// <summary>How many listen to a conversation on this host.</summary>
    public int CountOf(PlaceKey conversation) => listeners.TryGetValue(conversation.Value, out var here) ? here.Length : 0;

    /// <summary>Says that something was added. Nobody waits for the other hosts.</summary>
    public void Tell(PlaceKey conversation)
    {
        Call(conversation.Value);
        link.Publish(Channel, self + conversation.Value);
    }

    private void Hear(string said)
    {
        if (said.Length > self.Length && !said.StartsWith(self, StringComparison.Ordinal))
        {
            Call(said[self.Length..]);
        }
    }

    private void Call(string conversation)
    {
        foreach (var added in listeners.TryGetValue(conversation, out var here) ? here : [])
        {
            added();
        }
    }

    private void End(string conversation, Action added)
    {
        while (listeners.TryGetValue(conversation, out var before))
        {
            var after = before.Remove(added);
            if (after.IsEmpty ? listeners.TryRemove(KeyValuePair.Create(conversation, before)) : listeners.TryUpdate(conversation, after, before))
            {
                return;
            }
        }
    }

    private sealed class Listening(LogNotices notices, string conversation, Action added) : IDisposable
    {
        public void Dispose() => notices.End(conversation, added);
    }
}
