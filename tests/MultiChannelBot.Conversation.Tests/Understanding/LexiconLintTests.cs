using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Tests.Understanding;

public sealed class LexiconLintTests
{
    [Fact]
    public void No_phrase_of_the_shipped_lexicon_collides_with_another() =>
        Assert.Empty(LexiconLint.Check(Path.Combine(AppContext.BaseDirectory, "lexicon")).Select(finding => finding.ToString()));

    [Theory]
    [InlineData("- value: purchaseChannel=ea\n  en: [the deal]\n- value: purchaseChannel=open\n  en: [the-deal]\n", "two values of purchaseChannel")]
    [InlineData("- value: purchaseChannel=ea\n  en: [ea]\n- value: purchaseChannel=ea\n  needs: [source]\n  en: [EA]\n", "two conditions")]
    [InlineData("- value: purchaseChannel=ea\n  en: [ea]\n- decoy: true\n  en: [ea]\n", "passed over")]
    [InlineData("- filler: true\n  ko: [오픈]\n- value: purchaseChannel=open\n  ko: [오픈]\n", "passed over")]
    [InlineData("- answer: cloud=commercial\n  en: [public]\n- answer: cloud=us-government\n  en: [public]\n", "two ways")]
    public void A_collision_is_told_at_its_second_place(string yaml, string what)
    {
        var finding = Assert.Single(LexiconLint.CheckText("words.yaml", yaml));

        Assert.Contains(what, finding.What, StringComparison.Ordinal);
        Assert.Contains("words.yaml:2", finding.What, StringComparison.Ordinal);
        Assert.True(finding.Line > 2);
    }

    [Fact]
    public void The_same_sense_twice_is_no_collision() =>
        Assert.Empty(LexiconLint.CheckText("words.yaml", "- cue: past\n  en: [formerly]\n- cue: past\n  en: [formerly]\n"));
}
