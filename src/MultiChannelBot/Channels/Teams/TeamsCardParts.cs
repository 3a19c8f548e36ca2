using System.Globalization;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Cards.Templating;

namespace MultiChannelBot.Channels.Teams;

/// <summary>The data of an answer's parts and receipts.</summary>
internal sealed class TeamsCardParts(TeamsCardData card, TeamsCardPhrases phrases, TeamsCardDetail detail)
{
    /// <summary>Everything of a part but its receipt.</summary>
    public TemplateObject Full(PartContent part) => Part(
        part,
        under: new[] { part.Standing, part.NewerSteps }.OfType<string>(),
        full: true);

    /// <summary>Headline, edition and, in a line, the receipt.</summary>
    public TemplateObject Brief(PartContent part) => Part(
        part,
        under: [ShortReceipt(part)],
        full: false);

    /// <summary>A part beside a plan: what holds of it alone.</summary>
    public TemplateObject Planned(PartContent part) => Part(
        part,
        under: [.. new[] { part.Standing, part.NewerSteps }.OfType<string>(), .. detail.Receipts ? [] : new[] { ShortReceipt(part) }],
        full: detail.PartSteps);

    /// <summary>The plan. The steps of whoever's turn it is now are never left out.</summary>
    public TemplateObject Plan(PlanContent plan) => new(7)
    {
        ["heading"] = card.Text(plan.Heading),
        ["edition"] = card.Texts(plan.Edition),
        ["order"] = card.Block(plan.Order, "• "),
        ["first"] = Section(plan.First),
        ["lanes"] = TeamsCardData.Array(plan.Lanes.Where(lane => lane.IsNow).Concat(plan.Lanes.Where(lane => !lane.IsNow).Take(detail.LaterLanes))
            .OrderBy(lane => plan.Lanes.IndexOf(lane)).Select(Lane)),
        ["sections"] = Sections([detail.Notes ? plan.Notes : null, detail.Conditions ? plan.Conditions : null]),
        ["traps"] = Section(detail.Traps ? plan.Traps : null),
    };

    /// <summary>The collapsed receipt.</summary>
    /// <param name="receipt">What it says.</param>
    /// <param name="position">The part's position: makes the id that the toggle opens.</param>
    public TemplateObject Receipt(ReceiptContent receipt, int position) => new(5)
    {
        ["id"] = "receipt" + position.ToString(CultureInfo.InvariantCulture),
        ["heading"] = card.Text($"{receipt.Heading} ({phrases.ShowOrHide})"),
        ["rows"] = TeamsCardData.Array(receipt.Rows.Select(row => new TemplateObject(2)
        {
            ["label"] = card.Text(row.Label),
            ["value"] = card.Text(row.Value),
        })),
        ["lines"] = card.Block(receipt.Lines),
        ["links"] = card.Links(detail.Reading ? receipt.Links : receipt.Links.Take(detail.ReceiptLinks ? 1 : 0)),
    };

    /// <summary>How many letters further reading adds to a card, at the least: titles and addresses, without what stands around them.</summary>
    public static int LettersOfReading(AnswerContent answer) =>
        answer.Parts.Sum(part => part.Receipt.Links.Skip(1).Sum(link => link.Title.Length + (link.Url?.Length ?? 0)));

    private static string ShortReceipt(PartContent part) => string.Join(" · ", part.Receipt.Rows.Take(2).Select(row => $"{row.Label}: {row.Value}"));

    private TemplateObject Part(PartContent part, IEnumerable<string> under, bool full) => new(11)
    {
        ["hasTitle"] = part.Title is not null,
        ["title"] = card.Text(part.Title ?? string.Empty),
        ["headline"] = card.Text(part.Headline),
        ["newer"] = card.Texts(part.NewerHeadline),
        ["edition"] = card.Texts(part.Edition),
        ["under"] = card.Block(under),
        ["first"] = Section(full ? part.First : null),
        ["branches"] = Branches(full ? part.Branches : null),
        ["lanes"] = TeamsCardData.Array(full ? part.Lanes.Take(detail.MostLines).Select(Lane) : []),
        ["sections"] = Sections(full ? [part.Notes, part.Conditions] : []),
        ["traps"] = Section(full ? part.Traps : null),
    };

    private TemplateData[] Section(Section? section) => Sections([section]);

    private TemplateData[] Sections(IEnumerable<Section?> sections) =>
        TeamsCardData.Array(sections.OfType<Section>().Select(section => new TemplateObject(2)
        {
            ["heading"] = card.Text(section.Heading),
            ["lines"] = card.Block(section.Lines, "• "),
        }));

    private TemplateData[] Branches(Branches? branches) => branches is null
        ? []
        : TeamsCardData.Array([new() { ["heading"] = card.Text(branches.Heading), ["choices"] = card.Choices(branches.Choices) }]);

    private TemplateObject Lane(Lane lane)
    {
        var turn = card.Text(lane.Turn);
        var steps = card.Block(lane.Steps.Select(step => $"{step.Number.ToString(CultureInfo.InvariantCulture)}. {step.Text}"));
        return new TemplateObject
        {
            ["hasTurn"] = !detail.InBlocks,
            ["turn"] = turn,
            ["steps"] = detail.InBlocks ? [string.Join("\n\n", steps.Select(step => (string)step.Value!).Prepend($"**{turn}**"))] : steps,
        };
    }
}
