using System.Text;
using MultiChannelBot.Cards.Templating;

namespace MultiChannelBot.Channels.Slack.Blocks;

/// <summary>Packs lines into as few texts as hold them, each no longer than a block's text may be. No line is left out.</summary>
internal static class SlackLines
{
    /// <summary>The lines, one below the other.</summary>
    /// <param name="made">Lines that are escaped already.</param>
    /// <param name="between">What stands between two lines.</param>
    public static TemplateData[] Packed(IEnumerable<string> made, string between = "\n")
    {
        List<TemplateData> texts = [];
        var text = new StringBuilder();
        foreach (var line in made.Where(line => line.Length > 0))
        {
            if (text.Length > 0 && text.Length + between.Length + line.Length > SlackLimits.TextInTemplate)
            {
                texts.Add(text.ToString());
                text.Clear();
            }

            text.Append(text.Length > 0 ? between : string.Empty).Append(line);
        }

        if (text.Length > 0)
        {
            texts.Add(text.ToString());
        }

        return [.. texts];
    }

    /// <summary>A text as lines that each fit.</summary>
    /// <param name="text">The text as it was said.</param>
    /// <param name="before">Stands before its first line, escaped: a number or a bullet.</param>
    public static IEnumerable<string> Of(string text, string before = "")
    {
        foreach (var piece in SlackText.Pieces(text, SlackLimits.TextInTemplate - before.Length))
        {
            yield return before + piece;
            before = string.Empty;
        }
    }
}
