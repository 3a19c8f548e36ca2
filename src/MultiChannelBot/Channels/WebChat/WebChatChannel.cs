using System.Security.Cryptography;
using System.Text.Json;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Channels.WebChat.DirectLine;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Forms;
using MultiChannelBot.Guidance;
using MultiChannelBot.Protection;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.WebChat;

/// <summary>What became of an activity, and so what the client is told.</summary>
internal enum WebOutcome
{
    /// <summary>It was taken, or there was nothing to take.</summary>
    Taken,

    /// <summary>Worth another try: the same activity, with the same id of the client's.</summary>
    TryLater,

    /// <summary>The conversation is not kept any more.</summary>
    Gone,
}

/// <summary>Translates what comes from the web chat into arrivals and hands them to delivery. It decides nothing.</summary>
internal sealed class WebChatChannel(
    TurnDelivery delivery, WebConversations conversations, WebCards cards, WebForms forms, CaseReference references, PeopleLimits limits, KeyMaker keys, BotSettings settings,
    TimeProvider clock, ILogger<WebChatChannel> logger)
{
    /// <summary>The name under which editions are chosen for this channel.</summary>
    private const string EditionName = "webchat";

    private const string Message = "message";
    private const string Event = "event";
    private const string LanguageEvent = "language";
    private const int ClaimBytes = 16;

    /// <summary>
    /// Begins the conversation of a token where it is not kept: says what this is for, and asks the first question, or shows where
    /// the case stands that was begun before.
    /// </summary>
    /// <exception cref="StateUnavailableException">The store is away, and nothing was begun.</exception>
    public async Task BeginAsync(DirectLineToken token, Language? locale)
    {
        var conversation = conversations.Of(token);
        if (!await conversation.BeginAsync())
        {
            return;
        }

        var arrived = new Input.Arrived { Asker = UserOf(token).Value, SaidAt = clock.GetUtcNow(), Locale = locale };
        if (await DeliverAsync(token, conversation, arrived, DrawnClaim(), isOnCard: null) is DeliveryOutcome.TryLater)
        {
            await conversation.DeleteAsync();
            throw new StateUnavailableException("The conversation could not be begun.");
        }
    }

    /// <summary>Takes an activity: shows it to every client of the conversation, then what it is answered with.</summary>
    /// <param name="id">The id it is shown with.</param>
    /// <exception cref="StateUnavailableException">The store is away, and nothing was taken.</exception>
    public async Task<WebOutcome> TakeAsync(DirectLineToken token, WebActivity activity, string id)
    {
        var conversation = conversations.Of(token);
        if (await conversation.AddAsync(activity.Echo(id, token, clock.GetUtcNow()), once: activity.ClientId is null ? null : id) == LogWrite.NoLog)
        {
            return WebOutcome.Gone;
        }

        var (input, reference, form) = await ReadAsync(token, conversation, activity);
        if (form is not null || (input is not null && forms.Opens(input)))
        {
            if (await ShowAsync(token, conversation, activity, form, once: id + "-form"))
            {
                await CloseFormAsync(token, conversation, activity);
            }

            return WebOutcome.Taken;
        }

        if (input is null)
        {
            return WebOutcome.Taken;
        }

        CaseKey? shown = reference is not null && references.TryRead(reference, conversation.Id, out var referred) ? referred : null;
        var outcome = await DeliverAsync(token, conversation, input, keys.Claim("web", token.Conversation, id), shown);
        if (outcome is not (null or DeliveryOutcome.TryLater))
        {
            await CloseFormAsync(token, conversation, activity);
        }

        return outcome is DeliveryOutcome.TryLater ? WebOutcome.TryLater : WebOutcome.Taken;
    }

    /// <summary>Deletes what is kept of whoever a token was made for.</summary>
    /// <exception cref="StateUnavailableException">The store is away, and something may be left.</exception>
    public async Task ForgetAsync(DirectLineToken token)
    {
        var conversation = conversations.Of(token);
        var forget = Pressed(new Press(Command.ForgetMe.Code(), null, null, Press.AnyRevision), UserOf(token), locale: null);

        // Whoever was in haste is not refused this: they would believe it done.
        if (await DeliverAsync(token, conversation, forget, DrawnClaim(), isOnCard: null, isLimited: false) is DeliveryOutcome.TryLater)
        {
            throw new StateUnavailableException("Not everything could be deleted.");
        }

        await conversation.DeleteAsync();
    }

    /// <summary>Null for the outcome where the sender was in haste.</summary>
    private async Task<DeliveryOutcome?> DeliverAsync(
        DirectLineToken token, WebConversation conversation, Input input, ClaimId claim, CaseKey? isOnCard, bool isLimited = true)
    {
        var own = keys.Case(conversation.Id, token.User);
        var onCard = StartsOwn(input) ? null : isOnCard;
        var arrival = ArrivalOf(conversation, onCard ?? own, UserOf(token), input, claim) with
        {
            IsOnCard = onCard is not null,
            Own = onCard is null ? null : own,
            OwnAfter = onCard is null ? keys.CaseAfter : null,
        };
        var sender = new WebSender(conversation, MessagesOf(conversation), clock);
        if (isLimited && await limits.RefusesAsync(arrival, sender, logger))
        {
            return null;
        }

        var outcome = await delivery.DeliverAsync(arrival, sender);

        // Nobody heard it, and the client is there to ask once more.
        return sender.HasLost ? new DeliveryOutcome.TryLater() : outcome;
    }

    private Arrival ArrivalOf(WebConversation conversation, CaseKey key, UserKey user, Input input, ClaimId claim) => new()
    {
        Channel = Channel.WebChat,
        Case = key,
        User = user,
        Tenant = keys.Tenant(Channel.WebChat, string.Empty),
        Claim = claim,
        Input = input with { DefaultRole = settings.WebChat.DefaultRole(), Edition = EditionOfPage, HasName = false, IsOnPage = true },

        // The client sends what was not taken once more; what was only not answered comes with the next.
        Retried = false,
        Fallback = new Speaker(LanguageCodes.Parse(settings.Conversation.Language)!.Value, settings.WebChat.DefaultRole()),
    };

    /// <summary>What an activity says, and of which card's case; or the form that is to be shown instead. Nothing for what says nothing.</summary>
    private async Task<(Input? Input, string? Reference, WebForm? Form)> ReadAsync(DirectLineToken token, WebConversation conversation, WebActivity activity)
    {
        var sent = activity.Type == Message ? await forms.ReadAsync(SenderOf(token, conversation, activity.Locale), activity.Value, CancellationToken.None) : null;
        return sent switch
        {
            WebFormSent.Filled filled => (new Input.Filled(filled.Form) { Asker = UserOf(token).Value, SaidAt = clock.GetUtcNow(), Locale = activity.Locale }, null, null),
            WebFormSent.Again again => (null, null, again.Form),
            _ => (Read(activity, UserOf(token), out var reference), reference, null),
        };
    }

    /// <summary>Shows a form, which is no turn: whoever is in haste sees none, and a repeated activity no second one.</summary>
    /// <param name="form">The form; null for a fresh one.</param>
    /// <returns>Whether it is shown.</returns>
    private async Task<bool> ShowAsync(DirectLineToken token, WebConversation conversation, WebActivity activity, WebForm? form, string once)
    {
        if (!limits.Take(UserOf(token)))
        {
            return false;
        }

        form ??= await forms.OpenAsync(SenderOf(token, conversation, activity.Locale), CancellationToken.None);
        await conversation.AddAsync(CardOf(form, conversation, activity), once);
        return true;
    }

    /// <summary>Whatever a form that was sent led to stands below: the form itself becomes one line.</summary>
    private async Task CloseFormAsync(DirectLineToken token, WebConversation conversation, WebActivity activity)
    {
        if (forms.Former(SenderOf(token, conversation, activity.Locale), activity.Value) is { } former)
        {
            await conversation.AddAsync(CardOf(former, conversation, activity), once: null);
        }
    }

    private byte[] CardOf(WebForm form, WebConversation conversation, WebActivity activity) => MessagesOf(conversation).Message(
        form.Card, activity.Locale ?? LanguageCodes.Parse(settings.Conversation.Language)!.Value, form.Id, clock.GetUtcNow());

    private AsideAsker SenderOf(DirectLineToken token, WebConversation conversation, Language? locale) => new(
        conversation.Id, UserOf(token), keys.Tenant(Channel.WebChat, string.Empty), keys.Case(conversation.Id, token.User), locale, settings.WebChat.DefaultRole(), EditionOfPage);

    private string? EditionOfPage => settings.Guidance.EditionFor(EditionName, string.Empty);

    private WebMessages MessagesOf(WebConversation conversation) => new(cards, references, conversation.Id, settings.Package.AppName);

    /// <summary>What an activity says; null for what says nothing.</summary>
    private Input? Read(WebActivity activity, UserKey user, out string? reference)
    {
        reference = null;
        if (activity.Type == Event)
        {
            return activity is { Name: LanguageEvent, Value.ValueKind: JsonValueKind.String } && LanguageCodes.Parse(activity.Value.GetString()) is { } wanted
                ? Pressed(new Press(Command.Language.Code(), null, wanted.Code(), Press.AnyRevision), user, activity.Locale)
                : null;
        }

        if (activity.Type != Message)
        {
            return null;
        }

        if (TeamsCardValue.TryRead(activity.Value, out var press, out reference))
        {
            return Pressed(press, user, activity.Locale);
        }

        reference = null;
        return activity.Text is { } text ? new Input.Said(text) { Asker = user.Value, SaidAt = clock.GetUtcNow(), Locale = activity.Locale } : null;
    }

    private Input.Clicked Pressed(Press press, UserKey user, Language? locale) => new(press) { Asker = user.Value, SaidAt = clock.GetUtcNow(), Locale = locale };

    private UserKey UserOf(DirectLineToken token) => keys.User(Channel.WebChat, string.Empty, token.User);

    private ClaimId DrawnClaim() => keys.Claim("web", RandomNumberGenerator.GetHexString(2 * ClaimBytes));

    private static bool StartsOwn(Input input) => input is Input.Clicked { Press.Do: var what } && what == Command.StartMine.Code();
}
