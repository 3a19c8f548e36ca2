using System.Text.Json;
using System.Text.Json.Serialization;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation;

/// <summary>Something that is written by its published spelling, as a value and as a key.</summary>
internal abstract class CodeConverter<T> : JsonConverter<T>
    where T : notnull
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.TokenType == JsonTokenType.String ? reader.GetString() : null);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Write(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(Write(value));

    protected abstract string Write(T value);

    protected abstract bool TryRead(string code, out T value);

    private T Parse(string? code) =>
        code is not null && TryRead(code, out var value) ? value : throw new JsonException($"'{code}' is no {typeof(T).Name}.");
}

/// <summary>Something whose spelling is looked up; null where it is none of ours.</summary>
internal abstract class FoundCodeConverter<T> : CodeConverter<T>
    where T : struct
{
    protected abstract T? Find(string code);

    protected sealed override bool TryRead(string code, out T value)
    {
        var found = Find(code);
        value = found.GetValueOrDefault();
        return found is not null;
    }
}

internal sealed class TextKeyConverter : CodeConverter<TextKey>
{
    protected override string Write(TextKey value) => value.Id;

    protected override bool TryRead(string code, out TextKey value)
    {
        value = new TextKey(code);
        return true;
    }
}

internal sealed class LanguageConverter : FoundCodeConverter<Language>
{
    protected override string Write(Language value) => value.Code();

    protected override Language? Find(string code) => LanguageCodes.Parse(code);
}

internal sealed class RoleConverter : FoundCodeConverter<Role>
{
    protected override string Write(Role value) => value.Code();

    protected override Role? Find(string code) => Roles.Parse(code);
}

internal sealed class PartyConverter : FoundCodeConverter<Party>
{
    protected override string Write(Party value) => value.Code();

    protected override Party? Find(string code) => Enum.GetValues<Party>().Where(party => party.Code() == code).Select(party => (Party?)party).FirstOrDefault();
}

internal sealed class OutcomeIdConverter : CodeConverter<OutcomeId>
{
    protected override string Write(OutcomeId value) => value.Code();

    protected override bool TryRead(string code, out OutcomeId value) => OutcomeIds.TryParse(code, out value);
}
