using System.Collections.Immutable;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Tests.Dialogs;

/// <summary>The plan of several subscriptions, for every two outcomes of an edition.</summary>
public class PlanTests
{
    private static readonly FactSet License = FactSet.Of(ServiceType.LicenseBased);
    private static readonly FactSet LicenseToMove = License.With(PurchaseChannel.CspPartner).With(Intent.Move);
    private static readonly FactSet Azure = FactSet.Of(ServiceType.UsageBased, PurchaseChannel.Ea);

    [Theory]
    [InlineData("2019-03-15")]
    [InlineData("2023-09-20")]
    [InlineData("2024-07-01")]
    public void Of_any_two_each_keeps_its_order_no_step_is_lost_and_none_is_there_twice(string edition)
    {
        var ways = Ways(edition);

        Assert.True(ways.Count >= 15, $"Only {ways.Count} ways.");
        foreach (var (one, two) in from one in ways from two in ways select (one, two))
        {
            (int, Outcome)[] both = [(0, one), (1, two)];
            var walk = Walk.Of(Case(2), both);
            foreach (var (subscription, outcome) in both)
            {
                var own = walk.Steps.SelectMany(step => step.Marks).Where(mark => mark.Subscription == subscription).Select(mark => mark.Id);
                Assert.Equal(outcome.Steps.Select(step => step.Id).Distinct(), own);
            }

            Assert.Distinct(walk.Steps.Select(step => (step.Step.Party, step.Step.Text, step.Stage, step.Step.Text.Id.EndsWith(".dated", StringComparison.Ordinal) ? step.Outcome.TermEnd : null)));
            AssertTells(walk, PlanMaker.Of(Case(2), both), both);
        }
    }

    [Fact]
    public void One_relationship_request_serves_all_and_the_rest_waits_for_nobody()
    {
        var plan = PlanOf(License.With(PurchaseChannel.Ea).With(Intent.Manage), Azure);

        Assert.Equal(
            "now relationship-open relationship-rights relationship-draft relationship-send"
            + " / next relationship-accept azure-export-costs@2"
            + " / after manage-licenses@1 azure-create@2 azure-enter-details@2 / after azure-same-tenant@2 / after azure-validate@2 azure-move@2 / after azure-cancel@2",
            Written(plan));
        Assert.Equal(["plan.relationship", "plan.side-by-side.shared"], plan.Order.Select(line => line.Key.Id));
    }

    [Fact]
    public void Whoever_waits_for_the_end_of_a_term_holds_nobody_up_and_the_earlier_end_comes_first()
    {
        var plan = PlanOf(LicenseToMove.With(FactValue.TermEnd(new(2027, 6, 30))), Azure, LicenseToMove.With(FactValue.TermEnd(new(2027, 1, 31))));

        var lanes = Written(plan).Split(" / ");
        Assert.True(plan.Lanes[^4].AwaitsTermEnd && plan.Lanes[^2].AwaitsTermEnd);
        Assert.Equal("after wait-end@3", lanes[^4]);
        Assert.Equal("after after-end-order@3", lanes[^3]);
        Assert.Equal("after wait-end@1", lanes[^2]);
        Assert.Equal("after after-end-order@1", lanes[^1]);
        Assert.EndsWith("azure-cancel@2", lanes[^5], StringComparison.Ordinal);
        Assert.Equal(["plan.relationship", "plan.side-by-side.shared", "plan.waits.dated", "plan.waits.dated"], plan.Order.Select(line => line.Key.Id));
        Assert.Equal(new Arg.Day(new(2027, 1, 31)), plan.Order[2].Args["day"]);
    }

    [Fact]
    public void What_shares_nothing_runs_side_by_side_and_both_are_on_now()
    {
        var plan = PlanOf(FactSet.Of(Intent.ResellToCsp), License.With(PurchaseChannel.Ea).With(Intent.Manage));

        Assert.Equal(["plan.side-by-side"], plan.Order.Select(line => line.Key.Id));
        Assert.Equal(LaneTime.Now, plan.Lanes[0].When);
        Assert.Contains(plan.Lanes[0].Steps, step => step.For is [0]);
        Assert.Contains(plan.Lanes[0].Steps, step => step.For is [1]);
    }

    [Fact]
    public void Alike_subscriptions_take_each_step_once_without_a_mark()
    {
        var plan = PlanOf(Azure, Azure);

        Assert.All(plan.Lanes.SelectMany(lane => lane.Steps), step => Assert.Empty(step.For));
        Assert.Equal(["plan.relationship", "plan.together"], plan.Order.Select(line => line.Key.Id));
    }

    [Fact]
    public void A_done_step_is_marked_and_the_turn_moves_on()
    {
        var facts = License.With(PurchaseChannel.Ea).With(Intent.Manage);
        var outcome = Judged("2019-03-15", facts);
        ImmutableArray<string> asked = ["relationship-open", "relationship-rights", "relationship-draft", "relationship-send"];
        var state = new CaseState { Subscriptions = [new() { Facts = facts, DoneSteps = asked }] };

        var plan = PlanMaker.Of(state, [(0, outcome)])!;

        Assert.Equal([LaneTime.Done, LaneTime.Now, LaneTime.Next], plan.Lanes.Select(lane => lane.When));
        Assert.Equal(asked, plan.Lanes.SelectMany(lane => lane.Steps).Where(step => step.IsDone).Select(step => step.Id));
        Assert.Empty(plan.Order);
    }

    [Fact]
    public void What_is_not_known_or_not_covered_has_no_step_in_the_plan()
    {
        var unknown = FactSet.Of(ServiceType.LicenseBased).With(Fact.PurchaseChannel, Knowledge.DoesNotKnow).With(Intent.Manage);
        var plan = PlanOf(unknown, Azure, FactSet.Of(PurchaseChannel.Syndication));

        Assert.All(plan.Lanes.SelectMany(lane => lane.Steps), step => Assert.Equal([1], step.For));
        Assert.Equal(["plan.open"], plan.Order.Select(line => line.Key.Id));
        Assert.Null(PlanMaker.Of(Case(1), [(0, Judged("2019-03-15", unknown))]));
    }

    [Theory]
    [InlineData(Language.English, "No. 2", 1)]
    [InlineData(Language.English, "Nos. 1 and 3", 0, 2)]
    [InlineData(Language.English, "Nos. 1–3, 5 and 6", 0, 1, 2, 4, 5)]
    [InlineData(Language.Korean, "2번", 1)]
    [InlineData(Language.Korean, "1·3번", 0, 2)]
    [InlineData(Language.Korean, "1~3·5·6번", 0, 1, 2, 4, 5)]
    public void Subscriptions_are_named_by_their_numbers(Language language, string expected, params int[] places)
    {
        var line = Line.Of("plan.for").With("which", new Arg.Subscriptions([.. places])).With("text", new Arg.Setting("x"));

        Assert.Equal($"[{expected}] x", Conversations.Default.Phrases.Say(line, language, Voice.Partner));
    }

    private static void AssertTells(Walk walk, Plan? plan, (int Subscription, Outcome Outcome)[] both)
    {
        var wanted = walk.Steps.Where(step => both.First(one => one.Subscription == step.Marks[0].Subscription).Outcome.Id is not (OutcomeId.NeedInfo or OutcomeId.NotCovered)).ToList();
        var told = plan?.Lanes.SelectMany(lane => lane.Steps).ToList() ?? [];

        Assert.Equal(wanted.Select(step => step.Step.Id), told.Select(step => step.Id));
        Assert.Equal(wanted.Select(walk.NumberOf), told.Select(step => step.Number));
        Assert.True(plan is null || plan.Lanes[0].When == LaneTime.Now);
        Assert.Equal(plan?.Lanes.Select(lane => lane.When).Order(), plan?.Lanes.Select(lane => lane.When));
    }

    /// <summary>"now a b@1 / next c": lanes with their steps, each with the numbers of those that it is for where it is not for all.</summary>
    private static string Written(Plan plan) => string.Join(" / ", plan.Lanes.Select(lane => string.Join(' ', lane.Steps
        .Select(step => step.For.IsEmpty ? step.Id : $"{step.Id}@{string.Join(',', step.For.Select(at => at + 1))}")
        .Prepend(lane.When.ToString().ToLowerInvariant()))));

    private static Plan PlanOf(params FactSet[] cases) =>
        PlanMaker.Of(Case(cases.Length), [.. cases.Select((facts, at) => (at, Judged("2019-03-15", facts)))])!;

    private static CaseState Case(int subscriptions) => new() { Subscriptions = [.. Enumerable.Repeat(Subscription.Empty, subscriptions)] };

    private static Outcome Judged(string edition, FactSet facts) => new Guide(Conversations.Of(edition).Edition).Judge(facts, Cloud.Commercial).Answer!;

    /// <summary>One outcome for each way of steps that the edition has.</summary>
    private static List<Outcome> Ways(string edition)
    {
        var guide = new Guide(Conversations.Of(edition).Edition);
        return [.. WalkTests.Combinations().Select(facts => guide.Judge(facts, Cloud.Commercial).Answer).OfType<Outcome>()
            .DistinctBy(outcome => $"{outcome.Id} {string.Join(' ', outcome.Steps.Select(step => step.Id))}")];
    }
}
