using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;

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
        var mail = settings.DeskMail ?? (draft.Input.IsOnPage ? MailDraft.AddressIn(settings.HumanContact) : null);
        var canPassOn = draft.Input.HasDesk || mail is not null;
        if (canPassOn && ReplyComposer.Known(draft.State).IsEmpty)
        {
            return NothingYet(draft);
        }

        if (draft.Input.HasDesk && (draft.State.Code ?? draft.Input.FreshCode) is { } code)
        {
            return (call.Argument, Now(draft)) switch
            {
                (No, _) => dialog.Continue(draft.Say("lead.desk-no")),
                (_, { Arrived: true } post) => Already(draft, post, code),
                (var said, var post) when said == Next(post, Named) => Pass(draft, code, post, named: true),
                (var said, var post) when said == Next(post, Unnamed) => Pass(draft, code, post, named: false),
                (_, var post) => Offer(draft, post),
            };
        }

        return mail is { } address && (draft.State.Code ?? draft.Input.FreshCode) is { } drawn ? Mail(draft, address, drawn) : Alone(draft);
    }

    /// <summary>What the yes to an offer carries: one to an earlier offer is none to this one.</summary>
    public static string Next(DeskPost? before, string yes) => before is null ? yes : string.Create(CultureInfo.InvariantCulture, $"{yes}-{before.Try + 1}");

    /// <summary>True for what <see cref="Next"/> makes of a yes, whichever try it is.</summary>
    public static bool IsYes(string value, string yes) => value == yes || value.StartsWith(yes + "-", StringComparison.Ordinal);

    /// <summary>The passing on of the case as it stands.</summary>
    public static DeskPost? Now(CaseState state) => state.PassedOn is { } post && post.Revision == state.Revision ? post : null;

    private static DeskPost? Now(Draft draft) => Now(draft.State);

    /// <summary>How to reach a person.</summary>
    public static Line Contact(ConversationSettings settings) => settings.HumanContact is { } known
        ? Line.Of("human.contact").With("contact", new Arg.Setting(known))
        : Line.Of("human.unset");

    /// <summary>Where a desk is set, nobody is told that there is no contact.</summary>
    private Line[] AnyContact => settings.HumanContact is null ? [] : [Contact(settings)];

    /// <summary>An empty case helps no desk: the question comes first.</summary>
    private TurnResult NothingYet(Draft draft) =>
        dialog.Continue(AnyContact.Aggregate(draft.Say("human.nothing-yet"), (told, contact) => told.Say(contact))) with
        {
            Trace = new TurnTrace("command:human:nothing-yet", null, null),
        };

    /// <summary>Nothing passes the case on: whoever asks takes along what is known.</summary>
    private TurnResult Alone(Draft draft)
    {
        var knows = !ReplyComposer.Known(draft.State).IsEmpty;
        var told = Note(draft, Line.Of("human.title"), knows ? [Contact(settings), Line.Of("human.take-along")] : [Contact(settings)]);
        return new TurnResult(draft.State, [told with { IsToTakeAlong = knows }], new TurnTrace("command:human", null, null));
    }

    private static TurnResult Tell(Draft draft, string what, ImmutableArray<Line> body, params ImmutableArray<Button> first) =>
        new(draft.State, [Note(draft, Line.Of("human.title"), body, first)], new TurnTrace("command:human:" + what, null, null));

    private static Notice Note(Draft draft, Line title, ImmutableArray<Line> body, params ImmutableArray<Button> first) =>
        ReplyComposer.Notice(draft, title, body, [.. first, draft.Button("action.resume", Command.Status.Code())]) with { Known = ReplyComposer.Known(draft.State) };

    private TurnResult Already(Draft draft, DeskPost post, string code) => Tell(
        draft,
        "already",
        [Already(draft, post.WithName).With("code", Written(code)), .. Outcomes(draft), Line.Of("desk.already.again"), .. AnyContact]);

    private TurnResult Offer(Draft draft, DeskPost? before)
    {
        var notice = ReplyComposer.Notice(
            draft,
            Line.Of("human.title"),
            [
                Line.Of(before is null ? "desk.offer" : "desk.offer.again"),
                .. Outcomes(draft),
                .. Traces(draft),
                .. AnyContact,
            ],
            [.. Yeses(draft, before), Choice(draft, "action.desk-no", No)],
            isList: true);
        var trace = before is null ? "command:human:offer" : "command:human:offer-again";
        return new TurnResult(draft.State, [notice with { Known = ReplyComposer.Known(draft.State) }], new TurnTrace(trace, null, null));
    }

    private TurnResult Pass(Draft draft, string code, DeskPost? before, bool named)
    {
        named &= CanTell(draft);
        var post = new DeskPost(draft.State.Revision, (before?.Try ?? 0) + 1, named, Arrived: false);
        draft = draft with { State = draft.State with { Code = code, PassedOn = post } };
        var written = Written(code);
        var order = new HandOff(
            Card(draft, written),
            post,
            Passed: Note(draft, Line.Of("desk.passed.title"), [Passed(draft, named).With("code", written), .. Outcomes(draft)]),
            Failed: Note(
                draft,
                Line.Of("desk.failed.title"),
                [Line.Of(before is null ? "desk.failed" : "desk.failed.again").With("code", written), Contact(settings)],
                draft.Button("action.desk-again", Command.Human.Code())));
        var unknown = Note(
            draft, Line.Of("human.title"), [Line.Of("desk.unclear").With("code", written), .. AnyContact], draft.Button("action.desk-again", Command.Human.Code()));
        return new TurnResult(draft.State, [unknown], new TurnTrace("command:human:pass", null, null)) { HandOff = order };
    }

    /// <summary>True where the desk could be told who asks, or where.</summary>
    private static bool CanTell(Draft draft) => draft.Input.HasName || draft.Input.HasThread;

    /// <summary>What the desk would learn beside the case, after a plain yes to that.</summary>
    private static IEnumerable<Line> Traces(Draft draft) => !CanTell(draft) ? [] : [Line.Of(draft.Input switch
    {
        { HasName: false } => "desk.offer.link",
        { HasThread: true } => "desk.offer.name-thread",
        _ => "desk.offer.name",
    })];

    private static IEnumerable<Button> Yeses(Draft draft, DeskPost? before) => draft.Input switch
    {
        { HasName: true } => [Choice(draft, "action.desk-named", Next(before, Named)), Choice(draft, "action.desk-unnamed", Next(before, Unnamed))],
        { HasThread: true } => [Choice(draft, "action.desk-linked", Next(before, Named)), Choice(draft, "action.desk-unlinked", Next(before, Unnamed))],
        _ => [Choice(draft, "action.desk-yes", Next(before, Unnamed))],
    };

    private static Line Passed(Draft draft, bool named) => Line.Of(draft.Input switch
    {
        _ when !named => "desk.passed.unnamed",
        { HasName: false } => "desk.passed.linked",
        { HasThread: true } => "desk.passed.named-thread",
        _ => "desk.passed.named",
    });

    private static Line Already(Draft draft, bool named) => Line.Of(draft.Input switch
    {
        _ when !named => "desk.already.unnamed",
        { HasName: false } => "desk.already.linked",
        { HasThread: true } => "desk.already.named-thread",
        _ => "desk.already.named",
    });

    private static Arg Written(string code) => new Arg.Setting(CaseCode.Written(code));

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
        var written = Written(code);
        var link = MailDraft.Link(
            address,
            Say(Line.Of("desk.card.title").With("code", written)),
            [Line.Of("desk.card.open").With("code", written), .. Outcomes(draft), .. Facts(draft), .. Steps(draft)],
            Line.Of("desk.mail.rest").With("label", new Arg.Text(new("action.summary"))),
            Say);
        return Tell(draft, "mail", [.. AnyContact, Line.Of("desk.mail")], new Button(Line.Of("action.desk-mail"), null, link));

        // Whoever reads it works at the desk.
        string Say(Line line) => phrases.Say(line, draft.Language, Voice.Partner);
    }

    private static Button Choice(Draft draft, string label, string value) => draft.Button(label, Command.Human.Code(), value);

    /// <summary>The headline of each answer; nothing while something is asked.</summary>
    private IEnumerable<Line> Outcomes(Draft draft) => dialog.Locate(draft.State) is Position.Answered answered
        ? answered.Verdicts.Select(verdict => ReplyComposer.OutcomeOf(verdict).For(draft.Role)).Select(outcome => outcome.Text(outcome.Headline)).Distinct()
            .Select(headline => Line.Of("desk.outcome").With("outcome", new Arg.Said(headline)))
        : [];

    /// <summary>What is to be done, each step with whose turn it is; nothing while something is asked.</summary>
    private IEnumerable<Line> Steps(Draft draft) =>
        from lane in dialog.AnswerNow(draft)?.Plan?.Lanes ?? []
        from step in lane.Steps
        select Line.Of("desk.mail.step").With("number", new Arg.Number(step.Number)).With("turn", new Arg.Said(lane.Turn)).With("text", new Arg.Said(step.Text));

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
            yield return Line.Of("card.known.stated").With("fact", new Arg.FactName(chip.Fact)).With("value", new Arg.Value(chip.Value!));
        }
    }
}
