using System.Globalization;
using MultiChannelBot.Reminders;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Where the sender's clocks stand, as their client tells. Read for a day or an hour that is meant, and never kept.</summary>
internal static class SenderZone
{
    private static readonly TimeSpan Farthest = TimeSpan.FromHours(14);

    /// <summary>The zone by its name, which knows of summer time, or else by what it differs from UTC; null where neither is told.</summary>
    public static TimeZoneInfo? Of(ReceivedActivity activity)
    {
        if (ZoneName.Find(activity.LocalTimezone) is { } zone)
        {
            return zone;
        }

        return OffsetIn(activity.WrittenLocally) is { } offset ? TimeZoneInfo.CreateCustomTimeZone("sender", offset, null, null) : null;
    }

    /// <summary>How far the sender's clocks are ahead of UTC at a moment; nothing where it is not told.</summary>
    public static TimeSpan OffsetOf(ReceivedActivity activity, DateTimeOffset at) => Of(activity)?.GetUtcOffset(at) ?? TimeSpan.Zero;

    /// <summary>What ends as "+09:00"; a time without that would be read as one of this machine.</summary>
    private static TimeSpan? OffsetIn(string? written)
    {
        if (written is not { Length: > 6 } || written[^6] is not ('+' or '-')
            || !TimeSpan.TryParseExact(written[^5..], @"hh\:mm", CultureInfo.InvariantCulture, out var ahead) || ahead > Farthest)
        {
            return null;
        }

        return written[^6] == '-' ? -ahead : ahead;
    }
}
