using System.Globalization;
using System.Text;

namespace MultiChannelBot.Conversation.Tests.Understanding;

/// <summary>
/// Reads every labelled message. The floors lie just under what is reached; the held-out ones are a measure, so nobody tunes on
/// the messages that miss. The report of docs/understanding.md is the output of these tests.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly string Cases = Path.Combine(AppContext.BaseDirectory, "cases");

    // Read once for all tests.
    private static readonly Dictionary<string, Lazy<List<Judgement>>> Judged = new(StringComparer.Ordinal)
    {
        [""] = new(() => Read("")),
        ["held-out"] = new(() => Read("held-out")),
        ["blind"] = new(() => Read("blind")),
    };

    [Theory]
    [InlineData("", 0.97, 0.99, 0.9, 0.005, 0.005)]
    [InlineData("held-out", 0.94, 0.98, 0.9, 0.012, 0.015)]
    [InlineData("blind", 0.93, 0.98, 0.86, 0.008, 0.008)]
    public void Messages_are_read_as_they_are_labelled(string folder, double facts, double acts, double pairs, double wrong, double invented)
    {
        var all = Judge(folder);
        output.WriteLine(Report(all));

        Assert.True(Share(all, one => one.FactsRight) >= facts, "facts");
        Assert.True(Share(all, one => one.ActRight) >= acts, "acts");
        Assert.True(Share(all.Where(one => one.Message.Subscriptions.Length > 0), one => one.PairsRight) >= pairs, "subscriptions");
        Assert.True(Share(all, one => one.Wrong.Length > 0) < wrong, "wrong values");
        Assert.True(Share(all, one => one.Invented.Length > 0) < invented, "invented values");
    }

    [Theory]
    [InlineData("")]
    [InlineData("held-out")]
    [InlineData("blind")]
    public void Nothing_off_topic_states_a_fact_and_hardly_anything_an_act(string folder)
    {
        var offTopic = Judge(folder).Where(one => one.Message.Kind == "off-topic").ToList();

        Assert.Empty(offTopic.Where(one => one.Invented.Length > 0).Select(one => one.Message.Id));
        Assert.True(Share(offTopic, one => one.Act is not null) < 0.03);
    }

    [Fact]
    public void Ids_and_texts_are_unique_and_nothing_held_out_is_tuned_on()
    {
        var all = Judge("").Concat(Judge("held-out")).Select(one => one.Message).ToList();

        var withBlind = all.Concat(Judge("blind").Select(one => one.Message)).ToList();

        Assert.Equal(withBlind.Count, withBlind.DistinctBy(message => message.Id).Count());
        Assert.Equal(withBlind.Count, withBlind.DistinctBy(message => (message.Text, message.Asked)).Count());
        var aside = Judge("held-out").Count + Judge("blind").Count(one => !one.Message.Id.StartsWith("blind-1-", StringComparison.Ordinal));
        Assert.True(aside * 4 >= withBlind.Count, "a quarter is kept aside");
        Assert.True(all.Count(message => message.Language != "en") * 2 >= all.Count * 0.9, "close to half is Korean or mixed");
    }

    private static List<Judgement> Judge(string folder) => Judged[folder].Value;

    private static List<Judgement> Read(string folder) =>
    [
        .. Directory.GetFiles(Path.Combine(Cases, folder), "*.jsonl")
            .Order(StringComparer.Ordinal)
            .SelectMany(LabelledMessage.Load)
            .Select(message => message.Judge(Engines.Shipped.Read(message.Text, message.Asked, message.Today))),
    ];

    private static double Share(IEnumerable<Judgement> judgements, Func<Judgement, bool> counts)
    {
        var all = judgements.ToList();
        return all.Count == 0 ? 0 : (double)all.Count(counts) / all.Count;
    }

    private static string Report(List<Judgement> all)
    {
        var report = new StringBuilder();
        Line(report, "all", all);
        var several = all.Where(one => one.Message.Subscriptions.Length > 0).ToList();
        report.AppendLine(CultureInfo.InvariantCulture, $"{"pairs of several",-22} {several.Count,4} messages  right {Share(several, one => one.PairsRight):F3}");
        foreach (var language in all.GroupBy(one => one.Message.Language).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Line(report, language.Key, [.. language]);
        }

        foreach (var kind in all.GroupBy(one => one.Message.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Line(report, kind.Key, [.. kind]);
        }

        foreach (var batch in all.GroupBy(one => one.Message.Batch).Where(group => group.Key.StartsWith("blind", StringComparison.Ordinal)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Line(report, batch.Key, [.. batch]);
        }

        foreach (var fact in FactNames(all))
        {
            FactLine(report, fact, all);
        }

        return report.ToString();
    }

    private static void Line(StringBuilder report, string name, List<Judgement> some) => report.AppendLine(
        CultureInfo.InvariantCulture,
        $"{name,-22} {some.Count,4} messages  facts {Share(some, one => one.FactsRight):F3}  act {Share(some, one => one.ActRight):F3}  {PrecisionAndRecall(some, _ => true)}  wrong {some.Count(one => one.Wrong.Length > 0)}  invented {some.Count(one => one.Invented.Length > 0)}");

    private static void FactLine(StringBuilder report, string fact, List<Judgement> all)
    {
        var stated = all.Sum(one => one.Message.Facts.Count(value => IsOf(value, fact)));
        var exact = Share(all, one => !one.Missed.Concat(one.Wrong).Concat(one.Invented).Any(value => IsOf(value, fact)));
        report.AppendLine(
            CultureInfo.InvariantCulture, $"{fact,-22} {stated,4} stated    exact {exact:F3}  {PrecisionAndRecall(all, value => IsOf(value, fact))}");
    }

    /// <summary>Over the values that count: how many of those read are right, how many of those stated are read.</summary>
    private static string PrecisionAndRecall(List<Judgement> some, Func<string, bool> counts)
    {
        var stated = some.Sum(one => one.Message.Facts.Count(counts));
        var read = stated - some.Sum(one => one.Missed.Count(counts));
        var surplus = some.Sum(one => one.Wrong.Concat(one.Invented).Count(counts));
        return $"precision {Ratio(read, read + surplus)}  recall {Ratio(read, stated)}";
    }

    /// <summary>A dash where there is nothing to divide by: off topic, nothing is stated.</summary>
    private static string Ratio(int part, int whole) =>
        whole == 0 ? "  -  " : ((double)part / whole).ToString("F3", CultureInfo.InvariantCulture);

    private static bool IsOf(string value, string fact) => value.StartsWith(fact + "=", StringComparison.Ordinal);

    private static IEnumerable<string> FactNames(List<Judgement> all) =>
        all.SelectMany(one => one.Message.Facts).Select(value => value.Split('=')[0]).Distinct().Order(StringComparer.Ordinal);
}
