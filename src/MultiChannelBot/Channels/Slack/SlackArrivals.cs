using System.Globalization;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Forms;
using MultiChannelBot.Guidance;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack;

/// <summary>Makes arrivals of what comes from Slack, and says who asks, in the terms of delivery.</summary>
internal sealed class SlackArrivals(KeyMaker keys, SlackLocales locales, BotSettings settings, TimeProvider clock)
{
    /// <summary>An arrival with everything but what its kind decides.</summary>
    /// <param name="key">The case that it belongs to.</param>
    /// <param name="input">What was said or done, by <see cref="Input.Asker"/>.</param>
    public Arrival Of(SlackPlace place, string user, CaseKey key, Input input, ClaimId claim, bool isRetried, Language? locale)
    {
        var person = UserOf(place.Workspace, user);
        var zone = locales.ZoneOf(person);
        return new Arrival
        {
            Channel = Channel.Slack,
            Case = key,
            User = person,
            Tenant = keys.Tenant(Channel.Slack, place.Workspace.Team),
            Claim = claim,
            Input = input with
            {
                Edition = EditionIn(place.Workspace),
                DefaultRole = RoleIn(place.Workspace),
                Locale = locale,
                UtcOffset = zone?.GetUtcOffset(clock.GetUtcNow()) ?? TimeSpan.Zero,
                CanBeReminded = place.Address is not null,
                HasDesk = settings.Desk.Posts,
                HasThread = place.IsShared,
                HasName = settings.Desk.IsOfWorkspace(place.Workspace.Team),
            },
            ReturnAddress = place.Address,
            Zone = zone,
            Introduce = settings.Desk.Posts ? () => Introduced(place, user) : null,
            Retried = isRetried,
            Fallback = new Speaker(DefaultLanguage, RoleIn(place.Workspace)),
        };
    }

    /// <summary>Who asks beside a case.</summary>
    public AsideAsker AskerOf(SlackPlace place, string user, Language? locale) => new(
        place.Conversation, UserOf(place.Workspace, user), keys.Tenant(Channel.Slack, place.Workspace.Team), OwnCase(place, user),
        locale, RoleIn(place.Workspace), EditionIn(place.Workspace));

    /// <summary>The case that somebody has of their own in a place.</summary>
    public CaseKey OwnCase(SlackPlace place, string user) => keys.Case(place.Conversation, user);

    /// <summary>The key of a person.</summary>
    public UserKey UserOf(SlackWorkspace workspace, string user) => keys.User(Channel.Slack, workspace.Team, user);

    /// <summary>The language while nothing else is known.</summary>
    public Language DefaultLanguage => LanguageCodes.Parse(settings.Conversation.Language)!.Value;

    /// <summary>The role of people who have chosen none.</summary>
    public Role RoleIn(SlackWorkspace workspace) => settings.Conversation.RoleFor(workspace.Team);

    /// <summary>The edition that a workspace is answered by; null for the standard one.</summary>
    public string? EditionIn(SlackWorkspace workspace) => settings.Guidance.EditionFor(Channel.Slack.Code(), workspace.Team);

    // No payload carries a name: a desk of the same workspace is given a mention, which shows it. The address opens the channel
    // (docs.slack.dev/interactivity/deep-linking, "Opening a channel by name or ID").
    private NamedAsker Introduced(SlackPlace place, string user) => new(
        string.Empty,
        place.IsShared ? $"https://slack.com/app_redirect?channel={Uri.EscapeDataString(place.Channel)}&team={Uri.EscapeDataString(place.Workspace.Team)}" : null,
        settings.Desk.IsOfWorkspace(place.Workspace.Team) ? user : null);

    // "1700000000.000100": seconds since 1970 with a fraction that makes it unique.
    public DateTimeOffset TimeOf(string time) =>
        decimal.TryParse(time, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 100_000_000_000
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : clock.GetUtcNow();
}
