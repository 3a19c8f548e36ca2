using MultiChannelBot.Conversation.Understanding.Dates;

namespace MultiChannelBot.Conversation.Tests.Understanding;

/// <summary>The benchmarks' figures are of sentences of 10 to 20 words without a date that state something: so the set must be.</summary>
public class BenchUtteranceTests
{
    private static readonly string[] Utterances = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "bench", "utterances.txt"));

    [Fact]
    public void There_are_at_least_twenty_of_each_language_and_none_twice()
    {
        var korean = Utterances.Count(text => text.Any(letter => letter is >= '가' and <= '힣'));
        Assert.True(korean >= 20 && Utterances.Length - korean >= 20, $"{korean} of {Utterances.Length} are Korean");
        Assert.Equal(Utterances.Length, Utterances.Distinct().Count());
    }

    [Fact]
    public void Each_has_ten_to_twenty_words_and_no_date()
    {
        var wrong = Utterances.Where(text => text.Split(' ').Length is < 10 or > 20 || HoldsDate(text));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Nearly_all_state_something()
    {
        var silent = Utterances.Count(text => Engines.Shipped.Read(text, null, new DateOnly(2026, 3, 2)).IsEmpty);
        Assert.True(silent <= Utterances.Length / 20, $"{silent} state nothing");
    }

    private static bool HoldsDate(string text)
    {
        var found = new FoundDates();
        DateReader.Find(text, new DateOnly(2026, 3, 2), Engines.Lexicon.Spelling, found);
        return found.All.Count > 0;
    }
}
