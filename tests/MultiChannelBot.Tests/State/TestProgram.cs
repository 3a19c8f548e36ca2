using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using MultiChannelBot.Bench.Load;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace MultiChannelBot.Tests.State;

/// <summary>
/// The entry of the test program. With <see cref="ChildWord"/> and a directory it is a host that writes cases until it is
/// killed, with a word of <see cref="LoadPrograms"/> one of the programs that the load is compared with; otherwise it runs the tests, as the entry point that xunit generates does.
/// </summary>
internal static class TestProgram
{
    public const string ChildWord = "write-cases-until-killed";

    public static Task<int> Main(string[] args) => args switch
    {
        [ChildWord, var directory] => WriteUntilKilledAsync(directory),
        [LoadPrograms.Stock or LoadPrograms.Relay, ..] => LoadPrograms.RunAsync(args),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
            TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };

    /// <summary>The key of the case that the child wrote as its n-th.</summary>
    public static CaseKey Case(int number) => new(string.Create(CultureInfo.InvariantCulture, $"child-{number}"));

    /// <summary>The state in the case that the child wrote as its n-th; long enough to cross pages of the log.</summary>
    public static string Value(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"사건\":{number},\"filling\":\"{new string('x', 500)}\"}}");

    // Each number is printed once its write was acknowledged, and never before.
    private static async Task<int> WriteUntilKilledAsync(string directory)
    {
        await using var server = new EmbeddedRedis(directory, 16, NullLoggerFactory.Instance);
        await using var link = new RedisLink(server.StartAsync);
        var cases = new RedisCaseStore(link, TimeProvider.System, Stores.Expiry);
        for (var number = 0; ; number++)
        {
            var opened = (Opening.Fresh)await cases.OpenAsync(Case(number), new ClaimId("m"));
            await cases.CloseAsync(opened.Lease, new Closure(CaseVersion.None, Value(number), "replies", new UserKey("u")));
            await Console.Out.WriteLineAsync(number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
