using MultiChannelBot.Conversation.Commands;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>Takes a press of a button or a choice. A press on an old card gets the present state, never an error.</summary>
internal sealed class PressReader(TriageDialog dialog, CommandRunner commands)
{
    /// <summary>Commands that mean the same on any card, however old.</summary>
    private static bool IsTimeless(Command command) => command is Command.Help or Command.Human or Command.Language or Command.Role
        or Command.Status or Command.Why or Command.More or Command.Reminders or Command.ForgetMe or Command.Privacy or Command.TakeOver or Command.StartMine;

    /// <summary>What is passed on is what the person saw.</summary>
    private static bool PassesOn(Command command, Press press) => command == Command.Human && press.Value is not null;

    public TurnResult Take(Draft draft, Press press)
    {
        if (press.Do == Press.Form)
        {
            // Whoever cannot be shown the form is asked.
            return dialog.Continue(draft);
        }

        var command = Commands.Commands.Parse(press.Do);
        var isOld = press.Revision != draft.State.Revision && press.Revision != Press.AnyRevision
            && !(command is { } known && IsTimeless(known) && !PassesOn(known, press));
        if (isOld)
        {
            return command is { } step && WalkDialog.Runs(step)
                ? commands.Run(draft.Say("lead.stale"), new CommandCall(Command.Steps))
                : dialog.Continue(draft.Say("lead.stale"));
        }

        return command is { } call
            ? commands.Run(draft, new CommandCall(call, press.Fact, press.Value))
            : Answer(draft, press);
    }

    private TurnResult Answer(Draft draft, Press press)
    {
        var asking = dialog.Locate(draft.State) as Position.Asking;
        if (press is not { Do: Press.Answer, Fact: { } fact, Value: { } value })
        {
            return dialog.Continue(draft.Say(press.Do == Press.Answer && press.Fact == asking?.Fact ? "card.choose-first" : "lead.stale"));
        }

        if (value == Press.DontKnow)
        {
            return dialog.Continue(asking?.Fact == fact ? TriageDialog.DontKnow(draft, asking) : draft.Say("lead.stale"));
        }

        var subscription = asking?.Subscription ?? draft.State.Focus;
        return dialog.Continue(dialog.Choose(draft, subscription, fact, value) ?? draft.Say("lead.stale"));
    }
}
