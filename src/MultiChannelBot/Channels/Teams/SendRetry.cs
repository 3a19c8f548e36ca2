using System.Globalization;
using System.Net;
using Microsoft.Bot.Schema;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// Sends once more what the channel asked to send later (429), after the time it named, if that fits in what is left. What
/// may have arrived (5xx) is repeated only where repeating changes nothing.
/// </summary>
/// <param name="until">The end of the time for sending; null repeats nothing.</param>
internal sealed class SendRetry(TimeProvider clock, DateTimeOffset? until)
{
    /// <summary>A channel that goes on refusing has its reasons.</summary>
    public const int MostRepeats = 3;

    /// <summary>Sends, and repeats as above.</summary>
    /// <param name="repeatable">True where a second time has no effect beyond the first.</param>
    public async Task<T> RunAsync<T>(Func<Task<T>> send, bool repeatable)
    {
        for (var repeats = 0; ; repeats++)
        {
            TimeSpan wait;
            try
            {
                return await send().ConfigureAwait(false);
            }
            catch (ErrorResponseException refused) when (repeats < MostRepeats && Wait(refused, repeatable) is { } named)
            {
                wait = named;
            }

            await Task.Delay(wait, clock).ConfigureAwait(false);
        }
    }

    private TimeSpan? Wait(ErrorResponseException refused, bool repeatable) => ChannelWait.Fitting(
        refused.Response?.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => NamedBy(refused, clock),
            >= HttpStatusCode.InternalServerError when repeatable => ChannelWait.Shortest,
            _ => null,
        },
        until,
        clock);

    /// <summary>What Retry-After says, in seconds or as a date; null where it says nothing.</summary>
    internal static TimeSpan? NamedBy(ErrorResponseException refused, TimeProvider clock)
    {
        var header = refused.Response.Headers?.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase));
        var said = header?.Value?.FirstOrDefault();
        TimeSpan? named = int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParseExact(said, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? at - clock.GetUtcNow()
                : null;
        return named is { } time ? ChannelWait.AtLeast(time) : null;
    }
}
