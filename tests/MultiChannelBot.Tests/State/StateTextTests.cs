using System.Text;
using CsCheck;
using MultiChannelBot.State;
using StackExchange.Redis;

namespace MultiChannelBot.Tests.State;

/// <summary>States as they lie in Redis.</summary>
public sealed class StateTextTests
{
    [Fact]
    public void Whatever_is_packed_comes_out_as_it_was() =>
        Gen.String[0, 3000].Where(text => text.Length > 0 && !text.Any(char.IsSurrogate)).Sample(text => StateText.Unpack(StateText.Pack('{' + text)) == '{' + text);

    [Fact]
    public void A_short_state_can_be_read_where_it_lies() => Assert.Equal("{\"상태\":1}", (string?)StateText.Pack("{\"상태\":1}"));

    [Fact]
    public void A_long_one_is_packed_and_smaller()
    {
        var state = string.Concat(Enumerable.Repeat("{\"purchaseChannel\":\"ea\",\"사건\":1}", 60));

        var kept = StateText.Pack(state);

        Assert.InRange(((byte[])kept!).Length, 1, Encoding.UTF8.GetByteCount(state) / 3);
        Assert.Equal(state, StateText.Unpack(kept));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1, 0, 0, 0, 9, 200, 3, 7)]
    [InlineData(1, 127, 255, 255, 255, 0, 0, 0)]
    [InlineData(1, 255, 255, 255, 255, 0)]
    public void What_was_broken_comes_out_as_something_that_is_no_state(params int[] bytes)
    {
        RedisValue kept = bytes.Select(value => (byte)value).ToArray();

        Assert.False(CaseJsonReads(StateText.Unpack(kept)));
    }

    private static bool CaseJsonReads(string text) => Conversation.CaseJson.ReadState(text) is Conversation.StateReading.Read;
}
