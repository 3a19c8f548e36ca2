using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Cards;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Forms;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Channels.Teams.Forms;

/// <summary>Renders the cards of dialogs. Their buttons are Action.Submit: a dialog's answer comes by it alone (task-modules-bots).</summary>
internal sealed class FormCards(CardTemplates templates, TeamsCards cards, Say say)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = TemplateBinder.Encoder };
    private static readonly TemplateBinder AnyButton = TemplateBinder.Compile("button", """{"type":"Action.Submit","title":"${title}","data":"${data}"}"""u8);

    private readonly ContentWriter contents = new(say);

    /// <summary>Loads the template of a folder.</summary>
    /// <exception cref="TemplateException">It is missing or outside the subset.</exception>
    public static FormCards Load(string directory, TeamsCards cards, Say say) => new(CardTemplates.Load(directory, "form"), cards, say);

    /// <summary>Says a line to a person.</summary>
    public string Say(Line line, Language language, Role role) => say(line, language, role.Voice());

    /// <summary>The form of a dialog.</summary>
    /// <param name="then">What the button beside "show the outcome" does.</param>
    public ReadOnlyMemory<byte> Form(FormView view, FormStep then, Language language, Role role) =>
        Form(view, ("form.check", FormStep.Check), (then == FormStep.Insert ? "form.insert" : "form.send", then), language, role);

    /// <summary>The form as it stands in a chat: the answer follows it there, so that nothing needs to be shown before.</summary>
    /// <param name="card">The message that it is shown by; the button tells it.</param>
    public ReadOnlyMemory<byte> InChat(FormView view, string card, Language language, Role role) => Form(view, null, ("form.submit", FormStep.Send), language, role, card);

    private ReadOnlyMemory<byte> Form(
        FormView view, (string Key, FormStep Step)? check, (string Key, FormStep Step) send, Language language, Role role, string? card = null)
    {
        string Text(Line line) => TeamsCardText.Plain(Say(line, language, role));
        var fields = view.Fields.Select(field => field.Field).ToList();
        var title = Say(Line.Of("form.title"), language, role);
        var data = new TemplateObject(8)
        {
            ["speak"] = title,
            ["fallback"] = title,
            ["notices"] = Lines(view.Notices.Select(Text)),
            ["outcomes"] = view.Told(contents, line => Say(line, language, role)) is { } outcome ? TeamsCardData.Array([Outcome(outcome)]) : (TemplateData[])[],
            ["fields"] = TeamsCardData.Array(view.Fields.Select(field => Field(field, view.Wrong.Contains(field.Field), line => Say(line, language, role)))),
            ["check"] = check is { } before ? TeamsCardData.Array([Button(before)]) : (TemplateData[])[],
            ["send"] = Button(send),
        };
        using var written = templates["form"].Write(data);
        return written.ToUtf8();

        TemplateObject Button((string Key, FormStep Step) button) => new(2)
        {
            ["title"] = Say(Line.Of(button.Key), language, role),
            ["data"] = view.Data.Write(button.Step, fields, card),
        };
    }

    /// <summary>An answer with a button that puts it into the message, and one that leads to the inputs.</summary>
    public ReadOnlyMemory<byte> Answer(Answer answer, FormData data)
    {
        var card = JsonNode.Parse(cards.Share(answer).Utf8.Span)!.AsObject();
        card["actions"] = new JsonArray(Button("form.insert", FormStep.Insert), Button("form.edit", FormStep.Edit));
        return JsonSerializer.SerializeToUtf8Bytes(card, AsWritten);

        JsonNode Button(string key, FormStep step) => JsonNode.Parse(AnyButton.Bind(new TemplateObject(2)
        {
            ["title"] = Say(Line.Of(key), answer.Language, answer.Role),
            ["data"] = data.Write(step, []),
        }))!;
    }

    private static TemplateObject Outcome(FormOutcome outcome) => new(3)
    {
        ["heading"] = TeamsCardText.Plain(outcome.Heading),
        ["headline"] = TeamsCardText.Plain(outcome.Headline),
        ["lines"] = Lines(outcome.Lines.Select(line => TeamsCardText.Plain(line.Text))),
    };

    private static TemplateObject Field(ShownField field, bool isWrong, Func<Line, string> say) => new(8)
    {
        ["id"] = field.Field.Id,
        ["label"] = say(field.Label),
        ["isChoice"] = !field.Field.IsDay,
        ["isDay"] = field.Field.IsDay && field.Chosen != FormField.NotStated,
        ["isOpenDay"] = field.Field.IsDay && field.Chosen == FormField.NotStated,
        ["value"] = field.Chosen,
        ["choices"] = TeamsCardData.Array(field.Choices.Select(choice => new TemplateObject(2) { ["title"] = say(choice.Label), ["value"] = choice.Value })),
        ["errors"] = isWrong ? Lines([TeamsCardText.Plain(say(Line.Of(field.Field.IsDay ? "form.wrong-day" : "form.wrong-choice")))]) : (TemplateData[])[],
    };

    private static TemplateData[] Lines(IEnumerable<string> lines) => [.. lines.Select(line => (TemplateData)line)];
}
