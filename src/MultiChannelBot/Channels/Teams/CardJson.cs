using Newtonsoft.Json.Linq;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// A card as the content of an attachment: JSON that is written as it is, without being read and built again. It is a token
/// of the SDK's serializer, so that this one, too, writes it wherever it meets it.
/// </summary>
/// <param name="json">The rendered card.</param>
internal sealed class CardJson(string json) : JRaw(json)
{
    /// <summary>The rendered card.</summary>
    public string Json { get; } = json;
}
