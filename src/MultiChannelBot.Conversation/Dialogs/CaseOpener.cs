using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Opens a copy of a case by its code, as a new case: what was talked about before is one "back" away. Where the code opens
/// nothing it says why, and the open question stays. The code itself is never repeated and never logged.
/// </summary>
internal sealed class CaseOpener(TriageDialog dialog, Phrasebook phrases)
{
    private readonly CaseCodeReader codes = new(phrases);

    /// <summary>Takes a message that asks to open a case; null for any other.</summary>
    public TurnResult? Take(Draft draft, string text) => codes.Read(text) is { } reading ? Open(draft, reading.Code) : null;

    private TurnResult Open(Draft draft, string? code)
    {
        if (code is null)
        {
            return Told(draft, draft.Input.FreshCode is null ? Unlooked(draft.Input.Lookup) : Line.Of("lead.code-slip"), "slip");
        }

        return draft.Input.Lookup switch
        {
            _ when draft.State.Code == code => Told(draft, Line.Of("lead.code-own"), "own"),
            CodeLookup.Found found => Opened(draft, code, found),
            CodeLookup.NotFound => Told(draft, Line.Of("lead.code-unknown"), "unknown"),
            CodeLookup.TooMany many => Told(draft, Line.Of("lead.code-limit").With("minutes", new Arg.Number(Minutes(many.Wait))), "limit"),
            var none => Told(draft, Unlooked(none), "not-looked-up"),
        };
    }

    private TurnResult Opened(Draft draft, string code, CodeLookup.Found found)
    {
        var state = draft.State.LeaveFor() with
        {
            Subscriptions = found.Subscriptions,
            Focus = found.Subscriptions.Length - 1,

            // An earlier case of this conversation goes on under its code; of somebody else's this is a copy.
            Code = draft.State.Gave(code) ? code : null,
        };
        return Told(draft with { State = state }, Line.Of("lead.code-opened"), "opened");
    }

    private TurnResult Told(Draft draft, Line line, string how) =>
        dialog.Continue(draft.Say(line)) with { Trace = new TurnTrace("open-code:" + how, null, null) };

    private static Line Unlooked(CodeLookup? lookup) => Line.Of(lookup is CodeLookup.Unavailable ? "lead.code-away" : "lead.code-nowhere");

    private static int Minutes(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes));
}
