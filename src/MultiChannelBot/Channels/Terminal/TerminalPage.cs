using System.Globalization;
using MultiChannelBot.Cards.Content;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MultiChannelBot.Channels.Terminal;

/// <summary>The styles of the terminal. None carries a meaning that is not in words too.</summary>
internal static class TerminalStyles
{
    public static Style Plain { get; } = Style.Plain;

    public static Style Strong { get; } = new(decoration: Decoration.Bold);

    public static Style Aside { get; } = new(Color.Grey);

    public static Style Frame { get; } = new(Color.Blue);

    public static Style First { get; } = new(Color.Aqua);

    public static Style Trap { get; } = new(Color.Yellow);
}

/// <summary>Writes the pieces of a reply to a terminal, never reading a text as markup.</summary>
internal sealed class TerminalPage(IAnsiConsole console)
{
    public void Gap() => console.WriteLine();

    public void Line(string text, Style style)
    {
        console.Write(new Text(text, style));
        console.WriteLine();
    }

    public void Lines(IEnumerable<string> texts, Style style)
    {
        foreach (var text in texts)
        {
            Line(text, style);
        }
    }

    /// <summary>A text without a box and without breaks of ours, so that it can be copied as it is.</summary>
    public void Unbroken(string? text)
    {
        if (text is not null)
        {
            console.Profile.Out.Writer.Write($"\n{text}\n\n");
        }
    }

    /// <summary>Lines in a box, the heading in its border.</summary>
    public void Panel(string? heading, IEnumerable<string> lines, Style border) =>
        Box(heading, lines.Select(line => new Text(line)), border);

    /// <summary>Lines in a box, the first of them strong.</summary>
    public void Headed(string? heading, string first, IEnumerable<string> lines, Style border) =>
        Box(heading, lines.Select(line => new Text(line)).Prepend(new Text(first, TerminalStyles.Strong)), border);

    /// <summary>A heading and lines below it, each with its mark.</summary>
    public void Section(string heading, IEnumerable<(string Mark, string Text)> lines)
    {
        Line(heading, TerminalStyles.Strong);
        foreach (var (mark, text) in lines)
        {
            Marked(mark, text, TerminalStyles.Plain);
        }
    }

    public void Choices(string? heading, IReadOnlyList<CardChoice> choices, bool areNumbered)
    {
        if (heading is not null)
        {
            Line(heading, TerminalStyles.Strong);
        }

        for (var at = 0; at < choices.Count; at++)
        {
            var mark = areNumbered ? (at + 1).ToString(CultureInfo.InvariantCulture) : "-";
            Marked(mark, choices[at].Label, TerminalStyles.Strong);
            if (choices[at].Hint is { } hint)
            {
                Marked("", hint, TerminalStyles.Aside);
            }
        }
    }

    /// <summary>Links in full: the address alone on its line and unbroken, so that it can be copied and clicked.</summary>
    public void Links(IEnumerable<CardButton> buttons)
    {
        foreach (var link in buttons.Where(button => button.Url is not null))
        {
            Marked("→", link.Title, TerminalStyles.Strong);
            console.Profile.Out.Writer.Write($"    {link.Url}\n");
        }
    }

    private void Box(string? heading, IEnumerable<IRenderable> rows, Style border)
    {
        var panel = new Panel(new Rows(rows)) { Border = BoxBorder.Rounded, BorderStyle = border, Padding = new Padding(1, 0) };
        if (heading is not null)
        {
            panel.Header = new PanelHeader($" {Markup.Escape(heading)} ");
        }

        console.Write(panel);
    }

    private void Marked(string mark, string text, Style style)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(1).Width(2)).AddColumn(new GridColumn().PadRight(0));
        console.Write(grid.AddRow(new Text(mark, TerminalStyles.Frame), new Text(text, style)));
    }
}
