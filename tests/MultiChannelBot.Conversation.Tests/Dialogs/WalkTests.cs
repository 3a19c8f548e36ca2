using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Tests.Dialogs;

/// <summary>The walk through the steps, for every outcome that an edition has.</summary>
public class WalkTests
{
    private static readonly string[] Editions = ["2019-03-15", "2023-09-20", "2024-07-01"];

    /// <summary>For each edition the ways that differ in outcome or steps, each by facts that lead there.</summary>
    public static TheoryData<string, int> EditionsAndRoles => new(
        Editions.SelectMany(edition => Enum.GetValues<Role>().Select(role => (edition, (int)role))));

    [Theory]
    [MemberData(nameof(EditionsAndRoles))]
    public void Every_walk_ends_and_each_step_says_how_it_looks_when_done(string edition, int roleNumber)
    {
        var talk = Conversations.Of(edition);
        var role = (Role)roleNumber;
        var ways = Ways(talk);

        Assert.True(ways.Count >= 15, $"Only {ways.Count} ways.");
        foreach (var way in ways)
        {
            foreach (var language in LanguageCodes.All)
            {
                Assert.Equal(way.Steps, Walk(talk, Case(way.Facts, role, language)));
            }
        }
    }

    [Fact]
    public void A_step_of_two_subscriptions_is_taken_once_and_done_for_both()
    {
        var talk = Conversations.Default;
        var one = FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Manage);
        var two = FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Open, Intent.Manage);
        var state = Case(one, Role.Sales, Language.English) with { Subscriptions = [new() { Facts = one }, new() { Facts = two }] };

        var (after, notice) = Press(talk, Press(talk, state, "steps").State, "done");

        Assert.Equal("6", Total(notice));
        Assert.All(after.Subscriptions, entry => Assert.Equal(["relationship-open"], entry.Done()));
    }

    [Fact]
    public void A_step_that_one_more_subscription_needs_again_is_open_again()
    {
        var talk = Conversations.Default;
        var one = FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Move);
        var state = Case(one, Role.Sales, Language.English) with
        {
            Subscriptions = [new() { Facts = one, DoneSteps = ["relationship-open", "reprovision-order"] }, new() { Facts = one }],
        };

        var (after, _) = Press(talk, state, "done", "reprovision-order");

        Assert.Equal(["reprovision-order"], after.Subscriptions[1].Done());
        Assert.Equal(["relationship-open", "reprovision-order"], after.Subscriptions[0].Done());
    }

    [Fact]
    public void Two_ends_of_terms_are_two_steps()
    {
        var talk = Conversations.Default;
        var facts = FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.CspPartner, Intent.Move);
        var (early, late) = (facts.With(FactValue.TermEnd(new(2027, 1, 31))), facts.With(FactValue.TermEnd(new(2027, 6, 30))));
        string TotalOf(params FactSet[] all) => Total(Press(
            talk, Case(facts, Role.Sales, Language.English) with { Subscriptions = [.. all.Select(each => new Subscription { Facts = each })] }, "steps").Notice);

        Assert.Equal("5", TotalOf(early));
        Assert.Equal("5", TotalOf(early, early));
        Assert.Equal("8", TotalOf(early, late));
    }

    [Fact]
    public void Back_undoes_a_done_after_the_case_was_stored_and_read()
    {
        var talk = Conversations.Default;
        var state = Case(FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Manage), Role.Customer, Language.English);
        state = Reread(Press(talk, Reread(Press(talk, state, "steps").State), "done").State);
        Assert.Equal(["relationship-open"], state.Current.Done());

        var (undone, notice) = Press(talk, state, "back");

        Assert.Empty(undone.Current.Done());
        Assert.Equal("relationship-open", notice.Step?.Id);
    }

    [Fact]
    public void A_case_written_before_there_were_steps_is_read_and_has_none_done()
    {
        const string Old = """
            {"schema":1,"revision":7,"subscriptions":[{"facts":{"serviceType":"license-based"},"saidAt":{},"dontKnows":{}}],"focus":0,"history":[],"unread":0}
            """;
        var state = Assert.IsType<StateReading.Read>(CaseJson.ReadState(Old)).State;
        Assert.Null(state.Walking);
        Assert.Empty(state.Current.Done());
    }

    [Fact]
    public void A_list_of_steps_with_a_hole_is_no_case() => Assert.IsType<StateReading.Unreadable>(CaseJson.ReadState("""
        {"schema":1,"revision":7,"subscriptions":[{"facts":{},"saidAt":{},"dontKnows":{},"doneSteps":[null]}],"focus":0,"history":[],"unread":0}
        """));

    /// <summary>Takes every step; the ids in the order they came.</summary>
    private static ImmutableArray<string> Walk(Conversation talk, CaseState state)
    {
        var taken = ImmutableArray.CreateBuilder<string>();
        var (now, notice) = Press(talk, state, "steps");
        while (notice.Step is { } step)
        {
            Assert.True(taken.Count < 30, $"No end after {string.Join(' ', taken)}.");
            taken.Add(step.Id);
            Assert.Contains(notice.Body, line => line.Key.Id == "steps.seen");
            AssertSays(talk, notice);
            AssertSays(talk, Press(talk, now, "stuck", step.Id).Notice);
            AssertSays(talk, Press(talk, now, "not-mine", step.Id).Notice);
            (now, notice) = Press(talk, now, "done", step.Id);
        }

        Assert.Contains(notice.Body, line => line.Key.Id.StartsWith("steps.closed.", StringComparison.Ordinal));
        return taken.ToImmutable();
    }

    private static void AssertSays(Conversation talk, Notice notice)
    {
        Assert.InRange(notice.Actions.Length, 1, 6);
        Assert.All(notice.Body.Append(notice.Title!), line =>
        {
            var said = talk.Phrases.Say(line, notice.Language, notice.Role.Voice());
            Assert.DoesNotContain('{', said);
            Assert.NotEqual(string.Empty, said);
        });
    }

    private static List<(FactSet Facts, ImmutableArray<string> Steps)> Ways(Conversation talk) =>
        [.. Combinations().Select(facts => (Facts: facts, Verdict: new Guide(talk.Edition).Judge(facts, Cloud.Commercial)))
            .Select(judged => (judged.Facts, Outcome: judged.Verdict switch
            {
                Verdict.Decided decided => decided.Outcome,
                Verdict.Undecided open => open.Outcome,
                _ => null,
            }))
            .Where(judged => judged.Outcome is not null)
            .Select(judged => (judged.Facts, Id: judged.Outcome!.Id, Steps: judged.Outcome.Steps.Select(step => step.Id).ToImmutableArray()))
            .DistinctBy(way => $"{way.Id} {string.Join(' ', way.Steps)}")
            .Select(way => (way.Facts, way.Steps))];

    /// <summary>What may be known, in every combination that matters to the steps.</summary>
    internal static IEnumerable<FactSet> Combinations()
    {
        Fact[] asked = [Fact.ServiceType, Fact.PurchaseChannel, Fact.Intent, Fact.AzureOffer, Fact.LicenseOffer];
        IEnumerable<FactSet> all = [FactSet.Empty];
        foreach (var fact in asked)
        {
            all = all.SelectMany(facts => FactCatalogue.Of(fact).Values.Select(facts.With).Append(facts.With(fact, Knowledge.DoesNotKnow))).ToList();
        }

        all = all.SelectMany(facts => new[] { facts, facts.With(Cloud.UsGovernment) }).ToList();
        all = all.SelectMany(facts => FactCatalogue.Of(Fact.PartnerType).Values.Select(facts.With).Append(facts)).ToList();
        var ours = FactCatalogue.Of(Fact.AlreadyOurs).Values.Concat(FactCatalogue.Of(Fact.OutsideClass).Values).Select(FactSet.Empty.With);
        return all.Concat(ours);
    }

    private static CaseState Case(FactSet facts, Role role, Language language)
    {
        var kind = facts.Value(Fact.PartnerType);
        return new CaseState
        {
            Revision = 1,
            Owner = "asker",
            Role = role,
            Language = language,
            Welcomed = true,
            PartnerType = kind,
            Subscriptions = [new() { Facts = kind is null ? facts : facts.With(Fact.PartnerType, Knowledge.Unknown) }],
        };
    }

    private static (CaseState State, Notice Notice) Press(Conversation talk, CaseState state, string command, string? value = null)
    {
        var input = new Input.Clicked(new Press(command, null, value, state.Revision))
        {
            Asker = "asker",
            SaidAt = Conversations.Noon,
            Locale = state.Language,
            DefaultRole = Role.Sales,
        };
        var result = talk.Turn.Take(state, input, Conversations.Noon);
        return (result.State!, Assert.IsType<Notice>(Assert.Single(result.Replies)));
    }

    private static CaseState Reread(CaseState state) => Assert.IsType<StateReading.Read>(CaseJson.ReadState(CaseJson.WriteState(state))).State;

    private static string Total(Notice notice) =>
        Assert.IsType<Arg.Number>(notice.Title!.Args["total"]).Count.ToString(CultureInfo.InvariantCulture);
}
