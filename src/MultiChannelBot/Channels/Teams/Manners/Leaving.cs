using Microsoft.Bot.Schema;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Teams.Manners;

/// <summary>
/// Deletes what is kept to be written to a conversation, once the bot is removed from it. Nobody is answered: nobody could be.
/// </summary>
/// <remarks>https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events</remarks>
internal sealed partial class Leaving(IReminderStore reminders, IPreferenceStore preferences, ICaseStore cases, KeyMaker keys, ILogger<Leaving> logger)
{
    private const string Thread = ";messageid=";

    /// <summary>True where the bot was removed. An upgrade removes nothing: the new version is there at once.</summary>
    public static bool IsFor(Activity activity) => activity.Type switch
    {
        ActivityTypes.InstallationUpdate => activity.Action == "remove",
        ActivityTypes.ConversationUpdate => activity.MembersRemoved?.Any(member => member?.Id is { } id && id == activity.Recipient?.Id) == true,
        _ => false,
    };

    /// <summary>Where the bot is installed: in a team as a whole, elsewhere in the conversation.</summary>
    public static ConversationId HomeOf(ReceivedActivity activity, ConversationId conversation) =>
        conversation with { Id = activity.Team ?? conversation.Id.Split(Thread)[0] };

    /// <summary>
    /// A personal chat is one person's: whoever removes the bot from it is forgotten as by "forget me". Of a team or group, the
    /// reminders are. Doing it twice is doing it once.
    /// </summary>
    /// <param name="welcome">What remembers that the conversation was welcomed: whoever installs the bot again is welcomed anew.</param>
    /// <exception cref="TryLaterException">The store cannot be reached.</exception>
    public async Task TakeAsync(ReceivedActivity activity, ConversationId conversation, string person, CaseKey welcome)
    {
        try
        {
            await reminders.ForgetAsync(keys.Place(HomeOf(activity, conversation)));
            if (activity.Conversation.ConversationType == "personal")
            {
                var user = keys.User(conversation.Channel, conversation.Tenant, person);
                await reminders.ForgetAsync(user);
                await preferences.ForgetAsync(user);
            }

            await cases.DeleteAsync(welcome, onlyOf: null);
            Left(logger);
        }
        catch (StateUnavailableException away)
        {
            throw new TryLaterException("What was kept could not be deleted.", away);
        }
    }

    [LoggerMessage(43, LogLevel.Information, "The bot was removed from a conversation; what was kept to be written there is deleted")]
    private static partial void Left(ILogger logger);
}
