using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Tests.Understanding;

/// <summary>What a message says beside its facts: what is likely, what is denied, what is meant for all, what is another question.</summary>
public sealed class AroundFactsTests
{
    private static readonly FactValue[] Sellers = [PurchaseChannel.CspPartner, PurchaseChannel.ThirdParty, PurchaseChannel.Syndication];

    [Theory]
    [InlineData("세금계산서를 한빛정보에서 받아요")]
    [InlineData("컴퓨터 가게요")]
    [InlineData("매달 업체에서 세금계산서 와요")]
    [InlineData("a company called Softline bills us")]
    [InlineData("they invoice us")]
    [InlineData("we pay a local guy for the microsoft stuff")]
    [InlineData("the invoice comes from the local guy, monthly")]
    [InlineData("아 잘못 눌렀어요 파트너예요")]
    public void Whoever_sends_the_invoice_is_a_seller_of_a_kind_not_said(string text) =>
        Assert.Equal(Sellers, Read(text, Guidance.Facts.Fact.PurchaseChannel).Likely);

    [Theory]
    [InlineData("Microsoft bills us")]
    [InlineData("저희가 세금계산서를 발행해요")]
    [InlineData("we invoice them")]
    [InlineData("저희는 파트너예요")]
    [InlineData("could I talk to a partner")]
    public void Nobody_else_sells_where_Microsoft_or_the_speaker_does(string text) =>
        Assert.DoesNotContain(PurchaseChannel.ThirdParty, Read(text, Guidance.Facts.Fact.PurchaseChannel).Likely);

    [Theory]
    [InlineData("365 and azure, one is EA and the other CSP, we take both over")]
    [InlineData("azure랑 office, 하나는 EA 하나는 CSP")]
    public void Which_of_two_is_whose_is_left_open(string text)
    {
        var reading = Read(text);

        Assert.Equal(2, reading.Subscriptions.Length);
        Assert.Equal([PurchaseChannel.Ea, PurchaseChannel.CspPartner], reading.Likely);
    }

    [Theory]
    [InlineData("customer says they have licenses, maybe EA maybe CSP, not sure which")]
    public void Two_that_may_be_are_both_likely(string text) =>
        Assert.Equal([PurchaseChannel.Ea, PurchaseChannel.CspPartner], Read(text).Likely);

    [Theory]
    [InlineData("they're not in CSP I think")]
    public void What_is_only_thought_is_only_likely(string text) =>
        Assert.Equal([PurchaseChannel.ThirdParty], Read(text, Guidance.Facts.Fact.PurchaseChannel).Likely);

    [Theory]
    [InlineData("it's not a telco", "purchaseChannel=syndication")]
    [InlineData("통신사는 아니에요", "purchaseChannel=syndication")]
    [InlineData("아 그게 아니라 최종 고객한테 파는 거예요", "intent=resell-to-csp")]
    [InlineData("아 저희가 판 게 아니고 다른 리셀러가 팔았대요", "alreadyOurs=true")]
    [InlineData("we never sold it", "alreadyOurs=true")]
    [InlineData("저희가 안 팔았어요", "alreadyOurs=true")]
    public void What_does_not_hold_is_denied(string text, string value) =>
        Assert.Equal([value], Read(text).Denied.Select(denied => denied.ToString()));

    [Theory]
    [InlineData("We bought Microsoft 365 from you last year and want you to manage it", true)]
    [InlineData("저희가 판매한 M365예요", true)]
    [InlineData("we want to buy Microsoft 365 from you and have it managed", false)]
    [InlineData("저희가 판매한 게 아니에요", false)]
    public void What_was_bought_from_the_speaker_is_already_theirs(string text, bool isOurs) =>
        Assert.Equal(isOurs, Read(text).Facts.Any(fact => fact.Value == AlreadyOurs.Yes));

    [Theory]
    [InlineData("둘 다 관리만요", true)]
    [InlineData("전부 옮길게요", true)]
    [InlineData("all of them should move", true)]
    [InlineData("both managed", true)]
    [InlineData("모두 EA예요", true)]
    [InlineData("Azure and Office 365, both under EA", false)]
    [InlineData("all our Azure should be moved", false)]
    [InlineData("the rest should move", false)]
    [InlineData("관리만요", false)]
    [InlineData("모두 감사합니다", false)]
    public void What_is_meant_for_all_is_known(string text, bool isForAll) =>
        Assert.Equal(isForAll, Read(text).All);

    [Theory]
    [InlineData("customer wants to move from us to another CSP", true)]
    [InlineData("우리 고객이 다른 CSP로 나가겠대요 M365", true)]
    [InlineData("we want to change from CSP to EA", true)]
    [InlineData("the customer is leaving us", true)]
    [InlineData("change to another CSP", false)]
    [InlineData("change the channel of azure to open", false)]
    [InlineData("azure: change to EA", false)]
    [InlineData("We have Azure with an EA, please look after it. Do we have to cancel the EA?", false)]
    [InlineData("customer wants to move from another CSP to us", false)]
    [InlineData("아까 EA라고 한 거 잘못됐어요. 오픈 라이선스로 수정해 주세요", false)]
    [InlineData("구매 경로를 EA라고 했는데 잘못 말씀드렸어요, MPSA로 바꿔 주세요", false)]
    [InlineData("아까 말씀드린 고객인데 CSP에서 EA로 바꾸고 싶대요", true)]
    public void Leaving_us_is_another_question_and_a_changed_answer_is_none(string text, bool isOther) =>
        Assert.Equal(isOther, Read(text).OtherQuestion);

    [Theory]
    [InlineData("change the channel of azure to open")]
    [InlineData("azure: change to EA")]
    [InlineData("애저 채널을 오픈으로 바꿔 주세요")]
    public void An_ordered_change_says_of_which(string text) =>
        Assert.Equal(ServiceType.UsageBased, Read(text).About?.ServiceType);

    private static Reading Read(string text, Guidance.Facts.Fact? asked = null) => Engines.Shipped.Read(text, asked, Engines.Today);
}
