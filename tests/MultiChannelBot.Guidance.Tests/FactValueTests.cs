using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Guidance.Tests;

public class FactValueTests
{
    [Fact]
    public void A_published_code_is_read_and_written_the_same()
    {
        Assert.True(FactValue.TryParse(Facts.Fact.PurchaseChannel, "ea", out var value));
        Assert.Equal(PurchaseChannel.Ea, value);
        Assert.Equal("purchaseChannel=ea", value.ToString());
    }

    [Theory]
    [InlineData(Facts.Fact.PurchaseChannel, "EA")]
    [InlineData(Facts.Fact.PurchaseChannel, "")]
    [InlineData(Facts.Fact.TermEnd, "2027-02-30")]
    [InlineData(Facts.Fact.Product, "Contoso's own words")]
    public void A_code_that_the_fact_does_not_have_is_refused(Facts.Fact fact, string code) =>
        Assert.False(FactValue.TryParse(fact, code, out _));
}
