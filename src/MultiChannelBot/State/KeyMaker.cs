using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.State;

/// <summary>A conversation as its channel names it.</summary>
/// <param name="Tenant">Tenant or workspace id; "" where the channel has none.</param>
/// <param name="Id">The channel's id of the conversation, with the thread where threads are conversations of their own.</param>
public readonly record struct ConversationId(Channel Channel, string Tenant, string Id);

/// <summary>
/// Makes the keys under which things are kept. Each is an HMAC-SHA256 cut to 128 bits, so that a copy of the store tells
/// nobody who wrote to the bot, and whoever lacks the key cannot try out ids. Losing the key loses the way to all cases.
/// </summary>
public sealed class KeyMaker(ReadOnlyMemory<byte> secret)
{
    private const int DigestBytes = 16;
    private const int LengthBytes = 4;

    // Enough for what channels name things; what is longer goes on the heap.
    private const int OnStack = 1024;

    /// <summary>The key of one asker's case in a conversation.</summary>
    /// <param name="asker">The channel's id of the person.</param>
    public CaseKey Case(ConversationId conversation, string asker) =>
        new(Digest("case", conversation.Channel.Code(), conversation.Tenant, conversation.Id, asker));

    /// <summary>The key of an asker's next case in a conversation, where somebody else has taken one over: that keeps its key.</summary>
    public CaseKey CaseAfter(CaseKey taken) => new(Digest("case-after", taken.Value));

    /// <summary>The key of a person; also what <c>Input.Asker</c> carries.</summary>
    /// <param name="person">The channel's id of the person.</param>
    public UserKey User(Channel channel, string tenant, string person) => new(Digest("user", channel.Code(), tenant, person));

    /// <summary>The key of a tenant or workspace.</summary>
    public TenantKey Tenant(Channel channel, string tenant) => new(Digest("tenant", channel.Code(), tenant));

    /// <summary>The key of an installation in a workspace or organization.</summary>
    public InstallKey Install(Channel channel, string tenant) => new(Digest("install", channel.Code(), tenant));

    /// <summary>The key of a case code.</summary>
    public CodeKey Code(string code) => new(Digest("code", code));

    /// <summary>The key of the reminder of a case, by the case's code: the one conversation may hold several cases.</summary>
    public ReminderKey Reminder(CaseKey key, string code) => new(Digest("reminder", key.Value, code));

    /// <summary>The key of a conversation, whoever speaks in it.</summary>
    public PlaceKey Place(ConversationId conversation) => new(Digest("place", conversation.Channel.Code(), conversation.Tenant, conversation.Id));

    /// <summary>A secret of its own kind, of 256 bits (HKDF-SHA256): whoever learns it learns nothing of the others.</summary>
    internal byte[] Derive(string kind) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.ToArray(), HMACSHA256.HashSizeInBytes, info: Encoding.UTF8.GetBytes(kind));

    /// <summary>The claim of an input, from whatever tells it from every other input and from an edit of itself.</summary>
    public ClaimId Claim(params ReadOnlySpan<string> parts) => new(Digest("claim", parts));

    /// <summary>A digest of its own kind, for what is not a key: signatures.</summary>
    internal string Digest(string kind, params ReadOnlySpan<string> parts)
    {
        var longest = LengthBytes + Encoding.UTF8.GetMaxByteCount(kind.Length);
        foreach (var part in parts)
        {
            longest += LengthBytes + Encoding.UTF8.GetMaxByteCount(part.Length);
        }

        var text = longest <= OnStack ? stackalloc byte[OnStack] : new byte[longest];
        var written = Append(kind, text);
        foreach (var part in parts)
        {
            written += Append(part, text[written..]);
        }

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret.Span, text[..written], hash);
        return Base64Url.EncodeToString(hash[..DigestBytes]);
    }

    // The length goes first, so that ("ab", "c") and ("a", "bc") differ whatever characters a channel uses.
    private static int Append(string part, Span<byte> text)
    {
        var bytes = Encoding.UTF8.GetBytes(part, text[LengthBytes..]);
        BinaryPrimitives.WriteInt32BigEndian(text, bytes);
        return LengthBytes + bytes;
    }
}
