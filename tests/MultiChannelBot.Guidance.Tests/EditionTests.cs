using MultiChannelBot.Guidance.Editions;

namespace MultiChannelBot.Guidance.Tests;

public class EditionTests
{
    [Fact]
    public void Every_shipped_edition_reads_without_a_fault()
    {
        Assert.NotEmpty(EditionReader.List(EditionReader.ShippedDirectory));
        Assert.All(
            EditionReader.List(EditionReader.ShippedDirectory),
            id => Assert.Empty(EditionReader.Read(EditionReader.ShippedDirectory, id).Faults));
    }
}
