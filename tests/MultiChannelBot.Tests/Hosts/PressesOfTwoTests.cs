using MultiChannelBot.Guidance;
using MultiChannelBot.Tests.Cards;
using MultiChannelBot.Tests.Channels;

namespace MultiChannelBot.Tests.Hosts;

/// <summary>Two people press on one card of a channel, through two processes of the bot on one real Redis.</summary>
public sealed class PressesOfTwoTests(TwoHosts both) : IClassFixture<TwoHosts>, IAsyncLifetime
{
    private PressedChannel channel = null!;

    public async ValueTask InitializeAsync() => channel = await PressedChannel.StartAsync();

    public ValueTask DisposeAsync() => channel.DisposeAsync();

    public static TheoryData<string> Orders { get; } = ["owner first", "other first", "at once"];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task The_asker_and_somebody_else_both_have_their_answer(string order)
    {
        var (ann, bo) = Both();
        var card = await ann.SayAsync("Office 365");
        var shown = channel.Card(card).DeepClone();

        var (own, other) = await InOrderAsync(order, () => ann.PressAsync(card, shown, "answer", "ea"), () => bo.PressAsync(card, shown, "answer", "third-party"));

        Assert.Equal("intent", own.Asks);
        Assert.True(other.Shows(Say("notice.not-yours")));
        Assert.True((await ann.PressAsync(card, own.Card!, "answer", "manage")).Shows("S5"));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Of_two_who_take_over_one_has_the_case_and_the_other_is_told(string order)
    {
        var (ann, bo) = Both();
        var cy = Chat(0, "29:cy", ann.Conversation);
        var card = await ann.SayAsync("Office 365");
        var shown = channel.Card(card).DeepClone();
        var (toBo, toCy) = (await bo.PressAsync(card, shown, "answer", "ea"), await cy.PressAsync(card, shown, "answer", "ea"));

        var (first, second) = await InOrderAsync(order, () => bo.PressAsync(card, toBo.Card!, "take-over"), () => cy.PressAsync(card, toCy.Card!, "take-over"));

        var (winner, won, loser) = first.Shows(Say("lead.taken-over")) ? (bo, first, second) : (cy, second, first);
        Assert.True(won.Shows(Say("lead.taken-over")));
        Assert.True(loser.Shows(Say("lead.taken-meanwhile")));
        Assert.Equal("intent", (await winner.PressAsync(card, won.Card!, "answer", "ea")).Asks);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task What_the_former_owner_types_while_another_takes_over_changes_one_case_only(string order)
    {
        var (ann, bo) = Both();
        var card = await ann.SayAsync("Office 365");
        var told = await bo.PressAsync(card, channel.Card(card).DeepClone(), "answer", "ea");

        var (_, taken) = await InOrderAsync<object>(order, async () => await ann.SayAsync("EA"), async () => await bo.PressAsync(card, told.Card!, "take-over"));

        // Either it was said in the case before that was taken over, or it is in a case of its own: never in both, never in none.
        Assert.True(((PressResult)taken).Shows(Say("lead.taken-over")));
        var theirs = await bo.PressAsync(card, ((PressResult)taken).Card!, "why");
        var isBefore = theirs.Asks == "intent";
        Assert.Equal(isBefore ? "intent" : "purchaseChannel", theirs.Asks);
        await ann.SayAsync("status");
        var own = channel.Ids.Select(channel.Card).Last(node => node["refresh"]?["userIds"]?.ToJsonString() == """["29:ann"]""");
        Assert.Equal(!isBefore, own.ToJsonString(SampleTexts.Relaxed).Contains("(EA)", StringComparison.Ordinal));
        Assert.Equal("serviceType", new PressResult(own, null).Asks);
        Assert.True(order == "at once" || isBefore == (order == "owner first"));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task What_the_new_owner_types_while_they_take_over_is_in_one_case_and_what_follows_in_the_taken_one(string order)
    {
        var (ann, bo) = Both();
        var typing = Chat(0, "29:bo", ann.Conversation);
        var card = await ann.SayAsync("Office 365");
        var told = await bo.PressAsync(card, channel.Card(card).DeepClone(), "answer", "ea");

        var (taken, said) = await InOrderAsync<object>(order, async () => await bo.PressAsync(card, told.Card!, "take-over"), async () => await typing.SayAsync("EA"));

        Assert.True(((PressResult)taken).Shows(Say("lead.taken-over")));
        var first = new PressResult(channel.Card((string)said).DeepClone(), null);
        var isIn = first.Asks == "intent";
        Assert.Equal(isIn ? "intent" : "serviceType", first.Asks);
        Assert.True(order == "at once" || isIn == (order == "owner first"));

        var standing = await typing.SayAsync("status");
        Assert.Equal(isIn ? "intent" : "purchaseChannel", new PressResult(channel.Card(standing), null).Asks);
        Assert.Equal("intent", new PressResult(channel.Card(isIn ? standing : await typing.SayAsync("EA")), null).Asks);
        if (!isIn)
        {
            // What was said in their own stays there, and a press on its card leads back.
            await bo.PressAsync((string)said, first.Card!, "why");
            Assert.Equal("intent", new PressResult(channel.Card(await typing.SayAsync("Office 365")), null).Asks);
        }
    }

    private static async Task<(T First, T Second)> InOrderAsync<T>(string order, Func<Task<T>> first, Func<Task<T>> second)
    {
        if (order == "other first")
        {
            var earlier = await second();
            return (await first(), earlier);
        }

        var begun = first();
        if (order == "owner first")
        {
            await begun;
        }

        var later = second();
        return (await begun, await later);
    }

    private (PressedChat Ann, PressedChat Bo) Both()
    {
        var ann = Chat(0, "29:ann", null);
        return (ann, Chat(1, "29:bo", ann.Conversation));
    }

    private PressedChat Chat(int host, string person, string? conversation) => new(channel, both.Hosts[host].AnswerAsync, "channel", person, conversation);

    private static string Say(string key) => SampleTexts.Phrases.Say(key, Language.English);
}
