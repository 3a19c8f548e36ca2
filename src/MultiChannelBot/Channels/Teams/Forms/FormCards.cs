using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Cards;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Channels.Teams.Forms;

/// <summary>What a form shows.</summary>
/// <param name="Data">What its buttons carry.</param>
/// <param name="Fields">The inputs.</param>
/// <param name="Outcome">What they come to; null while nothing is stated.</param>
/// <param name="Missing">The fact that is still open, where <paramref name="Outcome"/> is what each answer to it would mean.</param>
/// <param name="Step">What the button beside "show the outcome" does.</param>
internal sealed record FormView(FormData Data, ImmutableArray<ShownField> Fields, Answer? Outcome, Fact? Missing, FormStep Step)
{
    /// <summary>Lines above everything else.</summary>
    public ImmutableArray<Line> Notices { get; init; } = [];

    /// <summary>Inputs that could not be used.</summary>
    public ImmutableArray<FormField> Wrong { get; init; } = [];
}

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

    /// <summary>The form.</summary>
    public ReadOnlyMemory<byte> Form(FormView view, Language language, Role role)
    {
        string Text(Line line) => TeamsCardText.Plain(Say(line, language, role));
        var fields = view.Fields.Select(field => field.Field).ToList();
        var title = Say(Line.Of("form.title"), language, role);
        var data = new TemplateObject(8)
        {
            ["speak"] = title,
            ["fallback"] = title,
            ["notices"] = Lines(view.Notices.Select(Text)),
            ["outcomes"] = view.Outcome is { } outcome ? TeamsCardData.Array([Outcome(view, outcome, Text)]) : (TemplateData[])[],
            ["fields"] = TeamsCardData.Array(view.Fields.Select(field => Field(field, view.Wrong.Contains(field.Field), line => Say(line, language, role)))),
            ["check"] = Button("form.check", FormStep.Check),
            ["send"] = Button(view.Step == FormStep.Insert ? "form.insert" : "form.send", view.Step),
        };
        using var card = templates["form"].Write(data);
        return card.ToUtf8();

        TemplateObject Button(string key, FormStep step) => new(2)
        {
            ["title"] = Say(Line.Of(key), language, role),
            ["data"] = view.Data.Write(step, fields),
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

    private TemplateObject Outcome(FormView view, Answer answer, Func<Line, string> text)
    {
        var content = (AnswerContent)contents.Write(answer);
        var part = content.Parts[Math.Min(view.Data.At, content.Parts.Length - 1)];
        var isOpen = view.Missing is not null;
        var headings = isOpen
            ? text(Line.Of("form.open").With("fact", new Arg.FactName(view.Missing!.Value)))
            : TeamsCardText.Plain(part.Headline);
        IEnumerable<string?> lines =
        [
            isOpen ? null : part.NewerHeadline,
            .. part.Branches?.Choices.Select(choice => choice.Hint is null ? choice.Label : $"{choice.Label}: {choice.Hint}") ?? [],
            part.Edition,
            isOpen ? null : part.Standing,
        ];
        return new TemplateObject(3)
        {
            ["heading"] = text(Line.Of("form.outcome")),
            ["headline"] = headings,
            ["lines"] = Lines(lines.OfType<string>().Select(TeamsCardText.Plain)),
        };
    }

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
