using MultiChannelBot.Cards.Content;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// Breaks buttons into rows that fit a phone. The official renderer puts every button of a set into one line and cuts what
/// does not fit; so each row is a set of its own.
/// </summary>
internal static class TeamsCardRows
{
    /// <summary>The width of a card on a phone of 360 pixels, in half-width characters of a button's font.</summary>
    private const int RowWidth = 46;

    /// <summary>Padding and gap of a button, in the same unit.</summary>
    private const int ButtonWidth = 5;

    /// <summary>The buttons in their order, row by row.</summary>
    public static IEnumerable<IReadOnlyList<CardButton>> Of(IEnumerable<CardButton> buttons)
    {
        List<CardButton> row = [];
        var used = 0;
        foreach (var button in buttons)
        {
            var width = ButtonWidth + WidthOf(button.Title);
            if (row.Count > 0 && used + width > RowWidth)
            {
                yield return row;
                row = [];
                used = 0;
            }

            row.Add(button);
            used += width;
        }

        if (row.Count > 0)
        {
            yield return row;
        }
    }

    private static int WidthOf(string title)
    {
        var width = 0;
        foreach (var letter in title)
        {
            width += Width(letter);
        }

        return width;
    }

    /// <summary>Hangul and Han are twice as wide as Latin letters.</summary>
    private static int Width(char letter) => letter >= '\u1100' ? 2 : 1;
}
