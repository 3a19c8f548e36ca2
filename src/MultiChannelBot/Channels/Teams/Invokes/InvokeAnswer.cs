using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace MultiChannelBot.Channels.Teams.Invokes;

/// <summary>
/// What an invoke is answered with, in the response to its own request: an invoke's client waits for it and shows nothing
/// else.
/// </summary>
/// <param name="Status">The HTTP status; the channel takes everything but a 2xx for a fault of the bot's.</param>
/// <param name="Utf8">The body as JSON, written as it is; empty for none.</param>
internal sealed record InvokeAnswer(int Status, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>Understood, and nothing to be shown.</summary>
    public static InvokeAnswer Nothing { get; } = new(StatusCodes.Status200OK, default);

    /// <summary>An invoke of a kind that the bot has nothing for, as the protocol puts it.</summary>
    public static InvokeAnswer NotImplemented { get; } = new(StatusCodes.Status501NotImplemented, default);

    /// <summary>A body that is shown.</summary>
    public static InvokeAnswer Of(ReadOnlyMemory<byte> utf8) => new(StatusCodes.Status200OK, utf8);

    /// <summary>Leaves the answer where the adapter looks for it when the turn is over.</summary>
    public void LeaveIn(ITurnContext turn) => turn.TurnState[BotAdapter.InvokeResponseKey] =
        new Activity { Type = ActivityTypesEx.InvokeResponse, Value = new InvokeResponse { Status = Status, Body = Utf8.IsEmpty ? null : Utf8 } };
}
