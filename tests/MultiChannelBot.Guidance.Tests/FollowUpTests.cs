using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.FollowUps;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Tests;

public sealed class FollowUpTests : IDisposable
{
    private const int LongestAnswer = 260;

    private const string Questions = """

        questions:
          time:
            title: why
            mentions: {intent: [move]}
            en: ['how long + take*|last*']
            ko: ['얼마나']
        answers:
          time:
            - {outcome: switch-azure, text: use, source: page}
            - {when: {serviceType: license-based}, text: seats, silent: true}
            - {text: why, source: page}
        """;

    private readonly SmallEdition edition = new();

    public FollowUpTests()
    {
        edition.Write(SmallEdition.File, SmallEdition.Yaml + "\nfollowUps: [time]\n");
        edition.Write("shared.yaml", SmallEdition.Shared + Questions.ReplaceLineEndings("\n"));
    }

    public void Dispose() => edition.Dispose();

    [Fact]
    public void Every_edition_answers_the_same_questions_and_terms()
    {
        var all = ShippedEditions.Ids.Select(id => ShippedEditions.Guide(id).Edition.FollowUps).ToList();

        Assert.All(all, followUps =>
        {
            Assert.True(followUps.Count(followUp => !followUp.IsTerm) >= 25);
            Assert.True(followUps.Count(followUp => followUp.IsTerm) >= 25);
            Assert.Equal(all[0].Select(followUp => followUp.Id), followUps.Select(followUp => followUp.Id));
        });
    }

    [Fact]
    public void Every_answer_is_worded_for_everybody_and_names_a_page_of_its_edition() => Assert.All(
        from id in ShippedEditions.Ids
        let of = ShippedEditions.Guide(id).Edition
        from followUp in of.FollowUps
        from answer in followUp.Answers
        from language in LanguageCodes.All
        from voice in Enum.GetValues<Voice>()
        select (of, followUp, answer, language, voice),
        one =>
        {
            var text = one.of.Texts.Find(one.answer.Text, one.language, one.voice)!;
            Assert.InRange(text.Length, 20, LongestAnswer);
            Assert.True(one.language == Language.English || text.EndsWith("다.", StringComparison.Ordinal) || text.EndsWith("요.", StringComparison.Ordinal), text);
            Assert.DoesNotContain("귀사", text, StringComparison.Ordinal);
            Assert.NotNull(one.of.Texts.Find(one.followUp.Title, one.language, one.voice));
            Assert.True(one.answer.Source is null || one.of.Links.Contains(one.answer.Source.Link), one.answer.Text.Id);
        });

    [Theory]
    [InlineData("2019-03-15", null, "reply.downtime.wait")]
    [InlineData("2023-09-20", null, "reply.downtime.wait-2023")]
    [InlineData("2024-07-01", "legacy", "reply.downtime.wait")]
    public void Where_licenses_have_to_end_first_a_pause_of_the_service_is_not_denied(string id, string? offer, string text)
    {
        var facts = FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.CspPartner, Intent.Move);
        facts = offer is null ? facts : facts.With(FactValue.Parse(Fact.LicenseOffer, offer));
        var downtime = ShippedEditions.Guide(id).Edition.FollowUps.Single(followUp => followUp.Id == "downtime");

        Assert.Equal(text, downtime.AnswerFor(facts, OutcomeId.WaitOrCancel).Text.Id);
    }

    [Fact]
    public void Every_case_of_every_edition_gets_an_answer_to_every_question() => Assert.All(
        from id in ShippedEditions.Ids
        from combination in Enumerable.Range(0, DecisionFacts.Combinations).Where(combination => combination % 97 == 0)
        select (id, combination),
        one =>
        {
            var guide = ShippedEditions.Guide(one.id);
            var facts = FactSet.Of(DecisionFacts.All.Select(fact => DecisionFacts.ValueIn(one.combination, fact)).OfType<FactValue>());
            var outcome = Assert.IsType<Verdict.Decided>(guide.Judge(facts, Cloud.Commercial)).Outcome.Id;
            Assert.All(guide.Edition.FollowUps, followUp => Assert.Contains(followUp.AnswerFor(facts, outcome), followUp.Answers));
        });

    [Theory]
    [InlineData("2019-03-15", "how-long", null, "reply.how-long")]
    [InlineData("2019-03-15", "how-long", OutcomeId.SwitchAzure, "reply.how-long.switch")]
    [InlineData("2023-09-20", "how-long", OutcomeId.TransferAzurePlan, "reply.how-long.plan")]
    [InlineData("2024-07-01", "how-long", OutcomeId.TransferLicenses, "reply.how-long.licenses")]
    [InlineData("2019-03-15", "rights", null, "reply.rights")]
    [InlineData("2023-09-20", "rights", null, "reply.rights-2023")]
    [InlineData("2019-03-15", "reservations", null, "reply.reservations")]
    [InlineData("2023-09-20", "reservations", OutcomeId.NewAzureSubscription, "reply.reservations.new")]
    [InlineData("2024-07-01", "cancel-first", OutcomeId.TransferLicenses, "reply.cancel-first.nothing")]
    public void An_answer_is_that_of_the_edition_and_the_outcome(string id, string question, OutcomeId? outcome, string text) =>
        Assert.Equal(text, Find(id, question).AnswerFor(FactSet.Empty, outcome).Text.Id);

    [Fact]
    public void What_nobody_stated_fits_no_condition()
    {
        var refund = Find("2019-03-15", "refund");

        Assert.Equal("reply.refund", refund.AnswerFor(FactSet.Empty, null).Text.Id);
        Assert.Equal("reply.refund.azure", refund.AnswerFor(FactSet.Of(ServiceType.UsageBased), null).Text.Id);
    }

    [Fact]
    public void The_small_edition_is_sound_before_it_is_broken()
    {
        var reading = edition.Read();

        Assert.Empty(reading.Faults);
        Assert.Equal(["use", "seats", "why"], Assert.Single(reading.Edition!.FollowUps).Answers.Select(answer => answer.Text.Id));
    }

    [Theory]
    [InlineData("            - {text: why, source: page}", "", "leave cases without one")]
    [InlineData("silent: true", "source: page, silent: true", "names no source, or one that is silent")]
    [InlineData(", silent: true", "", "names no source, or one that is silent")]
    [InlineData("outcome: switch-azure", "outcome: switch", "no such outcome")]
    [InlineData("text: use, source: page", "text: use, source: pages", "There is no source 'pages'")]
    [InlineData("text: use, source", "text: used, source", "There is no text 'used'")]
    [InlineData("when: {serviceType: license-based}", "when: {serviceType: license}", "has no value 'license'")]
    [InlineData("{when: {serviceType: license-based}, text", "{text", "are never given")]
    [InlineData("    ko: ['얼마나']\n", "", "has no wording in 'ko'")]
    [InlineData("how long + take*", "how long + |take*", "has an empty part")]
    [InlineData("intent: [move]", "intent: [moved]", "mentions no value of 'intent'")]
    [InlineData("questions:\n", "questions:\n  spare: {title: why, en: [a], ko: ['가']}\n", "Nothing uses the question 'spare'")]
    [InlineData("answers:\n", "answers:\n  spare: {text: why, source: page}\n", "Nothing uses the answer 'spare'")]
    public void A_fault_in_a_question_is_told(string piece, string by, string message)
    {
        var content = (SmallEdition.Shared + Questions.ReplaceLineEndings("\n")).Replace(Unindented(piece), Unindented(by), StringComparison.Ordinal);
        edition.Write("shared.yaml", content);

        Assert.Contains(edition.Read().Faults, fault => fault.Message.Contains(message, StringComparison.Ordinal) && fault.Line > 0);
    }

    [Theory]
    [InlineData("followUps: [time, time]", "answered a second time")]
    [InlineData("followUps: [times]", "There is no question 'times'")]
    [InlineData("followUps: [{question: time, answers: times}]", "There is no answer 'times'")]
    [InlineData("followUps: [[time]]", "no reference to a question")]
    public void A_fault_in_the_list_is_told(string list, string message)
    {
        edition.Write(SmallEdition.File, SmallEdition.Yaml + "\n" + list + "\n");

        Assert.Contains(edition.Read().Faults, fault => fault.Message.Contains(message, StringComparison.Ordinal));
    }

    private static string Unindented(string piece) => piece.StartsWith("            - ", StringComparison.Ordinal) ? piece[8..] : piece;

    private static FollowUp Find(string id, string question) => ShippedEditions.Guide(id).Edition.FollowUps.Single(followUp => followUp.Id == question);
}
