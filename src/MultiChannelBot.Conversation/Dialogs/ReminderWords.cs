using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Conversation.Understanding;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Reads what people type about reminders: "remind me in 30 days", "약정이 끝나면 알려 주세요", "cancel the reminder". Words that may
/// mean something else, too ("let me know ..."), count only where what stands beside them is a day or the end of the term.
/// </summary>
internal sealed class ReminderWords(Phrasebook phrases, IUnderstanding understanding)
{
    /// <summary>In UTF-16 units; a longer text tells of something.</summary>
    private const int Longest = 120;

    private readonly ImmutableArray<string> signs = phrases.FoldedWords("said.reminder.signs");
    private readonly ImmutableArray<string> plain = phrases.FoldedWords("said.reminder.plain");
    private readonly ImmutableArray<string> alone = phrases.FoldedWords("said.reminder.alone");
    private readonly ImmutableArray<string> soft = phrases.FoldedWords("said.reminder.soft");
    private readonly ImmutableArray<string> cancel = phrases.FoldedWords("said.reminder.cancel");
    private readonly ImmutableArray<string> list = phrases.FoldedWords("said.reminder.list");
    private readonly ImmutableArray<string> termEnd = phrases.FoldedWords("said.reminder.term-end");
    private readonly ImmutableArray<string> tomorrow = phrases.FoldedWords("said.reminder.tomorrow");
    private readonly ImmutableArray<string> counted = phrases.FoldedWords("said.reminder.before");
    private readonly Courtesy polite = new(
        phrases.FoldedWords("command.courtesy.before").Concat(phrases.FoldedWords("command.wish.before")),
        phrases.FoldedWords("command.courtesy.after").Concat(phrases.FoldedWords("command.wish.after")));

    /// <summary>The command that the whole text is; null where it is none.</summary>
    /// <param name="text">The text as <see cref="PlainText.Fold"/> gives it.</param>
    public CommandCall? Read(CaseState state, string text, DateOnly today)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        if (!signs.Any(sign => text.Contains(sign, StringComparison.Ordinal)))
        {
            return Asked(state, text, today);
        }

        var ways = polite.Bare(text.Replace('’', '\'').TrimStart('/'));
        return ways.Any(cancel.Contains) ? new CommandCall(Command.Reminders, Argument: ReminderList.Cancel)
            : ways.Any(list.Contains) ? new CommandCall(Command.Reminders)
            : Wanted(ways, today);
    }

    /// <summary>A bare day, or the end of the term, while the question for the day is in view.</summary>
    private CommandCall? Asked(CaseState state, string text, DateOnly today) =>
        state.List is [{ Do: var does }, ..] && does == Command.Remind.Code() && When(text, today) is { } when
            ? new CommandCall(Command.Remind, Argument: when)
            : null;

    private CommandCall? Wanted(IReadOnlyList<string> ways, DateOnly today)
    {
        // "remind" with anything behind it may be about reminding somebody else.
        if (ways.Any(way => plain.Contains(way) || alone.Contains(way)))
        {
            return new CommandCall(Command.Remind);
        }

        if (ways.Select(way => Beside(way, plain)).FirstOrDefault(beside => beside is not null) is { } said)
        {
            return new CommandCall(Command.Remind, Argument: When(said, today) ?? ReminderWhen.Unclear);
        }

        var when = ways.Select(way => Beside(way, soft)).OfType<string>().Select(beside => When(beside, today)).FirstOrDefault(found => found is not null);
        return when is null ? null : new CommandCall(Command.Remind, Argument: when);
    }

    /// <summary>What is said beside words that ask to be reminded: English puts it after them, Korean before.</summary>
    private static string? Beside(string text, ImmutableArray<string> asking)
    {
        foreach (var words in asking)
        {
            if (IsHangul(words[^1]) ? text.EndsWith(words, StringComparison.Ordinal) : text.StartsWith(words + " ", StringComparison.Ordinal))
            {
                var beside = IsHangul(words[^1]) ? text[..^words.Length] : text[(words.Length + 1)..];
                return beside.Trim();
            }
        }

        return null;
    }

    private string? When(string said, DateOnly today)
    {
        // "30 days before the term ends" is no day of those that are named.
        if (counted.Any(word => said.Contains(word, StringComparison.Ordinal)))
        {
            return ReminderWhen.Unclear;
        }

        var days = understanding.Days(said, today);
        return days switch
        {
            [] when tomorrow.Any(words => said.Contains(words, StringComparison.Ordinal)) => ReminderWhen.Write(today.AddDays(1)),
            [] => termEnd.Any(words => said.Contains(words, StringComparison.Ordinal)) ? ReminderWhen.TermEnd : null,
            [{ } only] => ReminderWhen.Write(only),
            _ when days.Distinct().ToList() is [{ } same] => ReminderWhen.Write(same),
            _ => ReminderWhen.Ambiguous,
        };
    }

    private static bool IsHangul(char last) => last is >= '가' and <= '힣';
}
