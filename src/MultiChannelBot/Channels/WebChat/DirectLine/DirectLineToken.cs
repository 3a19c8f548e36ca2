using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.WebChat.DirectLine;

/// <summary>What lets a client into one conversation.</summary>
/// <param name="Conversation">The conversation's id.</param>
/// <param name="User">Whoever it was made for: a random id that only the client keeps.</param>
/// <param name="Key">What the conversation's history is sealed with, 256 bits. Only tokens hold it.</param>
/// <param name="Origins">The origins of pages that may use it, as browsers send them.</param>
/// <param name="Until">Until when it is taken.</param>
/// <param name="IsForStream">True where it opens the conversation's stream and nothing else: it stands in an address.</param>
internal sealed record DirectLineToken(string Conversation, string User, ImmutableArray<byte> Key, ImmutableArray<string> Origins, DateTimeOffset Until, bool IsForStream);

/// <summary>
/// Makes and reads tokens: sealed under a key derived from State:HashKey, so that they can neither be read nor made up. None is kept.
/// </summary>
internal sealed class DirectLineTokens(SealedText seal, TimeProvider clock)
{
    /// <summary>How long a token is taken. Clients renew theirs every 15 minutes (botframework-directlinejs, intervalRefreshToken).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>Clients open the stream at once.</summary>
    public static readonly TimeSpan StreamLifetime = TimeSpan.FromMinutes(1);

    /// <summary>Longer ones were never ours.</summary>
    private const int Longest = 8 * 1024;

    private const int KeyBytes = 32;
    private const string Kind = "direct-line-token";

    /// <summary>A token for a conversation that nobody has begun yet.</summary>
    public DirectLineToken Draw(ImmutableArray<string> origins) => new(
        RandomNumberGenerator.GetHexString(32, lowercase: true),
        "dl_" + RandomNumberGenerator.GetHexString(32, lowercase: true),
        [.. RandomNumberGenerator.GetBytes(KeyBytes)],
        origins,
        clock.GetUtcNow() + Lifetime,
        IsForStream: false);

    /// <summary>The same from now on.</summary>
    public DirectLineToken Renew(DirectLineToken token) => token with { Until = clock.GetUtcNow() + Lifetime };

    /// <summary>What opens the stream of its conversation.</summary>
    public string WriteForStream(DirectLineToken token) => Write(token with { Until = clock.GetUtcNow() + StreamLifetime, IsForStream = true });

    /// <summary>A token as clients carry it: letters, digits, "-" and "_".</summary>
    public string Write(DirectLineToken token) => seal.Seal(
        JsonSerializer.Serialize(new Written(
            token.Conversation, token.User, [.. token.Key], [.. token.Origins], token.Until.ToUnixTimeSeconds(), token.IsForStream)),
        Kind);

    /// <summary>True where a token is not taken any more.</summary>
    /// <param name="grace">How long after its end it is still taken.</param>
    public bool IsOver(DirectLineToken token, TimeSpan grace = default) => token.Until + grace <= clock.GetUtcNow();

    /// <summary>Reads a token, also one that is not taken any more; null where it is none of ours.</summary>
    public DirectLineToken? Read(string text)
    {
        if (text.Length is 0 or > Longest || seal.Open(text, Kind) is not { } opened || JsonSerializer.Deserialize<Written>(opened) is not { } written)
        {
            return null;
        }

        return new DirectLineToken(
            written.Conversation, written.User, [.. written.Key], [.. written.Origins], DateTimeOffset.FromUnixTimeSeconds(written.Until), written.IsForStream);
    }

    private sealed record Written(string Conversation, string User, byte[] Key, string[] Origins, long Until, bool IsForStream);
}
