using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using MultiChannelBot.Tests.Architecture;

namespace MultiChannelBot.Tests.Telemetry;

/// <summary>The numbers by which operators look for log lines.</summary>
public sealed partial class LogEventTests
{
    private static readonly LoggerMessageAttribute[] Events =
    [
        .. typeof(Triage).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>(),
    ];

    [Fact]
    public void No_number_stands_for_two_events_in_the_whole_host()
    {
        Assert.NotEmpty(Events);
        Assert.Distinct(Events.Select(one => one.EventId));
    }

    [Fact]
    public void Every_event_is_in_the_table_of_the_operators_with_its_level_and_no_other_is()
    {
        var written = Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md")))
            .Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}");

        Assert.Equal(
            Events.OrderBy(one => one.EventId).Select(one => $"{one.EventId.ToString(CultureInfo.InvariantCulture)} {one.Level}"), written);
    }

    [GeneratedRegex(@"^\| (\d+) \| (\w+) \| [^|]+ \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
