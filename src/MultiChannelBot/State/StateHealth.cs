using System.Globalization;
using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.State;

/// <summary>How the store is: for /health/ready and for the doctor.</summary>
public interface IStateHealth
{
    /// <summary>Asks the store for a sign of life; never throws.</summary>
    Task<StateReport> CheckAsync();
}

/// <summary>What was found.</summary>
/// <param name="Reachable">True where the store answers.</param>
/// <param name="Text">One line for an operator, with the remedy where it does not answer; no secrets.</param>
public sealed record StateReport(bool Reachable, string Text)
{
    /// <summary>True where it does not answer because another host of ours has it.</summary>
    public bool IsInUse { get; init; }
}

/// <summary>The health of a Redis, embedded or not.</summary>
/// <param name="place">Where it is, as an operator knows it: a folder, or the setting that names the server.</param>
internal sealed class RedisHealth(RedisLink link, string place) : IStateHealth
{
    /// <inheritdoc/>
    public async Task<StateReport> CheckAsync()
    {
        try
        {
            var took = await link.PingAsync().ConfigureAwait(false);
            return new StateReport(true, string.Create(CultureInfo.InvariantCulture, $"{place} answers in {took.TotalMilliseconds:0.0} ms."));
        }
        catch (StateUnavailableException)
        {
            return new StateReport(false, $"{place} does not answer. Check that the server runs and that address, password and TLS in State:Redis are right. Until then the bot answers without remembering.");
        }
        catch (StateDirectoryException fault)
        {
            return new StateReport(false, fault.Message) { IsInUse = fault.IsInUse };
        }
    }
}

/// <summary>The health of a store that is part of the process.</summary>
internal sealed class InMemoryHealth : IStateHealth
{
    /// <inheritdoc/>
    public Task<StateReport> CheckAsync() => Task.FromResult(new StateReport(true, "Cases are kept in memory and end with the process."));
}
