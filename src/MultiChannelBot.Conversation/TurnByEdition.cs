using System.Collections.Immutable;

namespace MultiChannelBot.Conversation;

/// <summary>Takes each turn by the edition that its input asks for. A case holds facts only, so it may go on by another one.</summary>
/// <param name="standard">Takes what asks for none, or for one that is not here.</param>
/// <param name="others">The turns by other editions, by the edition's id.</param>
public sealed class TurnByEdition(ITurn standard, ImmutableDictionary<string, ITurn> others) : ITurn
{
    /// <inheritdoc/>
    public TurnResult Take(CaseState? state, Input input, DateTimeOffset now) =>
        (input.Edition is { } edition ? others.GetValueOrDefault(edition, standard) : standard).Take(state, input, now);
}
