using System.Collections.Immutable;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>
/// Leads to a person: says whom to ask; where a desk is set, offers to pass the case on to it, with the asker's name only after
/// a plain yes to that; where only an address is set, offers a draft of an e-mail.
/// </summary>
internal sealed class HumanCommand(TriageDialog dialog, ConversationSettings settings, Phrasebook phrases)
{
    /// <summary>What the buttons carry.</summary>
    public const string Named = "named", Unnamed = "unnamed", No = "no";

    public TurnResult Run(Draft draft, CommandCall call)
    {
        if (draft.Input.HasDesk && (draft.State.Code ?? draft.Input.FreshCode) is { } code)
        {
            return call.Argument switch
            {
                No => dialog.Continue(draft.Say("lead.desk-no")),
                _ when draft.State.PassedOn == draft.State.Revision => Tell(draft, "already", [Line.Of("desk.already"), Contact(settings)]),
                Named or Unnamed => Pass(draft, code, call.Argument == Named),
                _ => Offer(draft),
            };
        }

        return settings.DeskMail is { } address && (draft.State.Code ?? draft.Input.FreshCode) is { } drawn ? Mail(draft, address, drawn) : Tell(draft, null, Whom(draft));
    }

    /// <summary>How to reach a person.</summary>
    public static Line Contact(ConversationSettings settings) => settings.HumanContact is { } known
        ? Line.Of("human.contact").With("contact", new Arg.Setting(known))
        : Line.Of("human.unset");

    private ImmutableArray<Line> Whom(Draft draft) =>
        ReplyComposer.Known(draft.State).IsEmpty ? [Contact(settings)] : [Contact(settings), Line.Of("human.take-along")];

    private static TurnResult Tell(Draft draft, string? what, ImmutableArray<Line> body, params ImmutableArray<Button> first) =>
        new(draft.State, [Note(draft, Line.Of("human.title"), body, first)], new TurnTrace("command:human" + (what is null ? "" : ":" + what), null, null));

    private static Notice Note(Draft draft, Line title, ImmutableArray<Line> body, params ImmutableArray<Button> first) =>
        ReplyComposer.Notice(draft, title, body, [.. first, draft.Button("action.resume", Command.Status.Code())]) with { Known = ReplyComposer.Known(draft.State) };

    private TurnResult Offer(Draft draft)
    {
        var notice = ReplyComposer.Notice(
            draft,
            Line.Of("human.title"),
            [Line.Of("desk.offer"), .. Outcomes(draft), Line.Of("desk.offer.name"), .. settings.HumanContact is null ? Array.Empty<Line>() : [Contact(settings)]],
            [Choice(draft, "action.desk-named", Named), Choice(draft, "action.desk-unnamed", Unnamed), Choice(draft, "action.desk-no", No)],
            isList: true);
        return new TurnResult(draft.State, [notice with { Known = ReplyComposer.Known(draft.State) }], new TurnTrace("command:human:offer", null, null));
    }

    private TurnResult Pass(Draft draft, string code, bool named)
    {
        draft = draft with { State = draft.State with { Code = code, PassedOn = draft.State.Revision } };
        var written = new Arg.Setting(CaseCode.Written(code));
        var order = new HandOff(
            Card(draft, written),
            named,
            Passed: Note(draft, Line.Of("desk.passed.title"), [Line.Of(named ? "desk.passed.named" : "desk.passed.unnamed").With("code", written), .. Outcomes(draft)]),
            Failed: Note(draft, Line.Of("desk.failed.title"), [Line.Of("desk.failed").With("code", written), Contact(settings)]));
        var unknown = Note(draft, Line.Of("human.title"), [Line.Of("desk.unclear").With("code", written), Contact(settings)]);
        return new TurnResult(draft.State, [unknown], new TurnTrace("command:human:pass", null, null)) { HandOff = order };
    }

    private Notice Card(Draft draft, Arg code) => new()
    {
        Language = settings.DefaultLanguage,
        Role = Role.Sales,
        Revision = Press.AnyRevision,
        Title = Line.Of("desk.card.title").With("code", code),
        Body = [.. Outcomes(draft), .. Facts(draft), Line.Of("desk.card.open").With("code", code)],
        Actions = [new Button(Line.Of("action.desk-close"), new Press(HandOff.Close, null, draft.State.Code, Press.AnyRevision), null)],
    };

    private TurnResult Mail(Draft draft, string address, string code)
    {
        draft = draft with { State = draft.State with { Code = code } };
        var written = new Arg.Setting(CaseCode.Written(code));
        var link = MailDraft.Link(
            address,
            Say(Line.Of("desk.card.title").With("code", written)),
            [Line.Of("desk.card.open").With("code", written), .. Outcomes(draft), .. Facts(draft)],
            Say);
        return Tell(draft, "mail", [.. Whom(draft), Line.Of("desk.mail")], new Button(Line.Of("action.desk-mail"), null, link));

        string Say(Line line) => phrases.Say(line, draft.Language, draft.Role.Voice());
    }

    private static Button Choice(Draft draft, string label, string value) => draft.Button(label, Command.Human.Code(), value);

    /// <summary>The headline of each answer; nothing while something is asked.</summary>
    private IEnumerable<Line> Outcomes(Draft draft) => dialog.Locate(draft.State) is Position.Answered answered
        ? answered.Verdicts.Select(verdict => ReplyComposer.OutcomeOf(verdict).For(draft.Role)).Select(outcome => outcome.Text(outcome.Headline)).Distinct()
        : [];

    private static IEnumerable<Line> Facts(Draft draft)
    {
        var told = -1;
        foreach (var chip in ReplyComposer.Known(draft.State).Where(chip => chip.Value is not null))
        {
            if (chip.Subscription != told && ReplyComposer.TitleOf(draft.State, chip.Subscription) is { } title)
            {
                yield return title;
            }

            told = chip.Subscription;
            yield return Line.Of("desk.fact").With("fact", new Arg.FactName(chip.Fact)).With("value", new Arg.Value(chip.Value!));
        }
    }
}
