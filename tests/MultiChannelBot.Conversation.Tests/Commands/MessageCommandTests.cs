using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Conversation.Tests.Commands;

public class MessageCommandTests
{
    [Theory]
    [InlineData("E5 through an EA, we should manage it")]
    [InlineData("E5 through an EA, we should manage it, we are a direct bill partner")]
    [InlineData("Azure through an EA, move it to us")]
    public void A_customer_who_has_to_accept_gets_the_partners_own_request_and_its_name(string text)
    {
        var letter = Written(text, "message to the customer", Role.Sales);

        Assert.Contains(Conversations.Invitation.Address, letter, StringComparison.Ordinal);
        Assert.Contains(Conversations.Invitation.PartnerName, letter, StringComparison.Ordinal);
        Assert.DoesNotContain("separate mail", letter, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E5 through an EA, we should manage it, US government cloud")]
    [InlineData("E5 through an EA, we should manage it, we are an indirect reseller")]
    public void Where_the_request_does_not_fit_the_mail_only_has_the_page(string text)
    {
        var letter = Written(text, "message to the customer", Role.Sales);

        Assert.DoesNotContain(Conversations.Invitation.Address, letter, StringComparison.Ordinal);
        Assert.Contains("separate mail", letter, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("message to the current partner", Role.Sales)]
    [InlineData("message to the current partner", Role.Customer)]
    [InlineData("message to the new partner", Role.Customer)]
    public void Nobody_but_the_customer_gets_the_request(string command, Role role) => Assert.DoesNotContain(
        Conversations.Invitation.Address, Written("Azure from another CSP partner, move it to a new partner", command, role), StringComparison.Ordinal);

    [Theory]
    [InlineData("message to https://evil.example")]
    [InlineData("write a mail to <b>the customer</b>")]
    public void What_somebody_types_never_gets_into_a_message(string text)
    {
        var replies = Talk(Role.Sales, "E5 through an EA, we should manage it", text);

        Assert.DoesNotContain(replies, reply => reply is Notice { Letter: not null });
    }

    [Theory]
    [InlineData("7:customer:ko")]
    [InlineData("0:microsoft:ko")]
    [InlineData("0:nobody:xx")]
    [InlineData("-1::")]
    [InlineData("::::")]
    [InlineData("")]
    public void A_button_that_we_never_made_is_answered_all_the_same(string value)
    {
        var state = Take(null, Said("E5 through an EA, we should manage it", Role.Sales), 0).State!;
        var press = new Input.Clicked(new Press("message", null, value, state.Revision)) { Asker = "asker", SaidAt = Conversations.Noon, DefaultRole = Role.Sales };

        Assert.NotEmpty(Take(state, press, 1).Replies);
    }

    private static string Written(string text, string command, Role role)
    {
        var letter = Assert.IsType<Notice>(Talk(role, text, command)[^1]).Letter;
        Assert.NotNull(letter);
        var phrases = Conversations.Inviting.Phrases;
        return string.Join('\n', new[] { letter.Opening, letter.Steps, letter.After, letter.Closing }
            .SelectMany(lines => lines).Select(line => phrases.Say(line, letter.Language, letter.Voice)));
    }

    private static List<Reply> Talk(Role role, params string[] texts)
    {
        var replies = new List<Reply>();
        CaseState? state = null;
        for (var at = 0; at < texts.Length; at++)
        {
            var result = Take(state, Said(texts[at], role), at);
            state = result.State;
            replies.AddRange(result.Replies);
        }

        return replies;
    }

    private static Input.Said Said(string text, Role role) => new(text) { Asker = "asker", SaidAt = Conversations.Noon, DefaultRole = role };

    private static TurnResult Take(CaseState? state, Input input, int minute) =>
        Conversations.Inviting.Turn.Take(state, input, Conversations.Noon.AddMinutes(minute));
}
