using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MultiChannelBot.Bench.Load;

/// <summary>Waits until a moment, to a tenth of a millisecond.</summary>
internal static partial class LoadPace
{
    /// <summary>Waits on this thread, which is to be one of its own.</summary>
    /// <param name="due">The moment, by the clock of <see cref="TimeProvider.GetTimestamp"/>.</param>
    public static void Until(long due)
    {
        var left = Stopwatch.GetElapsedTime(TimeProvider.System.GetTimestamp(), due);
        if (left > TimeSpan.Zero)
        {
            // Timers count in milliseconds, and what they come late would be measured as the system's latency.
            _ = SleepMicroseconds((uint)left.TotalMicroseconds);
        }
    }

    [DllImport("libc", EntryPoint = "usleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SleepMicroseconds(uint microseconds);
}
