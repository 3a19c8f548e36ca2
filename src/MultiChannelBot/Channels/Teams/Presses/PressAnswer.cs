using System.Text.Json;
using MultiChannelBot.Channels.Teams.Invokes;

namespace MultiChannelBot.Channels.Teams.Presses;

/// <summary>
/// The response to a press by Action.Execute. Whoever pressed sees it, nobody else does, and it is gone when the message is
/// shown anew (microsoft/botbuilder-js#4635); https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format
/// </summary>
internal static class PressAnswer
{
    /// <summary>A card that takes the place of the one that was pressed.</summary>
    public static InvokeAnswer Card(ReadOnlyMemory<byte> card) => InvokeAnswer.Of(
        (byte[])[.. """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":"""u8, .. card.Span, .. "}"u8]);

    /// <summary>A line that is shown beside the card, which stays. An answer without a body would be shown as a fault.</summary>
    public static InvokeAnswer Message(string text) => InvokeAnswer.Of(
        (byte[])[.. """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"""u8, .. JsonSerializer.SerializeToUtf8Bytes(text), .. "}"u8]);
}
