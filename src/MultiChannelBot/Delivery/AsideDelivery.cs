using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Delivery;

/// <summary>What was answered beside any case.</summary>
/// <param name="Trace">For the log line; null where a turn has its own.</param>
internal sealed record Aside<T>(T Answer, TurnTrace? Trace, Language Language);

/// <summary>
/// Answers what is answered in the request itself and leaves nothing behind: forms and searches. Each has its line in the log and
/// its figures, as turns have; a fault is caught here, once, and told by its code.
/// </summary>
internal sealed class AsideDelivery(TimeProvider clock, ILogger<AsideDelivery> logger, DeliveryMetrics? metrics = null)
{
    /// <summary>Runs what makes the answer; never throws, unless the caller has hung up.</summary>
    /// <param name="tellFault">Makes an answer of the code of a fault.</param>
    public async Task<T> RunAsync<T>(Channel channel, Func<Task<Aside<T>>> answer, Func<string, T> tellFault, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        using var span = TurnSpan.Start(channel.Code());
        try
        {
            var made = await answer().ConfigureAwait(false);
            if (made.Trace is { } trace)
            {
                Log(channel.Code(), trace, made.Language.Code(), clock.GetElapsedTime(started), span);
            }

            return made.Answer;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault)
        {
            var code = FaultCode.Draw();
            DeliveryLog.Fault(logger, code, channel.Code(), attempt: 1, fault);
            metrics?.Fault(channel.Code());
            span.Note(new DeliveryOutcome.Faulted(code));
            return tellFault(code);
        }
    }

    private void Log(string channel, TurnTrace trace, string language, TimeSpan took, TurnSpan span)
    {
        DeliveryLog.Turn(logger, channel, trace.Step, trace.Rule, trace.Outcome, language, took.TotalMilliseconds);
        metrics?.Turn(channel, trace, language, took);
        span.Note(trace, language);
    }
}
