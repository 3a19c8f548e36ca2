using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using MultiChannelBot.Channels.Teams.Invokes;
using MultiChannelBot.Channels.Teams.Manners;
using MultiChannelBot.Channels.Teams.Presses;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Desk;
using MultiChannelBot.Forms;
using MultiChannelBot.Guidance;
using MultiChannelBot.Protection;
using MultiChannelBot.Settings;
using MultiChannelBot.State;
using Say = MultiChannelBot.Cards.Content.Say;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Translates Teams activities into arrivals and hands them to delivery. It decides nothing.</summary>
internal sealed class TeamsChannel(
    TurnDelivery delivery, PressDesk presses, DeskPresses desk, CardUpdates updates, PeopleLimits limits, KeyMaker keys, CaseReference references, TeamsCards cards,
    Leaving leaving, IEnumerable<IInvoke> invokes, Say say, BotSettings settings, TimeProvider clock, ILogger<TeamsChannel> logger)
{
    private readonly FrozenDictionary<string, IInvoke> invokesByName =
        invokes.SelectMany(invoke => invoke.Names, (invoke, name) => KeyValuePair.Create(name, invoke)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Two events tell of one arrival, and not each has to name a language. One that does not lets the other go first,
    /// so that the only welcome is in the reader's language.
    /// </summary>
    public static readonly TimeSpan LanguageTime = TimeSpan.FromSeconds(1);

    /// <summary>The case reference of cards that belong to no case.</summary>
    public const string NoCase = "welcome";

    /// <summary>Takes one activity, as <see cref="ActivityBody"/> read it and the adapter hands it in.</summary>
    /// <exception cref="TryLaterException">Worth another delivery.</exception>
    /// <exception cref="ForeignTenantException">The sender's tenant is not allowed.</exception>
    public async Task TakeAsync(ITurnContext turn, CancellationToken stop)
    {
        var activity = turn.Activity;
        var conversation = new ConversationId(Channel.Teams, TenantOf(activity), activity.Conversation.Id);
        if (IsForeign(activity))
        {
            if (RefusalOfForeign(activity, conversation) is { } refusal)
            {
                refusal.LeaveIn(turn);
                return;
            }

            await (activity.Type == ActivityTypes.Message ? TellAsync(turn, conversation, Notices.ForeignTenant) : Task.CompletedTask);
            throw new ForeignTenantException();
        }

        if (activity.Type == ActivityTypes.Invoke)
        {
            var answer = activity.Name == Execution.Name ? AnswerPressAsync(turn, conversation) : AnswerAsync(turn, conversation, stop);
            (await answer).LeaveIn(turn);
            return;
        }

        if (Leaving.IsFor(activity))
        {
            await leaving.TakeAsync((ReceivedActivity)activity, conversation, PersonOf(activity), keys.Case(conversation, EverybodyIn(conversation)));
            return;
        }

        var person = ActivityReader.IsArrival(activity) ? EverybodyIn(conversation) : PersonOf(activity);
        var user = keys.User(Channel.Teams, conversation.Tenant, person);
        var (input, reference) = ActivityReader.Read(activity, user.Value, RoleFor(conversation), clock.GetUtcNow());
        if (input is Input.Clicked onDesk && DeskReference.IsDesks(reference))
        {
            await desk.TakeAsync(turn, conversation, user, onDesk.Press, reference, SpeakerOf(activity, conversation));
            return;
        }

        if (input is null || CaseOf(input, reference, conversation, person) is not { } key)
        {
            // A press by Action.Submit; the others have their answer from AnswerPressAsync.
            await (activity is { Type: ActivityTypes.Message, Value: not null } ? TellAsync(turn, conversation, input is null ? "press.unreadable" : "press.elsewhere") : Task.CompletedTask);
            return;
        }

        if (input is Input.Arrived { Locale: null })
        {
            await Task.Delay(LanguageTime, clock, stop);
        }

        var arrival = ArrivalOf(activity, conversation, key, user, input, IsForOwn(input, reference) ? null : keys.Case(conversation, person));
        var pressed = input is Input.Clicked
            ? new PressedCard(activity.ReplyToId, reference == NoCase ? CardKind.Welcome : CardKind.Case, IsOfCase(input, reference, conversation, key), TeamsMessages.IsOfSeveral(activity))
            : null;
        var sender = new TeamsSender(new TeamsPosts(turn, updates, clock, logger), new TeamsMessages(cards, references, conversation, activity), pressed)
        {
            Introduce = input is Input.Arrived && WelcomeMention.IsFor(activity) ? (welcome, reply) => WelcomeMention.AddAsync(welcome, turn, who => AddedBy(who, reply)) : null,
        };
        if (await limits.RefusesAsync(arrival, sender, logger))
        {
            return;
        }

        await using var typing = SignalFor(turn);
        if (await delivery.DeliverAsync(arrival, typing is null ? sender : new SignallingSender(sender, typing)) is DeliveryOutcome.TryLater)
        {
            throw new TryLaterException();
        }
    }

    private Speaker SpeakerOf(Activity activity, ConversationId conversation) =>
        new(LanguageCodes.Parse(activity.Locale) ?? LanguageCodes.Parse(settings.Conversation.Language)!.Value, RoleFor(conversation));

    private string AddedBy(string who, Reply reply) =>
        say(Line.Of("welcome.added-by").With("who", new Arg.Setting(who)), reply.Language, reply.Role.Voice());

    /// <summary>What is typed may be seen to be worked on. Whoever collects the replies sees nothing before they are all there.</summary>
    private TypingSignal? SignalFor(ITurnContext turn) =>
        turn.Activity.Type == ActivityTypes.Message && turn.Activity.DeliveryMode != DeliveryModes.ExpectReplies
            ? new TypingSignal(stop => turn.SendActivityAsync(new Activity(ActivityTypes.Typing), stop), clock)
            : null;

    private Arrival ArrivalOf(Activity activity, ConversationId conversation, CaseKey key, UserKey user, Input input, CaseKey? own) => new()
    {
        OwnAfter = own is null ? keys.CaseAfter : null,
        Own = own,
        IsOnCard = own is not null,
        Channel = Channel.Teams,
        Case = key,
        User = user,
        Tenant = keys.Tenant(Channel.Teams, conversation.Tenant),
        Claim = ClaimOf(activity),
        Input = input with { UtcOffset = SenderZone.OffsetOf((ReceivedActivity)activity, clock.GetUtcNow()), Edition = EditionFor(activity, conversation), CanBeReminded = AddressOf(activity, conversation) is not null, HasDesk = settings.Desk.Posts, HasThread = ThreadLink.IsOf(activity) },
        Introduce = settings.Desk.Posts ? () => ThreadLink.AskerOf(activity, conversation.Tenant, settings.Desk.Tenant) : null,
        ReturnAddress = AddressOf(activity, conversation),
        Home = keys.Place(Leaving.HomeOf((ReceivedActivity)activity, conversation)),
        Zone = SenderZone.Of((ReceivedActivity)activity),
        Retried = activity.Type == ActivityTypes.Message,
        Fallback = new Speaker(LanguageCodes.Parse(settings.Conversation.Language)!.Value, RoleFor(conversation)),
    };

    /// <summary>Answers a press by Action.Execute. It goes the way of every input: it is a press on a case.</summary>
    private async Task<InvokeAnswer> AnswerPressAsync(ITurnContext turn, ConversationId conversation)
    {
        var activity = turn.Activity;
        var person = PersonOf(activity);
        var user = keys.User(Channel.Teams, conversation.Tenant, person);
        var speaker = SpeakerOf(activity, conversation);
        var (input, reference) = ActivityReader.Read(activity, user.Value, RoleFor(conversation), clock.GetUtcNow());
        if (input is not Input.Clicked clicked || Execution.Of(activity) is not { } executed)
        {
            return presses.Tell("press.unreadable", speaker);
        }

        if (DeskReference.IsDesks(reference))
        {
            return desk.Answer(turn, conversation, user, clicked.Press, reference, speaker);
        }

        if (CaseOf(input, reference, conversation, person) is not { } key)
        {
            return presses.Tell("press.elsewhere", speaker);
        }

        var messages = new TeamsMessages(cards, references, conversation, activity);
        var arrival = ArrivalOf(activity, conversation, key, user, input, IsForOwn(input, reference) ? null : keys.Case(conversation, person));
        if (executed.IsAutomatic || clicked.Press.Do == TeamsCardValue.Look.Do)
        {
            return await presses.ShowAsync(arrival, activity.ReplyToId, messages);
        }

        CaseKey? referred = reference != NoCase && references.TryRead(reference, conversation, out var shown) ? shown : null;
        var kind = reference == NoCase ? CardKind.Welcome : PressedCard.KindOf(executed.Verb);
        return await presses.AnswerAsync(turn, arrival, new PressedCard(activity.ReplyToId, kind, IsOfCase(input, reference, conversation, key), messages.IsShared), referred, messages);
    }

    private bool IsOfCase(Input input, string? reference, ConversationId conversation, CaseKey key) =>
        !IsForOwn(input, reference) && references.TryRead(reference, conversation, out var shown) && shown == key;

    /// <summary>Answers an invoke of a form or an extension, within the limits of a person.</summary>
    private async Task<InvokeAnswer> AnswerAsync(ITurnContext turn, ConversationId conversation, CancellationToken stop)
    {
        var activity = turn.Activity;
        if (activity.Name is not { } name || !invokesByName.TryGetValue(name, out var invoke))
        {
            return InvokeAnswer.NotImplemented;
        }

        var sender = SenderOf(activity, conversation);
        if (!limits.Take(sender.User))
        {
            DeliveryLog.TooMany(logger, Channel.Teams.Code());
            return invoke.Refuse(sender, Notices.TooMany);
        }

        return await invoke.AnswerAsync(turn, sender, stop);
    }

    private Role RoleFor(ConversationId conversation) => settings.Conversation.RoleFor(conversation.Tenant);

    private string? EditionFor(Activity activity, ConversationId conversation) =>
        settings.Guidance.EditionFor(activity.ChannelId ?? "msteams", conversation.Tenant);

    /// <summary>
    /// The case that an input belongs to: a press opens the case of its card, everything else the sender's own. "Start my
    /// own" on somebody else's card means the presser's own, too. Null for a reference that is not ours, or of another
    /// conversation.
    /// </summary>
    private CaseKey? CaseOf(Input input, string? reference, ConversationId conversation, string person)
    {
        if (input is Input.Clicked && reference != NoCase && !references.TryRead(reference, conversation, out _))
        {
            return null;
        }

        return IsForOwn(input, reference) || !references.TryRead(reference!, conversation, out var referred) ? keys.Case(conversation, person) : referred;
    }

    private static bool IsForOwn(Input input, string? reference) =>
        input is not Input.Clicked clicked || reference == NoCase || clicked.Press.Do == Conversation.Commands.Commands.Code(Conversation.Commands.Command.StartMine);

    /// <summary>Where to write later; null where the caller takes replies in its answer alone.</summary>
    private static ReturnAddress? AddressOf(Activity activity, ConversationId conversation) =>
        activity is { ServiceUrl: { Length: > 0 } url, Recipient.Id: { Length: > 0 } bot } && activity.DeliveryMode != DeliveryModes.ExpectReplies
            ? new ReturnAddress(url, conversation.Id, bot, activity.ChannelId ?? "msteams", conversation.Tenant)
            : null;

    private static string TenantOf(Activity activity) => TenantsOf(activity).FirstOrDefault() ?? string.Empty;

    /// <summary>The tenants that an activity names: as a rule one, in two places.</summary>
    private static IEnumerable<string> TenantsOf(Activity activity) =>
        new[] { activity.Conversation.TenantId }.Concat(((ReceivedActivity)activity).Tenants).OfType<string>();

    /// <summary>The asker of what belongs to a conversation and not to a person: the welcome. Another conversation has its own language and its own limits.</summary>
    private static string EverybodyIn(ConversationId conversation) => "*" + conversation.Id;

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
    private bool IsForeign(Activity activity)
    {
        var named = TenantsOf(activity).DefaultIfEmpty(string.Empty);
        return !named.All(settings.BotFramework.Admits);
    }

    /// <summary>The same sentence as the answer to a press, a form or a search; null where nothing of the kind was asked.</summary>
    private InvokeAnswer? RefusalOfForeign(Activity activity, ConversationId conversation) => activity switch
    {
        { Type: ActivityTypes.Invoke, Name: Execution.Name } => presses.Tell(Notices.ForeignTenant, SpeakerOf(activity, conversation)),
        { Type: ActivityTypes.Invoke, Name: { } name } when invokesByName.TryGetValue(name, out var invoke) => invoke.Refuse(SenderOf(activity, conversation), Notices.ForeignTenant),
        _ => null,
    };

    private AsideAsker SenderOf(Activity activity, ConversationId conversation)
    {
        var person = PersonOf(activity);
        return new AsideAsker(
            conversation, keys.User(Channel.Teams, conversation.Tenant, person), keys.Tenant(Channel.Teams, conversation.Tenant), keys.Case(conversation, person),
            LanguageCodes.Parse(activity.Locale), RoleFor(conversation), EditionFor(activity, conversation));
    }

    /// <summary>One sentence to whoever writes from a tenant that is not served, or presses what is not ours, once in a minute; nothing is kept of it.</summary>
    private async Task TellAsync(ITurnContext turn, ConversationId conversation, string key)
    {
        var activity = turn.Activity;
        var user = keys.User(Channel.Teams, conversation.Tenant, PersonOf(activity));
        if (limits.MayTell(user))
        {
            var speaker = SpeakerOf(activity, conversation);
            var sender = new TeamsSender(new TeamsPosts(turn, updates, clock, logger), new TeamsMessages(cards, references, conversation, activity), pressed: null);
            try
            {
                await sender.SendAsync(Notices.Only(Line.Of(key), speaker), new Sending(keys.Case(conversation, PersonOf(activity)), LiveCard: null, IsResend: false));
            }
            catch (Exception fault)
            {
                // It changes nothing, whether or not the channel or the sign-in lets it be said.
                DeliveryLog.NotSent(logger, Channel.Teams.Code(), fault.GetType().Name);
            }
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
