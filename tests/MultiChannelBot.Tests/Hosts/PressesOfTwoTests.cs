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

    private static async Task<(PressResult First, PressResult Second)> InOrderAsync(string order, Func<Task<PressResult>> first, Func<Task<PressResult>> second)
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
