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
    /// <summary>The longest text that the next one of the same thread is built in the place of.</summary>
    private const int MostKept = 16_384;

    [ThreadStatic]
    private static StringBuilder? again;

    /// <summary>Writes a reply as lines joined by line feeds.</summary>
    /// <param name="content">The reply.</param>
    /// <param name="presses">Makes the line of what can be pressed; without it the titles stand alone.</param>
    public static string Of(CardContent content, Func<string, string>? presses = null)
    {
        var text = again ?? new StringBuilder(4_096);
        again = null;
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
        return Taken(text);
    }

    /// <summary>How many letters the lines of an answer have at the least: those of its steps and receipts, which are most of it.</summary>
    public static int LettersOf(AnswerContent answer)
    {
        var letters = 0;
        foreach (var part in answer.Parts)
        {
            letters += part.Headline.Length + LettersOf(part.Lanes) + part.Receipt.Lines.Sum(line => line.Length) + part.Receipt.Rows.Sum(row => row.Value.Length);
        }

        return answer.Plan is { } plan ? letters + LettersOf(plan.Lanes) : letters;
    }

    private static int LettersOf(ImmutableArray<Lane> lanes) => lanes.Sum(lane => lane.Steps.Sum(step => step.Text.Length));

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

        Links(text, part.Link is { } link ? [link] : []);
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
        Links(text, part.Reading);
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
            foreach (var step in lane.Steps)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {step.Number}. {step.Text}\n");
            }
        }
    }

    private static void Receipt(StringBuilder text, ReceiptContent receipt)
    {
        Line(text, receipt.Heading);
        foreach (var row in receipt.Rows)
        {
            Labelled(text, row.Label, row.Value);
        }

        Listed(text, "  ", receipt.Lines);
    }

    private static void Titled(StringBuilder text, string? title, IEnumerable<string> body) =>
        Lines(text, title is null ? body : body.Prepend(title));

    private static void Section(StringBuilder text, Section? section)
    {
        if (section is not null)
        {
            Line(text, section.Heading);
            Listed(text, "  - ", section.Lines);
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
        Links(text, content.LinksBelow);
        Lines(text, Presses(content) is { } titles ? [presses?.Invoke(titles) ?? titles] : []);
    }

    private static void Known(StringBuilder text, CardContent content)
    {
        foreach (var group in content.Known)
        {
            Line(text, group.Heading);
            Listed(text, "  - ", group.Facts.Select(fact => fact.Text));
        }
    }

    private static void Links(StringBuilder text, IEnumerable<CardButton> links)
    {
        foreach (var link in links)
        {
            Labelled(text, link.Title, link.Url);
        }
    }

    private static void Labelled(StringBuilder text, string label, string? value) =>
        text.Append("  ").Append(label).Append(": ").Append(value).Append('\n');

    private static void Lines(StringBuilder text, IEnumerable<string> lines) => Listed(text, "", lines);

    private static void Listed(StringBuilder text, string mark, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            text.Append(mark).Append(line).Append('\n');
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string Taken(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == '\n')
        {
            text.Length--;
        }

        var taken = text.ToString();
        again = text.Capacity > MostKept ? null : text.Clear();
        return taken;
    }
}
