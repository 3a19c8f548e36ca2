using System.Diagnostics;
using System.Globalization;
using System.Text;
using MultiChannelBot.Bench.Soak;
using MultiChannelBot.State;

namespace MultiChannelBot.Bench.Endurance;

/// <summary>The bot in a process of its own, without limits on how much it takes.</summary>
/// <param name="redis">Where it keeps cases; null for the store inside the process.</param>
/// <param name="directory">What is kept of that store.</param>
/// <param name="program">The MultiChannelBot.dll that is started; null for the one built with the bench.</param>
internal sealed class EnduranceHost(string? redis, string directory, string? program = null) : SoakProcess("The bot")
{
    /// <summary>The program as it was built with the bench.</summary>
    public static string OwnProgram { get; } = Path.Combine(AppContext.BaseDirectory, "MultiChannelBot.dll");

    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>The secret of servers that embed the web chat.</summary>
    public const string WebSecret = "of-the-servers-that-embed-the-chat";

    public Uri Address => new($"http://127.0.0.1:{PortText}");

    /// <summary>Delivers a message; it has to be taken.</summary>
    public async Task DeliverAsync(SoakCase talk, SoakMessage message, string channel)
    {
        using var content = new StringContent(talk.Activity(message, channel), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(Address, "/api/messages"), content).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Bytes that the last collection of garbage left.</summary>
    public async Task<long> HeapAsync()
    {
        const string Name = "dotnet_gc_last_collection_heap_size";
        var metrics = await client.GetStringAsync(new Uri(Address, "/metrics")).ConfigureAwait(false);
        return metrics.Split('\n').Where(line => line.StartsWith(Name, StringComparison.Ordinal))
            .Sum(line => (long)double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
    }

    protected override ProcessStartInfo Describe()
    {
        var start = new ProcessStartInfo("dotnet", [program ?? OwnProgram, "--urls", Address.OriginalString]);
        foreach (var (name, value) in Settings())
        {
            start.Environment[name] = value;
        }

        return start;
    }

    protected override async Task<bool> AnswersAsync()
    {
        try
        {
            using var response = await client.GetAsync(new Uri(Address, "/health/live")).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string>
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["State__Directory"] = directory,
            ["State__HashKey"] = new string('k', 32),
            ["Limits__InputsPerPerson"] = "0",
            ["Limits__InputsPerCase"] = "0",
            ["Limits__RequestsPerSource"] = "0",
            ["WebChat__Secret"] = WebSecret,
            ["Telemetry__Metrics"] = "true",
            ["Logging__LogLevel__Default"] = "Error",
        };
        if (redis is not null)
        {
            settings["State__Redis"] = redis;
        }

        return settings;
    }
}

/// <summary>Whole cases, each of somebody else: what was bought, where, and what they want.</summary>
internal static class EnduranceCases
{
    private static readonly SoakSentence[] Said = [SoakSentence.All[1], SoakSentence.All[2], SoakSentence.All[5]];

    private static readonly KeyMaker Keys = new(HashKeyFile.FromSetting(new string('k', 32)));

    /// <summary>Turns of a case.</summary>
    public static int Turns => Said.Length;

    /// <summary>Talks through so many cases, several at once.</summary>
    public static Task TalkAsync(EnduranceHost host, EnduranceChannel channel, int cases, int atOnce)
    {
        var left = cases;
        return Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await TalkAsync(host, channel, Said).ConfigureAwait(false);
            }
        }));
    }

    /// <summary>One turn of a case of its own.</summary>
    public static Task SayAsync(EnduranceHost host, EnduranceChannel channel) => TalkAsync(host, channel, Said[..1]);

    private static async Task TalkAsync(EnduranceHost host, EnduranceChannel channel, SoakSentence[] said)
    {
        var talk = new SoakCase(Keys);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var sentence in said)
        {
            now = now.AddSeconds(1);
            await host.DeliverAsync(talk, talk.Say(sentence, now), channel.Url).ConfigureAwait(false);
        }
    }
}
