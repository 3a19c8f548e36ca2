using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Tests.Understanding;

/// <summary>What adds a subscription to the case, and what is neither seats nor metered use beside what is.</summary>
public sealed class AdditionTests
{
    [Theory]
    [InlineData("plus Azure direct from Microsoft")]
    [InlineData("and also Azure from an EA")]
    [InlineData("what about Azure?")]
    [InlineData("ok, and what about the Azure they bought from Microsoft directly?")]
    [InlineData("and perpetual Office 2019?")]
    [InlineData("how about their Dynamics?")]
    [InlineData("please add Azure to it")]
    [InlineData("Azure는요?")]
    [InlineData("애저는 어때요?")]
    [InlineData("다이나믹스는 어떻게 되나요?")]
    [InlineData("듀얼로 M365도 있어요")]
    [InlineData("거기다 Azure도 MS 직접 구매로 있어요")]
    [InlineData("오피스 2019 영구는요?")]
    [InlineData("Azure도 추가해 주세요")]
    public void One_more_is_added(string text) => Assert.True(Read(text).Adds);

    [Theory]
    [InlineData("and it was bought under an EA")]
    [InlineData("they also want it moved")]
    [InlineData("what about the EA?")]
    [InlineData("how about we move it?")]
    [InlineData("add five Office 365 licences")]
    [InlineData("what is Azure?")]
    [InlineData("Azure는 EA예요")]
    [InlineData("저도 EA예요")]
    [InlineData("그걸 저희로 옮기고 싶어요")]
    [InlineData("오피스 라이선스 추가해 주세요")]
    public void The_same_one_is_not_added(string text) => Assert.False(Read(text).Adds);

    [Theory]
    [InlineData("and Azure")]
    [InlineData("what about Azure?")]
    [InlineData("애저는요?")]
    public void What_was_asked_for_is_an_answer(string text) =>
        Assert.False(Engines.Shipped.Read(text, Guidance.Facts.Fact.ServiceType, Engines.Today).Adds);

    [Theory]
    [InlineData("We have Azure from EA. We also have Windows Server perpetual licenses.", "server-software")]
    [InlineData("Azure는 EA로 샀어요. 거기에 Windows Server 영구 라이선스도 있어요.", "server-software")]
    [InlineData("Azure from an EA, and perpetual Office 2019 too", "perpetual")]
    [InlineData("애저는 EA예요. 그리고 오피스 2019 영구 라이선스도 있습니다.", "perpetual")]
    public void What_is_in_neither_class_stands_by_itself(string text, string outside)
    {
        var subscriptions = Read(text).Subscriptions;

        Assert.Equal(2, subscriptions.Length);
        Assert.Contains(PurchaseChannel.Ea, subscriptions[0]);
        Assert.Contains(ServiceType.UsageBased, subscriptions[0]);
        Assert.Equal(["outsideClass=" + outside], subscriptions[1].Where(value => value.Fact != Guidance.Facts.Fact.Product).Select(value => value.ToString()));
    }

    private static Reading Read(string text) => Engines.Shipped.Read(text, null, Engines.Today);
}
