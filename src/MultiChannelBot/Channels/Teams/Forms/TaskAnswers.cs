using System.Buffers;
using System.Text.Json;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Channels.Teams.Invokes;

namespace MultiChannelBot.Channels.Teams.Forms;

/// <summary>
/// The bodies that dialogs and message extensions are answered with, as Teams documents them (learn.microsoft.com/microsoftteams/platform:
/// task-modules-and-cards/task-modules/task-modules-bots, messaging-extensions/how-to/search-commands/respond-to-search and
/// action-commands/respond-to-task-module-submit).
/// </summary>
internal static class TaskAnswers
{
    // Content-Type is JSON: nothing of it gets into a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = TemplateBinder.Encoder };

    /// <summary>Opens a dialog, or shows another card in the one that is open.</summary>
    /// <param name="title">Stands above the card.</param>
    public static InvokeAnswer Dialog(string title, ReadOnlyMemory<byte> card) => Write(json =>
    {
        json.WriteStartObject("task");
        json.WriteString("type", "continue");
        json.WriteStartObject("value");
        json.WriteString("title", title);

        // "large" and "medium" are the documented names; on a phone a dialog fills the screen whatever is asked for.
        json.WriteString("height", "large");
        json.WriteString("width", "medium");
        json.WriteStartObject("card");
        WriteCard(json, card);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>Shows a sentence in place of a dialog's card.</summary>
    public static InvokeAnswer Message(string text) => Write(json =>
    {
        json.WriteStartObject("task");
        json.WriteString("type", "message");
        json.WriteString("value", text);
        json.WriteEndObject();
    });

    /// <summary>A list of results to choose from; with one, what is put into the message that is being written.</summary>
    public static InvokeAnswer Results(IReadOnlyList<SearchResult> results) => Write(json =>
    {
        json.WriteStartObject("composeExtension");
        json.WriteString("type", "result");
        json.WriteString("attachmentLayout", "list");
        json.WriteStartArray("attachments");
        foreach (var result in results)
        {
            json.WriteStartObject();
            WriteCard(json, result.Card);

            // An Adaptive Card has a preview of its own kind only: a hero or a thumbnail card.
            json.WriteStartObject("preview");
            json.WriteString("contentType", "application/vnd.microsoft.card.thumbnail");
            json.WriteStartObject("content");
            json.WriteString("title", result.Title);
            json.WriteString("text", result.Text);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>A sentence in place of results.</summary>
    public static InvokeAnswer NoResults(string text) => Write(json =>
    {
        json.WriteStartObject("composeExtension");
        json.WriteString("type", "message");
        json.WriteString("text", text);
        json.WriteEndObject();
    });

    private static void WriteCard(Utf8JsonWriter json, ReadOnlyMemory<byte> card)
    {
        json.WriteString("contentType", TeamsCard.ContentType);
        json.WritePropertyName("content");
        json.WriteRawValue(card.Span, skipInputValidation: true);
    }

    private static InvokeAnswer Write(Action<Utf8JsonWriter> parts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            parts(json);
            json.WriteEndObject();
        }

        return InvokeAnswer.Of(buffer.WrittenMemory);
    }
}

/// <summary>One result of a search.</summary>
/// <param name="Title">What the list shows.</param>
/// <param name="Text">A line below it.</param>
/// <param name="Card">What is put into the message: an Adaptive Card, as UTF-8.</param>
internal sealed record SearchResult(string Title, string Text, ReadOnlyMemory<byte> Card);
