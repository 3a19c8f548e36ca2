using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Conversation;

/// <summary>
/// Cases and pending replies as JSON text: a schema number, published spellings of facts and values, no type names,
/// Korean as it is. Reading never throws: a value that cannot be read is data.
/// </summary>
public static class CaseJson
{
    // Written for a store, never into a page: nothing needs escaping but what JSON itself asks for.
    private static readonly CaseJsonContext Context = new(
        new JsonSerializerOptions(CaseJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a case.</summary>
    public static string WriteState(CaseState state) => JsonSerializer.Serialize(state, Context.CaseState);

    /// <summary>Reads a case of the current schema, or of the one before it.</summary>
    public static StateReading ReadState(string json) => ReadState(json, StateSchema.Current);

    /// <summary>Reads a case as a program of the given schema does.</summary>
    public static StateReading ReadState(string json, StateSchema schema)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject value
                ? Read(value, schema)
                : new StateReading.Unreadable("The value is not a JSON object.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return new StateReading.Unreadable(fault.Message);
        }
    }

    /// <summary>Writes replies that are still to be sent.</summary>
    public static string WriteReplies(ImmutableArray<Reply> replies) =>
        JsonSerializer.Serialize(replies, Context.ImmutableArrayReply);

    /// <summary>Reads replies that are still to be sent; null where another version of the program wrote them otherwise.</summary>
    public static ImmutableArray<Reply>? ReadReplies(string json)
    {
        try
        {
            var replies = JsonSerializer.Deserialize(json, Context.ImmutableArrayReply);
            return replies.IsDefault ? null : replies;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static StateReading Read(JsonObject value, StateSchema schema)
    {
        var written = (int?)value["schema"];
        if (written == schema.Number - 1 && schema.FromBefore is not null)
        {
            value = schema.FromBefore(value);
            value["schema"] = schema.Number;
        }
        else if (written != schema.Number)
        {
            return new StateReading.Unreadable(string.Create(
                CultureInfo.InvariantCulture, $"The value is of schema {written ?? 0}, this program reads {schema.Number}."));
        }

        return value.Deserialize(Context.CaseState) is { } state && IsWhole(state)
            ? new StateReading.Read(state)
            : new StateReading.Unreadable("The value lacks its subscriptions.");
    }

    private static bool IsWhole(CaseState state) =>
        !state.Subscriptions.IsDefaultOrEmpty
        && state.Focus >= 0
        && state.Focus < state.Subscriptions.Length
        && !state.History.IsDefault
        && state.Given().All(mark => mark is { Edition: not null, Rule: not null })
        && state.History.All(moment => !moment.Subscriptions.IsDefaultOrEmpty && moment.Focus >= 0 && moment.Focus < moment.Subscriptions.Length)
        && (state.Reminders ?? []).All(reminder => reminder.Code is not null)
        && (state.Shared ?? []).All(shared => shared is { Code: not null, Subscriptions.IsDefaultOrEmpty: false })
        && state.Subscriptions.Concat(state.Previous ?? []).Concat((state.Shared ?? []).SelectMany(shared => shared.Subscriptions)).Concat(state.History.SelectMany(moment => moment.Subscriptions)).All(IsWhole);

    private static bool IsWhole(Subscription subscription) =>
        subscription is { Facts: not null, SaidAt: not null, DontKnows: not null } && subscription.Done().All(id => id is not null);
}

/// <summary>What came of reading a case.</summary>
public abstract record StateReading
{
    private StateReading()
    {
    }

    /// <summary>The case.</summary>
    public sealed record Read(CaseState State) : StateReading;

    /// <summary>Not a case that this program knows; <paramref name="Reason"/> is for the log.</summary>
    public sealed record Unreadable(string Reason) : StateReading;
}

/// <summary>A schema of the state, and how a value of the one before it is brought forward.</summary>
/// <param name="FromBefore">Takes a value of schema <paramref name="Number"/> - 1; null where there was none.</param>
public sealed record StateSchema(int Number, Func<JsonObject, JsonObject>? FromBefore)
{
    /// <summary>The schema that this program writes. It is the first, so there is nothing to bring forward yet.</summary>
    public static StateSchema Current { get; } = new(CaseState.CurrentSchema, FromBefore: null);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters =
    [
        typeof(FactConverter),
        typeof(FactValueConverter),
        typeof(FactSetConverter),
        typeof(TextKeyConverter),
        typeof(LineConverter),
        typeof(LanguageConverter),
        typeof(RoleConverter),
        typeof(PartyConverter),
        typeof(OutcomeIdConverter),
        typeof(FeedbackVerdictConverter),
        typeof(FeedbackReasonConverter),
    ])]
[JsonSerializable(typeof(CaseState))]
[JsonSerializable(typeof(ImmutableArray<Reply>))]
[JsonSerializable(typeof(Arg))]
internal sealed partial class CaseJsonContext : JsonSerializerContext
{
    public static JsonTypeInfo<T> Of<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
