using MultiChannelBot.Guidance;

namespace MultiChannelBot.Conversation.Tests.Dialogs;

/// <summary>What is said to have been noted, and what to have changed.</summary>
public class NotedTests
{
    [Theory]
    [InlineData("Azure at another CSP, move it to us", "it is an Azure plan", Language.English)]
    [InlineData("다른 CSP 파트너의 애저를 저희 쪽으로 옮기려고 합니다", "Azure 플랜이에요", Language.Korean)]
    public void The_offer_of_what_was_named_is_noted_and_is_no_change_of_product(string first, string then, Language language)
    {
        var state = Say(null, first, language).State;

        var reply = Say(state, then, language).Replies[^1];

        Assert.Contains(reply.Lead, line => line.Key.Id == "lead.noted");
        Assert.DoesNotContain(reply.Lead, line => line.Key.Id == "lead.changed");
    }

    [Fact]
    public void Another_product_is_a_change()
    {
        var state = Say(null, "Office 365 from an EA, move it to us", Language.English).State;

        var reply = Say(state, "sorry, it is Visio, not Office 365", Language.English).Replies[^1];

        Assert.Contains(reply.Lead, line => line.Key.Id == "lead.changed");
    }

    private static TurnResult Say(CaseState? state, string text, Language language)
    {
        var input = new Input.Said(text) { Asker = "asker", SaidAt = Conversations.Noon, Locale = language, DefaultRole = Role.Sales };
        return Conversations.Of("2024-07-01").Turn.Take(state, input, Conversations.Noon);
    }
}
