using System.Collections.Immutable;
using CsCheck;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Tests;

public class QuestionTests
{
    private static readonly Facts.Fact[] Varied =
    [
        Facts.Fact.ServiceType, Facts.Fact.PurchaseChannel, Facts.Fact.Intent, Facts.Fact.AzureOffer,
        Facts.Fact.OutsideClass, Facts.Fact.AlreadyOurs,
    ];

    private static readonly Facts.Fact[] Unsayable = [Facts.Fact.ServiceType, Facts.Fact.PurchaseChannel, Facts.Fact.Intent];

    [Fact]
    public void Every_partial_set_of_facts_is_judged_as_a_naive_reading_does()
    {
        var wrong = Everything()
            .Where(facts => NaiveOracle.Judge(facts) != Short(SeedEdition.Judge(facts)))
            .Take(5)
            .Select(facts => $"{Describe(facts)}: {NaiveOracle.Judge(facts)}, but {Short(SeedEdition.Judge(facts))}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Narrowed_facts_are_judged_as_a_naive_reading_does() =>
        AnyFacts().Sample(facts => NaiveOracle.Judge(facts) == Short(SeedEdition.Judge(facts)), iter: 5_000);

    [Fact]
    public void What_is_judged_does_not_depend_on_the_order_of_saying() =>
        Gen.Select(AnyFacts(), Gen.Shuffle(Enum.GetValues<Facts.Fact>())).Sample((facts, order) =>
        {
            var again = order.Aggregate(FactSet.Empty, (known, fact) => known.With(fact, facts[fact]));
            return Describe(SeedEdition.Judge(again)) == Describe(SeedEdition.Judge(facts));
        });

    [Fact]
    public void Nothing_known_asks_for_the_kind_of_service_first() =>
        Assert.Equal("? serviceType", Short(SeedEdition.Judge()));

    [Fact]
    public void Azure_asks_no_intent_and_licenses_do()
    {
        Assert.Equal("= new-azure-subscription", Short(SeedEdition.Judge(ServiceType.UsageBased, PurchaseChannel.Ea)));
        Assert.Equal("? intent", Short(SeedEdition.Judge(ServiceType.LicenseBased, PurchaseChannel.Ea)));
    }

    [Fact]
    public void Syndication_asks_nothing_more() =>
        Assert.Equal("= not-covered (syndication)", Short(SeedEdition.Judge(PurchaseChannel.Syndication)));

    [Fact]
    public void A_question_offers_only_the_values_that_may_still_hold()
    {
        var candidates = Knowledge.OneOf([PurchaseChannel.CspPartner, PurchaseChannel.Ea]);
        var narrowed = FactSet.Of(ServiceType.UsageBased).With(Facts.Fact.PurchaseChannel, candidates);

        Assert.Equal(
            [PurchaseChannel.Ea, PurchaseChannel.CspPartner], Assert.IsType<Verdict.Needs>(SeedEdition.Judge(narrowed)).Possible);
        Assert.Equal(
            [Intent.Manage, Intent.Move],
            Assert.IsType<Verdict.Needs>(SeedEdition.Judge(ServiceType.LicenseBased, PurchaseChannel.Ea)).Possible);
    }

    [Fact]
    public void Candidates_that_lead_to_the_same_place_are_not_told_apart_and_the_receipt_names_their_rules()
    {
        var facts = FactSet.Of(ServiceType.LicenseBased, Intent.Manage).With(
            Facts.Fact.PurchaseChannel,
            Knowledge.OneOf([PurchaseChannel.VolumeLicensing, PurchaseChannel.ThirdParty, PurchaseChannel.Ea]));
        var outcome = SeedEdition.Decide(facts);

        Assert.Equal("S5/A6/S3+S5", outcome.Receipt.Rule);
        Assert.Equal(Standing.Inferred, outcome.Receipt.Standing);
        Assert.Equal(
            ["basis.s5: purchaseChannel=ea", "basis.a6-license: purchaseChannel=volume-licensing", "basis.s3-s5: purchaseChannel=third-party"],
            outcome.Receipt.Bases.Select(basis => $"{basis.Text}: {string.Join(", ", basis.Values)}"));
        Assert.Equal(outcome.Links.Distinct(), outcome.Links);
    }

    [Fact]
    public void An_unknown_channel_gives_a_checklist_and_the_branches_that_remain()
    {
        var facts = FactSet.Of(ServiceType.LicenseBased, Intent.Move).With(Facts.Fact.PurchaseChannel, Knowledge.DoesNotKnow);
        var verdict = Assert.IsType<Verdict.Undecided>(SeedEdition.Judge(facts));

        Assert.Equal(OutcomeId.NeedInfo, verdict.Outcome.Id);
        Assert.Equal("A16", verdict.Outcome.Receipt.Rule);
        Assert.Equal(Standing.NoRule, verdict.Outcome.Receipt.Standing);
        Assert.Equal("find-channel-by-invoice", verdict.Outcome.Steps[0].Id);
        Assert.NotEmpty(verdict.Outcome.Links);
        Assert.Equal(
            ["request-relationship: 6", "wait-or-cancel: 1", "not-covered: 1"],
            verdict.Branches.Select(branch => $"{branch.Outcome?.Code()}: {branch.Values.Length}"));
        Assert.All(verdict.Branches, branch => Assert.NotNull(branch.Headline));
    }

    [Fact]
    public void A_branch_that_is_still_open_names_the_fact_it_would_hang_on()
    {
        var facts = FactSet.Of(PurchaseChannel.Ea).With(Facts.Fact.ServiceType, Knowledge.DoesNotKnow);
        var verdict = Assert.IsType<Verdict.Undecided>(SeedEdition.Judge(facts));

        Assert.Equal(
            [(null, Facts.Fact.Intent), (OutcomeId.NewAzureSubscription, null)],
            verdict.Branches.Select(branch => (branch.Outcome, branch.NextNeeded)));
    }

    [Fact]
    public void A_branch_that_is_still_open_says_what_each_answer_to_it_would_mean()
    {
        var facts = FactSet.Of(ServiceType.LicenseBased).With(Facts.Fact.PurchaseChannel, Knowledge.DoesNotKnow);
        var verdict = Assert.IsType<Verdict.Undecided>(SeedEdition.Judge(facts));

        Assert.Equal(
            [
                "microsoft-direct,advisor,open,ea,volume-licensing,third-party: [manage: request-relationship; move: request-relationship]",
                "csp-partner: [manage: multi-partner; move: wait-or-cancel]",
                "syndication: not-covered",
            ],
            verdict.Branches.Select(Written));
        Assert.All(verdict.Branches.SelectMany(branch => branch.Inner), inner => Assert.NotNull(inner.Headline));
    }

    [Fact]
    public void Branches_go_one_fact_deeper_and_no_more()
    {
        var facts = FactSet.Empty
            .With(Facts.Fact.ServiceType, Knowledge.DoesNotKnow)
            .With(Facts.Fact.PurchaseChannel, Knowledge.DoesNotKnow);
        var verdict = Assert.IsType<Verdict.Undecided>(SeedEdition.Judge(facts));

        Assert.Equal(
            [
                "microsoft-direct,advisor,open,ea,volume-licensing,third-party: [license-based: ? intent; usage-based: new-azure-subscription]",
                "csp-partner: [license-based: ? intent; usage-based: switch-azure]",
                "syndication: not-covered",
            ],
            verdict.Branches.Select(Written));
        Assert.All(verdict.Branches.SelectMany(branch => branch.Inner), inner => Assert.Empty(inner.Inner));
    }

    [Fact]
    public void Branches_speak_of_the_end_of_the_term_in_general()
    {
        var facts = FactSet.Of(ServiceType.LicenseBased, Intent.Move, FactValue.TermEnd(new DateOnly(2027, 6, 30)))
            .With(Facts.Fact.PurchaseChannel, Knowledge.DoesNotKnow);
        var verdict = Assert.IsType<Verdict.Undecided>(SeedEdition.Judge(facts));

        Assert.Contains(verdict.Branches, branch => branch.Headline == new TextKey("head.wait-or-cancel"));
    }

    [Fact]
    public void Not_knowing_what_does_not_matter_leaves_the_outcome_decided() => Assert.Equal(
        "= new-azure-subscription",
        Short(SeedEdition.Judge(
            FactSet.Of(ServiceType.UsageBased, PurchaseChannel.Ea).With(Facts.Fact.Intent, Knowledge.DoesNotKnow))));

    [Fact]
    public void A_doubt_about_cloud_or_partner_kind_falls_back_to_what_is_set()
    {
        var facts = FactSet.Of(ServiceType.UsageBased, PurchaseChannel.Ea);
        var doubtful = facts
            .With(Facts.Fact.Cloud, Knowledge.OneOf([Cloud.Commercial, Cloud.UsGovernment]))
            .With(Facts.Fact.PartnerType, Knowledge.OneOf([PartnerType.DirectBill, PartnerType.IndirectReseller]));

        Assert.Equal(Describe(SeedEdition.Judge(facts)), Describe(SeedEdition.Judge(doubtful)));
    }

    private static string Written(Branch branch) => $"{string.Join(',', branch.Values.Select(value => value.Code))}: " + branch switch
    {
        { Outcome: { } outcome } => outcome.Code(),
        { Inner: { IsEmpty: false } inner } => $"[{string.Join("; ", inner.Select(Written))}]",
        _ => "? " + FactCatalogue.Of(branch.NextNeeded!.Value).Name,
    };

    private static string Short(Verdict verdict) => verdict switch
    {
        Verdict.Decided { Outcome: var outcome } => "= " + outcome.Id.Code() + outcome.Headline.Id switch
        {
            "head.request-relationship" => " (manage)",
            "head.request-then-reprovision" => " (move)",
            "head.not-covered-ours" => " (ours)",
            "head.not-covered-class" => " (class)",
            "head.not-covered-syndication" => " (syndication)",
            _ => "",
        },
        Verdict.Needs needs => "? " + FactCatalogue.Of(needs.Fact).Name,
        Verdict.Undecided undecided => "! " + FactCatalogue.Of(undecided.Fact).Name,
        _ => "",
    };

    private static string Describe(Verdict verdict) => Short(verdict) + verdict switch
    {
        Verdict.Decided { Outcome: var outcome } =>
            $"{outcome.Row} {string.Join(',', outcome.Steps.Select(step => step.Id))} {string.Join(',', outcome.Notes)} {outcome.Receipt.Rule} {string.Join(',', outcome.Assumed)}",
        Verdict.Needs needs => string.Join(',', needs.Possible),
        Verdict.Undecided undecided => string.Join(';', undecided.Branches.Select(branch => $"{string.Join(',', branch.Values)}>{branch.Outcome}{branch.NextNeeded}")),
        _ => "",
    };

    private static string Describe(FactSet facts) => string.Join(' ', Varied.Select(fact => $"{fact}={facts[fact]}"));

    private static IEnumerable<FactSet> Everything()
    {
        IEnumerable<FactSet> sets = [FactSet.Empty];
        foreach (var fact in Varied)
        {
            sets = sets.SelectMany(facts => Knowledges(fact).Select(knowledge => facts.With(fact, knowledge)));
        }

        return sets;
    }

    private static IEnumerable<Knowledge> Knowledges(Facts.Fact fact)
    {
        var values = FactCatalogue.Of(fact).Values.Take(fact == Facts.Fact.OutsideClass ? 1 : int.MaxValue);
        IEnumerable<Knowledge> open = Unsayable.Contains(fact) ? [Knowledge.Unknown, Knowledge.DoesNotKnow] : [Knowledge.Unknown];
        return [.. open, .. values.Select(Knowledge.Of)];
    }

    private static Gen<FactSet> AnyFacts() => Enum.GetValues<Facts.Fact>()
        .Where(DecisionFacts.Contains)
        .Aggregate(Gen.Const(FactSet.Empty), (facts, fact) =>
            Gen.Select(facts, AnyKnowledge(fact), (known, knowledge) => known.With(fact, knowledge)));

    private static Gen<Knowledge> AnyKnowledge(Facts.Fact fact)
    {
        var values = FactCatalogue.Of(fact).Values;
        var narrowed = Gen.Int[1, (1 << values.Length) - 1].Select(bits =>
            Knowledge.OneOf([.. values.Where((_, index) => (bits >> index & 1) == 1)]));
        return Gen.OneOf(Gen.Const(Knowledge.Unknown), Gen.Const(Knowledge.DoesNotKnow), narrowed);
    }
}
