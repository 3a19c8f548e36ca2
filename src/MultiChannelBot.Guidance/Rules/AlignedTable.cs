using System.Text;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>Lines up cells in columns, the first row being the header.</summary>
internal static class AlignedTable
{
    private const string Gap = "  ";

    internal static string Of(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        Append(text, rows[0], widths);
        Append(text, [.. widths.Select(width => new string('-', width))], widths);
        foreach (var row in rows.Skip(1))
        {
            Append(text, row, widths);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] row, int[] widths) =>
        text.Append(string.Join(Gap, row.Zip(widths, (cell, width) => cell.PadRight(width))).TrimEnd()).Append('\n');
}
