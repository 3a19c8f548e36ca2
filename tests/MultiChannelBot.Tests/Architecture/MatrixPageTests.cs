using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Tests.Architecture;

/// <summary>docs/matrix against the editions.</summary>
public class MatrixPageTests
{
    public static TheoryData<string> Editions => [.. EditionReader.List(EditionReader.ShippedDirectory)];

    /// <summary>Where it fails: dotnet run --project src/MultiChannelBot -- rules matrix --page --edition ID > docs/matrix/ID.md.</summary>
    [Theory]
    [MemberData(nameof(Editions))]
    public void The_page_of_an_edition_is_what_its_rules_give(string id) => Assert.Equal(
        RuleMatrixPage.Of(new Guide(EditionReader.Read(EditionReader.ShippedDirectory, id).Edition!)),
        Repository.Read($"docs/matrix/{id}.md"));

    [Fact]
    public void There_is_no_page_of_an_edition_that_is_gone() => Assert.Equal(
        EditionReader.List(EditionReader.ShippedDirectory).Select(id => $"docs/matrix/{id}.md"),
        Repository.Files().Where(file => file.StartsWith("docs/matrix/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
}
