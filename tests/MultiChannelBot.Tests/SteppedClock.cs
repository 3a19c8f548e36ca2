using Microsoft.Extensions.Time.Testing;

namespace MultiChannelBot.Tests;

/// <summary>
/// Lets the clock of a host pass step by step. It stands still in between: what waits by it may have begun to wait only now, and
/// requests get through.
/// </summary>
internal static class SteppedClock
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    /// <summary>Takes so many steps at the most, until something holds.</summary>
    public static async Task PassAsync(this FakeTimeProvider clock, TimeSpan step, int most, Func<bool> until)
    {
        for (var taken = 0; taken < most && !until(); taken++)
        {
            clock.Advance(step);
            await StandAsync();
        }
    }

    /// <summary>The moment between two steps.</summary>
    public static Task StandAsync() => Task.Delay(Moment, TimeProvider.System, TestContext.Current.CancellationToken);
}
