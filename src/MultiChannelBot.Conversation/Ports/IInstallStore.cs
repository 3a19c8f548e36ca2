namespace MultiChannelBot.Conversation.Ports;

/// <summary>Which workspace or organization: an opaque digest, under which its installation of the app is kept.</summary>
public readonly record struct InstallKey(string Value)
{
    public override string ToString() => Value;
}

/// <summary>An installation of the app as it is kept.</summary>
/// <param name="At">When it was made, by the channel's clock, in whole seconds.</param>
/// <param name="Content">Written and protected elsewhere; a store never looks inside.</param>
public sealed record KeptInstall(DateTimeOffset At, string Content);

/// <summary>
/// Keeps in which workspaces the app is installed, until it is removed there. Every member is one round trip to the store and
/// throws <see cref="StateUnavailableException"/> like <see cref="ICaseStore"/>.
/// </summary>
public interface IInstallStore
{
    /// <summary>Keeps an installation, in place of one before.</summary>
    Task SaveAsync(InstallKey key, KeptInstall install);

    /// <summary>The installation; null where there is none.</summary>
    Task<KeptInstall?> ReadAsync(InstallKey key);

    /// <summary>Deletes an installation that was made until a moment. Safe to repeat.</summary>
    /// <returns>False where one is kept that was made after it.</returns>
    Task<bool> DeleteAsync(InstallKey key, DateTimeOffset until);

    /// <summary>Spends something that is good for one time.</summary>
    /// <param name="once">What it is: no two are alike.</param>
    /// <param name="kept">How long it is remembered: as long as it is good for.</param>
    /// <returns>False where it was spent before.</returns>
    Task<bool> SpendAsync(string once, TimeSpan kept);
}
