using System.Globalization;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Cards.Templating;

namespace MultiChannelBot.Channels.Slack.Blocks;

/// <summary>The data of an answer's parts, plan and receipts.</summary>
internal sealed class SlackParts(SlackCardData card, SlackActions actions, SlackCardDetail detail)
{
    private const string Bullet = "• ";

    /// <summary>Pages, separated as the parts of one line.</summary>
    private const string Between = " · ";

    /// <summary>The parts that are shown, each as the data of its template.</summary>
    public IEnumerable<TemplateObject> Of(AnswerContent answer)
    {
        if (answer.Plan is not null)
        {
            return detail.Listed ? [] : answer.Parts.Select((part, at) => Part(part, at, detail.PartSteps, Under(part, isBrief: !detail.Receipts)));
        }

        var shown = answer.Parts.TakeLast(detail.MostLines).ToList();
        var briefs = Math.Max(0, shown.Count - detail.FullParts);
        return shown.Select((part, at) => Part(part, at, at >= briefs, at < briefs ? [part.Edition, Rule(part)] : Under(part, isBrief: !detail.Receipts)));
    }

    /// <summary>Adds the plan, or nothing where there is none.</summary>
    public void AddPlan(TemplateObject data, AnswerContent answer)
    {
        var plan = answer.Plan;
        card.AddTitle(data, plan?.Heading);
        data["hasPlan"] = plan is not null;
        data["listed"] = plan is not null && detail.Listed
            ? SlackLines.Packed(answer.Parts.SelectMany(part => card.Line($"{part.Title} — {part.Headline}", Bullet)))
            : [];
        data["edition"] = SlackLines.Packed(card.Line(plan?.Edition));
        data["order"] = SlackLines.Packed(card.Lines(plan?.Order ?? [], Bullet));
        data["texts"] = plan is null ? [] : Texts([
            Section(plan.First),
            .. plan.Lanes.Where(lane => lane.IsNow).Concat(plan.Lanes.Where(lane => !lane.IsNow).Take(detail.LaterLanes)).OrderBy(lane => plan.Lanes.IndexOf(lane)).Select(Lane),
            Section(detail.Notes ? plan.Notes : null),
            Section(detail.Conditions ? plan.Conditions : null),
        ]);
        data["traps"] = SlackLines.Packed(Section(detail.Traps ? plan?.Traps : null));
    }

    /// <summary>What each part rests on.</summary>
    public TemplateData[] Receipts(AnswerContent answer) => !detail.Receipts
        ? []
        : [.. answer.Parts.TakeLast(answer.Plan is null ? Math.Min(detail.MostLines, detail.FullParts) : detail.MostLines)
            .SelectMany(part => SlackLines.Packed(Receipt(part.Receipt)))];

    private TemplateObject Part(PartContent part, int at, bool full, IEnumerable<string?> under)
    {
        var data = new TemplateObject(10)
        {
            ["isLater"] = at > 0,
            ["titles"] = SlackLines.Packed(card.Bold(part.Title)),
            ["newer"] = SlackLines.Packed(card.Bold(part.NewerHeadline)),
            ["under"] = SlackLines.Packed(under.SelectMany(line => card.Line(line))),
            ["texts"] = full ? Texts([Section(part.First), .. part.Lanes.Take(detail.MostLines).Select(Lane)]) : [],
            ["branches"] = full && part.Branches is { } branches ? SlackLines.Packed([.. card.Bold(branches.Heading), .. card.ToldLines(branches.Choices, isNumbered: false)]) : [],
            ["branchRows"] = full && part.Branches is { } open
                ? actions.Choices("branches" + at.ToString(CultureInfo.InvariantCulture), open.Choices.Where(choice => choice.Press is not null), SlackLimits.OverflowOptions)
                : [],
            ["more"] = full ? Texts([Section(part.Notes), Section(part.Conditions)]) : [],
            ["traps"] = SlackLines.Packed(Section(full ? part.Traps : null)),
        };
        card.AddTitle(data, part.Headline);
        return data;
    }

    private static IEnumerable<string?> Under(PartContent part, bool isBrief) =>
        [part.Edition, part.Standing, part.NewerSteps, isBrief ? Rule(part) : null];

    private static string Rule(PartContent part) => string.Join(Between, part.Receipt.Rows.Take(2).Select(row => $"{row.Label}: {row.Value}"));

    // Each in a block of its own, or as few blocks as hold them all.
    private TemplateData[] Texts(IEnumerable<IEnumerable<string>> texts) => detail.Joined
        ? SlackLines.Packed(texts.SelectMany(lines => SlackLines.Packed(lines)).Select(text => (string)text.Value!), "\n\n")
        : [.. texts.SelectMany(lines => SlackLines.Packed(lines))];

    private IEnumerable<string> Section(Section? section) =>
        section is null ? [] : card.Bold(section.Heading).Concat(card.Lines(section.Lines, Bullet));

    private IEnumerable<string> Lane(Lane lane) => card.Bold(lane.Turn)
        .Concat(lane.Steps.Take(detail.MostLines).SelectMany(step => card.Line(step.Text, step.Number.ToString(CultureInfo.InvariantCulture) + ". ")));

    // The heading, the rows in a line, what it says, the pages in a line.
    private IEnumerable<string> Receipt(ReceiptContent receipt) =>
    [
        .. card.Bold(receipt.Heading),
        .. card.Line(string.Join(Between, receipt.Rows.Select(row => $"{row.Label}: {row.Value}"))),
        .. card.Lines(receipt.Lines),
        .. Links(detail.Reading ? receipt.Links : receipt.Links.Take(1)),
    ];

    private static IEnumerable<string> Links(IEnumerable<CardButton> links) =>
        links.Where(link => link.Url?.Length <= SlackLimits.TextInTemplate / 2).Select(link => SlackText.Link(link.Title, link.Url!));
}
