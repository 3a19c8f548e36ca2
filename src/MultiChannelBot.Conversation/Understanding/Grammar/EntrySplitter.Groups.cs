using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>A wish that is of several entries, counted from one end: "the first two move to us, the rest we manage".</summary>
internal sealed partial class EntrySplitter
{
    private static readonly string[] Firsts = ["first", "thefirst", "앞", "처음", "맨앞"];
    private static readonly string[] Lasts = ["last", "thelast", "뒤", "마지막"];

    private bool ReplaceInGroup(Mention intent)
    {
        if (intent.Fact != Fact.Intent || intent.At < 0 || entries.Count < 3)
        {
            return false;
        }

        for (var at = intent.At - 1; at >= message.ClauseStart(intent.At); at--)
        {
            if (message.Items[at] is { IsFiller: true, Phrase.Key: var key } && CountIn(key) is { } count && count < entries.Count)
            {
                var first = key.StartsWithAny(Firsts) ? 0 : entries.Count - count;
                entries.GetRange(first, count).ForEach(entry => GiveAlone(entry, intent));
                return true;
            }
        }

        return false;
    }

    private static void GiveAlone(Entry entry, Mention intent)
    {
        entry.Replace(intent);
        entry.KeepsIntent = true;
    }

    private static int? CountIn(string key) =>
        !key.StartsWithAny(Firsts) && !key.StartsWithAny(Lasts) ? null
        : key.Contains("two", StringComparison.Ordinal) || key.Contains('2', StringComparison.Ordinal) || key.Contains('두', StringComparison.Ordinal) || key.Contains('둘', StringComparison.Ordinal) ? 2
        : key.Contains("three", StringComparison.Ordinal) || key.Contains('3', StringComparison.Ordinal) || key.Contains('세', StringComparison.Ordinal) || key.Contains('셋', StringComparison.Ordinal) ? 3
        : null;
}
