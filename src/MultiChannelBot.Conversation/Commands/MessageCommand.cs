using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>
/// Shows a message to send: asks for which subscription and which party where there are several, then writes it in the
/// conversation's language, with a button for the other.
/// </summary>
internal sealed class MessageCommand(TriageDialog dialog, ConversationSettings settings)
{
    /// <summary>What is known of the message that is wanted, as a button carries it: "0:customer:ko", each part may be missing.</summary>
    private sealed record Wanted(int? Subscription, Party? To, Language? Language)
    {
        public static Wanted Read(string? text)
        {
            var parts = (text ?? string.Empty).Split(':');
            return new Wanted(
                int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
                parts.Length > 1 ? PartyOf(parts[1]) : null,
                parts.Length > 2 ? LanguageCodes.Parse(parts[2]) : null);
        }

        public override string ToString() =>
            $"{(Subscription is { } number ? ReplyComposer.Number(number) : "")}:{To?.Code()}:{Language?.Code()}";
    }

    /// <summary>The button on an answer card; null where no other party has anything to do.</summary>
    public static Button? Button(Draft draft, ImmutableArray<AnswerPart> parts)
    {
        if (!parts.Any(part => LetterWriter.HasRecipients(part.Outcome, draft.Role)))
        {
            return null;
        }

        var one = parts.Length == 1 && draft.State.Subscriptions.Length > 1 ? ReplyComposer.Number(draft.State.Focus) : null;
        return draft.Button("action.message", Command.Message.Code(), one);
    }

    /// <summary>The button for the message to whoever takes a step of a subscription; null where that party gets none.</summary>
    public static Button? ButtonTo(Draft draft, Outcome outcome, Party party, int subscription) =>
        LetterWriter.Recipients(outcome, draft.Role).Contains(party)
            ? Press(draft, Line.Of($"message.{party.Code()}.title"), new Wanted(subscription, party, null))
            : null;

    /// <summary>What a button carries that asks for the message to a party.</summary>
    public static string To(string party) => $":{party}:";

    /// <summary>What a button carries that asks for a message in a language.</summary>
    public static string In(Language language) => $"::{language.Code()}";

    public TurnResult Run(Draft draft, CommandCall call)
    {
        if (dialog.Locate(draft.State) is not Position.Answered answered)
        {
            return dialog.Continue(draft.Say("lead.message-later"));
        }

        var wanted = Wanted.Read(call.Argument);
        ImmutableArray<int> places =
            [.. Enumerable.Range(0, answered.Verdicts.Length).Where(at => !LetterWriter.Recipients(ReplyComposer.OutcomeOf(answered.Verdicts[at]), draft.Role).IsEmpty)];
        if (places.IsEmpty || (wanted.Subscription is { } named && !places.Contains(named)))
        {
            return dialog.Continue(draft.Say("lead.message-none"));
        }

        return (wanted.Subscription ?? (places is [var only] ? only : null)) is { } place
            ? ForParty(draft, call, wanted with { Subscription = place }, ReplyComposer.OutcomeOf(answered.Verdicts[place]))
            : CommandRunner.Choose(draft, call, "notice.which-to-message", [.. places.Select(at =>
                Press(draft, ReplyComposer.TitleOf(draft.State, at)!, wanted with { Subscription = at }))]);
    }

    private TurnResult ForParty(Draft draft, CommandCall call, Wanted wanted, Outcome outcome)
    {
        var parties = LetterWriter.Recipients(outcome, draft.Role);
        if (wanted.To is { } named && !parties.Contains(named))
        {
            draft = draft.Say("lead.message-not-theirs");
            wanted = wanted with { To = null };
        }
        else if ((wanted.To ?? (parties is [var only] ? only : null)) is { } to)
        {
            return Written(draft, call, wanted with { To = to }, outcome, parties);
        }

        return CommandRunner.Choose(draft, call, "notice.message-for", [.. parties.Select(party =>
            Press(draft, Line.Of($"message.{party.Code()}.title"), wanted with { To = party }))]);
    }

    private TurnResult Written(Draft draft, CommandCall call, Wanted wanted, Outcome outcome, ImmutableArray<Party> parties)
    {
        var language = wanted.Language ?? draft.Language;
        var to = wanted.To!.Value;
        var invitation = Invitation(draft, wanted.Subscription!.Value);
        var other = LanguageCodes.All.First(known => known != language);
        ImmutableArray<Button> actions =
        [
            Press(draft, Line.Of($"action.message-in.{other.Code()}"), wanted with { Language = other }),
            .. parties.Length > 1 ? [Press(draft, Line.Of("action.message-other"), wanted with { To = null })] : Array.Empty<Button>(),
            draft.Button("action.show-answer", Command.Status.Code()),
        ];
        var title = Line.Of($"message.{to.Code()}.title");
        var notice = ReplyComposer.Notice(draft, title, [Line.Of("message.copy")], actions) with
        {
            Letter = LetterWriter.Write(outcome, draft.Role, to, language, invitation),
        };
        return new TurnResult(draft.State, [notice], new TurnTrace("command:" + call.Command.Code(), null, null));
    }

    /// <summary>
    /// The partner's invitation, where it fits: its address is one of the commercial cloud, and it asks for the relationships
    /// that a partner of the speaker's kind needs.
    /// </summary>
    private Invitation? Invitation(Draft draft, int subscription)
    {
        var facts = draft.State.FactsOf(subscription);
        var cloud = facts.Value(Fact.Cloud) ?? settings.AssumedCloud;
        return cloud == Cloud.Commercial && settings.Invitation is { } own && own.Suits(draft.State.PartnerType) ? own : null;
    }

    private static Button Press(Draft draft, Line label, Wanted wanted) =>
        new(label, new Press(Command.Message.Code(), null, wanted.ToString(), draft.State.Revision), null);

    private static Party? PartyOf(string code) =>
        Enum.GetValues<Party>().Where(party => party.Code() == code).Select(party => (Party?)party).FirstOrDefault();
}
