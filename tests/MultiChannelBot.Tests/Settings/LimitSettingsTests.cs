using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Settings;

public class LimitSettingsTests
{
    [Fact]
    public void The_defaults_are_without_fault() => Assert.Empty(new LimitSettings().Faults());

    [Theory]
    [InlineData(0, 1000, "Limits:WrongCodes")]
    [InlineData(1001, 2000, "Limits:WrongCodes")]
    [InlineData(10, 9, "Limits:WrongCodesOfAll")]
    [InlineData(10, 100_001, "Limits:WrongCodesOfAll")]
    public void A_limit_that_lets_nobody_in_or_everybody_is_a_fault(int one, int all, string named)
    {
        var fault = Assert.Single(new LimitSettings { WrongCodes = one, WrongCodesOfAll = all }.Faults());
        Assert.Equal(named, fault.Name);
    }
}
