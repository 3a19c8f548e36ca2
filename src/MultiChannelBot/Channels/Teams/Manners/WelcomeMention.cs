using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace MultiChannelBot.Channels.Teams.Manners;

/// <summary>
/// Names whoever added the bot, above the welcome of a group or channel: the others there are not written to, and know whom to
/// ask. The name is sent, never kept.
/// </summary>
internal static class WelcomeMention
{
    /// <summary>True where several people read what is said.</summary>
    public static bool IsFor(Activity activity) => activity.Conversation.ConversationType is "groupChat" or "channel";

    /// <summary>Puts the line above the card; leaves the welcome as it is where the channel does not tell who it was.</summary>
    /// <param name="welcome">The message with the card.</param>
    /// <param name="turn">The arrival.</param>
    /// <param name="lineFor">The line with a mention in it.</param>
    public static async Task AddAsync(Activity welcome, ITurnContext turn, Func<string, string> lineFor)
    {
        if (await NameOfAsync(turn) is not { } name)
        {
            return;
        }

        var written = $"<at>{System.Net.WebUtility.HtmlEncode(name)}</at>";
        welcome.Text = lineFor(written);
        welcome.TextFormat = TextFormatTypes.Xml;
        welcome.Entities = [new Mention(new ChannelAccount(turn.Activity.From.Id, name), written, "mention")];
    }

    // Teams leaves the name out of what it sends when the bot is added.
    private static async Task<string?> NameOfAsync(ITurnContext turn)
    {
        var adder = turn.Activity.From;
        if (adder.Id == turn.Activity.Recipient?.Id)
        {
            return null;
        }

        return adder.Name is { Length: > 0 } name ? name
            : turn.TurnState.Get<IConnectorClient>()?.Conversations is ConversationsOverHttp conversations
                ? await conversations.NameOfMemberAsync(turn.Activity.Conversation.Id, adder.Id)
                : null;
    }
}
