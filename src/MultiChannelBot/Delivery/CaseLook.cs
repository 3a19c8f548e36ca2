using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Delivery;

/// <summary>Shows a case as it stands: one round trip to the store, no claim, no turn, nothing written.</summary>
public sealed class CaseLook(ICaseStore cases, ITurn turn, TimeProvider clock)
{
    /// <summary>The question or answer that a case is at; null where there is no such case, or none that can be read.</summary>
    /// <exception cref="StateUnavailableException">The store cannot be reached.</exception>
    public async Task<CaseSeen?> SeeAsync(CaseKey key, Input.Looked look)
    {
        var kept = await cases.ReadAsync(key).ConfigureAwait(false);
        return kept.Value is { } value && CaseJson.ReadState(value) is StateReading.Read { State: { IsNoteAlone: false } state }
            ? new CaseSeen(turn.Take(state, look, clock.GetUtcNow()).Replies[0], kept.Card, state.Owner == look.Asker)
            : null;
    }
}

/// <summary>A case as it stands.</summary>
/// <param name="Card">The channel's id of its live card; null where it is not known.</param>
/// <param name="IsTheirs">True where it belongs to whoever looks.</param>
public sealed record CaseSeen(Reply Reply, string? Card, bool IsTheirs);
