using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack.Installs;

/// <summary>
/// What goes to Slack with an installation and comes back with it ("state"): a number drawn for it and until when it is good,
/// signed together with a secret that the browser keeps. Only the browser that began can end it: nobody can be made to end an
/// installation that somebody else began. Nothing is kept for it until it is spent, so that beginning many costs nothing.
/// </summary>
internal sealed class SlackInstallState(KeyMaker keys)
{
    /// <summary>How long somebody may take to decide.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromMinutes(10);

    private const int DrawnBytes = 16;
    private const int DrawnLetters = 22;

    /// <summary>A secret for a browser.</summary>
    public static string NewBrowser() => Draw();

    /// <summary>True for what may be such a secret: what a browser sends is anybody's.</summary>
    public static bool IsBrowser(string? cookie) => cookie is { Length: DrawnLetters } && Base64Url.IsValid(cookie);

    /// <summary>Makes a state.</summary>
    public string Make(string browser, DateTimeOffset now)
    {
        var (once, until) = (Draw(), (now + Good).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return $"{once}.{until}.{Signature(once, until, browser)}";
    }

    /// <summary>What of it is good for one time; null where it is not ours, not of this browser, or not good any more.</summary>
    public string? Read(string? state, string? browser, DateTimeOffset now)
    {
        if (state?.Split('.') is not [{ Length: DrawnLetters } once, { Length: > 0 and <= 11 } until, { Length: DrawnLetters } signature] || !IsBrowser(browser))
        {
            return null;
        }

        var isOurs = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Signature(once, until, browser!)), Encoding.UTF8.GetBytes(signature));
        return isOurs && long.Parse(until, NumberStyles.None, CultureInfo.InvariantCulture) >= now.ToUnixTimeSeconds() ? once : null;
    }

    private static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(DrawnBytes));

    private string Signature(string once, string until, string browser) => keys.Digest("slack-install", once, until, browser);
}
