using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>"March 14, or rather the 15th", "3월 14일이 아니라 15일": a day that stands for the one before it, in the same month.</summary>
internal static partial class CarriedDates
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>Adds the days that follow a date and what takes it back.</summary>
    public static void Find(string text, DateOnly today, FoundDates found)
    {
        for (var at = found.All.Count - 1; at >= 0; at--)
        {
            var date = found.All[at];
            if (date.Day is { } day && FollowerOf(text, date.End) is { } follower)
            {
                Add(follower, day, text, today, found);
            }
        }
    }

    private static Group? FollowerOf(string text, int at)
    {
        var english = English().Match(text, at);
        var match = english.Success ? english : Korean().Match(text, at);
        return match.Success ? match.Groups[1] : null;
    }

    private static void Add(Group follower, DateOnly before, string text, DateOnly today, FoundDates found)
    {
        var number = int.Parse(follower.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        if (Days.Of(before.Year, before.Month, number) is { } day)
        {
            var length = follower.Length + Suffix(text.AsSpan(follower.Index + follower.Length));
            found.Add(follower.Index, length, day > today ? day : day.AddYears(1), text);
        }
    }

    // What belongs to the day: "15th", "15일".
    private static int Suffix(ReadOnlySpan<char> after) =>
        after.StartsWith("일", StringComparison.Ordinal) ? 1
        : after.StartsWith(" 일", StringComparison.Ordinal) ? 2
        : after is [var one, var two, ..] && char.IsAsciiLetter(one) && char.IsAsciiLetter(two) ? 2
        : 0;

    [GeneratedRegex(@"\G[ ,.;:(–-]{0,4}(?:(?:or|well|ah|oh|er|uh) )?(?:rather|sorry|no wait|no|nope|wait|correction|i mean|i meant|make (?:that|it)|actually|scratch that|oops|my mistake)[ ,.;:–-]{1,3}(?:(?:the|it s|it's|its|it is|that's|on|should be|i mean|i meant|wait|actually|sorry|rather|make that|make it)[ ,]{1,2}){0,3}([0-3]?[0-9])(?:(?:st|nd|rd|th)(?![a-z])|(?= ?(?:[.,;!?)]|$)))", Options)]
    private static partial Regex English();

    [GeneratedRegex(@"\G ?(?:이|가|에|까지)? ?[,.~…]{0,3} ?(?:아니라|아니고|아니다|아니요|아니|아뇨|말고|죄송(?:합니다|해요)?|정정(?:합니다)?|잠깐|잠깐만요|가 아니라)[ ,.~…]{1,4}([0-9]{1,2}) ?일(?!간)", RegexOptions.CultureInvariant)]
    private static partial Regex Korean();
}
