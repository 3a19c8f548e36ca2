using System.Text.RegularExpressions;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>Most texts hold no date: a look that takes no memory comes before the search.</summary>
internal static class Matching
{
    public static IEnumerable<Match> In(this Regex pattern, string text) => pattern.IsMatch(text) ? pattern.Matches(text) : [];
}
