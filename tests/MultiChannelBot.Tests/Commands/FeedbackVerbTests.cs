using System.Diagnostics;
using System.Text.Json;
using MultiChannelBot.Commands;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.State;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Commands;

/// <summary>"rules feedback": what a rule author reads, and from which store.</summary>
public sealed class FeedbackVerbTests : IDisposable
{
    private static readonly FeedbackCount[] Counts =
    [
        new(new FeedbackMark("2019-03-15", "S4", FeedbackVerdict.Useful, null), 12),
        new(new FeedbackMark("2019-03-15", "S5", FeedbackVerdict.Wrong, FeedbackReason.DeadLink), 1),
        new(new FeedbackMark("2019-03-15", "S5", FeedbackVerdict.Wrong, FeedbackReason.OutOfDate), 2),
        new(new FeedbackMark("2019-03-15", "S5", FeedbackVerdict.Wrong, null), 1),
        new(new FeedbackMark("2019-03-15", "S5", FeedbackVerdict.Unclear, FeedbackReason.TooLong), 1),
        new(new FeedbackMark("2019-03-15", "S8", FeedbackVerdict.Useful, null), -1),
        new(new FeedbackMark("2024-07-01", "S9", FeedbackVerdict.Unclear, null), 3),
    ];

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("mcb-state-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public void The_table_has_a_line_a_rule_with_the_most_complaints_first() => Assert.Equal(
        """
        edition     rule  useful  wrong  unclear  reasons
        ----------  ----  ------  -----  -------  --------------------------------------
        2019-03-15  S5    0       4      1        out-of-date 2, dead-link 1, too-long 1
        2019-03-15  S4    12      0      0
        2024-07-01  S9    0       0      3
        """.ReplaceLineEndings("\n"),
        FeedbackReport.Of(Counts).ToText());

    [Fact]
    public void The_data_say_the_same_under_published_keys() => Assert.Equal(
        """[{"edition":"2019-03-15","rule":"S5","useful":0,"wrong":4,"unclear":1,"reasons":{"out-of-date":2,"dead-link":1,"too-long":1}},"""
        + """{"edition":"2019-03-15","rule":"S4","useful":12,"wrong":0,"unclear":0,"reasons":{}},"""
        + """{"edition":"2024-07-01","rule":"S9","useful":0,"wrong":0,"unclear":3,"reasons":{}}]""",
        FeedbackReport.Of(Counts).ToJson());

    [Fact]
    public async Task Counts_are_read_from_the_store_of_the_settings_and_while_a_host_has_it_the_remedy_is_told()
    {
        await using (var server = Embedded.New(directory.FullName))
        {
            await using var link = new RedisLink(server.StartAsync);
            await new RedisFeedbackCounters(link).AddAsync([.. Counts]);

            var (held, nothing, remedy) = await RunAsync("rules", "feedback");
            Assert.Equal((1, string.Empty), (held, nothing));
            Assert.Contains("in use by process", remedy, StringComparison.Ordinal);
            Assert.Contains("stop the host for as long as this verb runs", remedy, StringComparison.Ordinal);
        }

        var (code, output, error) = await RunAsync("rules", "feedback");
        Assert.Equal((0, string.Empty), (code, error));
        Assert.Equal(FeedbackReport.Of(Counts).ToText(), output.TrimEnd().ReplaceLineEndings("\n"));

        (code, output, _) = await RunAsync("rules", "feedback", "--edition", "2024-07-01", "--json");
        Assert.Equal(0, code);
        using var data = JsonDocument.Parse(output);
        Assert.Equal("S9", Assert.Single(data.RootElement.EnumerateArray()).GetProperty("rule").GetString());

        (code, output, _) = await RunAsync("rules", "feedback", "--edition", "1999-01-01");
        Assert.Equal((0, "No feedback was given yet."), (code, output.Trim()));
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FeedbackReport).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["State__Directory"] = directory.FullName;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
