using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
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
/// <remarks>
/// The serializer says what is written and what can be read. What a turn does each time, writing and reading what was
/// written just so, is done by hand (<see cref="CaseWriter"/>, <see cref="ReplyWriter"/>, <see cref="CaseReader"/>): the same
/// text in less time. A member that is new goes there too; tests compare both.
/// </remarks>
public static class CaseJson
{
    // What is no text in UTF-8 is no case either.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly CaseJsonContext Context = new(
        new JsonSerializerOptions(CaseJsonContext.Default.Options) { Encoder = Spellings.Encoder });

    /// <summary>Writes a case.</summary>
    public static string WriteState(CaseState state) => JsonText.Of(state, CaseWriter.Write);

    /// <summary>Reads a case of the current schema, or of the one before it.</summary>
    public static StateReading ReadState(string json) =>
        ReadAsWritten(json) is { } state && IsWhole(state) ? new StateReading.Read(state) : ReadState(json, StateSchema.Current);

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
        JsonText.Of(replies, ReplyWriter.Write);

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

    /// <summary>What the serializer writes: what <see cref="WriteState"/> and <see cref="WriteReplies"/> have to agree with.</summary>
    internal static string Serialize(CaseState state) => JsonSerializer.Serialize(state, Context.CaseState);

    /// <inheritdoc cref="Serialize(CaseState)"/>
    internal static string Serialize(ImmutableArray<Reply> replies) => JsonSerializer.Serialize(replies, Context.ImmutableArrayReply);

    /// <summary>Reads a case in one pass; null where it is not just as <see cref="WriteState"/> writes it.</summary>
    internal static CaseState? ReadAsWritten(string json)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Utf8.GetMaxByteCount(json.Length));
        try
        {
            return Utf8.TryGetBytes(json, bytes, out var written) ? CaseReader.TryRead(bytes.AsSpan(0, written)) : null;
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
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

    private static bool IsWhole(CaseState state)
    {
        if (!IsWhole(state.Subscriptions, state.Focus) || state.History.IsDefault)
        {
            return false;
        }

        foreach (var moment in state.History)
        {
            if (!IsWhole(moment.Subscriptions, moment.Focus))
            {
                return false;
            }
        }

        return state.Given().All(mark => mark is { Edition: not null, Rule: not null })
            && (state.Previous ?? []).All(IsWhole)
            && (state.Shared ?? []).All(shared => shared is { Code: not null } && IsWhole(shared.Subscriptions, focus: 0));
    }

    private static bool IsWhole(ImmutableArray<Subscription> subscriptions, int focus) =>
        !subscriptions.IsDefaultOrEmpty && focus >= 0 && focus < subscriptions.Length && subscriptions.All(IsWhole);

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
