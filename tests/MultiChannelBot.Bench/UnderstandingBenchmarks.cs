using BenchmarkDotNet.Attributes;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;
using MultiChannelBot.Conversation.Understanding;

namespace MultiChannelBot.Bench;

/// <summary>Reading one utterance: ours, and beside it what it is to be weighed against. The mean is of one utterance.</summary>
public class UnderstandingBenchmarks
{
    private static readonly DateTime Midnight = Shipped.Today.ToDateTime(TimeOnly.MinValue);

    private UnderstandingEngine engine = null!;
    private DateTimeModel dates = null!;
    private RegexList regexes = null!;

    [GlobalSetup]
    public void Load()
    {
        engine = Shipped.Triage.Understanding;
        dates = new DateTimeRecognizer(Culture.English).GetDateTimeModel(Culture.English, fallbackToDefaultCulture: false);
        regexes = RegexList.Read(Triage.LexiconDirectory);
    }

    /// <summary>Facts, act and subscriptions of an utterance.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Utterances.Count)]
    public int Understanding()
    {
        var facts = 0;
        foreach (var text in Utterances.All)
        {
            facts += engine.Read(text, null, Shipped.Today).Facts.Length;
        }

        return facts;
    }

    /// <summary>Recognizers-Text's date model alone on the same text.</summary>
    [Benchmark(OperationsPerInvoke = Utterances.Count)]
    public int RecognizersDates()
    {
        var found = 0;
        foreach (var text in Utterances.All)
        {
            found += dates.Parse(text, Midnight).Count;
        }

        return found;
    }

    /// <summary>A regex for every phrase of the lexicon on the same text.</summary>
    [Benchmark(OperationsPerInvoke = Utterances.Count)]
    public int RegexForEveryPhrase()
    {
        var found = 0;
        foreach (var text in Utterances.All)
        {
            found += regexes.CountIn(text);
        }

        return found;
    }
}
