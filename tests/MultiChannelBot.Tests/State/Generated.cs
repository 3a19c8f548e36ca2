using System.Collections.Immutable;
using CsCheck;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;
using Fact = MultiChannelBot.Guidance.Facts.Fact;

namespace MultiChannelBot.Tests.State;

/// <summary>Any case and any reply that the types allow.</summary>
internal static class Generated
{
    private static readonly Gen<string> Word = Pick("ea", "첫 번째 \"질문\"", "a\\b\n", "", "key.of-text", "<b>&'", "🙂");

    private static readonly Gen<bool> Flag = Gen.Bool;

    private static readonly Gen<DateOnly> Day = Gen.Int[1, 3_000_000].Select(DateOnly.FromDayNumber);

    // To the tick, and with offsets, as channels give them.
    private static readonly Gen<DateTimeOffset> Time =
        Gen.Select(Gen.Long[600_000_000_000_000_000, 700_000_000_000_000_000], Gen.Int[-14, 14])
            .Select((ticks, hours) => new DateTimeOffset(ticks, TimeSpan.FromHours(hours)));

    private static readonly Gen<Fact> AnyFact = Gen.Enum<Fact>();

    private static readonly Gen<FactValue> Value = AnyFact.SelectMany(ValueOf);

    private static readonly Gen<FactSet> Facts = AnyFact.SelectMany(fact => KnowledgeOf(fact).Select(what => (fact, what)))
        .Array[0, 8]
        .Select(known => known.Aggregate(FactSet.Empty, (facts, one) => facts.With(one.fact, one.what)));

    private static readonly Gen<ImmutableDictionary<Fact, DateTimeOffset>> Moments = Dictionary(AnyFact, Time);

    private static readonly Gen<ImmutableDictionary<Fact, int>> Counts = Dictionary(AnyFact, Gen.Int[1, 9]);

    private static readonly Gen<Press> AnyPress = Gen.Select(Word, OrNone(AnyFact), OrNull(Word), Gen.Long)
        .Select((what, fact, value, revision) => new Press(what, fact, value, revision));

    private static readonly Gen<Subscription> AnySubscription = Gen.Select(
        Facts,
        Moments,
        Counts,
        OrNone(Many(Value, 3)),
        OrNone(Many(Word, 3)),
        (facts, said, unknown, likely, done) => new Subscription { Facts = facts, SaidAt = said, DontKnows = unknown, Likely = likely, DoneSteps = done });

    private static readonly Gen<StepInView> AnyStepInView = Gen.Select(Word, Flag).Select((id, aside) => new StepInView(id, aside));

    private static readonly Gen<FeedbackMark> AnyMark = Gen.Select(Word, Word, Gen.Enum<FeedbackVerdict>(), OrNone(Gen.Enum<FeedbackReason>()))
        .Select((edition, rule, verdict, reason) => new FeedbackMark(edition, rule, verdict, reason));

    private static readonly Gen<Moment> Before = Gen.Select(AnySubscription.Array[1, 3], Gen.Int[0, 100])
        .Select((subscriptions, focus) => new Moment([.. subscriptions], focus % subscriptions.Length));

    private static readonly Gen<SharedCase> AnyShared = Gen.Select(Word, AnySubscription.Array[1, 3])
        .Select((code, subscriptions) => new SharedCase(code, [.. subscriptions]));

    private static readonly Gen<Reminder> AnyReminder = Gen.Select(Word, Day, Gen.Enum<OutcomeId>(), OrNull(ValueOf(Fact.Product)))
        .Select((code, day, outcome, product) => new Reminder(code, day, outcome, product));

    private static readonly Gen<DeskPost> AnyDeskPost = Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[1, 9], Flag, Flag)
        .Select((revision, tries, named, arrived) => new DeskPost(revision, tries, named, arrived));

    public static readonly Gen<CaseState> State = Gen.Select(
        Gen.Select(Gen.Long[0, long.MaxValue], OrNull(Word), OrNone(Gen.Enum<Language>()), OrNone(Gen.Enum<Role>()), OrNull(ValueOf(Fact.PartnerType))),
        Gen.Select(AnySubscription.Array[1, 4], Gen.Int[0, 100], OrNone(AnyFact), Gen.Int[0, 9], OrNull(Word), OrNone(Many(AnyShared, 2))),
        Gen.Select(OrNone(Time), OrNone(Many(AnySubscription, 2)), Flag, Many(Before, 3), Flag, Flag, OrNone(Many(AnyPress, 3)), OrNull(AnyStepInView)),
        Gen.Select(OrNone(Gen.Int[0, 9]), OrNone(Many(AnyMark, 3)), OrNone(Many(AnyReminder, 3)), OrNull(AnyDeskPost)),
        (person, talk, past, feedback) => new CaseState
        {
            Revision = person.Item1,
            Owner = person.Item2,
            Language = person.Item3,
            Role = person.Item4,
            PartnerType = person.Item5,
            Subscriptions = [.. talk.Item1],
            Focus = talk.Item2 % talk.Item1.Length,
            Revisiting = talk.Item3,
            Unread = talk.Item4,
            Code = talk.Item5,
            Shared = talk.Item6,
            AnsweredAt = past.Item1,
            Previous = past.Item2,
            Welcomed = past.Item3,
            History = past.Item4,
            LanguageChosen = past.Item5,
            ToldPersonalData = past.Item6,
            List = past.Item7,
            Walking = past.Item8,
            ShownAlone = feedback.Item1,
            Feedback = feedback.Item2,
            Reminders = feedback.Item3,
            PassedOn = feedback.Item4,
        });

    private static readonly Gen<TextKey> Key = Word.Select(word => new TextKey(word));

    private static readonly Gen<Arg> AnyArg = Gen.OneOf(
        Key.Select(key => (Arg)new Arg.Text(key)),
        Key.Select(key => (Arg)new Arg.Said(Line.Of(key))),
        Day.Select(day => (Arg)new Arg.Day(day)),
        Day.Select(day => (Arg)new Arg.Weekday(day)),
        Gen.Int.Select(count => (Arg)new Arg.Number(count)),
        Value.Select(value => (Arg)new Arg.Value(value)),
        Many(Value, 3).Select(values => (Arg)new Arg.Values(values)),
        Many(Value, 3).Select(values => (Arg)new Arg.Alternatives(values)),
        AnyFact.Select(fact => (Arg)new Arg.FactName(fact)),
        Word.Select(word => (Arg)new Arg.Setting(word)),
        Many(Gen.Int[0, 9], 3).Select(places => (Arg)new Arg.Subscriptions(places)));

    private static readonly Gen<Line> AnyLine = Gen.Select(Key, Dictionary(Word, AnyArg)).Select((key, args) => new Line(key, args));

    private static readonly Gen<Link> AnyLink = Gen.Select(Word, Key, Word, Gen.Enum<LinkAudience>())
        .Select((id, title, pattern, audience) => new Link(id, title, pattern, audience));

    private static readonly Gen<Button> AnyButton = Gen.Select(AnyLine, OrNull(AnyPress), OrNull(AnyLink))
        .Select((label, press, link) => new Button(label, press, link));

    private static readonly Gen<Choice> AnyChoice = Gen.Select(Word, AnyLine, OrNull(AnyLine))
        .Select((value, label, hint) => new Choice(value, label, hint));

    private static readonly Gen<Chip> AnyChip = Gen.Select(AnyFact, OrNull(Value), Flag, Gen.Int[0, 9], Many(Value, 3))
        .Select((fact, value, assumed, subscription, among) => new Chip(fact, value, assumed, subscription) { Among = among });

    private static readonly Gen<Source> AnySource = Gen.Select(Word, Key, AnyLink, Day)
        .Select((id, title, link, day) => new Source(id, title, link, day));

    private static readonly Gen<Receipt> AnyReceipt = Gen.Select(
        Gen.Select(Word, Gen.Enum<Standing>(), Many(Gen.Select(Key, Many(Value, 2)).Select((text, values) => new Basis(text, values)), 2), Word),
        Gen.Select(Day, AnySource, OrNull(AnySource), Key),
        Many(Value, 3),
        (rule, page, facts) => new Receipt(rule.Item1, rule.Item2, rule.Item3, rule.Item4, page.Item1, page.Item2, page.Item3, page.Item4)
        {
            IsPageUndated = page.Item4.Id.Length % 2 == 0,
            Facts = facts,
        });

    private static readonly Gen<Step> AnyStep = Gen.Select(Word, Gen.Enum<Party>(), Key, Flag, OrNone(Key), Gen.Select(Flag, Flag, OrNull(Word)))
        .Select((id, party, text, inferred, ask, rest) => new Step(id, party, text, inferred) { Ask = ask, IsInvitation = rest.Item1, Waits = rest.Item2, ServedBy = rest.Item3 });

    private static readonly Gen<Outcome> AnyOutcome = Gen.Select(
        Gen.Select(Gen.Enum<OutcomeId>(), Word, Key, AnyReceipt),
        Gen.Select(Many(Gen.Select(Word, Key, Flag).Select((id, text, first) => new Note(id, text, first)), 2), Many(AnyStep, 3), Many(Key, 2)),
        Gen.Select(Many(Key, 2), Many(AnyLink, 2), Many(Value, 2), OrNone(Day)),
        (head, body, rest) => new Outcome(
            head.Item1, head.Item2, head.Item3, body.Item1, body.Item2, body.Item3, rest.Item1, rest.Item2, rest.Item3, head.Item4)
        {
            TermEnd = rest.Item4,
        });

    private static readonly Gen<Branch> InnerBranch = Gen.Select(Many(Value, 3), OrNone(Gen.Enum<OutcomeId>()), OrNone(Key), OrNone(AnyFact))
        .Select((values, outcome, headline, next) => new Branch(values, outcome, headline, next));

    private static readonly Gen<Branch> AnyBranch = Gen.Select(InnerBranch, Many(InnerBranch, 2))
        .Select((branch, inner) => branch with { Inner = inner });

    private static readonly Gen<NewerAnswer> AnyNewer = Gen.Select(
        Word, Day, Flag, Many(Gen.Select(Many(Value, 2), Gen.Enum<OutcomeId>(), AnyLine).Select((given, outcome, headline) => new NewerEnd(given, outcome, headline)), 3))
        .Select((edition, day, otherwise, ends) => new NewerAnswer(edition, day, otherwise, ends));

    private static readonly Gen<AnswerPart> AnyPart = Gen.Select(
        OrNull(AnyLine), AnyOutcome, OrNone(AnyFact), Many(AnyBranch, 2), OrNull(AnyNewer), OrNone(Gen.Int[1, 900]))
        .Select((title, outcome, open, branches, newer, days) => new AnswerPart(title, outcome, open, branches) { Newer = newer, OlderThanDays = days, IsOfOnePage = branches.IsEmpty });

    private static readonly Gen<PlanStep> AnyPlanStep = Gen.Select(Gen.Int[1, 40], Word, AnyLine, Flag, Many(Gen.Int[0, 9], 3), Flag)
        .Select((number, id, text, inferred, places, done) => new PlanStep(number, id, text, inferred, places, done));

    private static readonly Gen<Plan> AnyPlan = Gen.Select(
        Many(Gen.Select(Gen.Enum<LaneTime>(), AnyLine, Many(AnyPlanStep, 2)).Select((when, turn, steps) => new PlanLane(when, turn, steps) { AwaitsTermEnd = steps.IsEmpty }), 2), Many(AnyLine, 2))
        .Select((lanes, order) => new Plan(lanes, order));

    private static readonly Gen<Letter> AnyLetter = Gen.Select(
        Gen.Select(Gen.Enum<Party>(), Gen.Enum<Language>(), Gen.Enum<Voice>(), AnyLine),
        Gen.Select(Many(AnyLine, 2), Many(AnyLine, 2), Many(AnyLine, 2)),
        Gen.Select(AnyLine, AnyLink, Many(AnyLine, 2)),
        (head, body, page) => new Letter
        {
            To = head.Item1,
            Language = head.Item2,
            Voice = head.Item3,
            Subject = head.Item4,
            Opening = body.Item1,
            Steps = body.Item2,
            After = body.Item3,
            PageHeading = page.Item1,
            HowTo = page.Item2,
            Closing = page.Item3,
        });

    private static readonly Gen<Reply> Bare = Gen.OneOf(
        Gen.Select(AnyFact, Word, AnyLine, Many(AnyLine, 2), Many(AnyChoice, 3), Many(AnyButton, 2)).Select((fact, variant, prompt, guidance, choices, actions) => (Reply)new Ask
        {
            Language = default,
            Role = default,
            Revision = 0,
            Fact = fact,
            Variant = variant,
            Prompt = prompt,
            Guidance = guidance,
            Choices = choices,
            Actions = actions,
        }),
        Gen.Select(Many(AnyPart, 2), Many(AnyButton, 2), OrNull(AnyPlan)).Select((parts, actions, plan) =>
            (Reply)new Answer { Language = default, Role = default, Revision = 0, Parts = parts, Actions = actions, Plan = plan }),
        Gen.Select(OrNull(AnyLine), Many(AnyLine, 3), Many(AnyButton, 2), OrNull(AnyLetter), OrNull(AnyStepInView)).Select((title, body, actions, letter, step) =>
            (Reply)new Notice { Language = default, Role = default, Revision = 0, Title = title, Body = body, Actions = actions, Letter = letter, Step = step }),
        Gen.Select(Many(AnyPart, 1), Many(AnyButton, 1), OrNull(Word)).Select((parts, actions, code) => (Reply)new Notice
        {
            CaseCode = code,
            Language = default,
            Role = default,
            Revision = 0,
            Body = [],
            Summary = new Answer { Language = default, Role = default, Revision = 0, Parts = parts, Actions = actions },
        }),
        Gen.Select(AnyLine, Many(AnyLine, 3), Many(AnyButton, 2), Many(AnyChoice, 3)).Select((title, body, actions, roles) =>
            (Reply)new Welcome { Language = default, Role = default, Revision = 0, Title = title, Body = body, Actions = actions, Roles = roles }));

    public static readonly Gen<ImmutableArray<Reply>> Replies = Many(
        Gen.Select(Bare, Gen.Enum<Language>(), Gen.Enum<Role>(), Gen.Long, Many(AnyLine, 2), Many(AnyChip, 3))
            .Select((reply, language, role, revision, lead, known) =>
                reply with { Language = language, Role = role, Revision = revision, Lead = lead, Known = known }),
        3);

    private static Gen<FactValue> ValueOf(Fact fact) => fact switch
    {
        Fact.TermEnd => Day.Select(FactValue.TermEnd),
        Fact.Product => Pick("office-365-e3", "azure", "365").Select(id => FactValue.Parse(fact, id)),
        _ => Pick(FactCatalogue.Of(fact).Values.ToArray()),
    };

    private static Gen<Knowledge> KnowledgeOf(Fact fact) => Gen.OneOf(
        Gen.Const(Knowledge.DoesNotKnow),
        Gen.Const(Knowledge.Unknown),
        ValueOf(fact).Array[1, 3].Select(values => Knowledge.DoesNotKnowAmong([.. values.Distinct()])),
        ValueOf(fact).Select(Knowledge.Of),
        ValueOf(fact).Array[1, 3].Select(values => Knowledge.OneOf([.. values.Distinct()])));

    private static Gen<T> Pick<T>(params T[] from) => Gen.Int[0, from.Length - 1].Select(index => from[index]);

    private static Gen<ImmutableArray<T>> Many<T>(Gen<T> one, int most) => one.Array[0, most].Select(items => items.ToImmutableArray());

    private static Gen<ImmutableDictionary<TKey, T>> Dictionary<TKey, T>(Gen<TKey> key, Gen<T> value)
        where TKey : notnull =>
        Gen.Select(key, value).Array[0, 4].Select(entries => entries.DistinctBy(entry => entry.Item1).ToImmutableDictionary(entry => entry.Item1, entry => entry.Item2));

    private static Gen<T?> OrNull<T>(Gen<T> one)
        where T : class => Gen.Select(Flag, one).Select((given, value) => given ? value : null);

    private static Gen<T?> OrNone<T>(Gen<T> one)
        where T : struct => Gen.Select(Flag, one).Select((given, value) => given ? value : (T?)null);
}
