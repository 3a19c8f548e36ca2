using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Tests.State;

/// <summary>Replies that are still to be sent.</summary>
public abstract partial class CaseStoreContract
{
    [Fact]
    public async Task Replies_that_stayed_unsent_come_with_the_next_input_in_their_order()
    {
        var first = await SaveAsync("m1", "s1", "replies 1");
        var second = await SaveAsync("m2", "s2", "replies 2");
        stores.Clock.Advance(CaseTimes.PendingAge);

        var next = await FreshAsync("m3");

        Assert.Equal(
            [
                new Pending(new ClaimId("m1"), first, "replies 1", stores.Clock.GetUtcNow()),
                new Pending(new ClaimId("m2"), second, "replies 2", stores.Clock.GetUtcNow()),
            ],
            next.Older);
    }

    [Fact]
    public async Task Replies_that_are_just_being_sent_do_not_come_with_the_next_input()
    {
        await SaveAsync("m1", "s1", "replies 1");
        stores.Clock.Advance(CaseTimes.PendingAge - TimeSpan.FromMilliseconds(1));

        Assert.Empty((await FreshAsync("m2")).Older);
    }

    [Fact]
    public async Task Unsent_replies_are_given_to_one_input_at_a_time()
    {
        await SaveAsync("m1", "s1", "replies 1");
        stores.Clock.Advance(CaseTimes.PendingAge);
        Assert.Single((await FreshAsync("m2")).Older);

        Assert.Empty((await FreshAsync("m3")).Older);

        stores.Clock.Advance(CaseTimes.PendingAge);
        Assert.Single((await FreshAsync("m4")).Older);
    }

    [Fact]
    public async Task A_later_turn_does_not_drop_the_unsent_replies_of_an_earlier_one()
    {
        await SaveAsync("m1", "s1", "replies 1");
        var later = await SaveAsync("m2", "s2", "replies 2");
        await Cases.SentAsync(key, new ClaimId("m2"), later, "card-2");
        stores.Clock.Advance(CaseTimes.PendingAge);

        Assert.Equal("replies 1", Assert.Single((await FreshAsync("m3")).Older).Replies);
    }
}
