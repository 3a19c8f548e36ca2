using Newtonsoft.Json;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// A card as the content of an attachment: JSON that is written as it is, without being read and built again. The SDK's
/// serializer can write it, too.
/// </summary>
/// <param name="Json">The rendered card.</param>
[JsonConverter(typeof(Converter))]
internal sealed record CardJson(string Json)
{
    private sealed class Converter : JsonConverter<CardJson>
    {
        public override bool CanRead => false;

        public override void WriteJson(JsonWriter writer, CardJson? value, JsonSerializer serializer) => writer.WriteRawValue(value?.Json ?? "null");

        public override CardJson ReadJson(JsonReader reader, Type objectType, CardJson? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            throw new NotSupportedException("Cards are written only.");
    }
}
