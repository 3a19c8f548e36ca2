using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// The form of an Authorization header, before anything is checked by keys: what cannot be a token of the channel is refused
/// without reading the body or fetching keys, and never meets the parsers of the SDK.
/// </summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>The channel's tokens have one or two thousand characters.</summary>
    private const int MostCharacters = 8 * 1024;

    /// <summary>
    /// The issuer that a token names, not yet proved; null where the header is missing, given twice, of another scheme, or no
    /// signed token in three parts.
    /// </summary>
    public static string? IssuerIn(StringValues authorization)
    {
        if (authorization is not [{ Length: > 0 and <= MostCharacters } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var parts = header[Scheme.Length..].Split('.');
        return parts.Length == 3 && Array.TrueForAll(parts, IsEncoded) ? IssuerOf(parts[1]) : null;
    }

    private static bool IsEncoded(string part) => part.Length > 0 && Base64Url.IsValid(part);

    private static string? IssuerOf(string payload)
    {
        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload), new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            return claims.RootElement.ValueKind == JsonValueKind.Object
                && claims.RootElement.TryGetProperty("iss", out var issuer)
                && issuer.ValueKind == JsonValueKind.String
                ? issuer.GetString()
                : null;
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException or DecoderFallbackException)
        {
            return null;
        }
    }
}
