namespace MultiChannelBot.Reminders;

/// <summary>Time zones by the names that clients give them ("Asia/Seoul").</summary>
internal static class ZoneName
{
    private const int Longest = 64;

    /// <summary>The zone; null for a name that is none.</summary>
    public static TimeZoneInfo? Find(string? name) =>
        name is { Length: > 0 and <= Longest } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
