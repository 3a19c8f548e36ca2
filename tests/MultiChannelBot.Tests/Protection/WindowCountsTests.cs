using System.Globalization;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Protection;

namespace MultiChannelBot.Tests.Protection;

public class WindowCountsTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 10, TimeSpan.Zero));

    [Fact]
    public void Each_key_is_counted_for_itself()
    {
        var counts = Counts(10);

        Assert.Equal([1, 2, 1, 3], new[] { counts.Add("a"), counts.Add("a"), counts.Add("b"), counts.Add("a") });
    }

    [Fact]
    public void One_that_is_taken_back_does_not_count()
    {
        var counts = Counts(10);
        counts.Add("a");
        counts.Remove("a");
        counts.Remove("a");
        counts.Remove("b");

        Assert.Equal(1, counts.Add("a"));
        Assert.Equal(1, counts.Add("b"));
    }

    [Fact]
    public void With_the_next_window_all_begins_anew()
    {
        var counts = Counts(10);
        counts.Add("a");
        Assert.Equal(TimeSpan.FromSeconds(50), counts.Left);

        clock.Advance(counts.Left);

        Assert.Equal(1, counts.Add("a"));
        Assert.Equal(1, counts.Keys);
    }

    [Fact]
    public void No_more_keys_are_remembered_than_there_is_room_for_and_the_rest_is_let_through()
    {
        var counts = Counts(100);
        for (var number = 0; number < 100_000; number++)
        {
            Assert.Equal(1, counts.Add(number.ToString(CultureInfo.InvariantCulture)));
        }

        Assert.Equal(100, counts.Keys);
        Assert.Equal(2, counts.Add("99"));
        Assert.Equal(1, counts.Add("100"));
    }

    [Theory]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void A_source_is_an_address_or_the_network_of_one(string one, string other, bool same) =>
        Assert.Equal(same, SourceLimit.SourceOf(IPAddress.Parse(one)) == SourceLimit.SourceOf(IPAddress.Parse(other)));

    private WindowCounts Counts(int mostKeys) => new(TimeSpan.FromMinutes(1), mostKeys, clock);
}
