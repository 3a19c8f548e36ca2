using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Tests.Cards;

/// <summary>One reply of every shape that the conversation gives.</summary>
internal static class SampleReplies
{
    public const long Revision = 12;

    public const string Reference = "k7AbCdEfGhIjKlMnOpQrSt.sig0123456789abcdefghijk";

    /// <summary>Every shape in every language and voice.</summary>
    public static IEnumerable<(string Name, Reply Reply)> All() =>
        from language in LanguageCodes.All
        from role in (Role[])[Role.Sales, Role.Customer]
        from sample in Shapes()
        select ($"{sample.Name}-{role.Code()}-{language.Code()}", sample.Reply with { Language = language, Role = role });

    private static IEnumerable<(string Name, Reply Reply)> Shapes()
    {
        yield return ("welcome", Welcome);
        yield return ("question-first", Question(PurchaseChannelsOf(0), first: true));
        yield return ("question-buttons", Question(PurchaseChannelsOf(3), first: false));
        yield return ("question-set", Question(PurchaseChannelsOf(8), first: false));
        foreach (var outcome in SampleOutcomes.All.Where(outcome => outcome.Id != OutcomeId.NeedInfo))
        {
            yield return ($"answer-{outcome.Id.Code()}", Answer(new AnswerPart(null, outcome, null, [])));
        }

        yield return ("answer-need-info", Answer(new AnswerPart(null, SampleOutcomes.NeedInfo, Fact.PurchaseChannel, SampleOutcomes.Branches)));
        yield return ("answer-two", Answer(Titled(0, 2, SampleOutcomes.RequestRelationship), Titled(1, 2, SampleOutcomes.NewAzure)));
        yield return ("answer-ten", Answer([.. Enumerable.Range(0, 10).Select(at => Titled(at, 10, SampleOutcomes.All[at % 5]))]));
        yield return ("notice", Notice);
        yield return ("notice-step", Step);
    }

    public static Answer Answer(params ImmutableArray<AnswerPart> parts) => new()
    {
        Language = Language.English,
        Role = Role.Sales,
        Revision = Revision,
        Lead = [Line.Of("lead.noted").With("values", new Arg.Values([PurchaseChannel.Ea]))],
        Known = [.. parts.SelectMany((_, at) => Known(at)), new Chip(Fact.Cloud, Cloud.Commercial, true, 0)],
        Parts = parts,
        Plan = PlanMaker.Of(
            new CaseState { Subscriptions = [.. parts.Select(_ => Subscription.Empty)] }, [.. parts.Select((part, at) => (at, part.Outcome))]),
        Actions =
        [
            .. parts.SelectMany(part => part.Outcome.Links).Take(1).Select(Open),
            Press("action.change", "change"), Press("action.add", "add"), Press("action.next", "next"), Press("action.more", "more"),
        ],
    };

    public static Ask Question(ImmutableArray<Choice> choices, bool first) => new()
    {
        Language = Language.English,
        Role = Role.Sales,
        Revision = Revision,
        Lead = [Line.Of(first ? "lead.scope" : "lead.new-case")],
        Known = first ? [] : Known(0),
        Fact = first ? Fact.ServiceType : Fact.PurchaseChannel,
        Variant = "first",
        Prompt = Line.Of(first ? "ask.serviceType.first" : "ask.purchaseChannel.first"),
        Guidance = first ? [] : [Line.Of("findout.purchaseChannel")],
        Choices = first ? [Choice(ServiceType.LicenseBased), Choice(ServiceType.UsageBased)] : choices,
        Actions =
        [
            new Button(Line.Of("action.dont-know"), new Press(Conversation.Press.Answer, Fact.PurchaseChannel, Conversation.Press.DontKnow, Revision), null),
            Press("action.why", "why"), Press("action.back", "back"),
        ],
    };

    public static Notice Notice { get; } = new()
    {
        Language = Language.English,
        Role = Role.Sales,
        Revision = Revision,
        Known = [new Chip(Fact.TermEnd, FactValue.TermEnd(new DateOnly(2027, 6, 30)), false, 0), new Chip(Fact.PurchaseChannel, null, false, 0)],
        Title = Line.Of("human.title"),
        Body = [Line.Of("human.contact").With("contact", new Arg.Setting("Jiwon at the desk, desk@contoso.example, +82 2 0000 0000")), Line.Of("human.take-along")],
        Actions = [Open(SampleOutcomes.Work), Press("action.resume", "status")],
    };

    /// <summary>One of the steps, as they are taken one at a time.</summary>
    private static Notice Step { get; } = new()
    {
        Language = Language.English,
        Role = Role.Sales,
        Revision = Revision,
        Title = Line.Of("steps.title").With("number", new Arg.Number(7)).With("total", new Arg.Number(9))
            .With("turn", new Arg.Text(new("card.party.microsoft.turn"))),
        Body =
        [
            Line.Of("sample.step-accept"),
            Line.Of("steps.seen").With("what", new Arg.Text(new("sample.step-list"))),
            Line.Of("sample.may-change"),
        ],
        Actions =
        [
            Press("action.done", "done"), Press("action.stuck", "stuck"), Press("action.not-mine", "not-mine"), Press("action.back", "back"),
            Press("action.show-answer", "status"),
        ],
        Step = new StepInView("accept", IsAside: false),
    };

    private static Welcome Welcome { get; } = new()
    {
        Language = Language.English,
        Role = Role.Sales,
        Revision = Revision,
        Title = Line.Of("welcome.title"),
        Body = [Line.Of("welcome.what"), Line.Of("welcome.how"), Line.Of("welcome.not"), Line.Of("welcome.privacy")],
        Actions = [Press("action.start", "next"), Press("action.help", "help"), Press("action.other-language", "language", "ko")],
        Roles = [.. Enum.GetValues<Role>().Select(role => new Choice(role.Code(), Line.Of("role." + role.Code()), Line.Of($"role.{role.Code()}.hint")))],
    };

    public static ImmutableArray<Choice> PurchaseChannelsOf(int count) =>
        [.. FactCatalogue.Of(Fact.PurchaseChannel).Values.Take(count).Select(Choice)];

    public static AnswerPart Titled(int at, int total, Outcome outcome) => new(
        Line.Of("part.title").With("number", new Arg.Number(at + 1)).With("total", new Arg.Number(total))
            .With("what", new Arg.Values([ServiceType.LicenseBased, PurchaseChannel.Ea])),
        outcome,
        outcome.Id == OutcomeId.NeedInfo ? Fact.PurchaseChannel : null,
        outcome.Id == OutcomeId.NeedInfo ? SampleOutcomes.Branches : ImmutableArray<Branch>.Empty);

    private static ImmutableArray<Chip> Known(int subscription) =>
    [
        new Chip(Fact.ServiceType, ServiceType.LicenseBased, false, subscription),
        new Chip(Fact.PurchaseChannel, PurchaseChannel.Ea, false, subscription),
        new Chip(Fact.Intent, Intent.Manage, false, subscription),
        new Chip(Fact.Product, FactValue.Parse(Fact.Product, "office-365"), false, subscription),
    ];

    private static Choice Choice(FactValue value)
    {
        var name = $"{FactCatalogue.Of(value.Fact).Name}.{value.Code}";
        return new Choice(value.Code, Line.Of("value." + name), Line.Of("hint." + name));
    }

    private static Button Press(string label, string what, string? value = null) =>
        new(Line.Of(label), new Press(what, null, value, Revision), null);

    private static Button Open(Link link) =>
        new(Line.Of("action.open-link").With("title", new Arg.Text(link.Title)), null, link);
}
