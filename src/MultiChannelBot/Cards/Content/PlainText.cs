using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MultiChannelBot.Cards.Content;

/// <summary>
/// A whole reply as plain lines: the fallback beside a card, and what a terminal prints into a pipe. Line-oriented and
/// stable; links in full, choices numbered as they can be answered.
/// </summary>
public static class PlainText
{
    /// <summary>Writes a reply as lines joined by line feeds.</summary>
    /// <param name="content">The reply.</param>
    /// <param name="presses">Makes the line of what can be pressed; without it the titles stand alone.</param>
    public static string Of(CardContent content, Func<string, string>? presses = null)
    {
        var text = new StringBuilder();
        Lines(text, content.Lead);
        switch (content)
        {
            case QuestionContent question:
                Question(text, question);
                break;
            case AnswerContent answer:
                Answer(text, answer);
                break;
            case NoticeContent notice:
                Titled(text, notice.Title, notice.Body);
                Lines(text, notice.Copy is { } copy ? [string.Empty, copy, string.Empty] : []);
                break;
            case WelcomeContent welcome:
                Titled(text, welcome.Title, welcome.Body);
                Choices(text, welcome.RolesHeading, welcome.Roles, numbered: false);
                break;
        }

        Buttons(text, content, presses);
        Known(text, content);
        return text.ToString().TrimEnd('\n');
    }

    private static void Question(StringBuilder text, QuestionContent question)
    {
        Line(text, question.Prompt);
        Lines(text, question.Guidance);
        Choices(text, null, question.Choices, numbered: true);
    }

    // What stands behind each part follows the plan, which is what is to be done.
    private static void Answer(StringBuilder text, AnswerContent answer)
    {
        foreach (var part in answer.Parts)
        {
            Part(text, part);
            if (answer.Plan is null)
            {
                Sources(text, part);
            }
        }

        if (answer.Plan is { } plan)
        {
            Plan(text, plan);
            foreach (var part in answer.Parts)
            {
                Sources(text, part);
            }
        }
    }

    private static void Part(StringBuilder text, PartContent part)
    {
        if (part.Title is { } title)
        {
            Line(text, title);
        }

        Line(text, part.Headline);
        Lines(text, new[] { part.NewerHeadline, part.Edition, part.Standing, part.NewerSteps }.OfType<string>());
        Section(text, part.First);
        Lanes(text, part.Lanes);

        Lines(text, part.Link is { } link ? [Link(link)] : []);
        if (part.Branches is { } branches)
        {
            Choices(text, branches.Heading, branches.Choices, numbered: false);
        }

        Section(text, part.Notes);
        Section(text, part.Conditions);
        Section(text, part.Traps);
    }

    private static void Sources(StringBuilder text, PartContent part)
    {
        Receipt(text, part.Receipt);
        Lines(text, part.Reading.Select(Link));
    }

    private static void Plan(StringBuilder text, PlanContent plan)
    {
        Titled(text, plan.Heading, Under(plan));
        Section(text, plan.First);
        Lanes(text, plan.Lanes);
        Section(text, plan.Notes);
        Section(text, plan.Conditions);
        Section(text, plan.Traps);
    }

    /// <summary>What stands below the heading of a plan.</summary>
    public static IEnumerable<string> Under(PlanContent plan) => plan.Edition is { } edition ? plan.Order.Prepend(edition) : plan.Order;

    private static void Lanes(StringBuilder text, ImmutableArray<Lane> lanes)
    {
        foreach (var lane in lanes)
        {
            Line(text, lane.Turn);
            Lines(text, lane.Steps.Select(step => $"  {step.Number.ToString(CultureInfo.InvariantCulture)}. {step.Text}"));
        }
    }

    private static void Receipt(StringBuilder text, ReceiptContent receipt)
    {
        Line(text, receipt.Heading);
        Lines(text, receipt.Rows.Select(row => $"  {row.Label}: {row.Value}"));
        Lines(text, receipt.Lines.Select(line => $"  {line}"));
    }

    private static void Titled(StringBuilder text, string? title, IEnumerable<string> body) =>
        Lines(text, title is null ? body : body.Prepend(title));

    private static void Section(StringBuilder text, Section? section)
    {
        if (section is not null)
        {
            Line(text, section.Heading);
            Lines(text, section.Lines.Select(line => $"  - {line}"));
        }
    }

    private static void Choices(StringBuilder text, string? heading, IEnumerable<CardChoice> choices, bool numbered)
    {
        Lines(text, heading is null ? [] : [heading]);
        Lines(text, choices.Select((choice, position) =>
            $"  {(numbered ? (position + 1).ToString(CultureInfo.InvariantCulture) + "." : "-")} {Choice(choice)}"));
    }

    private static string Choice(CardChoice choice) =>
        choice.Hint is null ? choice.Label : $"{choice.Label} — {choice.Hint}";

    /// <summary>The titles of what can be pressed, in one line; null where there is nothing.</summary>
    public static string? Presses(CardContent content)
    {
        var titles = content.Buttons.Where(button => button.Press is not null).Select(button => button.Title).ToList();
        return titles.Count == 0 ? null : string.Join(" · ", titles);
    }

    private static void Buttons(StringBuilder text, CardContent content, Func<string, string>? presses)
    {
        Lines(text, content.LinksBelow.Select(Link));
        Lines(text, Presses(content) is { } titles ? [presses?.Invoke(titles) ?? titles] : []);
    }

    private static void Known(StringBuilder text, CardContent content)
    {
        foreach (var group in content.Known)
        {
            Line(text, group.Heading);
            Lines(text, group.Facts.Select(fact => $"  - {fact.Text}"));
        }
    }

    private static string Link(CardButton link) => $"  {link.Title}: {link.Url}";

    private static void Lines(StringBuilder text, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Line(text, line);
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
