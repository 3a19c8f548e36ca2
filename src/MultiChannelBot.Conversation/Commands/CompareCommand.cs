using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>
/// Sets an answer beside that of the newest edition. Two ways are as much as fits a card: so it asks first which subscription,
/// and which case where the newest edition has several ends.
/// </summary>
internal sealed class CompareCommand(TriageDialog dialog)
{
    /// <summary>Runs the command.</summary>
    /// <param name="call">Its argument is what a button carries: "1" a subscription, "1:0" and one of its ends, both from zero.</param>
    public TurnResult Run(Draft draft, CommandCall call)
    {
        if (dialog.Locate(draft.State) is not Position.Answered { Verdicts: var verdicts })
        {
            return dialog.Continue(draft);
        }

        ImmutableArray<int> differing = [.. Enumerable.Range(0, verdicts.Length).Where(at => !dialog.EndsOfNewest(draft.State, verdicts, at).IsEmpty)];
        var parts = (call.Argument ?? string.Empty).Split(':');
        if ((Index(parts[0], verdicts.Length) ?? (differing is [var only] ? only : null)) is not { } subscription)
        {
            return differing.IsEmpty
                ? dialog.Continue(draft.Say("lead.same-on-both"))
                : CommandRunner.Choose(draft, call, "notice.which-to-compare", [.. differing.Select(at =>
                    Button(draft, ReplyComposer.TitleOf(draft.State, at)!, ReplyComposer.Number(at)))]);
        }

        var ends = dialog.EndsOfNewest(draft.State, verdicts, subscription);
        return (ends.Length > 1 ? Index(parts.ElementAtOrDefault(1), ends.Length) : 0) is { } end
            ? dialog.Compare(draft, verdicts, subscription, end)
            : CommandRunner.Choose(draft, call, "notice.which-end-to-compare", [.. ends.Select((one, at) =>
                Button(draft, Line.Of("compare.end").With("values", new Arg.Values(one.Given)), $"{ReplyComposer.Number(subscription)}:{ReplyComposer.Number(at)}"))]);
    }

    private static Button Button(Draft draft, Line label, string value) =>
        new(label, new Press(Command.Compare.Code(), null, value, draft.State.Revision), null);

    private static int? Index(string? number, int count) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count ? index : null;
}
