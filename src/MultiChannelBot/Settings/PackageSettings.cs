using System.Buffers;

namespace MultiChannelBot.Settings;

/// <summary>Section "Package": where the bot is reached by people's browsers.</summary>
public sealed record PackageSettings
{
    private static readonly SearchValues<char> NoPartOfAnAddress = SearchValues.Create("?#{}\\ \"'<>");

    /// <summary>
    /// The public address of this host, such as "https://bot.example.com"; addresses of calendar files begin with it. Empty:
    /// dates are told without a calendar file (in Development the host's own address on this machine is taken).
    /// </summary>
    public string? PublicUrl { get; init; }

    /// <summary>The public address without a slash at its end; null where none is set. Only for settings without faults.</summary>
    public string? Root => string.IsNullOrWhiteSpace(PublicUrl) ? null : PublicUrl.Trim().TrimEnd('/');

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        if (!string.IsNullOrWhiteSpace(PublicUrl) && !IsAddress(PublicUrl.Trim()))
        {
            yield return new SettingFault(
                "Package:PublicUrl", $"'{PublicUrl}' is no public address.",
                "Set an https address without user, query and fragment, such as https://bot.example.com (http for localhost alone), or leave it empty.");
        }
    }

    /// <summary>True for an address that links may begin with: https, or http on this machine.</summary>
    internal static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.Host.Length > 0
        && address.UserInfo.Length == 0
        && text.AsSpan().IndexOfAny(NoPartOfAnAddress) < 0;
}
