using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Tests.Forms;

/// <summary>A form comes to what the conversation comes to, and enters a case as anything else that is said.</summary>
public class FormTests
{
    private static readonly Conversation Talk = Conversations.Default;
    private static readonly DateTimeOffset Noon = Conversations.Noon;

    [Theory]
    [InlineData("2019-03-15")]
    [InlineData("2024-07-01")]
    public void A_form_comes_to_the_outcome_of_the_conversation_for_every_combination(string edition)
    {
        var talk = Conversations.Of(edition);
        for (var combination = 0; combination < DecisionFacts.Combinations; combination++)
        {
            var known = FactSet.Of(DecisionFacts.All.Select(fact => DecisionFacts.ValueIn(combination, fact)).OfType<FactValue>());
            var expected = Outcome(talk.Turn.Judge(Case(known))[0]);
            var filled = Refilled(talk, known);

            var taken = talk.Turn.Take(null, Filled(FactSet.Empty, filled, Noon), Noon);

            Assert.True(expected == Outcome(talk.Turn.Judge(Case(filled))[0]), DecisionFacts.Describe(combination));
            Assert.True(expected == Outcome(talk.Turn.Judge(taken.State!)[0]), DecisionFacts.Describe(combination));
        }
    }

    [Fact]
    public void A_form_with_open_inputs_comes_to_what_the_conversation_comes_to()
    {
        var random = new Random(7);
        for (var number = 0; number < 3_000; number++)
        {
            var known = DecisionFacts.All.Aggregate(FactSet.Empty, (facts, fact) => random.Next(4) switch
            {
                0 when FactCatalogue.WaterfallOrder.Contains(fact) => facts.With(fact, Knowledge.DoesNotKnow),
                1 or 2 when fact is not (Fact.OutsideClass or Fact.AlreadyOurs) => facts.With(FactCatalogue.Of(fact).Values[random.Next(FactCatalogue.Of(fact).Values.Length)]),
                _ => facts,
            });

            var taken = Talk.Turn.Take(null, Filled(FactSet.Empty, Refilled(Talk, known), Noon), Noon);

            Assert.Equal(Outcome(Talk.Turn.Judge(Case(known))[0]), Outcome(Talk.Turn.Judge(taken.State!)[0]));
        }
    }

    [Fact]
    public void What_a_form_carries_is_read_back_as_it_was()
    {
        FactSet[] sets =
        [
            FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Ea, FactValue.TermEnd(new DateOnly(2027, 6, 30)), FactValue.Parse(Fact.Product, "office-365")),
            FactSet.Empty.With(Fact.PurchaseChannel, Knowledge.OneOf([PurchaseChannel.Ea, PurchaseChannel.Open])).With(Fact.Intent, Knowledge.DoesNotKnow),
            FactSet.Empty.With(Fact.PurchaseChannel, Knowledge.DoesNotKnowAmong([PurchaseChannel.Ea, PurchaseChannel.Open])),
        ];

        Assert.Equal(sets, WrittenFacts.Read(WrittenFacts.Write(sets)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("purchaseChannel=nowhere;intent;=;x=y;termEnd=2027-02-30")]
    [InlineData("purchaseChannel=||;serviceType=|")]
    public void What_no_form_carried_says_nothing(string? line) => Assert.Equal([FactSet.Empty], WrittenFacts.Read(line));

    [Fact]
    public void A_form_on_a_fresh_case_answers_it()
    {
        var result = Talk.Turn.Take(null, Filled(FactSet.Empty, Manage(PurchaseChannel.Ea), Noon), Noon);

        var answer = Assert.IsType<Answer>(Assert.Single(result.Replies));
        Assert.Equal(OutcomeId.RequestRelationship, answer.Parts[0].Outcome.Id);
        Assert.Contains(answer.Lead, line => line.Key.Id == "lead.noted");
    }

    [Fact]
    public void A_form_that_leaves_something_open_is_asked_on()
    {
        var result = Talk.Turn.Take(null, Filled(FactSet.Empty, FactSet.Of(ServiceType.LicenseBased), Noon), Noon);

        Assert.Equal(Fact.PurchaseChannel, Assert.IsType<Ask>(Assert.Single(result.Replies)).Fact);
    }

    [Fact]
    public void What_was_left_as_it_stood_does_not_undo_what_was_said_meanwhile()
    {
        var opened = Say(null, "Office 365 from an EA", Noon);
        var shown = opened.Subscriptions[0].Facts;
        var meanwhile = Choose(opened, PurchaseChannel.Open, Noon.AddMinutes(2));
        Assert.True(meanwhile.Subscriptions[0].Facts.Has(PurchaseChannel.Open));

        var sent = new Input.Filled(new FilledForm(0, shown, Noon.AddMinutes(1), shown.With(Intent.Manage))) { Asker = "ann", SaidAt = Noon.AddMinutes(3) };
        var state = Talk.Turn.Take(meanwhile, sent, Noon.AddMinutes(3)).State!;

        Assert.True(state.Subscriptions[0].Facts.Has(PurchaseChannel.Open));
        Assert.True(state.Subscriptions[0].Facts.Has(Intent.Manage));
    }

    [Fact]
    public void A_form_that_comes_after_a_newer_message_does_not_undo_it()
    {
        var opened = Say(null, "Office 365 from an EA", Noon);
        var shown = opened.Subscriptions[0].Facts;
        var newer = Choose(opened, PurchaseChannel.Open, Noon.AddMinutes(5));

        var state = Talk.Turn.Take(newer, Filled(shown, shown.With(PurchaseChannel.Syndication), Noon.AddMinutes(4)), Noon.AddMinutes(6)).State!;

        Assert.True(state.Subscriptions[0].Facts.Has(PurchaseChannel.Open));
    }

    [Fact]
    public void One_change_after_an_answer_corrects_it_and_back_undoes_it()
    {
        var answered = Say(null, "Office 365 from an EA, we should manage it", Noon);
        var shown = answered.Subscriptions[0].Facts;

        var result = Talk.Turn.Take(answered, Filled(shown, shown.With(PurchaseChannel.Syndication), Noon.AddMinutes(1)), Noon.AddMinutes(1));

        Assert.Null(result.State!.Previous);
        Assert.Contains(result.Replies[0].Lead, line => line.Key.Id == "lead.changed");
        Assert.True(Say(result.State, "back", Noon.AddMinutes(2)).Subscriptions[0].Facts.Has(PurchaseChannel.Ea));
    }

    [Fact]
    public void What_was_bought_and_where_changed_together_after_an_answer_is_another_case()
    {
        var answered = Say(null, "Office 365 from an EA, we should manage it", Noon);
        var shown = answered.Subscriptions[0].Facts;
        var changed = shown.With(Fact.Product, Knowledge.Unknown).With(ServiceType.UsageBased).With(PurchaseChannel.Open);

        var result = Talk.Turn.Take(answered, Filled(shown, changed, Noon.AddMinutes(1)), Noon.AddMinutes(1));

        Assert.NotNull(result.State!.Previous);
        Assert.Contains(result.Replies[0].Lead, line => line.Key.Id == "lead.new-case");
        Assert.True(result.State.Subscriptions[0].Facts.Has(Intent.Manage));
    }

    [Fact]
    public void An_old_answer_is_left_by_any_change_and_stays_without_one()
    {
        var answered = Say(null, "Office 365 from an EA, we should manage it", Noon);
        var shown = answered.Subscriptions[0].Facts;
        var later = Noon.AddHours(5);

        Assert.NotNull(Talk.Turn.Take(answered, Filled(shown, shown.With(Intent.Move), later), later).State!.Previous);
        Assert.Null(Talk.Turn.Take(answered, Filled(shown, shown, later), later).State!.Previous);
    }

    [Fact]
    public void A_form_of_one_of_several_changes_that_one()
    {
        var both = Say(Say(null, "Office 365 from an EA, we should manage it", Noon), "they also have Azure from Open, manage it", Noon.AddMinutes(1));
        Assert.Equal(2, both.Subscriptions.Length);
        var shown = both.Subscriptions[0].Facts;
        var form = new FilledForm(0, shown, Noon.AddMinutes(2), shown.With(Intent.Move));

        var state = Talk.Turn.Take(both, new Input.Filled(form) { Asker = "ann", SaidAt = Noon.AddMinutes(3) }, Noon.AddMinutes(3)).State!;

        Assert.True(state.Subscriptions[0].Facts.Has(Intent.Move));
        Assert.False(state.Subscriptions[1].Facts.Has(Intent.Move));
    }

    [Fact]
    public void Offers_are_asked_for_only_where_they_matter()
    {
        Assert.DoesNotContain(Talk.Turn.Form(Manage(PurchaseChannel.Ea)), shown => shown.Field.Fact is Fact.AzureOffer or Fact.LicenseOffer);
        Assert.Contains(
            Conversations.Of("2024-07-01").Turn.Form(FactSet.Of(ServiceType.UsageBased, PurchaseChannel.CspPartner, Intent.Move)),
            shown => shown.Field.Fact is Fact.AzureOffer);
        Assert.Contains(Talk.Turn.Form(FactSet.Empty), shown => shown.Field.Fact == Fact.TermEnd);
        Assert.DoesNotContain(Talk.Turn.Form(Manage(PurchaseChannel.Ea)), shown => shown.Field.Fact == Fact.TermEnd);
    }

    [Fact]
    public void Not_stated_can_always_be_chosen_except_for_a_kind_of_partner_that_is_set()
    {
        Assert.All(
            Talk.Turn.Form(FactSet.Empty).Where(shown => !shown.Field.IsDay),
            shown => Assert.Equal(FormField.NotStated, shown.Choices[0].Value));
        var kind = Talk.Turn.Form(FactSet.Of(PartnerType.DirectBill)).Single(shown => shown.Field.Fact == Fact.PartnerType);
        Assert.DoesNotContain(kind.Choices, choice => choice.Value == FormField.NotStated);
    }

    [Theory]
    [InlineData("serviceType=nothing")]
    [InlineData("purchaseChannel=ea")]
    [InlineData("x")]
    public void What_an_input_does_not_offer_is_not_taken(string chosen) => Assert.Null(FormField.All[0].Take(FactSet.Empty, chosen));

    [Fact]
    public void A_form_that_begins_a_case_begins_it_with_all_that_it_says()
    {
        FactSet[] all = [Manage(PurchaseChannel.Ea), FactSet.Of(ServiceType.UsageBased, PurchaseChannel.Open, Intent.Manage)];
        var result = Talk.Turn.Take(null, Begins(all), Noon);

        Assert.Equal(all, result.State!.Subscriptions.Select(subscription => subscription.Facts));
        Assert.Equal(2, Assert.IsType<Answer>(Assert.Single(result.Replies)).Parts.Length);
        Assert.DoesNotContain(result.Replies[0].Lead, line => line.Key.Id == "lead.new-case");
        Assert.Equal(FactSet.Empty, Assert.Single(Say(result.State, "back", Noon.AddMinutes(1)).Subscriptions).Facts);
    }

    [Fact]
    public void What_was_under_way_is_left_for_the_case_that_a_form_begins_and_back_leads_to_it()
    {
        var before = Say(null, "Azure from another CSP partner", Noon);
        var result = Talk.Turn.Take(before, Begins([Manage(PurchaseChannel.Ea)]), Noon.AddMinutes(1));

        Assert.Equal([Manage(PurchaseChannel.Ea)], result.State!.Subscriptions.Select(subscription => subscription.Facts));
        Assert.Contains(result.Replies[0].Lead, line => line.Key.Id == "lead.new-case");
        var back = Say(Say(result.State, "back", Noon.AddMinutes(2)), "back", Noon.AddMinutes(3));
        Assert.Equal(before.Subscriptions.Select(subscription => subscription.Facts), back.Subscriptions.Select(subscription => subscription.Facts));
    }

    private static Input.Filled Begins(FactSet[] all) =>
        new(new FilledForm(0, FactSet.Empty, Noon, all[0]) { Begins = [.. all] }) { Asker = "ann", SaidAt = Noon };

    private static FactSet Manage(FactValue channel) => FactSet.Of(ServiceType.LicenseBased, channel, Intent.Manage);

    /// <summary>The facts as they come back from a form that showed them, through its inputs alone.</summary>
    private static FactSet Refilled(Conversation talk, FactSet known) => talk.Turn.Form(known)
        .Aggregate(FactSet.Empty, (facts, shown) => shown.Field.Take(facts, shown.Chosen)!);

    private static CaseState Case(FactSet facts) => new() { Subscriptions = [new Subscription { Facts = facts }] };

    private static CaseState Say(CaseState? state, string text, DateTimeOffset now) =>
        Talk.Turn.Take(state, new Input.Said(text) { Asker = "ann", SaidAt = now }, now).State!;

    private static CaseState Choose(CaseState state, FactValue value, DateTimeOffset now) => Talk.Turn.Take(
        state, new Input.Clicked(new Press(Press.Answer, value.Fact, value.Code, state.Revision)) { Asker = "ann", SaidAt = now }, now).State!;

    private static Input.Filled Filled(FactSet shown, FactSet facts, DateTimeOffset now) =>
        new(new FilledForm(0, shown, now.AddSeconds(-1), facts)) { Asker = "ann", SaidAt = now };

    private static string Outcome(Verdict verdict) => verdict switch
    {
        Verdict.Needs needs => $"needs {needs.Fact}: {string.Join(',', needs.Possible)}",
        Verdict.Undecided undecided => $"open {undecided.Fact}: {string.Join(',', undecided.Branches.SelectMany(branch => branch.Values))}",
        _ => $"{verdict.Answer!.Id} {verdict.Answer.Headline.Id} {string.Join(',', verdict.Answer.Steps.Select(step => step.Id))} {string.Join(',', verdict.Answer.Links.Select(link => link.Id))}",
    };
}
