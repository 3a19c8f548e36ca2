using System.Collections.Immutable;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Tests.Cards;

/// <summary>Answers of the shipped edition as plain text, line by line.</summary>
public class AnswerTextTests
{
    private static readonly Guide Guide = EditionReplies.Editions.Single(edition => edition.Guide.Edition.Id == "2019-03-15").Guide;

    private static readonly FactSet License = FactSet.Of(ServiceType.LicenseBased);

    [Theory]
    [InlineData(
        Language.English,
        "  - Another CSP partner — Manage it where it is → Ask the customer for admin rights as a second partner; "
            + "Move it to us → These licenses cannot switch partners: wait for the end of the term, or cancel first")]
    [InlineData(
        Language.Korean,
        "  - 다른 CSP 파트너 — 지금 계약 그대로 두고 관리만 → 두 번째 파트너로서 고객에게 관리 권한을 요청하세요; "
            + "귀사로 이전 → 이 라이선스는 파트너를 바꿀 수 없으므로 약정이 끝날 때까지 기다리거나 먼저 취소해야 합니다")]
    public void Where_two_facts_are_open_each_way_says_what_the_other_fact_would_mean(Language language, string expected)
    {
        var lines = Lines(License.With(Fact.PurchaseChannel, Knowledge.DoesNotKnow), language);

        Assert.Contains(expected, lines);
    }

    [Theory]
    [InlineData(Language.English, "  Basis: The page gives no rule", "The page gives no rule for this case.")]
    [InlineData(Language.Korean, "  근거 유형: 페이지에 규칙 없음", "이 페이지에는 이런 경우에 대한 규칙이 없습니다.")]
    public void Where_the_page_is_silent_nothing_claims_to_stand_on_it(Language language, string basis, string under)
    {
        foreach (var facts in new[] { FactSet.Of(PurchaseChannel.Syndication), FactSet.Of(OutsideClass.Perpetual), FactSet.Of(AlreadyOurs.Yes) })
        {
            Assert.Contains(basis, Lines(facts, language));
            Assert.Contains(under, Lines(facts, language));
        }

        var open = Lines(License.With(Fact.PurchaseChannel, Knowledge.DoesNotKnow), language);
        Assert.Contains(basis, open);
        Assert.DoesNotContain(under, open);
    }

    [Theory]
    [InlineData(Language.English, Role.Sales, "Your turn")]
    [InlineData(Language.English, Role.Customer, "The partner’s turn")]
    [InlineData(Language.Korean, Role.Sales, "귀사가 할 일")]
    [InlineData(Language.Korean, Role.Customer, "파트너가 할 일")]
    public void Where_nothing_is_taken_over_nobody_is_called_a_new_partner(Language language, Role role, string turn)
    {
        foreach (var facts in new[] { FactSet.Of(Intent.ResellToCsp), FactSet.Of(PurchaseChannel.Syndication), FactSet.Of(OutsideClass.Perpetual), FactSet.Of(AlreadyOurs.Yes) })
        {
            var lines = Lines(facts, language, role);

            Assert.Contains(lines, line => line == turn || line.EndsWith(" · " + turn, StringComparison.Ordinal));
            Assert.DoesNotContain(lines, line => line.Contains("new partner", StringComparison.Ordinal) || line.Contains("새 파트너", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_step_of_a_related_page_is_marked_unless_the_whole_answer_is_of_one()
    {
        Assert.Contains(Lines(FactSet.Of(ServiceType.UsageBased, PurchaseChannel.Ea), Language.English), line => line.EndsWith("(related page)", StringComparison.Ordinal));
        Assert.DoesNotContain(Lines(License.With(PurchaseChannel.CspPartner).With(Intent.Manage), Language.English), line => line.EndsWith("(related page)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Language.English, "not usage of it")]
    [InlineData(Language.Korean, "Azure 사용량이 아니라")]
    public void A_reservation_is_told_why_it_is_not_Azure(Language language, string why) =>
        Assert.Contains(Lines(FactSet.Of(OutsideClass.Reservation), language), line => line.Contains(why, StringComparison.Ordinal));

    [Theory]
    [InlineData(Language.English, "  For Other volume licensing (MPSA, Select): The page does not name MPSA", "  For Enterprise Agreement (EA): License-based and bought")]
    [InlineData(Language.Korean, "  기타 볼륨 라이선스(MPSA, Select)인 경우: 이 페이지에는 MPSA", "  기업 계약(EA)인 경우: 라이선스 기반이며")]
    public void Each_rule_behind_an_answer_is_explained_with_the_values_it_speaks_of(Language language, params string[] expected)
    {
        var facts = License.With(Intent.Manage).With(Fact.PurchaseChannel, Knowledge.OneOf([PurchaseChannel.Ea, PurchaseChannel.VolumeLicensing]));

        var lines = Lines(facts, language);

        Assert.All(expected, start => Assert.Contains(lines, line => line.StartsWith(start, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_page_to_act_by_stands_right_after_the_steps_and_once()
    {
        var lines = Lines(License.With(PurchaseChannel.Ea).With(Intent.Manage), Language.English);

        var link = Assert.Single(lines, line => line.Contains("/request-a-relationship-with-a-customer", StringComparison.Ordinal));
        Assert.StartsWith("  6. ", lines[lines.IndexOf(link) - 1], StringComparison.Ordinal);
        Assert.Equal("This works only if", lines[lines.IndexOf(link) + 1]);
    }

    [Fact]
    public void Where_nothing_can_be_done_by_a_page_the_page_itself_comes_first_after_the_receipt()
    {
        var lines = Lines(FactSet.Of(PurchaseChannel.Syndication), Language.English);

        var links = lines.Where(line => line.Contains("https://", StringComparison.Ordinal)).ToList();
        Assert.EndsWith("/multichannel", links[0], StringComparison.Ordinal);
        Assert.Equal(links.Distinct(), links);
        Assert.True(lines.IndexOf(links[0]) > lines.IndexOf("Receipt: rule and page"));
    }

    [Fact]
    public void Several_parts_have_their_page_each()
    {
        ImmutableArray<FactSet> cases = [License.With(PurchaseChannel.Ea).With(Intent.Manage), FactSet.Of(ServiceType.UsageBased, PurchaseChannel.CspPartner)];
        var parts = cases.Select((facts, at) => SampleReplies.Titled(at, 2, Assert.IsType<Verdict.Decided>(Guide.Judge(facts, Cloud.Commercial)).Outcome));
        var lines = Text(SampleReplies.Answer([.. parts]) with { Known = [] }).Split('\n').ToList();

        var page = Assert.Single(lines, line => line.Contains("/switch-azure-subscriptions", StringComparison.Ordinal));
        Assert.True(lines.IndexOf(page) < lines.LastIndexOf("This works only if"));
    }

    [Theory]
    [InlineData(Language.English, "wait until 30 June 2027", "on 30 June 2027")]
    [InlineData(Language.Korean, "2027년 6월 30일까지 기다리거나", "2027년 6월 30일에 만료")]
    public void The_end_of_the_term_is_written_as_the_language_writes_days(Language language, string headline, string step)
    {
        var text = string.Join('\n', Lines(License.With(PurchaseChannel.CspPartner).With(Intent.Move).With(FactValue.TermEnd(new DateOnly(2027, 6, 30))), language));

        Assert.Contains(headline, text, StringComparison.Ordinal);
        Assert.Contains(step, text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_customer_looks_up_is_the_customers_turn()
    {
        var facts = FactSet.Of(PurchaseChannel.Ea).With(Fact.ServiceType, Knowledge.DoesNotKnow);

        var lines = Lines(facts, Language.Korean, Role.Customer);

        Assert.StartsWith("  1. 제품 이름을 확인하세요.", lines[lines.IndexOf("고객님이 하실 일") + 1], StringComparison.Ordinal);
    }

    private static List<string> Lines(FactSet facts, Language language, Role role = Role.Sales)
    {
        var part = Guide.Judge(facts, Cloud.Commercial) switch
        {
            Verdict.Decided decided => new AnswerPart(null, decided.Outcome, null, []),
            Verdict.Undecided open => new AnswerPart(null, open.Outcome, open.Fact, open.Branches),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
        return [.. Text(SampleReplies.Answer(part) with { Language = language, Role = role, Known = [] }).Split('\n')];
    }

    private static string Text(Reply reply) =>
        PlainText.Of(new ContentWriter(EditionReplies.Editions.Single(edition => edition.Guide == Guide).Phrases.Say).Write(reply));
}
