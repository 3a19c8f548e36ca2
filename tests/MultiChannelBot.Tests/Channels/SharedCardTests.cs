using MultiChannelBot.Tests.Cards;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels;

/// <summary>One card that several people see and press: in group chats and channels.</summary>
public sealed class SharedCardTests : PressedHost
{
    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task Others_are_told_whose_card_it_is_and_the_asker_is_not(string type)
    {
        var ann = Chat(type);
        var card = await ann.SayAsync("Office 365");

        var standing = Channel.Card(card);
        Assert.Contains(Say("card.shared"), standing.ToJsonString(SampleTexts.Relaxed), StringComparison.Ordinal);
        Assert.Equal("""["29:ann"]""", standing["refresh"]!["userIds"]!.ToJsonString());
        Assert.Equal("refresh", (string?)standing["refresh"]!["action"]!["verb"]);

        var own = await ann.ExecuteAsync(card, standing["refresh"]!["action"], "automatic");
        Assert.Equal("purchaseChannel", own.Asks);
        Assert.False(own.Shows("refresh"));
        Assert.DoesNotContain(Say("card.shared"), own.Card!.ToJsonString(SampleTexts.Relaxed), StringComparison.Ordinal);
        Assert.Single(Channel.Methods);
    }

    [Fact]
    public async Task In_a_personal_chat_nothing_is_refreshed() =>
        Assert.DoesNotContain("refresh", Channel.Card(await Chat("personal").SayAsync("Office 365")).AsObject().Select(part => part.Key));

    [Fact]
    public async Task A_card_that_asks_by_itself_is_no_press_whatever_it_says()
    {
        var ann = Chat();
        var card = await ann.SayAsync("Office 365");
        var answer = PressedChat.Find(Channel.Card(card), "answer", "ea");

        Assert.Equal("purchaseChannel", (await ann.ExecuteAsync(card, answer, "automatic")).Asks);
        Assert.Equal("purchaseChannel", (await ann.ExecuteAsync(card, answer, "automatic")).Asks);
        Assert.Equal("intent", (await ann.ExecuteAsync(card, answer)).Asks);
    }

    [Fact]
    public async Task A_card_that_was_answered_below_is_refreshed_to_one_line()
    {
        var ann = Chat();
        var card = await ann.SayAsync("Office 365");
        var refresh = Channel.Card(card)["refresh"]!["action"]!.DeepClone();
        await ann.SayAsync("EA");

        var old = await ann.ExecuteAsync(card, refresh, "automatic");
        Assert.Empty(PressedChat.Actions(old.Card));
    }

    [Fact]
    public async Task A_case_that_is_gone_is_said_to_be()
    {
        var ann = Chat();
        var card = await ann.SayAsync("Office 365");
        var refresh = Channel.Card(card)["refresh"]!["action"]!.DeepClone();
        await ann.SayAsync("forget me");

        Assert.Equal(Say("press.gone"), (await ann.ExecuteAsync(card, refresh, "automatic")).Line);
    }

    [Fact]
    public async Task Whoever_presses_on_anothers_card_alone_sees_whose_it_is_and_gets_back_to_it()
    {
        var (ann, bo) = (Chat(), Chat());
        bo = ann.With("29:bo", "ko-KR");
        var card = await ann.SayAsync("Office 365");
        var before = Channel.Card(card).ToJsonString();

        var told = await bo.PressAsync(card, Channel.Card(card), "answer", "ea");
        await SettledAsync();
        Assert.Contains(SampleTexts.Phrases.Say("notice.not-yours", Guidance.Language.Korean), told.Card!.ToJsonString(SampleTexts.Relaxed), StringComparison.Ordinal);
        Assert.Equal(before, Channel.Card(card).ToJsonString());

        var back = await bo.PressAsync(card, told.Card!, "look");
        Assert.Equal("purchaseChannel", back.Asks);
        Assert.Empty(back.Card!["refresh"]!["userIds"]!.AsArray());
        Assert.Single(Channel.Methods);
        Assert.Equal("intent", (await ann.PressAsync(card, Channel.Card(card), "answer", "ea")).Asks);
    }

    [Fact]
    public async Task A_foreign_press_leaves_what_the_asker_chooses_from()
    {
        var ann = Chat();
        await ann.SayAsync("Office 365 from an EA, we should manage it");
        var card = Channel.Ids[^1];
        await ann.SayAsync("change");
        await ann.With("29:bo").PressAsync(card, Channel.Card(card), "more");

        var chosen = await ann.SayAsync("1");
        Assert.NotNull(new PressResult(Channel.Card(chosen), null).Asks);
    }

    [Fact]
    public async Task Start_my_own_begins_below_and_shows_the_others_card_again()
    {
        var ann = Chat();
        var bo = ann.With("29:bo");
        var card = await ann.SayAsync("Office 365");
        var told = await bo.PressAsync(card, Channel.Card(card), "answer", "ea");
        var before = Channel.Card(card).ToJsonString();

        var started = await bo.PressAsync(card, told.Card!, "start-mine");
        await SettledAsync();

        Assert.Equal("purchaseChannel", started.Asks);
        Assert.Equal(before, Channel.Card(card).ToJsonString());
        var own = Channel.Ids[^1];
        Assert.NotEqual(card, own);
        Assert.Equal("""["29:bo"]""", Channel.Card(own)["refresh"]!["userIds"]!.ToJsonString());
        Assert.Equal("serviceType", new PressResult(Channel.Card(own), null).Asks);
        Assert.Equal("intent", (await ann.PressAsync(card, Channel.Card(card), "answer", "ea")).Asks);
    }

    [Fact]
    public async Task Whoever_takes_over_goes_on_in_the_same_card()
    {
        var ann = Chat();
        var bo = ann.With("29:bo");
        var card = await ann.SayAsync("Office 365");
        var told = await bo.PressAsync(card, Channel.Card(card), "answer", "ea");

        var taken = await bo.PressAsync(card, told.Card!, "take-over");
        await SettledAsync();

        Assert.True(taken.Shows(Say("lead.taken-over")));
        Assert.Equal("""["29:bo"]""", Channel.Card(card)["refresh"]!["userIds"]!.ToJsonString());
        Assert.True((await ann.PressAsync(card, Channel.Card(card), "answer", "ea")).Shows(Say("notice.not-yours")));
        Assert.Equal("intent", (await bo.PressAsync(card, taken.Card!, "answer", "ea")).Asks);
    }

    [Theory]
    [InlineData("groupChat", "en-US")]
    [InlineData("channel", "ko-KR")]
    public async Task After_a_take_over_what_the_former_owner_types_is_a_case_of_their_own(string type, string locale)
    {
        var ann = Chat(type).With("29:ann", locale);
        var bo = ann.With("29:bo", locale);
        var (card, taken) = await TakenOverAsync(ann, bo);
        var before = Channel.Card(card).ToJsonString();

        var own = await ann.SayAsync("CSP");
        Assert.Contains(SampleTexts.Phrases.Say("notice.own-again", locale == "ko-KR" ? Guidance.Language.Korean : Guidance.Language.English), Channel.Card(own).ToJsonString(SampleTexts.Relaxed), StringComparison.Ordinal);
        Assert.Equal("""["29:ann"]""", Channel.Card(own)["refresh"]!["userIds"]!.ToJsonString());
        Assert.Equal("serviceType", new PressResult(Channel.Card(own), null).Asks);
        Assert.Equal(before, Channel.Card(card).ToJsonString());

        var next = await ann.SayAsync("Azure");
        Assert.DoesNotContain(SampleTexts.Phrases.Say("notice.own-again", Guidance.Language.English), Channel.Card(next).ToJsonString(SampleTexts.Relaxed), StringComparison.Ordinal);
        Assert.NotEqual("serviceType", new PressResult(Channel.Card(next), null).Asks);
        Assert.Empty(PressedChat.Actions(Channel.Card(own)));
        Assert.Equal("intent", (await bo.PressAsync(card, taken.Card!, "answer", "ea")).Asks);
    }

    [Fact]
    public async Task After_a_take_over_the_former_owner_starts_their_own_by_the_button()
    {
        var ann = Chat();
        var bo = ann.With("29:bo");
        var (card, _) = await TakenOverAsync(ann, bo);
        var told = await ann.PressAsync(card, Channel.Card(card), "answer", "ea");

        await ann.PressAsync(card, told.Card!, "start-mine");
        await SettledAsync();

        var own = Channel.Ids[^1];
        Assert.NotEqual(card, own);
        Assert.Equal("serviceType", new PressResult(Channel.Card(own), null).Asks);
        Assert.Equal("purchaseChannel", new PressResult(Channel.Card(card), null).Asks);
        Assert.Equal("intent", (await bo.PressAsync(card, Channel.Card(card), "answer", "ea")).Asks);
    }

    [Fact]
    public async Task A_case_that_went_from_hand_to_hand_leaves_each_their_own()
    {
        var ann = Chat();
        var bo = ann.With("29:bo");
        await TakenOverAsync(ann, bo);
        var second = await ann.SayAsync("Azure");
        var toBo = await bo.PressAsync(second, Channel.Card(second), "why");
        await bo.PressAsync(second, toBo.Card!, "take-over");
        await SettledAsync();

        var third = await ann.SayAsync("Office 365");
        Assert.Contains(Say("notice.own-again"), Channel.Card(third).ToJsonString(SampleTexts.Relaxed), StringComparison.Ordinal);
        Assert.True((await ann.PressAsync(third, Channel.Card(third), "answer", "ea")).Asks == "intent");
    }

    [Fact]
    public async Task What_the_former_owner_forgets_is_their_own()
    {
        var ann = Chat();
        var bo = ann.With("29:bo");
        var (card, taken) = await TakenOverAsync(ann, bo);
        await ann.SayAsync("Azure");
        await ann.SayAsync("forget me");

        Assert.Equal("intent", (await bo.PressAsync(card, taken.Card!, "answer", "ea")).Asks);
        var anew = await ann.SayAsync("Office 365");
        Assert.Equal("purchaseChannel", new PressResult(Channel.Card(anew), null).Asks);
    }

    [Fact]
    public async Task The_card_says_whose_it_is_and_after_a_take_over_whose_it_is_now()
    {
        var ann = Chat().With("29:ann", name: "Ann");
        var bo = ann.With("29:bo", name: "Bo");
        var card = await ann.SayAsync("Office 365");
        Assert.Contains(Named("Ann"), Channel.Card(card).ToJsonString(SampleTexts.Relaxed), StringComparison.Ordinal);

        var told = await bo.PressAsync(card, Channel.Card(card), "answer", "ea");
        await bo.PressAsync(card, told.Card!, "take-over");
        await SettledAsync();

        Assert.Contains(Named("Bo"), Channel.Card(card).ToJsonString(SampleTexts.Relaxed), StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", Channel.Card(card).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(null)]
    public async Task Of_two_who_take_over_at_once_one_has_it_and_the_other_is_told(int? first)
    {
        var ann = Chat();
        PressedChat[] others = [ann.With("29:bo"), ann.With("29:cy")];
        var card = await ann.SayAsync("Office 365");
        var told = await Task.WhenAll(others.Select(other => other.PressAsync(card, Channel.Card(card), "answer", "ea")));
        var order = first is { } one ? new[] { one, 1 - one } : [0, 1];

        PressResult[] results;
        if (first is null)
        {
            results = await Task.WhenAll(order.Select(at => others[at].PressAsync(card, told[at].Card!, "take-over")));
        }
        else
        {
            results = [await others[order[0]].PressAsync(card, told[order[0]].Card!, "take-over"), await others[order[1]].PressAsync(card, told[order[1]].Card!, "take-over")];
        }

        await SettledAsync();
        Assert.Single(results, result => result.Shows(Say("lead.taken-over")));
        Assert.Single(results, result => result.Shows(Say("lead.taken-meanwhile")));
        Assert.Equal("purchaseChannel", new PressResult(Channel.Card(card), null).Asks);
    }

    [Fact]
    public async Task Refreshing_takes_nothing_from_what_a_person_may_press()
    {
        await using var strict = await ProtectedHost.InDevelopmentAsync("--Limits:InputsPerPerson", "3");
        var ann = new PressedChat(Channel, activity => PostAsync(strict, activity), "channel");
        var card = await ann.SayAsync("Office 365");
        var refresh = Channel.Card(card)["refresh"]!["action"]!;
        for (var time = 0; time < 3; time++)
        {
            Assert.NotNull((await ann.ExecuteAsync(card, refresh, "automatic")).Card);
        }

        Assert.Equal(Say("notice.too-many"), (await ann.ExecuteAsync(card, refresh, "automatic")).Line);
        var second = await ann.PressAsync(card, Channel.Card(card), "answer", "ea");
        Assert.Equal("intent", second.Asks);
        Assert.Equal("intent", (await ann.PressAsync(card, second.Card!, "why")).Asks);
        Assert.Equal(Say("notice.too-many"), (await ann.PressAsync(card, second.Card!, "why")).Line);
    }

    private async Task<(string Card, PressResult Taken)> TakenOverAsync(PressedChat ann, PressedChat bo)
    {
        var card = await ann.SayAsync("Office 365");
        var told = await bo.PressAsync(card, Channel.Card(card), "answer", "ea");
        var taken = await bo.PressAsync(card, told.Card!, "take-over");
        await SettledAsync();
        return (card, taken);
    }

    private static string Named(string who) => Say("card.shared.of").Replace("{who}", who, StringComparison.Ordinal);

    private PressedChat Chat(string type = "channel") => ChatOf(type);
}
