using System.Globalization;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Commands;

namespace MultiChannelBot.Channels.Slack.Blocks;

/// <summary>
/// The data of what can be pressed: rows of buttons, menus. Identifiers hold the revision, since Slack asks for new ones in a
/// message that is changed (blocks: block_id).
/// </summary>
/// <param name="phrases">The texts of the controls.</param>
/// <param name="reference">The case reference that everything carries.</param>
/// <param name="revision">The revision that is shown.</param>
internal sealed class SlackActions(SlackPhrases phrases, string reference, long revision)
{
    private static readonly TemplateData[] Nothing = [];

    /// <summary>An identifier of a block.</summary>
    public string Id(string name) => string.Create(CultureInfo.InvariantCulture, $"{name}.{revision}");

    /// <summary>The buttons of a reply: the pages first, then what can be pressed, then the menu behind the dots.</summary>
    /// <param name="buttons">The buttons in the reply's order.</param>
    /// <param name="leads">True where the first is what most people press.</param>
    public TemplateData[] Row(IEnumerable<CardButton> buttons, bool leads = false)
    {
        var all = buttons.ToList();
        var menu = Menu(all);
        List<CardButton> links = [.. all.Where(OpensAPage)];
        List<CardButton> presses = [.. all.Where(button => button.Press is not null && !menu.Any(option => option.Press == button.Press))];
        return Rows("actions", links, presses, menu, leads);
    }

    /// <summary>True for what a button can open. What a button does with a draft of an e-mail nobody says; a link within a text opens it.</summary>
    public static bool OpensAPage(CardButton button) => button.Url is { Length: <= SlackLimits.Url } url && url.StartsWith("http", StringComparison.Ordinal);

    /// <summary>Choices as buttons, or as a menu where they are many.</summary>
    /// <param name="name">The name of the block.</param>
    /// <param name="choices">What can be pressed of it.</param>
    /// <param name="mostButtons">More are a menu.</param>
    public TemplateData[] Choices(string name, IEnumerable<CardChoice> choices, int mostButtons)
    {
        List<CardButton> buttons = [.. choices.Where(choice => choice.Press is not null).Select(choice => new CardButton(choice.Label, choice.Press, null))];
        if (buttons.Count <= mostButtons || !AreOptions(buttons))
        {
            return Rows(name, [], buttons, [], leads: false);
        }

        return
        [
            new TemplateObject(6)
            {
                ["id"] = Id(name),
                ["links"] = Nothing,
                ["primary"] = Nothing,
                ["buttons"] = Nothing,
                ["menus"] = Nothing,
                ["selects"] = new TemplateData[] { Select(phrases.Choose, buttons) },
            },
        ];
    }

    /// <summary>A menu of what can be chosen.</summary>
    public TemplateObject Select(string placeholder, IEnumerable<CardButton> options) => new(2)
    {
        ["placeholder"] = SlackText.Line(placeholder, SlackLimits.Placeholder),
        ["options"] = Buttons(options.DistinctBy(Value).Take(SlackLimits.SelectOptions)),
    };

    /// <summary>True where each can be an option: an option holds less than a button.</summary>
    public bool AreOptions(IEnumerable<CardButton> buttons) => buttons.All(button => Value(button).Length <= SlackLimits.OptionValue);

    // What an answer has behind "more" is here one press away, and "more" has the rest.
    private List<CardButton> Menu(List<CardButton> buttons)
    {
        if (!buttons.Any(button => button.Press?.Do == Command.More.Code()))
        {
            return [];
        }

        List<CardButton> menu =
        [
            Option(phrases.Change, Command.Change), Option(phrases.WhatIf, Command.WhatIf), Option(phrases.Summary, Command.Summary),
            Option(phrases.Feedback, Command.Feedback), Option(phrases.More, Command.More),
        ];
        return AreOptions(menu) ? menu : [];
    }

    /// <summary>The button that opens the form. It begins a case: later it would only say again what is asked.</summary>
    public CardButton Form() => new(phrases.FillInForm, new Press(Press.Form, null, null, revision), null);

    private CardButton Option(string title, Command command) => new(title, new Press(command.Code(), null, null, revision), null);

    // Pages, then presses; the menu takes the last place.
    private TemplateData[] Rows(string name, List<CardButton> links, List<CardButton> presses, List<CardButton> menu, bool leads)
    {
        List<TemplateData> rows = [];
        var most = SlackLimits.Elements - Math.Min(1, menu.Count);
        var all = links.Concat(presses).Chunk(most).ToList();
        foreach (var (row, at) in (all.Count == 0 && menu.Count > 0 ? [[]] : all).Select((row, at) => (row, at)))
        {
            var pressed = row.Where(button => button.Press is not null).ToList();
            var primary = leads && at == 0 ? Math.Min(1, pressed.Count) : 0;
            rows.Add(new TemplateObject(6)
            {
                ["id"] = Id(at == 0 ? name : name + at.ToString(CultureInfo.InvariantCulture)),
                ["links"] = Links(row.Where(button => button.Url is not null)),
                ["primary"] = Buttons(pressed.Take(primary)),
                ["buttons"] = Buttons(pressed.Skip(primary)),
                ["menus"] = at == Math.Max(0, all.Count - 1) && menu.Count > 0 ? new TemplateData[] { new TemplateObject(1) { ["options"] = Buttons(menu) } } : Nothing,
                ["selects"] = Nothing,
            });
        }

        return [.. rows];
    }

    private static TemplateData[] Links(IEnumerable<CardButton> links) =>
        [.. links.Select(link => (TemplateData)new TemplateObject(2) { ["label"] = Label(link), ["url"] = link.Url })];

    private TemplateData[] Buttons(IEnumerable<CardButton> buttons) => [.. buttons.Select(button => (TemplateData)Pressed(button))];

    private TemplateObject Pressed(CardButton button) => new(2) { ["label"] = Label(button), ["value"] = Value(button) };

    private static string Label(CardButton button) => SlackText.Line(button.Title, SlackLimits.Label);

    private string Value(CardButton button) => SlackPress.Write(button.Press!, reference);
}
