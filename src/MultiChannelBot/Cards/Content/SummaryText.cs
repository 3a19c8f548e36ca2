using System.Collections.Immutable;
using System.Globalization;

namespace MultiChannelBot.Cards.Content;

/// <summary>An answer as text to copy into a mail or a ticket: facts, outcome, steps and what stands behind them. It holds nothing of what was typed.</summary>
internal static class SummaryText
{
    /// <param name="code">How to go on with the case elsewhere; null where that cannot be done.</param>
    public static string Of(AnswerContent answer, string? code) => string.Join(
        "\n\n",
        answer.Known.Select(Facts)
            .Concat(answer.Plan is { } plan
                ? [.. answer.Parts.SelectMany(Paragraphs), .. Paragraphs(plan), .. answer.Parts.SelectMany(Sources)]
                : answer.Parts.SelectMany(part => Paragraphs(part).Concat(Sources(part))))
            .Concat(code is null ? [] : new[] { code }));

    /// <summary>What is known alone.</summary>
    public static string Of(ImmutableArray<KnownGroup> known) => string.Join("\n\n", known.Select(Facts));

    private static string Facts(KnownGroup group) => string.Join('\n', [group.Heading, .. group.Facts.Select(fact => "- " + fact.Text)]);

    private static IEnumerable<string> Paragraphs(PlanContent plan) =>
    [
        Lines([plan.Heading, .. PlainText.Under(plan)]),
        .. new[] { plan.First }.OfType<Section>().Select(Of),
        .. plan.Lanes.Select(Of),
        .. new[] { plan.Notes, plan.Conditions, plan.Traps }.OfType<Section>().Select(Of),
    ];

    private static IEnumerable<string> Paragraphs(PartContent part)
    {
        yield return Lines([part.Title, .. new[] { part.Headline, part.NewerHeadline, part.Edition, part.Standing, part.NewerSteps }.Select(Sentence)]);
        foreach (var section in new[] { part.First, Branches(part) }.OfType<Section>())
        {
            yield return Of(section);
        }

        foreach (var lane in part.Lanes)
        {
            yield return Of(lane);
        }

        foreach (var section in new[] { part.Notes, part.Conditions, part.Traps }.OfType<Section>())
        {
            yield return Of(section);
        }
    }

    private static IEnumerable<string> Sources(PartContent part)
    {
        yield return Lines([part.Receipt.Heading, .. part.Receipt.Rows.Select(row => $"{row.Label}: {row.Value}"), .. part.Receipt.Lines]);
        if (Links(part) is { Length: > 0 } links)
        {
            yield return links;
        }
    }

    private static Section? Branches(PartContent part) => part.Branches is { } branches
        ? new Section(branches.Heading, [.. branches.Choices.Select(choice => choice.Hint is null ? choice.Label : $"{choice.Label}: {choice.Hint}")])
        : null;

    // The page to act by, and the page that the rule was read from.
    private static string Links(PartContent part) =>
        Lines([.. new[] { part.Link }.Concat(part.Receipt.Links.Take(1)).OfType<CardButton>().DistinctBy(link => link.Url).Select(link => $"{link.Title}: {link.Url}")]);

    private static string Of(Lane lane) =>
        Lines([lane.Turn, .. lane.Steps.Select(step => $"{step.Number.ToString(CultureInfo.InvariantCulture)}. {step.Text}")]);

    private static string Of(Section section) => Lines([section.Heading, .. section.Lines.Select(line => "- " + line)]);

    /// <summary>Where the text is shown or pasted without its line breaks, one line must not run into the next.</summary>
    private static string? Sentence(string? line) => line is [.., var last] && (char.IsLetterOrDigit(last) || last == ')') ? line + "." : line;

    private static string Lines(IEnumerable<string?> lines) => string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
}
