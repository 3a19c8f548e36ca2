using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Reminders;

/// <summary>What a reminder says: of what, what to do now, how to go on, and that it was the only one.</summary>
internal static class ReminderText
{
    /// <param name="state">The case that it is about, as it is now; null where it is not kept any more.</param>
    public static Notice Of(ReminderContent content, CaseState? state, Role role)
    {
        var code = new Arg.Setting(CaseCode.Written(content.Code));
        var isOpen = state?.CopyOf(content.Code) is not null;
        return new Notice
        {
            Language = LanguageCodes.Parse(content.Language) ?? Language.English,
            Role = role,
            Revision = Press.AnyRevision,
            Title = Line.Of("reminder.due.title"),
            Body =
            [
                Line.Of("reminder.due.what").With("day", new Arg.Weekday(content.Day)).With("what", new Arg.Said(What(content, code))),
                .. OutcomeIds.TryParse(content.Outcome, out var outcome) ? [Line.Of($"reminder.now.{outcome.Code()}")] : Array.Empty<Line>(),
                isOpen ? Line.Of("reminder.due.open").With("code", code) : Line.Of("reminder.due.gone"),
                Line.Of("reminder.due.over"),
            ],
            Actions = Actions(content, state, isOpen),
        };
    }

    private static Line What(ReminderContent content, Arg code) => FactValue.TryParse(Fact.Product, content.Product, out var product)
        ? Line.Of("reminder.about").With("product", new Arg.Value(product)).With("code", code)
        : Line.Of("reminder.about-case").With("code", code);

    // A button knows the case at hand alone; another one of the same conversation is opened by its code.
    private static ImmutableArray<Button> Actions(ReminderContent content, CaseState? state, bool isOpen) =>
        state?.Code == content.Code ? [Always("action.show-answer", Command.Status)]
        : isOpen ? []
        : [Always("action.start", Command.Next)];

    private static Button Always(string key, Command command) => new(Line.Of(key), new Press(command.Code(), null, null, Press.AnyRevision), null);
}
