using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Cards.Templating;

namespace MultiChannelBot.Channels.Slack.Blocks;

/// <summary>Makes the data that the templates are bound to. All deciding is done here, so that templates only place things.</summary>
/// <param name="phrases">The texts of the message's own controls.</param>
/// <param name="actions">Makes what can be pressed.</param>
/// <param name="detail">How much is shown.</param>
/// <param name="isShared">True where others see the message as well: they are told that the case is somebody's.</param>
internal sealed class SlackCardData(SlackPhrases phrases, SlackActions actions, SlackCardDetail detail, bool isShared)
{
    /// <summary>More choices are a menu: buttons of this length stand one below the other on a phone.</summary>
    private const int MostButtons = 5;

    private static readonly TemplateData[] Nothing = [];

    public TemplateObject Of(QuestionContent question)
    {
        var data = Card(question);
        data["prompt"] = SlackLines.Packed([.. Bold(question.Prompt), .. Lines(question.Guidance)]);
        data["told"] = Told(question.Choices, isNumbered: true);
        data["choices"] = actions.Choices("choices", question.Choices, MostButtons);
        data["rows"] = actions.Row(question.Known.IsEmpty ? question.Buttons.Append(actions.Form()) : question.Buttons);
        return Shared(data);
    }

    public TemplateObject Of(NoticeContent notice)
    {
        var data = Card(notice);
        AddTitle(data, notice.Title);
        data["body"] = SlackLines.Packed([.. Lines(notice.Body), .. Lines(notice.Buttons.Select(button => button.Title).Where(title => title.Length > SlackLimits.Label), "• ")]);
        data["copies"] = notice.Copy is { Length: > 0 } copy ? [SlackText.Cut(copy, Math.Min(detail.MostCopied, detail.MostCharacters))] : Nothing;
        data["shortened"] = SlackText.Whole(notice.Copy is null ? phrases.Cut : phrases.Shortened);
        return data;
    }

    public TemplateObject Of(WelcomeContent welcome)
    {
        var data = Card(welcome);
        AddTitle(data, welcome.Title);
        data["body"] = SlackLines.Packed(Lines(welcome.Body), "\n\n");
        data["roles"] = welcome.Roles.IsEmpty ? Nothing : SlackLines.Packed([.. Bold(welcome.RolesHeading), .. ToldLines(welcome.Roles, isNumbered: false)]);
        data["roleRows"] = actions.Choices("roles", welcome.Roles, SlackLimits.Elements);
        data["rows"] = actions.Row(welcome.Buttons.Append(actions.Form()), leads: true);
        return data;
    }

    /// <summary>What every message of a case has; an answer's parts and plan are added to it.</summary>
    public TemplateObject Of(AnswerContent answer)
    {
        var data = Card(answer);
        data["shortened"] = SlackText.Whole(phrases.Shortened);
        return Shared(data);
    }

    /// <summary>A heading: a header where it fits into one, otherwise in bold, so that it is read to its end.</summary>
    /// <param name="data">The data that it belongs to.</param>
    /// <param name="title">The heading; null where there is none.</param>
    public void AddTitle(TemplateObject data, string? title)
    {
        var isHeader = title is not null && SlackText.Whole(title).Length <= SlackLimits.Header;
        data["headers"] = isHeader ? [SlackText.Line(title!, SlackLimits.Header)] : Nothing;
        data["headlines"] = isHeader || title is null ? Nothing : SlackLines.Packed(Bold(title));
    }

    /// <summary>A text as lines that each fit.</summary>
    public IEnumerable<string> Line(string? text, string before = "") =>
        string.IsNullOrEmpty(text) ? [] : SlackLines.Of(SlackText.Cut(text, detail.MostCharacters), before);

    /// <summary>Texts as lines that each fit; empty ones are left out.</summary>
    public IEnumerable<string> Lines(IEnumerable<string> texts, string before = "") => texts.Take(detail.MostLines).SelectMany(text => Line(text, before));

    /// <summary>A heading in bold, which no line end breaks.</summary>
    public IEnumerable<string> Bold(string? text) =>
        string.IsNullOrEmpty(text) ? [] : SlackText.Pieces(SlackText.OneLine(SlackText.Cut(text, detail.MostCharacters)), SlackLimits.TextInTemplate - 2).Select(SlackText.Bold);

    /// <summary>What can be chosen, with how to recognise it; nothing where the buttons say all of it.</summary>
    public TemplateData[] Told(ImmutableArray<CardChoice> choices, bool isNumbered) =>
        choices.All(choice => choice.Hint is null && choice.Label.Length <= SlackLimits.Label) ? Nothing : SlackLines.Packed(ToldLines(choices, isNumbered));

    /// <summary>The same as lines.</summary>
    public IEnumerable<string> ToldLines(IEnumerable<CardChoice> choices, bool isNumbered) =>
        choices.Take(detail.MostLines).SelectMany((choice, at) => Choice(choice, isNumbered ? (at + 1).ToString(CultureInfo.InvariantCulture) + ". " : "• "));

    // "1. *Enterprise Agreement (EA)* – the invoice names an enrollment".
    private IEnumerable<string> Choice(CardChoice choice, string before)
    {
        var label = SlackText.Bold(SlackText.Line(SlackText.Cut(choice.Label, detail.MostCharacters), SlackLimits.TextInTemplate / 2));
        return choice.Hint is null ? [before + label] : Line(choice.Hint, $"{before}{label} – ");
    }

    private TemplateObject Card(CardContent content)
    {
        var groups = Groups(content);
        var lines = Math.Max(0, groups.Count - detail.PressedGroups);
        var (pressed, told) = (groups.Skip(lines).ToList(), groups.Take(lines).ToList());
        told = [.. pressed.Where(group => !CanBeChanged(group)).Concat(told).OrderBy(group => group.Number)];
        return new TemplateObject(15)
        {
            ["lead"] = SlackLines.Packed(Lines(content.Lead)),
            ["linked"] = SlackLines.Packed(Linked(content)),
            ["rows"] = actions.Row(content.Buttons),
            ["known"] = SlackLines.Packed(told.Count == 1 ? Told(told[0]) : told.Count == 0 ? [] : [.. Bold(phrases.Known), .. told.SelectMany(InLine)]),
            ["changeable"] = Array(pressed.Where(CanBeChanged).Select(Changeable)),
            ["isShortened"] = detail.Cuts,
            ["shortened"] = SlackText.Whole(phrases.Cut),
            ["shared"] = Nothing,
        };
    }

    // "<mailto:a@b|text>": https://docs.slack.dev/messaging/formatting-message-text#linking-urls
    private static IEnumerable<string> Linked(CardContent content) =>
        content.Buttons.Where(button => button.Url?.Length < SlackLimits.TextInTemplate - SlackLimits.Header && !SlackActions.OpensAPage(button))
            .Select(button => SlackText.Link(button.Title, button.Url!)).Where(link => link.Length <= SlackLimits.TextInTemplate);

    private TemplateObject Shared(TemplateObject data)
    {
        data["shared"] = isShared ? [SlackText.Whole(phrases.Shared)] : Nothing;
        return data;
    }

    private List<KnownGroup> Groups(CardContent content)
    {
        var hidden = content.Known.Length - detail.KnownGroups;
        return [.. content.Known
            .Select((group, at) => at >= hidden ? group : group with { Facts = [.. group.Facts.Where(fact => fact.Assumed)] })
            .Where(group => !group.Facts.IsEmpty)
            .Take(detail.MostLines)];
    }

    private bool CanBeChanged(KnownGroup group) =>
        actions.AreOptions(group.Facts.Select(fact => fact.Change)) && Told(group).Sum(line => line.Length + 1) <= SlackLimits.TextInTemplate;

    private IEnumerable<string> Told(KnownGroup group) => [.. Bold(group.Heading), .. group.Facts.Take(detail.MostLines).SelectMany(fact => Line(fact.Text, "• "))];

    private IEnumerable<string> InLine(KnownGroup group) => Line(
        string.Join(" · ", group.Facts.Take(detail.MostLines).Select(fact => fact.Text)), group.Number.ToString(CultureInfo.InvariantCulture) + ". ");

    private TemplateObject Changeable(KnownGroup group)
    {
        var menu = actions.Select(phrases.Change, group.Facts.Select(fact => fact.Change with { Title = fact.Text }));
        menu["id"] = actions.Id("known" + group.Number.ToString(CultureInfo.InvariantCulture));
        menu["text"] = string.Join('\n', Told(group));
        return menu;
    }

    private static TemplateData[] Array(IEnumerable<TemplateObject> items) => [.. items.Select(item => (TemplateData)item)];
}
