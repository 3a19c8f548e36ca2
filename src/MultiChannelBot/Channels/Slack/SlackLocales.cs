using System.Collections.Concurrent;
using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Guidance;
using MultiChannelBot.Protection;
using MultiChannelBot.Reminders;

namespace MultiChannelBot.Channels.Slack;

/// <summary>
/// The language that people have set for Slack, and where their clocks stand. No payload carries either, so both are asked for
/// (users.info), once in half a day; whose language is known keeps that one. The first turn keeps the language, as it does on every
/// channel; the zone is held in this process alone. Where the app was not given the right to ask (users:read), or Slack is busy,
/// what they write in decides, and days are those of UTC.
/// </summary>
internal sealed class SlackLocales(SlackApi api, IPreferenceStore preferences, TimeProvider clock)
{
    /// <summary>A person is waiting meanwhile.</summary>
    public static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(1);

    /// <summary>Who changes it has told nobody.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    /// <summary>An app may be given the right at any time.</summary>
    private static readonly TimeSpan AskedAgainAfter = TimeSpan.FromHours(1);

    /// <summary>Slack takes 100 a minute from a workspace and more for a while (docs.slack.dev/apis/web-api/rate-limits, tier 4).</summary>
    private const int MostInAMinute = 60;

    /// <summary>Some 4 MB when all are taken.</summary>
    private const int MostPeople = 20_000;

    private readonly ConcurrentDictionary<UserKey, Known> known = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> refusing = new(StringComparer.Ordinal);
    private readonly WindowCounts asked = new(TimeSpan.FromMinutes(1), 10_000, clock);

    /// <summary>The language; null where it is none that we speak, where nobody knows, or where the person is known to speak one.</summary>
    public async Task<Language?> OfAsync(SlackWorkspace workspace, string user, UserKey key, string token)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(key, out var kept) && kept.Until > now)
        {
            return kept.Language;
        }

        bool speaks;
        try
        {
            speaks = (await preferences.ReadAsync(key).ConfigureAwait(false)).Language is not null;
        }
        catch (StateUnavailableException)
        {
            return null;
        }

        return await AskAsync(workspace, user, key, token, speaks, now).ConfigureAwait(false);
    }

    /// <summary>Where somebody's clocks stand; null where that is not known to this host now.</summary>
    public TimeZoneInfo? ZoneOf(UserKey key) => known.TryGetValue(key, out var kept) && kept.Until > clock.GetUtcNow() ? kept.Zone : null;

    private async Task<Language?> AskAsync(SlackWorkspace workspace, string user, UserKey key, string token, bool speaks, DateTimeOffset now)
    {
        if ((refusing.TryGetValue(workspace.Team, out var until) && until > now) || asked.Add(workspace.Team) > MostInAMinute)
        {
            return null;
        }

        var asking = FindAsync(workspace, user, key, token, speaks, now);
        try
        {
            return await asking.WaitAsync(AnsweredWithin, clock).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The next turn has it.
            return null;
        }
    }

    private async Task<Language?> FindAsync(SlackWorkspace workspace, string user, UserKey key, string token, bool speaks, DateTimeOffset now)
    {
        switch (await api.AskAsync("users.info", token, $"user={Uri.EscapeDataString(user)}&include_locale=true").ConfigureAwait(false))
        {
            case SlackAnswer.Done told:
                return Keep(key, new Known(speaks ? null : LanguageCodes.Parse(told.Locale), ZoneName.Find(told.Zone), now + Kept));
            case SlackAnswer.Refused { IsMissingScope: true }:
                refusing[workspace.Team] = now + AskedAgainAfter;
                return null;
            default:
                return null;
        }
    }

    private Language? Keep(UserKey key, Known told)
    {
        if (known.Count >= MostPeople)
        {
            known.Clear();
        }

        known[key] = told;
        return told.Language;
    }

    private sealed record Known(Language? Language, TimeZoneInfo? Zone, DateTimeOffset Until);
}
