using StackExchange.Redis;

namespace MultiChannelBot.State;

/// <summary>Tells a Redis that is away from one that refuses what it was asked.</summary>
internal static class RedisFailure
{
    // What a server says that works, but not now, or not as the one that takes writes.
    private static readonly string[] NotNow = ["LOADING", "CLUSTERDOWN", "MASTERDOWN", "TRYAGAIN", "OOM", "MISCONF", "NOREPLICAS", "BUSY"];
    private static readonly string[] NotHere = ["READONLY"];

    /// <summary>True for a failure that all commands meet for the moment.</summary>
    public static bool IsAway(Exception failure) => failure is not RedisServerException refused || Says(refused, NotNow) || Says(refused, NotHere);

    /// <summary>True where a server answers that takes no writes: a new connection may reach the one that does.</summary>
    public static bool WantsAnotherServer(Exception failure) => failure is RedisServerException refused && Says(refused, NotHere);

    // Within a script some versions of the server put words of their own before the code.
    private static bool Says(RedisServerException refused, string[] codes) =>
        codes.Any(code => refused.Message.Contains(code + " ", StringComparison.Ordinal));
}
