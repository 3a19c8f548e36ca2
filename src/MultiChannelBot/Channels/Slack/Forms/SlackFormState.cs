using System.Collections.Immutable;
using System.Text.Json;
using MultiChannelBot.Cards;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Forms;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack.Forms;

/// <summary>Which case a form is sent into.</summary>
internal enum SlackFormGoal
{
    /// <summary>The person's own case in the place that it was opened from.</summary>
    Own,

    /// <summary>A new case of theirs.</summary>
    New,

    /// <summary>A new case about somebody's message.</summary>
    Message,

    /// <summary>A case that they chose in the app's home.</summary>
    Chosen,
}

/// <summary>What a modal carries from one step to the next (private_metadata), since nothing of it is kept here: codes, never what somebody typed.</summary>
/// <param name="Place">Where the answer goes.</param>
/// <param name="AnswerAddress">The address for answers of what it was opened from, where others do not see them; null elsewhere.</param>
/// <param name="Replaces">True where that answer takes the place of what was pressed.</param>
/// <param name="Total">How many subscriptions the case has.</param>
internal sealed record SlackFormState(SlackFormGoal Goal, SlackPlace Place, string? AnswerAddress, bool Replaces, CaseKey Case, FormData Data, int Total)
{
    private const int Version = 1;
    private const int Fields = 13;

    /// <summary>The subscription that the inputs are about, and of how many.</summary>
    public (int At, int Total) Which => Goal == SlackFormGoal.Message ? (Data.At, Data.Opened.Length) : (Data.Subscription, Total);

    /// <summary>The same with no more than Slack lets a view carry: what was read of a long message may be cut, its last subscriptions first.</summary>
    public string Write(CaseReference references)
    {
        var state = this;
        for (var text = state.WriteAll(references); ; text = state.WriteAll(references))
        {
            if (text.Length <= SlackLimits.Metadata || state.Data.Opened.Length == 1)
            {
                return text;
            }

            state = state with { Data = Shorter(state.Data) };
        }
    }

    /// <summary>Reads what a view carried; null where it is none of ours, or of another version.</summary>
    /// <param name="workspace">Where the view is shown: a reference of another one is not read.</param>
    public static SlackFormState? Read(string metadata, SlackWorkspace workspace, CaseReference references, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(metadata, SlackJson.Options);
            return document.RootElement is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == Fields && PressFields.IsVersion(list[0])
                ? Read([.. list.EnumerateArray().Skip(1)], workspace, references, now)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SlackFormState? Read(ImmutableArray<JsonElement> fields, SlackWorkspace workspace, CaseReference references, DateTimeOffset now)
    {
        if (Number(fields[0]) is not { } goal || !Enum.IsDefined((SlackFormGoal)goal) || Text(fields[1]) is not { } channel)
        {
            return null;
        }

        var place = new SlackPlace(workspace, channel, Text(fields[2]), fields[3].ValueKind == JsonValueKind.True);
        var data = FormData.Restore(Text(fields[7]), Number(fields[8]), Number(fields[9]), Number(fields[10]), now);
        return references.TryRead(Text(fields[6]), place.Conversation, out var key)
            ? new SlackFormState((SlackFormGoal)goal, place, Text(fields[4]), fields[5].ValueKind == JsonValueKind.True, key, data, (int)Math.Clamp(Number(fields[11]) ?? 1, 1, CaseState.MostSubscriptions))
            : null;
    }

    private string WriteAll(CaseReference references) => JsonSerializer.Serialize<object?[]>(
    [
        Version, (int)Goal, Place.Channel, Place.Thread, Place.IsPrivate, AnswerAddress, Replaces, references.Sign(Case, Place.Conversation),
        WrittenFacts.Write(Data.Opened), Data.At, Data.Subscription, Data.Since.ToUnixTimeMilliseconds(), Total,
    ]);

    private static FormData Shorter(FormData data)
    {
        var last = data.At == data.Opened.Length - 1 ? data.Opened.Length - 2 : data.Opened.Length - 1;
        return data with { Opened = data.Opened.RemoveAt(last), At = Math.Min(data.At, data.Opened.Length - 2) };
    }

    private static string? Text(JsonElement field) => field.ValueKind == JsonValueKind.String && PressFields.IsReadable(field) ? field.GetString() : null;

    private static long? Number(JsonElement field) => field.ValueKind == JsonValueKind.Number && field.TryGetInt64(out var number) ? number : null;
}
