using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MultiChannelBot.Channels.Slack.Intake;

/// <summary>
/// Whether a request comes from Slack: an HMAC-SHA256 of "v0:", the time, ":" and the body as it came
/// (docs.slack.dev/authentication/verifying-requests-from-slack).
/// </summary>
internal static class SlackSignature
{
    public const string Header = "X-Slack-Signature";
    public const string TimeHeader = "X-Slack-Request-Timestamp";

    /// <summary>How far the request's time may be from ours, before and after: what is older may be somebody's copy.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const string Version = "v0";

    // Seconds since 1970 with ten digits reach to the year 2286.
    private const int MostDigits = 11;

    /// <summary>True for a signature by the secret, over this body, from about now.</summary>
    /// <param name="time">The header with the time, in whole seconds since 1970.</param>
    /// <param name="signature">The header with the signature: "v0=" and 64 lower-case hexadecimal digits.</param>
    /// <param name="body">The bytes as they came.</param>
    public static bool Holds(string secret, string? time, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (secret.Length == 0 || signature is null || !IsNow(time, now))
        {
            return false;
        }

        var expected = Encoding.ASCII.GetBytes(Make(secret, time!, body));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
    }

    /// <summary>The signature that Slack would send.</summary>
    public static string Make(string secret, string time, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"{Version}:{time}:"));
        hash.AppendData(body);
        return $"{Version}={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static bool IsNow(string? time, DateTimeOffset now) =>
        time is { Length: > 0 and <= MostDigits }
        && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Window;
}
