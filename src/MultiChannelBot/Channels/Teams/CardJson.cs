using System.Text;
using Newtonsoft.Json.Linq;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// A card as the content of an attachment: JSON that is written as it is, without being read and built again. It is a token
/// of the SDK's serializer, so that this one, too, writes it wherever it meets it.
/// </summary>
/// <param name="utf8">The rendered card.</param>
internal sealed class CardJson(ReadOnlyMemory<byte> utf8) : JRaw(new Characters(utf8))
{
    /// <summary>The same of a text.</summary>
    public CardJson(string json)
        : this(Encoding.UTF8.GetBytes(json))
    {
    }

    /// <summary>The rendered card.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    // Only the SDK's serializer asks for them.
    private sealed class Characters(ReadOnlyMemory<byte> utf8)
    {
        public override string ToString() => Encoding.UTF8.GetString(utf8.Span);
    }
}
