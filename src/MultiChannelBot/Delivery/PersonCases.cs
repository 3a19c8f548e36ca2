using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Delivery;

/// <summary>The cases that somebody has under way, wherever they began them, and how they want to be spoken to in all of them.</summary>
public sealed class PersonCases(ICaseStore cases, IPreferenceStore preferences, ITurn turn, TimeProvider clock)
{
    /// <summary>As many as are shown.</summary>
    public const int Most = 10;

    /// <summary>Some of the cases that a person has to do with are empty or somebody else's.</summary>
    private const int MostRead = 40;

    /// <summary>The person's cases in which something is known, the newest first; one more than <see cref="Most"/> where there are more.</summary>
    /// <exception cref="StateUnavailableException">The store is away.</exception>
    public async Task<ImmutableArray<OpenCase>> OfAsync(UserKey user, string? edition)
    {
        var keys = await preferences.CasesAsync(user, MostRead).ConfigureAwait(false);
        var read = await Task.WhenAll(keys.Select(key => ReadAsync(key, user, edition))).ConfigureAwait(false);
        return [.. read.OfType<OpenCase>().OrderByDescending(open => open.SaidAt).Take(Most + 1)];
    }

    /// <summary>Sets how a person is spoken to: from now on, and in the cases that they have under way.</summary>
    /// <param name="own">A case of theirs, so that they are found when they or their tenant are forgotten.</param>
    /// <param name="claim">The same for every attempt.</param>
    /// <exception cref="StateUnavailableException">The store is away.</exception>
    public async Task SetAsync(UserKey user, TenantKey tenant, CaseKey own, ClaimId claim, Language? language, Role? role)
    {
        var kept = await preferences.OpenAsync(user, tenant, own).ConfigureAwait(false);
        await preferences.SaveAsync(user, kept with { Language = language ?? kept.Language, Role = role ?? kept.Role }).ConfigureAwait(false);
        foreach (var key in await preferences.CasesAsync(user, MostRead).ConfigureAwait(false))
        {
            await CaseNote.WriteAsync(cases, key, claim, stored => Task.FromResult(Changed(stored, user, language, role))).ConfigureAwait(false);
        }
    }

    private static Closure? Changed(StoredCase stored, UserKey user, Language? language, Role? role) => Theirs(stored, user) is { } state
        ? new Closure(
            stored.Version,
            CaseJson.WriteState(state with { Language = language ?? state.Language, LanguageChosen = state.LanguageChosen || language is not null, Role = role ?? state.Role }),
            Replies: null,
            user)
        { KeptUntil = state.KeptUntil() }
        : null;

    private async Task<OpenCase?> ReadAsync(CaseKey key, UserKey user, string? edition)
    {
        if (Theirs(await cases.ReadAsync(key).ConfigureAwait(false), user) is not { } state || state.Subscriptions.All(one => one.Facts == FactSet.Empty))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var reply = turn.Take(state, new Input.Looked { Asker = user.Value, SaidAt = now, Edition = edition }, now).Replies[0];
        return new OpenCase(key, reply, state.Subscriptions.SelectMany(one => one.SaidAt.Values).DefaultIfEmpty(now).Max());
    }

    private static CaseState? Theirs(StoredCase stored, UserKey user) =>
        stored.Value is { } value && CaseJson.ReadState(value) is StateReading.Read { State: var state } && state.Owner == user.Value ? state : null;
}

/// <summary>A case that is under way.</summary>
/// <param name="Reply">The question or answer that it is at.</param>
/// <param name="SaidAt">When something was stated in it last.</param>
public sealed record OpenCase(CaseKey Key, Reply Reply, DateTimeOffset SaidAt);
