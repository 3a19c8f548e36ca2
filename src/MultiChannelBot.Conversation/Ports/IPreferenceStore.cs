using System.Collections.Immutable;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Ports;

/// <summary>What a person set once and for all; null where they did not.</summary>
public sealed record Preferences(Language? Language, Role? Role, FactValue? PartnerType)
{
    /// <summary>Nothing was set.</summary>
    public static Preferences None { get; } = new(null, null, null);
}

/// <summary>
/// Keeps preferences, and who has which cases, so that "forget me" and an uninstall find everything.
/// Throws <see cref="StateUnavailableException"/> like <see cref="ICaseStore"/>.
/// </summary>
public interface IPreferenceStore
{
    /// <summary>
    /// Loads the preferences of a person and notes, if it is not noted yet, that the person and the tenant have to do with
    /// the case. Meant to be sent together with the opening of the case: only what is to be noted adds round trips of its own.
    /// </summary>
    Task<Preferences> OpenAsync(UserKey user, TenantKey tenant, CaseKey opened);

    /// <summary>Notes that a case of a person is kept until a day, however long nobody writes: it is found as long.</summary>
    Task KeepAsync(UserKey user, TenantKey tenant, CaseKey opened, DateTimeOffset until);

    /// <summary>Loads the preferences of a person and notes nothing: for what leaves no trace.</summary>
    Task<Preferences> ReadAsync(UserKey user);

    /// <summary>The cases that a person has to do with, those that were noted last first; some may be gone, or somebody else's by now.</summary>
    /// <param name="most">No more than so many.</param>
    Task<ImmutableArray<CaseKey>> CasesAsync(UserKey user, int most);

    /// <summary>Replaces the preferences of a person.</summary>
    Task SaveAsync(UserKey user, Preferences preferences);

    /// <summary>Deletes the preferences of a person and every case that belongs to them.</summary>
    /// <param name="except">A case to leave, because the turn that asks deletes it as it closes; null for none.</param>
    Task ForgetAsync(UserKey user, CaseKey? except = null);

    /// <summary>The people of a tenant or workspace of whom anything is kept.</summary>
    Task<ImmutableArray<UserKey>> PeopleAsync(TenantKey tenant);

    /// <summary>Deletes everything of a tenant or workspace: its people's preferences and all of its cases.</summary>
    Task ForgetAsync(TenantKey tenant);
}
