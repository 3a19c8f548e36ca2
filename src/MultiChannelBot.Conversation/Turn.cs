using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Conversation;

/// <summary>What a turn makes of an input: the new state, and what is said. Nothing has happened yet when it is returned.</summary>
/// <param name="State">The state to keep; null where everything is to be deleted ("forget me").</param>
/// <param name="Replies">What to say, at most one message; empty for silence.</param>
/// <param name="Trace">For the log line: step, rule, outcome. Never free text.</param>
public sealed record TurnResult(CaseState? State, ImmutableArray<Reply> Replies, TurnTrace Trace);

/// <summary>What a turn was about, for the log line and metrics.</summary>
public sealed record TurnTrace(string Step, string? Rule, string? Outcome);

/// <summary>The one entry of the conversation: pure, so that it can be rerun on a conflict.</summary>
public interface ITurn
{
    /// <summary>
    /// Takes one turn.
    /// </summary>
    /// <param name="state">The case as kept; null for a fresh one.</param>
    /// <param name="input">What reached the bot.</param>
    /// <param name="now">The present moment, for what depends on the age of an answer.</param>
    TurnResult Take(CaseState? state, Input input, DateTimeOffset now);
}
