using Microsoft.Bot.Builder;
using MultiChannelBot.Channels.Teams.Invokes;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Forms;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Teams.Forms;

/// <summary>
/// The form of a conversation: opened by a button of a card, it shows the person's own case in one view and what it comes to. Only
/// when it is sent does it become an input of that case; closing it leaves nothing.
/// </summary>
internal sealed class FormInvoke(
    AsideDelivery aside, AsideTurns turns, FormViews views, FormAnswers answers, TurnDelivery delivery, CardUpdates updates, TeamsCards cards, CaseReference references, KeyMaker keys,
    BotSettings settings, TimeProvider clock, ILogger<FormInvoke> logger) : IInvoke
{
    private const string Fetch = "task/fetch";
    private const string Submit = "task/submit";

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = [Fetch, Submit];

    /// <inheritdoc/>
    public Task<InvokeAnswer> AnswerAsync(ITurnContext turn, AsideAsker sender, CancellationToken stop) => aside.RunAsync(
        sender.Conversation.Channel,
        () => turn.Activity.Name == Fetch ? OpenAsync(turn, sender) : SubmitAsync(turn, sender),
        code => answers.Fault(sender, code),
        stop);

    /// <inheritdoc/>
    public InvokeAnswer Refuse(AsideAsker sender, string notice) => answers.Refuse(sender, notice);

    private async Task<Aside<InvokeAnswer>> OpenAsync(ITurnContext turn, AsideAsker sender)
    {
        var pressed = FormAnswers.Part(turn.Activity.Value, "data") is { } data && TeamsCardValue.TryRead(data, out _, out var reference)
            && references.TryRead(reference, sender.Conversation, out var shown) ? shown : sender.Case;
        var isOfOther = pressed != sender.Case && await turns.IsOfOtherAsync(pressed, sender.User);
        var (person, kept) = await turns.PersonAndCaseAsync(sender);
        return answers.Form(person, views.OfCase(person, kept, "form.intro", isOfOther), FormStep.Send);
    }

    private async Task<Aside<InvokeAnswer>> SubmitAsync(ITurnContext turn, AsideAsker sender)
    {
        var person = await turns.PersonAsync(sender);
        var now = clock.GetUtcNow();
        if (FormAnswers.Part(turn.Activity.Value, "data") is not { } given || TeamsFormData.Read(given, now) is not { } form)
        {
            return answers.Afresh(person, FormStep.Send);
        }

        var (facts, wrong) = form.Data.ReadInputs(given, now);
        if (!wrong.IsEmpty || form.Step != FormStep.Send || FormViews.IsBlank(facts))
        {
            var notice = !wrong.IsEmpty ? "form.mended" : form.Step == FormStep.Send || FormViews.IsBlank(facts) ? "form.empty" : null;
            return answers.Form(person, form.Data, facts, FormStep.Send, "form:check", notice is null ? [] : [Line.Of(notice)], wrong);
        }

        var filled = new FilledForm(form.Data.Subscription, form.Data.Shown, form.Data.Since, facts);
        return new Aside<InvokeAnswer>(await SendAsync(turn, sender, person, filled, now), null, person.Language);
    }

    /// <summary>Writes the form into the person's case, as an input like any other.</summary>
    private async Task<InvokeAnswer> SendAsync(ITurnContext turn, AsideAsker sender, AsidePerson person, FilledForm form, DateTimeOffset now)
    {
        var activity = turn.Activity;
        var arrival = new Arrival
        {
            Channel = sender.Conversation.Channel,
            Case = sender.Case,
            OwnAfter = keys.CaseAfter,
            User = sender.User,
            Tenant = sender.Tenant,
            Claim = activity.Id is { Length: > 0 } id
                ? keys.Claim("teams", activity.Type, activity.Conversation.Id, id, string.Empty)
                : keys.Claim("teams", ((ReceivedActivity)activity).Fingerprint ?? string.Empty),
            Input = new Input.Filled(form)
            {
                Asker = sender.User.Value,
                SaidAt = activity.Timestamp ?? now,
                Locale = sender.Locale,
                DefaultRole = sender.DefaultRole,
                Edition = sender.Edition,
            },
            Retried = false,
            Fallback = new Speaker(Guidance.LanguageCodes.Parse(settings.Conversation.Language)!.Value, sender.DefaultRole),
        };
        var replies = new TeamsSender(new TeamsPosts(turn, updates, clock, logger), new TeamsMessages(cards, references, sender.Conversation, activity), pressed: null);
        return await delivery.DeliverWithTwinAsync(arrival, replies) switch
        {
            DeliveryOutcome.Faulted fault => answers.Fault(sender, fault.Code),
            DeliveryOutcome.TryLater => answers.Told(person, "form.not-sent"),

            // An empty 200 closes the dialog.
            _ => InvokeAnswer.Nothing,
        };
    }
}
