using System.Collections.Immutable;
using StackExchange.Redis;

namespace MultiChannelBot.Settings;

/// <summary>The section "State": where cases are kept, for how long, and under which key.</summary>
public sealed record StateSettings
{
    /// <summary>The name of the section.</summary>
    public const string Section = "State";

    /// <summary>The shortest hash key that is taken, in characters.</summary>
    public const int ShortestHashKey = 32;

    /// <summary>The smallest limit of the embedded store's log, in megabytes: below it, it would checkpoint all the time.</summary>
    public const int SmallestEmbeddedLog = 16;

    /// <summary>
    /// StackExchange.Redis connection string, such as "redis.example.com:6380,ssl=true,password=..."; null for the store
    /// inside the process.
    /// </summary>
    public string? Redis { get; init; }

    /// <summary>True to run the store inside the process; null does so in Development where no connection string is given.</summary>
    public bool? Embedded { get; init; }

    /// <summary>Where the embedded store and the generated key lie; relative to the content root.</summary>
    public string Directory { get; init; } = "data";

    /// <summary>How long a case and preferences are kept after the last turn.</summary>
    public TimeSpan Expiry { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The secret from which keys of cases and people are made; null generates one in Development.</summary>
    public string? HashKey { get; init; }

    /// <summary>How large the embedded store's log grows, in megabytes, before it is cut back by a checkpoint.</summary>
    public int EmbeddedLogMegabytes { get; init; } = 64;

    /// <summary>
    /// How long a turn waits for one answer of the store before it is answered without a memory. Slack leaves a turn 2.5 s in
    /// all, and a lease of 10 s must outlive the slowest command.
    /// </summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>True where the store inside the process is used.</summary>
    public bool UsesEmbedded(bool development) => Redis is null && (Embedded ?? development);

    /// <summary>
    /// What is wrong with the settings, each with what to do about it; empty where nothing is. Never repeats a secret.
    /// </summary>
    public ImmutableArray<string> Faults(bool development) => [.. FindFaults(development)];

    private IEnumerable<string> FindFaults(bool development)
    {
        if (Redis is not null && Embedded == true)
        {
            yield return "State:Redis and State:Embedded are both set. Remove State:Embedded to use the Redis server, or State:Redis to keep cases inside the process.";
        }

        if (Redis is null && !UsesEmbedded(development))
        {
            yield return "State:Redis is missing. Set it to the connection string of a Redis server, or set State:Embedded to true to keep cases inside the process (one host only).";
        }

        if (Redis is not null && !IsConnectionString(Redis))
        {
            yield return "State:Redis is not a connection string. Write it as \"host:port,ssl=true,password=...\".";
        }

        if (HashKey is null && !development)
        {
            yield return "State:HashKey is missing. Set it to a random text of at least 32 characters, such as the output of \"openssl rand -base64 32\", and the same on every host.";
        }

        if (HashKey is { Length: < ShortestHashKey })
        {
            yield return "State:HashKey is too short. Use at least 32 characters, such as the output of \"openssl rand -base64 32\".";
        }

        if (Expiry < TimeSpan.FromHours(1) || Expiry > TimeSpan.FromDays(3650))
        {
            yield return "State:Expiry must lie between one hour and ten years. Write 30 days as \"30.00:00:00\".";
        }

        if (CommandTimeout < TimeSpan.FromMilliseconds(100) || CommandTimeout > TimeSpan.FromSeconds(4))
        {
            yield return "State:CommandTimeout must lie between 0.1 and 4 seconds. Write two seconds as \"00:00:02\".";
        }

        if (string.IsNullOrWhiteSpace(Directory))
        {
            yield return "State:Directory is empty. Name a folder, or remove the setting to use \"data\" under the content root.";
        }

        if (EmbeddedLogMegabytes < SmallestEmbeddedLog)
        {
            yield return "State:EmbeddedLogMegabytes is too small. Use 16 or more, or remove the setting to use 64.";
        }
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
