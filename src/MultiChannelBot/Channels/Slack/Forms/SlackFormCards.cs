using System.Text.Json;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Forms;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Channels.Slack.Forms;

/// <summary>Renders modals. Pure after loading; safe from any thread.</summary>
internal sealed class SlackFormCards(SlackTemplates templates, Say say)
{
    /// <summary>The callback id of the form.</summary>
    public const string Form = "form";

    /// <summary>The callback id of modals that only tell something.</summary>
    private const string Told = "told";

    private static readonly TemplateData[] Nothing = [];

    private readonly ContentWriter contents = new(say);

    /// <summary>The form, with what it comes to above the inputs.</summary>
    /// <param name="metadata">What it carries.</param>
    public ReadOnlyMemory<byte> Modal(FormView view, string metadata, Language language, Role role)
    {
        string Text(Line line) => say(line, language, role.Voice());
        var outcome = view.Told(contents, Text) ?? new FormOutcome(Text(Line.Of("form.outcome")), Text(Line.Of("form.outcome.none")), []);
        var blocks = Bind(new TemplateObject(4)
        {
            ["notices"] = SlackLines.Packed(view.Notices.SelectMany(notice => SlackLines.Of(Text(notice)))),
            ["outcome"] = SlackLines.Packed([SlackText.Whole(outcome.Heading), .. Headline(view, outcome), .. outcome.Lines.SelectMany(line => SlackLines.Of(line.Text, line.IsOneOfSeveral ? "• " : string.Empty))]),
            ["hasFields"] = true,
            ["fields"] = view.Fields.Select(field => Field(field, view.Wrong.Contains(field.Field), Text)).OfType<TemplateData>().ToArray(),
        });
        return Write(Form, blocks, language, role, json =>
        {
            json.WriteString("private_metadata"u8, metadata);
            WriteText(json, "submit"u8, Text(Line.Of("form.submit")));
        });
    }

    /// <summary>A modal that only says something.</summary>
    public ReadOnlyMemory<byte> Say(Line line, Language language, Role role) => Write(
        Told,
        Bind(new TemplateObject(4) { ["notices"] = Nothing, ["outcome"] = SlackLines.Packed(SlackLines.Of(say(line, language, role.Voice()))), ["hasFields"] = false, ["fields"] = Nothing }),
        language, role, _ => { });

    /// <summary>What is wrong with an input, as a modal that was sent is told it.</summary>
    public string Wrong(FormField field, Language language, Role role) => say(Line.Of(WrongKey(field)), language, role.Voice());

    /// <summary>A line for a person.</summary>
    public string Text(Line line, Language language, Role role) => say(line, language, role.Voice());

    private byte[] Bind(TemplateObject data) => templates.Bind("form", data)!;

    // Nothing is to be done yet: then it is no headline.
    private static IEnumerable<string> Headline(FormView view, FormOutcome outcome) => view.Outcome is null
        ? SlackLines.Of(outcome.Headline)
        : SlackLines.Of(outcome.Headline).Select(SlackText.Bold);

    private TemplateData? Field(ShownField field, bool isWrong, Func<Line, string> text)
    {
        var options = field.Choices.Select(choice => (Label: SlackText.Line(text(choice.Label), SlackLimits.Label), choice.Value)).ToList();
        var chosen = options.FindIndex(option => option.Value == field.Chosen);
        return templates.Part("field", new TemplateObject(9)
        {
            ["id"] = field.Field.Id,
            ["label"] = SlackText.Line(text(field.Label), SlackLimits.InputLabel),
            ["isChoice"] = !field.Field.IsDay,
            ["isDay"] = field.Field.IsDay && field.Chosen != FormField.NotStated,
            ["isOpenDay"] = field.Field.IsDay && field.Chosen == FormField.NotStated,
            ["chosenLabel"] = chosen >= 0 ? options[chosen].Label : field.Chosen,
            ["chosenValue"] = chosen >= 0 ? options[chosen].Value : field.Chosen,
            ["options"] = options.Select(option => (TemplateData)new TemplateObject(2) { ["label"] = option.Label, ["value"] = option.Value }).ToArray(),
            ["errors"] = isWrong ? SlackLines.Packed(SlackLines.Of(text(Line.Of(WrongKey(field.Field))))) : Nothing,
        });
    }

    private static string WrongKey(FormField field) => field.IsDay ? "form.wrong-day.picked" : "form.wrong-choice";

    private ReadOnlyMemory<byte> Write(string callback, byte[] blocks, Language language, Role role, Action<Utf8JsonWriter> more) => SlackViews.Write(json =>
    {
        json.WriteString("type"u8, "modal"u8);
        json.WriteString("callback_id"u8, callback);
        WriteText(json, "title"u8, say(Line.Of("form.title"), language, role.Voice()));
        WriteText(json, "close"u8, say(Line.Of(callback == Form ? "form.close" : "form.done"), language, role.Voice()));
        more(json);
        json.WritePropertyName("blocks"u8);
        json.WriteRawValue(blocks, skipInputValidation: true);
    });

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("type"u8, "plain_text"u8);
        json.WriteString("text"u8, SlackText.Line(text, SlackLimits.ViewTitle));
        json.WriteEndObject();
    }
}
