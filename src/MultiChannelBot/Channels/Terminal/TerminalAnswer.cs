using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Cards.Content;

namespace MultiChannelBot.Channels.Terminal;

/// <summary>Shows an answer in a terminal.</summary>
internal static class TerminalAnswer
{
    public static void Show(TerminalPage page, AnswerContent answer)
    {
        foreach (var part in answer.Parts)
        {
            Part(page, part);
            if (answer.Plan is null)
            {
                Sources(page, part);
            }
        }

        if (answer.Plan is { } plan)
        {
            Plan(page, plan);
            foreach (var part in answer.Parts)
            {
                Sources(page, part);
            }
        }
    }

    private static void Plan(TerminalPage page, PlanContent plan)
    {
        page.Panel(plan.Heading, PlainText.Under(plan), TerminalStyles.Frame);
        Boxed(page, plan.First, TerminalStyles.First);
        Lanes(page, plan.Lanes);
        Listed(page, plan.Notes);
        Listed(page, plan.Conditions);
        Boxed(page, plan.Traps, TerminalStyles.Trap);
    }

    private static void Lanes(TerminalPage page, ImmutableArray<Lane> lanes)
    {
        foreach (var lane in lanes)
        {
            page.Section(lane.Turn, lane.Steps.Select(step => (step.Number.ToString(CultureInfo.InvariantCulture), step.Text)));
        }
    }

    private static void Part(TerminalPage page, PartContent part)
    {
        page.Headed(part.Title, part.Headline, [.. new[] { part.NewerHeadline, part.Edition, part.Standing, part.NewerSteps }.OfType<string>()], TerminalStyles.Frame);
        Boxed(page, part.First, TerminalStyles.First);
        Lanes(page, part.Lanes);
        page.Links(part.Link is { } link ? [link] : []);
        if (part.Branches is { } branches)
        {
            page.Choices(branches.Heading, branches.Choices, areNumbered: false);
        }

        Listed(page, part.Notes);
        Listed(page, part.Conditions);
        Boxed(page, part.Traps, TerminalStyles.Trap);
    }

    private static void Sources(TerminalPage page, PartContent part)
    {
        Receipt(page, part.Receipt);
        page.Links(part.Reading);
    }

    private static void Boxed(TerminalPage page, Section? section, Spectre.Console.Style border)
    {
        if (section is not null)
        {
            page.Panel(section.Heading, section.Lines, border);
        }
    }

    private static void Listed(TerminalPage page, Section? section)
    {
        if (section is not null)
        {
            page.Section(section.Heading, section.Lines.Select(line => ("-", line)));
        }
    }

    private static void Receipt(TerminalPage page, ReceiptContent receipt)
    {
        page.Section(receipt.Heading, receipt.Rows.Select(row => $"{row.Label}: {row.Value}").Concat(receipt.Lines).Select(line => ("", line)));
    }
}
