using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Protection;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Translates Teams activities into arrivals and hands them to delivery. It decides nothing.</summary>
internal sealed class TeamsChannel(
    TurnDelivery delivery, PeopleLimits limits, KeyMaker keys, CaseReference references, TeamsCards cards, BotSettings settings, TimeProvider clock, ILogger<TeamsChannel> logger)
{
    /// <summary>The asker of what belongs to a conversation and not to a person: the welcome.</summary>
    private const string Everybody = "*";

    /// <summary>The case reference of cards that belong to no case.</summary>
    public const string NoCase = "welcome";

    /// <summary>Takes one activity, as <see cref="ActivityBody"/> read it and the adapter hands it in.</summary>
    /// <exception cref="TryLaterException">Worth another delivery.</exception>
    /// <exception cref="ForeignTenantException">The sender's tenant is not allowed.</exception>
    public async Task TakeAsync(ITurnContext turn, CancellationToken stop)
    {
        var activity = turn.Activity;
        var conversation = new ConversationId(Channel.Teams, TenantOf(activity), activity.Conversation.Id);
        RefuseForeign(activity);
        var person = ActivityReader.IsArrival(activity) ? Everybody : PersonOf(activity);
        var user = keys.User(Channel.Teams, conversation.Tenant, person);
        var role = Roles.Parse(settings.Conversation.TeamsRole)!.Value;
        var (input, reference) = ActivityReader.Read(activity, user.Value, role, clock.GetUtcNow());
        if (input is null || CaseOf(input, reference, conversation, person) is not { } key)
        {
            return;
        }

        input = input with
        {
            Edition = settings.Guidance.EditionFor(activity.ChannelId ?? "msteams", conversation.Tenant),
            CanBeReminded = AddressOf(activity, conversation) is not null,
        };
        var arrival = new Arrival
        {
            Channel = Channel.Teams,
            Case = key,
            User = user,
            Tenant = keys.Tenant(Channel.Teams, conversation.Tenant),
            Claim = ClaimOf(activity),
            Input = input,
            ReturnAddress = AddressOf(activity, conversation),
            Retried = activity.Type == ActivityTypes.Message,
            Fallback = new Speaker(LanguageCodes.Parse(settings.Conversation.Language)!.Value, role),
        };
        var sender = new TeamsSender(turn, cards, references, conversation, input is Input.Clicked, clock, logger);
        if (limits.Take(arrival) is var pace && pace != Pace.Fits)
        {
            await RefuseAsync(arrival, sender, pace);
            return;
        }

        if (await delivery.DeliverAsync(arrival, sender) is DeliveryOutcome.TryLater)
        {
            throw new TryLaterException();
        }
    }

    /// <summary>Says once that it is too much. A channel that was refused would only send it again.</summary>
    private async Task RefuseAsync(Arrival arrival, TeamsSender sender, Pace pace)
    {
        DeliveryLog.TooMany(logger, arrival.Channel.Code());
        if (pace == Pace.TooManyAndUntold)
        {
            await sender.SendAsync(
                Notices.Only(Line.Of(Notices.TooMany), Speakers.Of(state: null, arrival)), new Sending(arrival.Case, LiveCard: null, IsResend: false));
        }
    }

    /// <summary>
    /// The case that an input belongs to: a press opens the case of its card, everything else the sender's own. "Start my
    /// own" on somebody else's card means the presser's own, too. Null for a reference that is not ours, or of another
    /// conversation.
    /// </summary>
    private CaseKey? CaseOf(Input input, string? reference, ConversationId conversation, string person)
    {
        if (input is not Input.Clicked clicked || reference == NoCase)
        {
            return keys.Case(conversation, person);
        }

        if (!references.TryRead(reference, conversation, out var referred))
        {
            return null;
        }

        return clicked.Press.Do == Conversation.Commands.Commands.Code(Conversation.Commands.Command.StartMine)
            ? keys.Case(conversation, person)
            : referred;
    }

    /// <summary>Where to write later; null where the caller takes replies in its answer alone.</summary>
    private static ReturnAddress? AddressOf(Activity activity, ConversationId conversation) =>
        activity is { ServiceUrl: { Length: > 0 } url, Recipient.Id: { Length: > 0 } bot } && activity.DeliveryMode != DeliveryModes.ExpectReplies
            ? new ReturnAddress(url, conversation.Id, bot, activity.ChannelId ?? "msteams", conversation.Tenant)
            : null;

    private static string TenantOf(Activity activity) => TenantsOf(activity).FirstOrDefault() ?? string.Empty;

    /// <summary>The tenants that an activity names: as a rule one, in two places.</summary>
    private static IEnumerable<string> TenantsOf(Activity activity) =>
        new[] { activity.Conversation.TenantId }.Concat(((ReceivedActivity)activity).Tenants).OfType<string>();

    private static string PersonOf(Activity activity) => activity.From.AadObjectId is { Length: > 0 } id ? id : activity.From.Id;

    /// <summary>An edit repeats the id of the original: the time of the edit tells them apart. Without an id the content does.</summary>
    private ClaimId ClaimOf(Activity activity)
    {
        if (activity.Id is { Length: > 0 } id)
        {
            var edited = activity.Type == ActivityTypes.MessageUpdate ? activity.Timestamp?.ToString("O", CultureInfo.InvariantCulture) : null;
            return keys.Claim("teams", activity.Type, activity.Conversation.Id, id, edited ?? string.Empty);
        }

        return keys.Claim("teams", ((ReceivedActivity)activity).Fingerprint ?? string.Empty);
    }

    /// <summary>Nobody without a tenant, and nobody who names a second one beside an allowed one.</summary>
    private void RefuseForeign(Activity activity)
    {
        if (!TenantsOf(activity).DefaultIfEmpty(string.Empty).All(settings.BotFramework.Admits))
        {
            throw new ForeignTenantException();
        }
    }
}

/// <summary>The input is at work elsewhere, or failed and is worth another delivery: answered with 503.</summary>
public sealed class TryLaterException : Exception
{
    public TryLaterException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public TryLaterException(string message)
        : base(message)
    {
    }

    public TryLaterException()
        : this("Worth another delivery.")
    {
    }
}

/// <summary>The sender's tenant is not among BotFramework:AllowedTenants: answered with 403.</summary>
public sealed class ForeignTenantException : Exception
{
    public ForeignTenantException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public ForeignTenantException(string message)
        : base(message)
    {
    }

    public ForeignTenantException()
        : this("The tenant is not allowed.")
    {
    }
}
