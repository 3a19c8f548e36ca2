using MultiChannelBot.Cards.Content;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Desk;

/// <summary>What "Close" puts in the place of a desk's card, for everybody: no case is touched, and who pressed is not told.</summary>
internal sealed class DeskClosing(Say say, BotSettings settings)
{
    /// <summary>Said to whoever presses outside the desk's own channel.</summary>
    public const string Elsewhere = "desk.elsewhere";

    /// <summary>The line; null where something else was pressed.</summary>
    public string? LineOf(Press press)
    {
        if (press.Do != HandOff.Close)
        {
            return null;
        }

        var line = press.Value is { } code && CaseCode.IsCode(code) ? Line.Of("desk.closed-case").With("code", new Arg.Setting(CaseCode.Written(code))) : Line.Of("desk.closed");
        return say(line, LanguageCodes.Parse(settings.Conversation.Language)!.Value, Voice.Partner);
    }
}
