namespace MultiChannelBot.Tests.Delivery.Protocol;

/// <summary>Where a claim stands in the store.</summary>
internal enum Phase
{
    None,
    Running,
    Saved,
    Sent,
}

/// <summary>The next call that a delivery makes of the store or the channel.</summary>
internal enum At
{
    Idle,
    Open,
    SendOlder,
    Close,
    SendOwn,
    HandBack,
}

/// <summary>A claim: who holds it, and for how many ticks. Two ticks are the lease.</summary>
internal readonly record struct Claim(Phase Phase, int Holder, int Age);

/// <summary>Unsent replies of an input: the version that wrote them (0: none), who took them, and how many ticks ago.</summary>
internal readonly record struct Unsent(int Version, int Taker, int Age)
{
    public bool Exists => Version > 0;

    public bool IsFree => Age >= ProtocolModel.Lease;
}

/// <summary>A delivery under way in one of the slots.</summary>
/// <param name="Older">The inputs, as bits, whose unsent replies it has taken and not dealt with.</param>
/// <param name="Expected">The version that its turn was computed from.</param>
/// <param name="Value">The value that its turn was computed from.</param>
/// <param name="Resends">True where only its replies are to be sent.</param>
/// <param name="Returned">The input whose replies are about to be handed back.</param>
internal readonly record struct Under(int Input, At At, int Older, int Expected, int Value, bool Resends, int Returned)
{
    public static Under Nothing { get; } = new(-1, At.Idle, 0, 0, 0, false, -1);
}

/// <summary>
/// Everything there is: one case in the store, the inputs' claims and unsent replies, what the hosts are doing, what the
/// channel has seen. The case's value is the set of inputs that took effect, as bits.
/// </summary>
internal sealed class ProtocolState
{
    public int Version;
    public int Value;
    public required Claim[] Claims;
    public required Unsent[] Unsent;
    public required Under[] Slots;

    /// <summary>Per host the inputs, as bits, that were sent and of which the note is still on its way to the store.</summary>
    public required int[] Notes;

    /// <summary>Per input: how often a closing wrote it.</summary>
    public required int[] Applied;

    /// <summary>Per input: how often its reply was sent so that it arrived or may have.</summary>
    public required int[] Sends;

    /// <summary>Per input: how many kills hit a host that was at work on it.</summary>
    public required int[] Hits;

    /// <summary>The inputs, as bits, that the channel has delivered at least once.</summary>
    public int Begun;

    /// <summary>The inputs, as bits, that were answered with a 200.</summary>
    public int Acknowledged;

    public int Kills;
    public int Unclear;
    public int Refusals;
    public int LostAnswers;
    public int Duplicates;

    public ProtocolState Copy()
    {
        var copy = (ProtocolState)MemberwiseClone();
        copy.Claims = [.. Claims];
        copy.Unsent = [.. Unsent];
        copy.Slots = [.. Slots];
        copy.Notes = [.. Notes];
        copy.Applied = [.. Applied];
        copy.Sends = [.. Sends];
        copy.Hits = [.. Hits];
        return copy;
    }

    /// <summary>Equal for equal states and for no others.</summary>
    public string Key()
    {
        var key = new List<char>(96);
        void Add(params ReadOnlySpan<int> numbers)
        {
            foreach (var number in numbers)
            {
                key.Add((char)(number + 1));
            }
        }

        Add(Version, Value, Begun, Acknowledged, Kills, Unclear, Refusals, LostAnswers, Duplicates);
        foreach (var claim in Claims)
        {
            Add((int)claim.Phase, claim.Holder, claim.Age);
        }

        foreach (var unsent in Unsent)
        {
            Add(unsent.Version, unsent.Taker, unsent.Age);
        }

        foreach (var slot in Slots)
        {
            Add(slot.Input, (int)slot.At, slot.Older, slot.Expected, slot.Value, slot.Resends ? 1 : 0, slot.Returned);
        }

        Add(Notes);
        Add(Applied);
        Add(Sends);
        Add(Hits);
        return new string([.. key]);
    }
}
