using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Tests;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels.Stories;

/// <summary>A host with a channel behind it, on which stories are played as that channel's clients would.</summary>
internal abstract class StoryStage : IAsyncDisposable
{
    protected StoryStage(StoryClock clock, RecordingTurn turns) => (Clock, Turns) = (clock, turns);

    /// <summary>The clock of the host: a story tells it what time it is.</summary>
    public StoryClock Clock { get; }

    /// <summary>What the host's conversation makes of what it gets.</summary>
    public RecordingTurn Turns { get; }

    protected abstract ProtectedHost Host { get; }

    /// <summary>What a story on this channel cannot tell, by the words of its lines; each with the reason.</summary>
    public virtual IReadOnlyDictionary<string, string> Untold { get; } = new Dictionary<string, string>
    {
        ["code"] = "codes are drawn at random here",
        ["desk"] = "a desk that takes or refuses is tested on its own",
    };

    /// <summary>Says a line as the channel does.</summary>
    public virtual Say Say => Conversations.Default.Phrases.Say;

    /// <summary>Begins a conversation that nobody had before.</summary>
    public abstract void Begin(Role role, bool isShared);

    /// <summary>The bot is added. Gives what is seen of its answer; null for silence.</summary>
    public abstract Task<string?> ArriveAsync(Language? locale);

    /// <summary>Somebody types. Gives what is seen of the answer; null for silence.</summary>
    public abstract Task<string?> SayAsync(string text, string asker, Language? locale);

    /// <summary>Somebody presses on what was seen last. Gives what is seen of the answer; null for silence.</summary>
    public abstract Task<string?> PressAsync(Press press, string asker, Language? locale);

    public abstract ValueTask DisposeAsync();

    /// <summary>Completes when all that nobody waits for is done.</summary>
    protected virtual Task SettleAsync() => Host.Services.GetRequiredService<TurnDelivery>().SettleAsync();
}

/// <summary>The time of day that a story tells. Everything else about time is as it is: nothing waits for a story.</summary>
internal sealed class StoryClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>The conversation of a host, and what it made of the last input.</summary>
internal sealed class RecordingTurn(ITurn inner) : ITurn
{
    public TurnResult? Last { get; set; }

    public TurnResult Take(CaseState? state, Input input, DateTimeOffset now) => (Last = inner.Take(state, input, now))!;
}
