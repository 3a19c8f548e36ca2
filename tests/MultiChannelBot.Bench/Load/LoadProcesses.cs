using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using MultiChannelBot.Bench.Soak;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Bench.Load;

/// <summary>A system under load, in a process of its own.</summary>
internal abstract class LoadProcess(string name) : SoakProcess(name)
{
    public string Address => $"http://127.0.0.1:{PortText}";

    /// <summary>What it prints is thrown away before it gets here: reading it would take time from what is measured.</summary>
    protected static ProcessStartInfo Start(string program, IEnumerable<string> arguments) => new(
        "/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/null", "dotnet", Path.Combine(AppContext.BaseDirectory, program + ".dll"), .. arguments])
    {
        // The bot is built for it.
        Environment = { ["DOTNET_gcServer"] = "1" },
    };

    protected override Task<bool> AnswersAsync() => ListensAsync();
}

/// <summary>The bot as it comes, a line of log a turn included, without limits on what one sender may send.</summary>
internal sealed class LoadBot(SoakRedis redis, string hashKey, string channelUrl) : LoadProcess("The bot")
{
    protected override ProcessStartInfo Describe()
    {
        var start = Start("MultiChannelBot",
        [
            "--urls", Address, "--State:Redis", redis.ConnectionString, "--State:HashKey", hashKey,
            "--Slack:SigningSecret", SlackTalk.Secret, "--Slack:BotToken", "xoxb-load", "--Slack:ApiUrl", channelUrl + "/api/",
            $"--Limits:{nameof(LimitSettings.InputsPerPerson)}", "0", $"--Limits:{nameof(LimitSettings.InputsPerCase)}", "0", $"--Limits:{nameof(LimitSettings.RequestsPerSource)}", "0",
        ]);

        // Elsewhere it answers to https addresses alone.
        start.Environment["DOTNET_ENVIRONMENT"] = start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        return start;
    }
}

/// <summary>This program once more, as one of <see cref="LoadPrograms"/>.</summary>
internal sealed class LoadProgram(params string[] arguments) : LoadProcess(arguments[0])
{
    /// <summary>The bot of the SDK.</summary>
    public static LoadProgram Stock() => new(LoadPrograms.Stock);

    /// <summary>The relay.</summary>
    public static LoadProgram Relay(SoakRedis redis, string serviceUrl, int stateBytes, int replyBytes) => new(
        LoadPrograms.Relay, redis.ConnectionString, serviceUrl, stateBytes.ToString(CultureInfo.InvariantCulture), replyBytes.ToString(CultureInfo.InvariantCulture));

    protected override ProcessStartInfo Describe() => Start(Assembly.GetEntryAssembly()!.GetName().Name!, [arguments[0], Address, .. arguments[1..]]);
}
