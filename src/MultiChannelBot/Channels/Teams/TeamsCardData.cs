using System.Collections.Immutable;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Makes the data that the templates are bound to. All deciding is done here, so that templates only place things.</summary>
/// <param name="phrases">The texts of the card's own controls.</param>
/// <param name="detail">How much is shown.</param>
/// <param name="reference">The case reference that every button carries.</param>
/// <param name="view">For whom.</param>
internal sealed class TeamsCardData(TeamsCardPhrases phrases, TeamsCardDetail detail, string reference, TeamsCardView view)
{
    /// <summary>Teams shows six buttons of a card; the rest stand as lines that can be pressed.</summary>
    private const int MostActions = 6;

    /// <summary>A line feed that Markdown shows (CommonMark, 6.7). The page's paragraphs have room between them; those in Teams have none.</summary>
    private const string HardBreak = "  \n";

    private static readonly TemplateData[] Nothing = [];

    /// <summary>For whom the data is made.</summary>
    public TeamsCardView View => view;

    /// <summary>How much is shown.</summary>
    public TeamsCardDetail Detail => detail;

    public TemplateObject Of(QuestionContent question)
    {
        var isSet = question.Choices.Length > Ask.MostButtons;
        var data = Card(question, isSet ? MostActions - 1 : MostActions);
        data["prompt"] = Text(question.Prompt);
        data["guidance"] = Texts(question.Guidance);
        data["choices"] = isSet ? Nothing : Choices(question.Choices);
        data["hasSet"] = isSet;
        data["set"] = isSet ? Set(question) : null;
        data["forms"] = IsFirst(question) ? Form() : Nothing;
        return Told(data);
    }

    public TemplateObject Of(AnswerContent answer)
    {
        if (answer.Plan is { } plan)
        {
            return Of(answer, plan);
        }

        var data = Card(answer, MostActions);
        var parts = new TeamsCardParts(this, phrases, detail);
        var shown = answer.Parts.TakeLast(detail.MostLines).ToList();
        var briefs = Math.Max(0, shown.Count - detail.FullParts);
        data["parts"] = Array(shown.Select((part, at) => at < briefs ? parts.Brief(part) : parts.Full(part)));
        data["receipts"] = Array(!detail.Receipts ? [] : shown.Select((part, at) => (part, at)).Skip(briefs).Select(pair => parts.Receipt(pair.part.Receipt, pair.at)));
        data["plans"] = Nothing;
        data["listed"] = Nothing;
        return Owned(data);
    }

    private TemplateObject Of(AnswerContent answer, PlanContent plan)
    {
        var data = Card(answer, MostActions);
        var parts = new TeamsCardParts(this, phrases, detail);
        data["parts"] = Array(detail.Listed ? [] : answer.Parts.Select(parts.Planned));
        data["listed"] = detail.Listed ? new TemplateData[] { string.Join("\n\n", answer.Parts.Select(part => Text($"{part.Title} — {part.Headline}"))) } : Nothing;
        data["plans"] = Array([parts.Plan(plan)]);
        data["receipts"] = Array(detail.Receipts ? answer.Parts.Select((part, at) => parts.Receipt(part.Receipt, at)) : []);
        return Owned(data);
    }

    // The card owns up to what it leaves out.
    private TemplateObject Owned(TemplateObject data)
    {
        data["isShortened"] = detail.Cuts;
        data["shortened"] = Text(reference.Length == 0 ? phrases.ShortenedForOthers : phrases.Shortened);
        return Told(data);
    }

    // Others are told whose case it is. The person's own client asks for the card without that.
    private TemplateObject Told(TemplateObject data)
    {
        if (view.IsShared)
        {
            data["shared"] = Text(view.OwnerName is { } name ? phrases.SharedOf(name) : phrases.Shared);
            data["refreshTitle"] = phrases.Refresh;
            data["refreshData"] = TeamsCardValue.Write(TeamsCardValue.Look, reference);

            // With no ids no client asks by itself: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards#user-ids-in-refresh
            data["owner"] = view.Owner is { } owner ? new TemplateData[] { owner } : Nothing;
        }

        return data;
    }

    public TemplateObject Of(NoticeContent notice)
    {
        var data = Card(notice, MostActions);
        data["hasTitle"] = notice.Title is not null;
        data["title"] = Text(notice.Title ?? string.Empty);
        data["body"] = Texts(notice.Body);
        data["copies"] = view.IsWeb && (notice.Copy ?? notice.TakenAlong) is { } text ? Array([new TemplateObject(2) { ["title"] = phrases.Copy, ["data"] = TeamsCardValue.WriteCopy(text) }]) : Nothing;
        data["letters"] = Array(notice.Copy is { } copy ? [new TemplateObject { ["text"] = Copied(copy) }] : []);
        return data;
    }

    public TemplateObject Of(WelcomeContent welcome)
    {
        var data = Card(welcome, MostActions);
        data["title"] = Text(welcome.Title);
        data["body"] = Texts(welcome.Body);
        data["hasRoles"] = !welcome.Roles.IsEmpty;
        data["rolesHeading"] = Text(welcome.RolesHeading);
        data["roles"] = Choices(welcome.Roles);

        // On the web page the first question stands below, with a button of its own.
        data["forms"] = view.IsWeb ? Nothing : Form();
        return data;
    }

    /// <summary>The form begins a case: later it would only say again what is asked.</summary>
    private static bool IsFirst(QuestionContent question) =>
        question.Known.IsEmpty && question.Choices.Length <= Ask.MostButtons && question.Buttons.Count(button => button.Press is not null) < MostActions;

    private TemplateData[] Form() =>
        Array([new TemplateObject(2) { ["title"] = Cut(phrases.FillInForm), ["data"] = view.IsWeb ? TeamsCardValue.WriteWebForm(reference) : TeamsCardValue.WriteForm(reference) }]);

    /// <summary>A text that is shown.</summary>
    public string Text(string text) => TeamsCardText.Plain(Cut(text));

    /// <summary>One block, so that it can be selected at once; every line is a paragraph, since a single line feed is not shown, and an empty one would not be.</summary>
    private string Copied(string copy) => Text(view.IsWeb
        ? copy.Replace("\n\n", "\r", StringComparison.Ordinal).Replace("\n", HardBreak, StringComparison.Ordinal).Replace("\r", "\n\n", StringComparison.Ordinal)
        : string.Join("\n\n", copy.Split('\n').Select(line => line.Length == 0 ? TeamsCardText.WordJoiner : line)));

    /// <summary>Texts that are shown; empty ones are left out.</summary>
    public TemplateData[] Texts(ImmutableArray<string> texts) => Lines(Shown(texts));

    /// <summary>The one text, or nothing where there is none.</summary>
    public TemplateData[] Texts(string? text) => string.IsNullOrEmpty(text) ? Nothing : [Text(text)];

    /// <summary>Texts that belong together, each a block, or paragraphs of one block where there is little room.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="mark">Stands before each paragraph of one block, since they follow each other closely.</param>
    public TemplateData[] Block(IEnumerable<string> texts, string mark = "")
    {
        var lines = Shown(texts);
        return detail.Joined && lines.Count > 1 ? [string.Join("\n\n", lines.Select(text => mark + text))] : Lines(lines);
    }

    /// <summary>Choices as containers that can be pressed, or as plain ones where there is nothing to press.</summary>
    public TemplateData[] Choices(IEnumerable<CardChoice> choices) => Array(choices.Take(detail.MostLines).Select(Choice));

    /// <summary>Links as lines that can be pressed.</summary>
    public TemplateData[] Links(IEnumerable<CardButton> links) =>
        Array(links.Take(detail.MostLines).Select(link => new TemplateObject
        {
            ["text"] = Text(link.Title),
            ["title"] = Cut(link.Title),
            ["url"] = link.Url,
        }));

    /// <summary>A list of objects.</summary>
    public static TemplateData[] Array(IEnumerable<TemplateObject> items) => [.. items.Select(item => (TemplateData)item)];

    private static TemplateData[] Lines(List<string> lines)
    {
        var made = lines.Count == 0 ? Nothing : new TemplateData[lines.Count];
        for (var at = 0; at < made.Length; at++)
        {
            made[at] = lines[at];
        }

        return made;
    }

    private List<string> Shown(IEnumerable<string> texts)
    {
        List<string> shown = [];
        foreach (var text in texts)
        {
            if (text.Length > 0 && shown.Count < detail.MostLines)
            {
                shown.Add(Text(text));
            }
        }

        return shown;
    }

    private TemplateObject Card(CardContent content, int actions)
    {
        var presses = content.Buttons.Where(button => button.Press is not null).ToArray();
        return new TemplateObject(14)
        {
            ["speak"] = TeamsCardText.Shorten(content.Summary, detail.MostSpoken),
            ["lead"] = Block(content.Lead),
            ["links"] = Links(content.Buttons.Where(button => button.Url is not null)),
            ["buttonRows"] = presses.Length == 0 ? Nothing : Array(TeamsCardRows.Of(presses.Take(actions)).Select(row => new TemplateObject { ["buttons"] = Array(row.Select(Button)) })),
            ["moreButtons"] = presses.Length <= actions ? Nothing : Array(presses.Skip(actions).Select(Button)),
            ["known"] = Known(content),
        };
    }

    private TemplateObject Set(QuestionContent question) => new(5)
    {
        ["label"] = Cut(phrases.Choose),
        ["error"] = Cut(phrases.ChooseFirst),
        ["answer"] = Cut(phrases.Answer),
        ["data"] = TeamsCardValue.Write(question.ChosenPress, reference),
        ["choices"] = Array(question.Choices.Select(choice => new TemplateObject
        {
            ["title"] = Text(choice.Hint is null ? choice.Label : $"{choice.Label} — {choice.Hint}"),
            ["value"] = choice.Press!.Value,
        })),
    };

    private TemplateObject Choice(CardChoice choice) => new(7)
    {
        ["canPress"] = choice.Press is not null,
        ["isTold"] = choice.Press is null,
        ["label"] = Text(choice.Label),
        ["hasHint"] = choice.Hint is not null,
        ["hint"] = Text(choice.Hint ?? string.Empty),
        ["title"] = Cut(choice.Hint is null ? choice.Label : $"{choice.Label}. {choice.Hint}"),
        ["data"] = choice.Press is { } press ? TeamsCardValue.Write(press, reference) : null,
    };

    private TemplateObject Button(CardButton button)
    {
        var data = new TemplateObject()
        {
            ["text"] = Text(button.Title),
            ["title"] = Cut(button.Title),
            ["data"] = TeamsCardValue.Write(button.Press!, reference),
        };
        if (view.IsWeb)
        {
            var isWanted = Conversation.Commands.Commands.Parse(button.Press!.Do) is Command.Steps or Command.Done;
            (data["isWanted"], data["isOther"]) = (isWanted, !isWanted);
        }

        return data;
    }

    private TemplateData[] Known(CardContent content)
    {
        if (content.Known.IsEmpty)
        {
            return Nothing;
        }

        var hidden = content.Known.Length - detail.KnownGroups;
        var groups = content.Known
            .Select((group, at) => at >= hidden ? group : group with { Facts = [.. group.Facts.Where(fact => fact.Assumed)] })
            .Where(group => !group.Facts.IsEmpty)
            .Take(detail.MostLines)
            .ToList();
        var lines = Math.Max(0, groups.Count - detail.PressedGroups);
        return Array(InLine(groups.Take(lines).ToList()).Concat(groups.Skip(lines).Select(Pressed)));
    }

    // Several share a heading and a block, which costs a third of what one block each does.
    private IEnumerable<TemplateObject> InLine(List<KnownGroup> groups) => groups switch
    {
        [] => [],
        [var only] => [Line(only.Heading, Facts(only))],
        _ => [Line(phrases.Known, string.Join("\n\n", groups.Select(group => $"{group.Number}. {Facts(group)}")))],
    };

    private static string Facts(KnownGroup group) => string.Join(" · ", group.Facts.Select(fact => fact.Text));

    private TemplateObject Line(string heading, string line) => new()
    {
        ["heading"] = Text(heading),
        ["line"] = Texts(line),
        ["facts"] = Nothing,
    };

    private TemplateObject Pressed(KnownGroup group) => new()
    {
        ["heading"] = Text($"{group.Heading} ({phrases.SelectToChange})"),
        ["line"] = Nothing,
        ["facts"] = Array(group.Facts.Take(detail.MostLines).Select(Fact)),
    };

    private TemplateObject Fact(KnownFact fact) => new()
    {
        ["text"] = Text(fact.Text),
        ["title"] = Cut(fact.Change.Title),
        ["data"] = TeamsCardValue.Write(fact.Change.Press!, reference),
    };

    private string Cut(string text) => TeamsCardText.Shorten(text, detail.MostCharacters);
}
