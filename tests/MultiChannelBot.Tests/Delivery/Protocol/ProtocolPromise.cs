namespace MultiChannelBot.Tests.Delivery.Protocol;

/// <summary>What docs/state.md promises, of a state of the model.</summary>
internal static class ProtocolPromise
{
    /// <summary>The first promise that a state breaks; null where it breaks none.</summary>
    public static string? BrokenIn(ProtocolState state, Setup setup)
    {
        var effects = 0;
        for (var input = 0; input < setup.Inputs; input++)
        {
            effects |= state.Applied[input] > 0 ? 1 << input : 0;
            if (BrokenFor(state, input) is { } broken)
            {
                return $"input {input}: {broken}";
            }
        }

        var kept = state.Value & ((1 << setup.Inputs) - 1);
        return kept == effects ? null : "an effect was overwritten";
    }

    /// <summary>Where everything must be able to get to without any further fault.</summary>
    public static bool IsDone(ProtocolState state, Setup setup)
    {
        var all = (1 << setup.Inputs) - 1;
        return state.Slots.All(slot => slot.At == At.Idle) && (setup.Retried
            ? (state.Acknowledged & all) == all
            : (state.Begun & all) == all && !Array.Exists(state.Unsent, unsent => unsent.Exists));
    }

    private static string? BrokenFor(ProtocolState state, int input)
    {
        var (applied, sends) = (state.Applied[input], state.Sends[input]);
        var isAcknowledged = (state.Acknowledged & (1 << input)) != 0;
        return (applied, sends) switch
        {
            ( > 1, _) => "took effect twice",
            (0, > 0) => "was answered without effect",
            (1, 0) when !state.Unsent[input].Exists => "took effect and nobody will answer it",
            _ when sends > 1 + state.Hits[input] => "was answered twice, and no kill had hit it",
            (0, _) or (_, 0) when isAcknowledged => "was acknowledged before it was done",
            _ => null,
        };
    }
}
