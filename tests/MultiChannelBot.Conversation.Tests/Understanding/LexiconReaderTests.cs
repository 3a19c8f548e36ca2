using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Tests.Understanding;

public sealed class LexiconReaderTests
{
    [Theory]
    [InlineData("- value: purchaseChannel=moon\n  en: [moon]\n", 1, "no value of a fact")]
    [InlineData("- value: purchaseChannel=ea\n  en: [ea]\n- value: purchaseChannel=open\n", 3, "no phrase")]
    [InlineData("- value: purchaseChannel=ea\n  en: [\"(ea|enterprise\"]\n", 2, "cannot be read")]
    [InlineData("- value: purchaseChannel=ea\n  en: [\"...\"]\n", 2, "no letter or digit")]
    [InlineData("- value: purchaseChannel=ea\n  needs: [luck]\n  en: [ea]\n", 1, "no condition")]
    [InlineData("- value: purchaseChannel=ea\n  phrases: [ea]\n  en: [ea]\n", 2, "unknown")]
    [InlineData("- cue: perhaps\n  en: [perhaps]\n", 1, "no cue")]
    [InlineData("- unsaid: sideways\n  en: [nobody mentioned]\n", 1, "no unsaid")]
    [InlineData("- act: dance\n  en: [dance]\n", 1, "no act")]
    [InlineData("- fact: colour\n  en: [colour]\n", 1, "no fact")]
    [InlineData("- en: [ea]\n", 1, "does not say what it is")]
    [InlineData("- product: Office 365\n  en: [office]\n", 1, "no product id")]
    [InlineData("- product: office-365\n  name-en: Office\n  name-ko: Office\n  en: [office]\n", 1, "no service type")]
    [InlineData("- product: office-365\n  serviceType: license-based\n  en: [office]\n", 1, "lacks a name")]
    [InlineData("- particle: sideways\n  ko: [로]\n", 1, "no kind of particle")]
    [InlineData("value: purchaseChannel=ea\n", 1, "not one list")]
    [InlineData("- just words\n", 1, "not a mapping")]
    [InlineData("- value: [purchaseChannel=ea\n  en: [ea]\n", 1, "not YAML")]
    public void A_broken_file_is_told_by_line_and_remedy(string yaml, int line, string what)
    {
        var (lexicon, faults) = LexiconReader.ReadText("channels.yaml", yaml);

        Assert.Null(lexicon);
        var fault = Assert.Single(faults);
        Assert.Equal("channels.yaml", fault.File);
        Assert.Equal(line, fault.Line);
        Assert.Contains(what, fault.What, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Remedy);
    }

    [Fact]
    public void A_product_that_is_defined_twice_is_a_fault()
    {
        const string Product = "- product: visio\n  name-en: Visio\n  name-ko: Visio\n  serviceType: license-based\n  en: [visio]\n";

        var (_, faults) = LexiconReader.ReadText("products.yaml", Product + Product);

        Assert.Contains("twice", Assert.Single(faults).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_lexicon_stops_the_start_with_a_remedy()
    {
        var broken = Assert.Throws<LexiconException>(() => UnderstandingEngine.Load(Path.Combine(AppContext.BaseDirectory, "no-such-folder")));

        Assert.NotEmpty(Assert.Single(broken.Faults).Remedy);
    }

    [Fact]
    public void Every_product_of_the_shipped_lexicon_has_names_in_both_languages()
    {
        Assert.All(Engines.Shipped.ProductIds, id =>
        {
            Assert.NotEqual(id, Engines.Shipped.ProductName(id, Guidance.Language.English));
            Assert.NotEqual(id, Engines.Shipped.ProductName(id, Guidance.Language.Korean));
        });
        Assert.NotEmpty(Engines.Shipped.ProductIds);
    }
}
