using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Tests.Delivery;

/// <summary>A channel that takes every message and gives it an id, unless told otherwise.</summary>
public sealed class FakeChannel : IReplySender
{
    /// <summary>What was sent, in order.</summary>
    public List<ImmutableArray<Reply>> Messages { get; } = [];

    public List<Sending> Sendings { get; } = [];

    /// <summary>What the channel answers; null takes the message.</summary>
    public SendResult? Answers { get; set; }

    /// <summary>How many messages from now on cannot be rendered.</summary>
    public int Unrenderable { get; set; }

    /// <summary>Held back until this completes.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    /// <summary>Runs as a message is about to be sent.</summary>
    public Action BeforeSend { get; set; } = () => { };

    /// <summary>Completes when the first message is about to be sent.</summary>
    public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IEnumerable<string> Texts => Messages.Select(Said.Text);

    public async Task<SendResult> SendAsync(ImmutableArray<Reply> replies, Sending sending)
    {
        if (Unrenderable > 0)
        {
            Unrenderable--;
            throw new InvalidOperationException("no such template");
        }

        BeforeSend();
        Reached.TrySetResult();
        await Held;
        if (Answers is SendResult.NotSent)
        {
            return Answers;
        }

        Messages.Add(replies);
        Sendings.Add(sending);
        return Answers ?? new SendResult.Sent("card-" + Messages.Count.ToString(CultureInfo.InvariantCulture));
    }
}
