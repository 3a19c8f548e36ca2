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
        }
    }

    private static void Part(TerminalPage page, PartContent part)
    {
        page.Headed(part.Title, part.Headline, [.. new[] { part.NewerHeadline, part.Edition, part.Standing, part.NewerSteps }.OfType<string>()], TerminalStyles.Frame);
        Boxed(page, part.First, TerminalStyles.First);
        foreach (var lane in part.Lanes)
        {
            page.Section(lane.Turn, lane.Steps.Select(step => (step.Number.ToString(CultureInfo.InvariantCulture), step.Text)));
        }

        page.Links(part.Link is { } link ? [link] : []);
        if (part.Branches is { } branches)
        {
            page.Choices(branches.Heading, branches.Choices, areNumbered: false);
        }

        Listed(page, part.Notes);
        Listed(page, part.Conditions);
        Boxed(page, part.Traps, TerminalStyles.Trap);
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
