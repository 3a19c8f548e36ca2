using System.Security.Cryptography;
using System.Text;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.State;

/// <summary>
/// The reference to its case that a card carries: the key, signed for the conversation that the card was sent to. Whoever
/// clicks, the click opens that case; copied into another conversation, or made up, it opens nothing.
/// </summary>
public sealed class CaseReference(KeyMaker keys)
{
    private const char Separator = '.';

    // Longer than any we write; keeps a made-up one from costing anything.
    private const int Longest = 128;

    /// <summary>The reference of a case, 45 characters that need no escaping anywhere.</summary>
    public string Sign(CaseKey key, ConversationId conversation) => key.Value + Separator + Signature(key, conversation);

    /// <summary>Reads a reference; false where it is not ours, or not of this conversation.</summary>
    public bool TryRead(string? reference, ConversationId conversation, out CaseKey key)
    {
        key = default;
        if (reference is null || reference.Length > Longest || reference.Split(Separator) is not [var value, var signature])
        {
            return false;
        }

        key = new CaseKey(value);
        var expected = Encoding.UTF8.GetBytes(Signature(key, conversation));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
    }

    private string Signature(CaseKey key, ConversationId conversation) =>
        keys.Digest("reference", conversation.Channel.Code(), conversation.Tenant, conversation.Id, key.Value);
}
