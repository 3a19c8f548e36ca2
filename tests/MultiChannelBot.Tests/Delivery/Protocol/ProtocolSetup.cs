namespace MultiChannelBot.Tests.Delivery.Protocol;

/// <summary>What a step does. The names are those of the calls in TurnDelivery, TurnRun, ReplyDelivery and ICaseStore.</summary>
internal enum Act
{
    Deliver,
    OpenAsync,
    SendOlderAsync,
    CloseAsync,
    SendAsync,
    HandBackAsync,
    SentAsync,
    Tick,
    Kill,
}

/// <summary>How a call ended.</summary>
internal enum How
{
    Well,

    /// <summary>The channel may or may not have taken the message.</summary>
    Unclear,

    /// <summary>The channel certainly did not take it.</summary>
    Refused,

    /// <summary>The store did it and the answer was lost, twice.</summary>
    AnswerLost,
}

/// <summary>One step of one of the parties.</summary>
/// <param name="Slot">The slot, or for <see cref="Act.SentAsync"/> and <see cref="Act.Kill"/> the host.</param>
/// <param name="IsFault">True where nothing forces it to happen: a kill, a failure, a delivery that nobody needs.</param>
internal sealed record Step(Act Act, int Slot, int Input, How How, bool IsFault)
{
    public override string ToString() =>
        $"{Act}(slot {Slot}, input {Input}{(How == How.Well ? "" : ", " + How)})";
}

/// <summary>What is explored.</summary>
internal sealed record Setup
{
    /// <summary>The host of each slot: a slot carries one delivery at a time.</summary>
    public required int[] Hosts { get; init; }

    /// <summary>How many inputs have an effect and a reply.</summary>
    public required int Inputs { get; init; }

    /// <summary>True where the channel delivers again what was not answered with a 200.</summary>
    public required bool Retried { get; init; }

    /// <summary>True where one more input may come at the end that changes nothing and says nothing.</summary>
    public bool Next { get; init; }

    public int Kills { get; init; }

    public int Unclear { get; init; }

    public int Refusals { get; init; }

    public int LostAnswers { get; init; }

    /// <summary>How often the channel delivers what it need not have delivered: at any time.</summary>
    public int Duplicates { get; init; }

    /// <summary>Parts of the protocol left out, to see that the model notices.</summary>
    public Without Without { get; init; }
}

/// <summary>A part of the protocol that is left out.</summary>
public enum Without
{
    Nothing,

    /// <summary>A redelivery is given the replies of a saved input while somebody is sending them.</summary>
    Taking,

    /// <summary>A closing does not compare the version.</summary>
    Versions,

    /// <summary>A closing does not ask who holds the claim.</summary>
    Tokens,

    /// <summary>Replies are not saved with the case.</summary>
    SavedReplies,
}
