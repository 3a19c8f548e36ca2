using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Tests.Understanding;

/// <summary>
/// Slips of the keyboard: a message that is read rightly is nearly always read alike with one slip in one of its words, and
/// hardly ever wrongly; chat spellings stand for what they stand for.
/// </summary>
public sealed class SlipTests
{
    private const int ShortestSlipped = 4;

    private static readonly string Cases = Path.Combine(AppContext.BaseDirectory, "cases");

    [Fact]
    public void One_slip_in_a_word_changes_next_to_nothing()
    {
        var random = new Random(7);
        var read = Directory.GetFiles(Cases, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(LabelledMessage.Load)
            .Where(message => message is { Language: "en", Facts.Count: > 0, Optional.Count: 0 } && message.Kind != "e-mails" && IsRight(message, message.Text))
            .Select(message => (Message: message, Slipped: Slip(message.Text, random)))
            .Where(pair => pair.Slipped != pair.Message.Text)
            .Select(pair => pair.Message.Judge(Engines.Shipped.Read(pair.Slipped, pair.Message.Asked, pair.Message.Today)))
            .ToList();

        Assert.True(read.Count > 900, $"{read.Count} messages");
        Assert.True(read.Count(one => one.FactsRight) >= read.Count * 0.92, $"{read.Count(one => one.FactsRight)} of {read.Count} are read alike");
        Assert.True(read.Count(one => one.Wrong.Length + one.Invented.Length > 0) <= read.Count * 0.015, "hardly any is read wrongly");
    }

    [Theory]
    [InlineData("wanna xfer azure frm their old csp 2 us, lics r w/ an ea", "purchaseChannel=ea serviceType=usage-based")]
    [InlineData("cust hs E.A. n wants u 2 mng it", "purchaseChannel=ea")]
    [InlineData("cstmr bght azure thru a diffrent prtnr, a csp", "purchaseChannel=csp-partner serviceType=usage-based")]
    [InlineData("azure from microsfot, bought directly form them", "purchaseChannel=microsoft-direct serviceType=usage-based")]
    [InlineData("office 365 from opne, runs out 30 Jnue 2027", "purchaseChannel=open serviceType=license-based termEnd=2027-06-30")]
    [InlineData("ends at the end of nxet month", "termEnd=2026-04-30")]
    public void Chat_spellings_and_slips_are_read(string text, string facts)
    {
        var read = Engines.Shipped.Read(text, null, Engines.Today).Facts.Select(fact => fact.Value.ToString()).ToHashSet();

        Assert.Empty(facts.Split(' ').Except(read));
    }

    [Theory]
    [InlineData("the Azue", "azure")]
    [InlineData("the mannage", "manage")]
    [InlineData("in opwn", "open")]
    public void A_slip_is_put_right_in_what_was_said(string text, string word) =>
        Assert.Equal(word, Engines.Lexicon.Spelling.Correct(text.Split(' ')[1].ToLowerInvariant(), mayBeName: false));

    [Theory]
    [InlineData("sad")]
    [InlineData("sets")]
    [InlineData("goal")]
    [InlineData("rice")]
    public void Real_words_are_left_alone(string word) => Assert.True(Engines.Lexicon.Spelling.Knows(word));

    [Fact]
    public void Shorthand_tells_lines_that_are_none()
    {
        var shorthand = new Shorthand();

        Assert.True(shorthand.Add("wanna want to"));
        Assert.True(shorthand.Add("form from after directly bought"));
        Assert.False(shorthand.Add("wanna wish to"));
        Assert.False(shorthand.Add("alone"));
        Assert.False(shorthand.Add("form from after"));
        Assert.Equal(["want", "to"], shorthand.Find("wanna").ToArray());
        Assert.Equal("from", shorthand.Find("form", "bought"));
        Assert.Null(shorthand.Find("form", "the"));
    }

    private static bool IsRight(LabelledMessage message, string text) =>
        message.Judge(Engines.Shipped.Read(text, message.Asked, message.Today)).FactsRight;

    private static string Slip(string text, Random random)
    {
        var words = text.Split(' ');
        var slippery = Enumerable.Range(0, words.Length).Where(at => words[at].Length >= ShortestSlipped && words[at].All(char.IsAsciiLetter)).ToArray();
        if (slippery.Length == 0)
        {
            return text;
        }

        var chosen = slippery[random.Next(slippery.Length)];
        words[chosen] = SlipIn(words[chosen], random);
        return string.Join(' ', words);
    }

    // Neighbours swapped, a letter dropped, or one struck twice; the first letter stays.
    private static string SlipIn(string word, Random random)
    {
        var at = random.Next(1, word.Length - 1);
        return random.Next(3) switch
        {
            0 => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            1 => word.Remove(at, 1),
            _ => word.Insert(at, word[at].ToString()),
        };
    }
}
