using System.Collections.Immutable;
using System.Text.Json;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Channels.Teams.Forms;
using MultiChannelBot.Channels.WebChat.DirectLine;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Forms;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Channels.WebChat;

/// <summary>
/// The form on the web page: a card in the chat with the person's own case in one view. Only when it is sent does it become an input
/// of that case; until then nothing of it is kept.
/// </summary>
internal sealed class WebForms(AsideDelivery aside, AsideTurns turns, FormViews views, FormCards cards, WebCards lines, Triage triage, TimeProvider clock)
{
    private readonly FormWords words = new(triage.Phrases);

    /// <summary>True for what asks for the form, pressed or typed.</summary>
    public bool Opens(Input input) => input switch
    {
        Input.Clicked clicked => clicked.Press.Do == Press.Form,
        Input.Said said => words.Ask(said.Text),
        _ => false,
    };

    /// <summary>The form with what is known of the sender's case.</summary>
    public Task<WebForm> OpenAsync(AsideAsker sender, CancellationToken stop) => aside.RunAsync(
        sender.Conversation.Channel,
        async () =>
        {
            var (person, kept) = await turns.PersonAndCaseAsync(sender);
            var begun = views.OfCase(person, kept, "form.intro.once");
            return Form(person, begun.Data, begun.Data.Shown, begun.Label, begun.Notices, []);
        },
        code => Fault(sender, code),
        stop);

    /// <summary>Reads what a card submitted.</summary>
    /// <returns>Null where it was no form.</returns>
    public async Task<WebFormSent?> ReadAsync(AsideAsker sender, JsonElement value, CancellationToken stop) => TeamsFormData.IsForm(value)
        ? await aside.RunAsync(sender.Conversation.Channel, () => TakeAsync(sender, value), code => new WebFormSent.Again(Fault(sender, code)), stop)
        : null;

    private async Task<Aside<WebFormSent>> TakeAsync(AsideAsker sender, JsonElement value)
    {
        var person = await turns.PersonAsync(sender);
        var now = clock.GetUtcNow();
        if (TeamsFormData.Read(value, now) is not { } form)
        {
            var begun = views.Empty(person, "form.unreadable", "form:unreadable");
            return Again(Form(person, begun.Data, begun.Data.Shown, begun.Label, begun.Notices, []));
        }

        var (facts, wrong) = form.Data.ReadInputs(value, now);
        return wrong.IsEmpty && !FormViews.IsBlank(facts)
            ? new Aside<WebFormSent>(new WebFormSent.Filled(new FilledForm(form.Data.Subscription, form.Data.Shown, form.Data.Since, facts)), null, person.Language)
            : Again(Form(person, form.Data, facts, "form:check", [Line.Of(wrong.IsEmpty ? "form.empty" : "form.mended")], wrong));
    }

    // What it would come to stands in the answer, right below it.
    private Aside<WebForm> Form(AsidePerson person, FormData data, FactSet facts, string label, ImmutableArray<Line> notices, ImmutableArray<FormField> wrong)
    {
        var (view, trace) = views.Of(person, data, facts, label, notices, wrong);
        var title = cards.Say(Line.Of("form.title"), person.Language, person.Role);

        // A customer is no partner of any kind.
        var asked = person.Role == Role.Customer ? view.Fields.RemoveAll(field => field.Field.Fact == Fact.PartnerType) : view.Fields;
        var id = WebSender.DrawnId();
        var card = cards.InChat(view with { Fields = asked, Outcome = null, Missing = null }, id, person.Language, person.Role);
        return new Aside<WebForm>(new WebForm(new TeamsCard(card.ToArray(), title, new Lazy<string>(title)), id), trace with { Rule = null, Outcome = null }, person.Language);
    }

    /// <summary>The message that a submitted form was shown by, and the one line it becomes; null where it does not tell.</summary>
    public WebForm? Former(AsideAsker sender, JsonElement value) => TeamsFormData.CardOf(value) is { } id && WebSender.IsDrawnId(id)
        ? new WebForm(lines.OneLine(cards.Say(Line.Of("form.sent"), turns.LanguageOf(sender), sender.DefaultRole)), id)
        : null;

    private WebForm Fault(AsideAsker sender, string code) => new(
        lines.OneLine(cards.Say(Line.Of(Notices.Fault).With("code", new Arg.Setting(code)), turns.LanguageOf(sender), sender.DefaultRole)), WebSender.DrawnId());

    private static Aside<WebFormSent> Again(Aside<WebForm> form) => new(new WebFormSent.Again(form.Answer), form.Trace, form.Language);
}

/// <summary>A card with the id of the message that shows it.</summary>
internal sealed record WebForm(TeamsCard Card, string Id);

/// <summary>What came of a form that was submitted.</summary>
internal abstract record WebFormSent
{
    private WebFormSent()
    {
    }

    /// <summary>To be taken as <see cref="Input.Filled"/>, an input like any other.</summary>
    public sealed record Filled(FilledForm Form) : WebFormSent;

    /// <summary>To be shown in the chat: the form with what is wrong in it, a fresh one where it could not be read, or a fault.</summary>
    public sealed record Again(WebForm Form) : WebFormSent;
}
