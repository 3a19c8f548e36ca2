using Microsoft.Bot.Builder;
using MultiChannelBot.Channels.Teams.Invokes;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Desk;
using MultiChannelBot.Protection;
using MultiChannelBot.State;
using Say = MultiChannelBot.Cards.Content.Say;

namespace MultiChannelBot.Channels.Teams.Presses;

/// <summary>
/// Takes presses on a desk's card: "Close" puts one line in its place for everybody, in the desk's own channel alone. No case is
/// touched, and who pressed is not told.
/// </summary>
internal sealed class DeskPresses(TeamsDesk desk, DeskClosing closing, TeamsCards cards, CardUpdates updates, PeopleLimits limits, Say say, TimeProvider clock, ILogger<DeskPresses> logger)
{
    /// <summary>Answers a press by Action.Execute.</summary>
    public InvokeAnswer Answer(ITurnContext turn, ConversationId conversation, UserKey user, Press press, string? reference, Speaker speaker)
    {
        if (!limits.Take(user))
        {
            return Tell(Notices.TooMany, speaker);
        }

        return Close(turn, conversation, press, reference) is { } closed ? PressAnswer.Card(closed.Utf8) : Tell(DeskClosing.Elsewhere, speaker);
    }

    /// <summary>Takes a press by Action.Submit.</summary>
    public async Task TakeAsync(ITurnContext turn, ConversationId conversation, UserKey user, Press press, string? reference, Speaker speaker)
    {
        if (limits.Take(user) && Close(turn, conversation, press, reference) is null)
        {
            await new TeamsPosts(turn, updates, clock, logger).CreateAsync(
                TeamsMessages.Message(cards.Render(Notices.Only(Line.Of(DeskClosing.Elsewhere), speaker)[0], TeamsChannel.NoCase)), until: null);
        }
    }

    private TeamsCard? Close(ITurnContext turn, ConversationId conversation, Press press, string? reference)
    {
        if (closing.LineOf(press) is not { } line || !desk.IsOurs(reference, conversation))
        {
            return null;
        }

        var closed = cards.OneLine(line);
        if (turn.Activity.ReplyToId is { Length: > 0 } id)
        {
            new TeamsPosts(turn, updates, clock, logger).StartReplacing(id, () => TeamsMessages.Message(closed), clock.GetUtcNow() + CaseTimes.SendingTime);
        }

        return closed;
    }

    private InvokeAnswer Tell(string key, Speaker speaker) => PressAnswer.Message(say(Line.Of(key), speaker.Language, speaker.Role.Voice()));
}
