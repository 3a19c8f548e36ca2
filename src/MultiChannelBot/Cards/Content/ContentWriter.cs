using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Cards.Content;

/// <summary>Turns a reply into what is shown of it. Pure; the same for every channel.</summary>
public sealed class ContentWriter(Say say)
{
    private readonly SaidTexts texts = new(say);

    /// <summary>Says a reply in its language and voice.</summary>
    public CardContent Write(Reply reply)
    {
        var speaker = new Speaker(texts, reply);
        return reply switch
        {
            Ask ask => Question(ask, speaker),
            Answer answer => Answered(answer, speaker),
            Notice notice => Noticed(notice, speaker, notice.Letter is { } letter ? LetterContent.Of(letter, say) : null),
            Welcome welcome => Welcomed(welcome, speaker),
            _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.GetType().Name, "No card shows this reply."),
        };
    }

    /// <summary>The line that an answered card is left with: what was answered, or that it goes on below.</summary>
    public string Inert(Chip? answered, Language language, Role role) =>
        new Speaker(texts, new Notice { Language = language, Role = role, Revision = 0, Body = [] }).Inert(answered);

    private static QuestionContent Question(Ask ask, Speaker speaker) => new()
    {
        Language = ask.Language,
        Lead = Lines(ask.Lead, speaker),
        Known = Known(ask, speaker),
        Buttons = [.. ask.Actions.Select(speaker.Button)],
        Prompt = speaker.Text(ask.Prompt),
        Guidance = Lines(ask.Guidance, speaker),
        Choices = Choices(ask.Choices, speaker, choice => speaker.Press(Press.Answer, ask.Fact, choice.Value)),
        ChosenPress = speaker.Press(Press.Answer, ask.Fact, null),
    };

    private static AnswerContent Answered(Answer answer, Speaker speaker)
    {
        var writer = new PartWriter(speaker, [.. answer.Actions.Select(action => action.Link?.Id).OfType<string>()]);
        var plans = new PlanWriter(speaker);
        return new AnswerContent
        {
            Language = answer.Language,
            Lead = Lines(answer.Lead, speaker),
            Known = Known(answer, speaker),
            Buttons = [.. answer.Actions.Select(speaker.Button)],
            Parts = PartsBeside(answer, [.. answer.Parts.Select(writer.Write)], plans),
            IsComparison = answer.Parts.All(part => part.IsOfOnePage),
            Plan = answer is { Plan: { } plan, Parts.Length: > 1 } ? plans.Write(answer, plan) : null,
        };
    }

    // One subscription has its plan within its part. Of several, what the plan says of them is not said of each again.
    private static ImmutableArray<PartContent> PartsBeside(Answer answer, ImmutableArray<PartContent> parts, PlanWriter plans) => (answer.Plan, parts) switch
    {
        (null, _) => parts,
        ({ } plan, [var only]) => [only with { Lanes = plans.Lanes(plan) }],
        ({ } plan, _) => [.. parts.Select((part, at) => part with
        {
            Lanes = answer.Parts[at].Outcome.Id is OutcomeId.NeedInfo or OutcomeId.NotCovered ? part.Lanes : [],
            Edition = null,
            First = null,
            Notes = null,
            Conditions = null,
            Traps = null,
        })],
    };

    private static NoticeContent Noticed(Notice notice, Speaker speaker, LetterContent? letter) => new()
    {
        Language = notice.Language,
        Lead = Lines(notice.Lead, speaker),
        Known = Known(notice, speaker),
        Buttons = [.. notice.Actions.Select(speaker.Button)],
        Title = notice.Title is { } title ? speaker.Text(title) : null,
        TakenAlong = notice.IsToTakeAlong ? SummaryText.Of(Known(notice, speaker)) : null,
        Copy = letter?.Text ?? (notice.Summary is { } summary ? SummaryText.Of(Answered(summary, speaker), Code(notice, speaker)) : null),
        Body = [.. Lines(notice.Body, speaker), .. letter is null ? [] : new[] { speaker.Text(Line.Of("message.subject-label").With("subject", new Arg.Setting(letter.Subject))) }],
    };

    private static string? Code(Notice notice, Speaker speaker) => notice.CaseCode is { } code
        ? speaker.Text(Line.Of("summary.code").With("code", new Arg.Setting(CaseCode.Written(code))))
        : null;

    private static WelcomeContent Welcomed(Welcome welcome, Speaker speaker) => new()
    {
        Language = welcome.Language,
        Lead = Lines(welcome.Lead, speaker),
        Known = Known(welcome, speaker),
        Buttons = [.. welcome.Actions.Select(speaker.Button)],
        Title = speaker.Text(welcome.Title),
        Body = Lines(welcome.Body, speaker),
        RolesHeading = speaker.Text("card.roles"),
        Roles = Choices(welcome.Roles, speaker, role => speaker.Press(Command.Role.Code(), null, role.Value)),
    };

    private static ImmutableArray<string> Lines(ImmutableArray<Line> lines, Speaker speaker) =>
        [.. lines.Select(speaker.Text)];

    private static ImmutableArray<CardChoice> Choices(
        ImmutableArray<Choice> choices, Speaker speaker, Func<Choice, Press> press) =>
        [.. choices.Select(choice => new CardChoice(
            speaker.Text(choice.Label), choice.Hint is { } hint ? speaker.Text(hint) : null, press(choice)))];

    private static ImmutableArray<KnownGroup> Known(Reply reply, Speaker speaker)
    {
        if (reply.Known.IsEmpty)
        {
            return [];
        }

        return [.. reply.Known.GroupBy(chip => chip.Subscription).OrderBy(group => group.Key).Select(group => new KnownGroup(
            group.Key + 1,
            KnownHeading(group.Key, reply.Subscriptions, speaker),
            [.. group.Select(chip => new KnownFact(speaker.Known(chip), chip.Assumed, Change(chip, speaker)))]))];
    }

    private static string KnownHeading(int subscription, int count, Speaker speaker) => count == 1
        ? speaker.Text("card.known.heading")
        : speaker.Text(Line.Of("card.known.heading-of").With("number", new Arg.Number(subscription + 1)));

    /// <summary>The press names the subscription, counted from zero, as its value.</summary>
    private static CardButton Change(Chip chip, Speaker speaker) => new(
        speaker.Text("card.change", chip.Fact),
        speaker.Press(Command.Change.Code(), chip.Fact, chip.Subscription.ToString(CultureInfo.InvariantCulture)),
        null);
}
