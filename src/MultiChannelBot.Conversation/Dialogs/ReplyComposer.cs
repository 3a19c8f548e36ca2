using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Drift;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>Makes the channel-neutral reply for where a case stands.</summary>
internal sealed class ReplyComposer(ConversationSettings settings, DriftFinder drift)
{
    /// <summary>Teams shows at most six actions a card (store checklist, field.md 1.5).</summary>
    public const int MostActions = 6;

    /// <summary>The question of a step.</summary>
    public static Ask Ask(Draft draft, Position.Asking asking, Prompt prompt) => new()
    {
        Language = draft.Language,
        Role = draft.Role,
        Revision = draft.State.Revision,
        Lead = [.. draft.Lead, .. About(draft, asking)],
        Subscriptions = draft.State.Subscriptions.Length,
        Known = Known(draft.State),
        Fact = asking.Fact,
        Variant = prompt.Variant,
        Prompt = prompt.Question,
        Guidance = prompt.Guidance,
        Choices = prompt.Choices,
        Actions = [.. AskActions(draft, asking, prompt).Take(MostActions)],
    };

    /// <summary>The answer card.</summary>
    public Answer Answer(Draft draft, ImmutableArray<Verdict> verdicts)
    {
        ImmutableArray<AnswerPart> parts = [.. verdicts.Select((verdict, index) => Part(draft, verdict, index))];
        var plan = PlanMaker.Of(draft.State, [.. parts.Select((part, index) => (index, part.Outcome))]);
        return new Answer
        {
            Language = draft.Language,
            Role = draft.Role,
            Revision = draft.State.Revision,
            Lead = draft.Lead,
            Subscriptions = draft.State.Subscriptions.Length,
            Known = [.. Known(draft.State), .. AssumedCloud(draft.State, parts)],
            Parts = parts,
            Plan = plan,
            Actions = AnswerMenu.OnCard(draft, parts, plan),
        };
    }

    /// <summary>The answer card of one of several subscriptions.</summary>
    public Answer AnswerOf(Draft draft, ImmutableArray<Verdict> verdicts, int subscription)
    {
        var all = Answer(draft, verdicts);
        ImmutableArray<AnswerPart> parts = [all.Parts[subscription]];
        var plan = PlanMaker.Of(draft.State, [(subscription, parts[0].Outcome)]);
        return all with
        {
            Parts = parts,
            Plan = plan,
            Known = [.. all.Known.Where(chip => chip.Subscription == subscription || chip.Fact == Fact.PartnerType)],
            Actions = AnswerMenu.OnCard(draft, parts, plan),
        };
    }

    /// <summary>Anything else worth saying.</summary>
    /// <param name="isList">True where the actions are what is to be chosen from: then their numbers can be typed.</param>
    public static Notice Notice(
        Draft draft, Line? title, ImmutableArray<Line> body, ImmutableArray<Button> actions, bool isList = false) => new()
        {
            Language = draft.Language,
            Role = draft.Role,
            Revision = draft.State.Revision,
            Lead = draft.Lead,
            Subscriptions = draft.State.Subscriptions.Length,
            Title = title,
            Body = body,
            Actions = [.. actions.Concat(draft.ExtraActions).Take(MostActions)],
            List = isList ? [.. actions.Select(action => action.Press).OfType<Press>()] : [],
        };

    /// <summary>The first card of a conversation.</summary>
    public static Welcome Welcome(Draft draft) => new()
    {
        Language = draft.Language,
        Role = draft.Role,
        Revision = Press.AnyRevision,
        Title = Line.Of("welcome.title"),
        Body = [Line.Of("welcome.what"), Line.Of("welcome.how"), Line.Of("welcome.not"), Line.Of("welcome.privacy")],
        Actions =
        [
            Always("action.start", Command.Next),
            Always("action.help", Command.Help),
            Always("action.other-language", Command.Language, Other(draft)),
        ],
        Roles = [.. Enum.GetValues<Role>().Select(role => new Choice(role.Code(), Line.Of("role." + role.Code()), Line.Of($"role.{role.Code()}.hint")))],
    };

    /// <summary>The first card on the web page: what it is for, in words of whoever has never heard of it. The first question stands below it.</summary>
    public static Welcome WelcomeToPage(Draft draft) => Welcome(draft) with
    {
        Title = Line.Of("welcome.page.title"),
        Body = [Line.Of("welcome.page.what"), Line.Of("welcome.page.how")],
        Actions = [Always("action.privacy", Command.Privacy), Always("action.help", Command.Help)],
        Roles = [],
    };

    /// <summary>What was understood, as chips that can be changed.</summary>
    public static ImmutableArray<Chip> Known(CaseState state)
    {
        var chips = ImmutableArray.CreateBuilder<Chip>();
        for (var index = 0; index < state.Subscriptions.Length; index++)
        {
            AddKnown(chips, state.Subscriptions[index].Facts, index);
        }

        if (state.PartnerType is { } kind)
        {
            chips.Add(new Chip(Fact.PartnerType, kind, false, 0));
        }

        return chips.DrainToImmutable();
    }

    private static void AddKnown(ImmutableArray<Chip>.Builder chips, FactSet facts, int subscription)
    {
        foreach (var fact in FactCatalogue.All)
        {
            if (ChipOf(fact.Id, facts[fact.Id], subscription) is { } chip && (fact.Id != Fact.Product || !RepeatsItself(facts)))
            {
                chips.Add(chip);
            }
        }
    }

    /// <summary>True for a product whose name says no more than another fact does: "Azure" beside usage-based.</summary>
    public static bool RepeatsItself(FactSet facts) => facts.Value(Fact.Product) is { } product
        && ((product.Code == "azure" && facts.Value(Fact.ServiceType) == ServiceType.UsageBased)
            || Array.Exists(
                [Fact.OutsideClass, Fact.AzureOffer],
                fact => facts.Value(fact) is { } other && product.Code.Contains(other.Code, StringComparison.Ordinal)));

    private static Chip? ChipOf(Fact fact, Knowledge knows, int subscription) => knows switch
    {
        Knowledge.Stated stated => new Chip(fact, stated.Value, false, subscription),
        Knowledge.Narrowed narrowed when narrowed.IsNarrow() => new Chip(fact, null, false, subscription) { Among = narrowed.Candidates },
        Knowledge.CannotSay cannot => new Chip(fact, null, false, subscription) { Among = cannot.Among.IsDefault ? [] : cannot.Among },
        _ => null,
    };

    /// <summary>Names one of several subscriptions by what is known of it.</summary>
    public static Line? TitleOf(CaseState state, int index)
    {
        if (state.Subscriptions.Length == 1)
        {
            return null;
        }

        var facts = state.Subscriptions[index].Facts;
        var what = facts.Value(Fact.Product) ?? facts.Value(Fact.ServiceType) ?? facts.Value(Fact.OutsideClass);
        ImmutableArray<FactValue> names = [.. new[] { what, facts.Value(Fact.PurchaseChannel) }.OfType<FactValue>()];
        var line = Line.Of(names.IsEmpty ? "part.title.unnamed" : "part.title")
            .With("number", new Arg.Number(index + 1)).With("total", new Arg.Number(state.Subscriptions.Length));
        return names.IsEmpty ? line : line.With("what", new Arg.Values(names));
    }

    /// <summary>The number of a subscription as a press carries it.</summary>
    public static string Number(int subscription) => subscription.ToString(CultureInfo.InvariantCulture);

    private static Button Always(string key, Command command, string? value = null) =>
        new(Line.Of(key), new Press(command.Code(), null, value, Press.AnyRevision), null);

    private static string Other(Draft draft) => draft.Language == Guidance.Language.Korean ? "en" : "ko";

    private static IEnumerable<Line> About(Draft draft, Position.Asking asking)
    {
        if (draft.State.IsBlank() && draft.State.Unread == 0 && !asking.Revisited)
        {
            yield return Line.Of("lead.scope");
        }

        if (draft.Titled != asking.Subscription && TitleOf(draft.State, asking.Subscription) is { } title)
        {
            yield return title;
        }
    }

    private static IEnumerable<Button> AskActions(Draft draft, Position.Asking asking, Prompt prompt)
    {
        if (prompt.MayNotKnow)
        {
            yield return draft.Button("action.dont-know", Press.Answer, Press.DontKnow, asking.Fact);
        }

        yield return draft.Button("action.why", Command.Why.Code());
        foreach (var extra in draft.ExtraActions)
        {
            yield return extra;
        }

        if (asking.Revisited)
        {
            yield return draft.Button("action.keep", Command.Back.Code());
        }
        else if (!draft.State.History.IsEmpty)
        {
            yield return draft.Button("action.back", Command.Back.Code());
        }

        if (draft.State.Unread >= 2)
        {
            yield return draft.Button("action.human", Command.Human.Code());
            yield return draft.Button("action.restart", Command.Restart.Code());
        }
    }

    private AnswerPart Part(Draft draft, Verdict verdict, int index)
    {
        var (outcome, open) = (OutcomeOf(verdict), verdict as Verdict.Undecided);
        return new AnswerPart(TitleOf(draft.State, index), outcome.For(draft.Role), open?.Fact, open?.Branches ?? [])
        {
            Newer = Newer(draft.State, outcome, index),
            OlderThanDays = OlderThanDays(draft, outcome),
        };
    }

    private int? OlderThanDays(Draft draft, Outcome outcome) =>
        settings.WarnAfterDays > 0 && draft.Today.DayNumber - outcome.Receipt.AsOf.DayNumber > settings.WarnAfterDays ? settings.WarnAfterDays : null;

    private NewerAnswer? Newer(CaseState state, Outcome outcome, int subscription) =>
        NewerAnswer.Of(drift.Of(outcome, state.FactsOf(subscription), settings.AssumedCloud));

    /// <summary>Where the newest edition leads; empty where it says the same.</summary>
    public ImmutableArray<DriftEnd> EndsOfNewest(CaseState state, Outcome outcome, int subscription) =>
        drift.Of(outcome, state.FactsOf(subscription), settings.AssumedCloud)?.Ends ?? [];

    /// <summary>The answer of one subscription by the edition in use, and beside it an end of the newest one; null where both say the same.</summary>
    public Answer? Compared(Draft draft, ImmutableArray<Verdict> verdicts, int subscription, int end)
    {
        if (EndsOfNewest(draft.State, OutcomeOf(verdicts[subscription]), subscription) is not { IsEmpty: false } ends)
        {
            return null;
        }

        var answer = AnswerOf(draft, verdicts, subscription);
        var (outcome, newer) = (answer.Parts[0].Outcome, ends[end]);
        return answer with
        {
            Parts =
            [
                answer.Parts[0] with { Title = ByPage(outcome, []), Outcome = StepsAlone(outcome), Newer = null, IsOfOnePage = true },
                new AnswerPart(ByPage(newer.Outcome, newer.Given), StepsAlone(newer.Outcome.For(draft.Role)), null, []) { IsOfOnePage = true },
            ],
            Plan = null,
            Actions = [draft.Button("action.show-answer", Command.Status.Code()), draft.Button("action.change", Command.Change.Code())],
        };
    }

    // What is compared has to fit one card; what to watch out for, and how the rule leads there, stands in the answer itself.
    private static Outcome StepsAlone(Outcome outcome) =>
        outcome with { Notes = [], Conditions = [], Traps = [], Receipt = outcome.Receipt with { Bases = [] } };

    // "By the page of 1 July 2024", "By the page of 1 July 2024: Azure plan".
    private static Line ByPage(Outcome outcome, ImmutableArray<FactValue> given)
    {
        var page = outcome.Receipt.Page();
        return given.IsEmpty ? page : Line.Of("compare.title.given").With("page", new Arg.Said(page)).With("values", new Arg.Values(given));
    }

    public static Outcome OutcomeOf(Verdict verdict) =>
        verdict.Answer ?? throw new InvalidOperationException("A subscription that still needs a fact is asked, not answered.");

    /// <summary>The cloud is never asked; where it is assumed, the answer says so and lets it be changed.</summary>
    private ImmutableArray<Chip> AssumedCloud(CaseState state, ImmutableArray<AnswerPart> parts)
    {
        for (var index = 0; index < parts.Length; index++)
        {
            if (state.Subscriptions[index].Facts[Fact.Cloud] is Knowledge.NothingSaid)
            {
                return [new Chip(Fact.Cloud, settings.AssumedCloud, true, index)];
            }
        }

        return [];
    }
}
