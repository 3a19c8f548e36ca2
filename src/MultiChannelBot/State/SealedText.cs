using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MultiChannelBot.State;

/// <summary>
/// Seals what has to be read again later and is nobody else's business, with AES-256-GCM under a key derived from State:HashKey:
/// who has a copy of the store, or can write to it, can neither read nor make one up. A new State:HashKey makes all unreadable.
/// </summary>
public sealed class SealedText(KeyMaker keys)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] key = keys.Derive("sealed-text");

    /// <summary>Seals a text. The nonce is drawn: at 96 bits, two thousand million texts under one key are safe (NIST SP 800-38D, 8.3).</summary>
    /// <param name="of">What it belongs to; it can be opened as nothing else.</param>
    /// <returns>Letters, digits, "-" and "_" only.</returns>
    public string Seal(string text, string of) => Base64Url.EncodeToString(Seal(key, Encoding.UTF8.GetBytes(text), of));

    /// <summary>Opens what was sealed; null where it was not, not under this key, or not as this.</summary>
    public string? Open(string text, string of)
    {
        try
        {
            return Open(key, Base64Url.DecodeFromChars(text), of) is { } plain ? Encoding.UTF8.GetString(plain) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The same under a key of somebody else's, of 256 bits.</summary>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, string of)
    {
        var whole = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(
            whole.AsSpan(0, NonceBytes), plain, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(of));
        return whole;
    }

    /// <summary>Opens what was sealed under that key.</summary>
    public static byte[]? Open(byte[] key, ReadOnlySpan<byte> whole, string of)
    {
        if (whole.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        try
        {
            var plain = new byte[whole.Length - NonceBytes - TagBytes];
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(whole[..NonceBytes], whole[(NonceBytes + TagBytes)..], whole.Slice(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(of));
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
