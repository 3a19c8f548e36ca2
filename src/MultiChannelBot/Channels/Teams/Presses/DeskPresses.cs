using Microsoft.Bot.Builder;
using MultiChannelBot.Channels.Teams.Invokes;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Protection;
using MultiChannelBot.Settings;
using MultiChannelBot.State;
using Say = MultiChannelBot.Cards.Content.Say;

namespace MultiChannelBot.Channels.Teams.Presses;

/// <summary>
/// Takes presses on a desk's card: "Close" puts one line in its place for everybody, in the desk's own channel alone. No case is
/// touched, and who pressed is not told.
/// </summary>
internal sealed class DeskPresses(TeamsDesk desk, TeamsCards cards, CardUpdates updates, PeopleLimits limits, Say say, BotSettings settings, TimeProvider clock, ILogger<DeskPresses> logger)
{
    /// <summary>Answers a press by Action.Execute.</summary>
    public InvokeAnswer Answer(ITurnContext turn, ConversationId conversation, UserKey user, Press press, string? reference, Speaker speaker)
    {
        if (!limits.Take(user))
        {
            return Tell(Notices.TooMany, speaker);
        }

        return Close(turn, conversation, press, reference) is { } closed ? PressAnswer.Card(closed.Utf8) : Tell("desk.elsewhere", speaker);
    }

    /// <summary>Takes a press by Action.Submit.</summary>
    public async Task TakeAsync(ITurnContext turn, ConversationId conversation, UserKey user, Press press, string? reference, Speaker speaker)
    {
        if (limits.Take(user) && Close(turn, conversation, press, reference) is null)
        {
            await new TeamsPosts(turn, updates, clock, logger).CreateAsync(
                TeamsMessages.Message(cards.Render(Notices.Only(Line.Of("desk.elsewhere"), speaker)[0], TeamsChannel.NoCase)), until: null);
        }
    }

    private TeamsCard? Close(ITurnContext turn, ConversationId conversation, Press press, string? reference)
    {
        if (press.Do != HandOff.Close || !desk.IsOurs(reference, conversation))
        {
            return null;
        }

        var line = press.Value is { } code && CaseCode.IsCode(code) ? Line.Of("desk.closed-case").With("code", new Arg.Setting(CaseCode.Written(code))) : Line.Of("desk.closed");
        var closed = cards.OneLine(say(line, LanguageCodes.Parse(settings.Conversation.Language)!.Value, Voice.Partner));
        if (turn.Activity.ReplyToId is { Length: > 0 } id)
        {
            new TeamsPosts(turn, updates, clock, logger).StartReplacing(id, () => TeamsMessages.Message(closed), clock.GetUtcNow() + CaseTimes.SendingTime);
        }

        return closed;
    }

    private InvokeAnswer Tell(string key, Speaker speaker) => PressAnswer.Message(say(Line.Of(key), speaker.Language, speaker.Role.Voice()));
}
