using System.Net.Mail;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Settings;

/// <summary>Section "Desk": where "human" passes a case on to. Empty: people are told whom to ask, and nothing is passed on.</summary>
public sealed partial record DeskSettings
{
    /// <summary>The desk's channel: its conversation id in Teams ("19:...@thread.tacv2"), or its id in Slack ("C0123456789"); empty for none.</summary>
    public string? Conversation { get; init; }

    /// <summary>Where a channel in Teams takes messages for it, as the bot's activities of that conversation name it ("https://smba.trafficmanager.net/emea/").</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The tenant id of the desk's conversation; in Slack the id of its workspace ("T0123456789").</summary>
    public string? Tenant { get; init; }

    /// <summary>An address that drafts of e-mails go to where there is no desk conversation; empty for none.</summary>
    public string? Mail { get; init; }

    /// <summary>True where cases can be posted to the desk.</summary>
    public bool Posts => !string.IsNullOrWhiteSpace(Conversation);

    /// <summary>True where the desk's channel is one in Slack.</summary>
    public bool IsInSlack => Posts && SlackChannel().IsMatch(Conversation!);

    /// <summary>True for the Slack workspace that the desk is in.</summary>
    public bool IsOfWorkspace(string team) => IsInSlack && team == Tenant;

    /// <summary>What is wrong, each with its remedy.</summary>
    /// <param name="bot">Names the hosts that may be posted to, and the tenants that are served.</param>
    /// <param name="slack">Says whether there is a bot in Slack to post with.</param>
    public IEnumerable<SettingFault> Faults(BotFrameworkSettings bot, SlackSettings slack, bool isDevelopment)
    {
        if (!string.IsNullOrWhiteSpace(Mail) && !IsAddress(Mail))
        {
            yield return new SettingFault("Desk:Mail", $"'{Mail}' is no e-mail address.", "Write one address, such as desk@example.com, without a name.");
        }

        foreach (var fault in !Posts ? [] : IsInSlack ? FaultsInSlack(slack) : FaultsInTeams(bot, isDevelopment))
        {
            yield return fault;
        }
    }

    private IEnumerable<SettingFault> FaultsInTeams(BotFrameworkSettings bot, bool isDevelopment)
    {
        if (!Conversation!.StartsWith("19:", StringComparison.Ordinal))
        {
            yield return new SettingFault(
                "Desk:Conversation", $"'{Conversation}' is no conversation id of Teams', and no channel id of Slack's.",
                "Set the id of the desk's channel: in Teams as the bot's activities of it name it, such as 19:...@thread.tacv2, in Slack as the details of the channel end with it, such as C0123456789.");
        }

        if (!Uri.TryCreate(ServiceUrl, UriKind.Absolute, out _) || !(isDevelopment || new Channels.Teams.ServiceAddresses(bot.ServiceHosts).Allows(ServiceUrl)))
        {
            yield return new SettingFault(
                "Desk:ServiceUrl", $"'{ServiceUrl}' is no address of the Bot Framework's.",
                "Set the service address of the desk's channel, such as https://smba.trafficmanager.net/emea/, or add its host to BotFramework:ServiceHosts.");
        }

        if (string.IsNullOrWhiteSpace(Tenant) || !bot.Admits(Tenant))
        {
            yield return new SettingFault(
                "Desk:Tenant", $"'{Tenant}' is no tenant that the bot serves.", "Set the tenant id of the desk's conversation, one of BotFramework:AllowedTenants where those are set.");
        }
    }

    private IEnumerable<SettingFault> FaultsInSlack(SlackSettings slack)
    {
        if (!slack.IsOn)
        {
            yield return new SettingFault(
                "Desk:Conversation", $"'{Conversation}' is a channel in Slack, where the bot is not set up.", "Set up section Slack (docs/slack.md), or name a channel in Teams.");
        }

        if (Tenant is null || !SlackTeam().IsMatch(Tenant))
        {
            yield return new SettingFault(
                "Desk:Tenant", $"'{Tenant}' is no id of a workspace in Slack.", "Set the id of the channel's workspace, as the address in a browser has it before the channel's: https://app.slack.com/client/T.../C...");
        }
    }

    // docs.slack.dev/reference/objects/conversation-object: channels begin with C, some private ones with G.
    [GeneratedRegex(@"^[CG][A-Z0-9]{2,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SlackChannel();

    [GeneratedRegex(@"^T[A-Z0-9]{2,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SlackTeam();

    private static bool IsAddress(string mail) =>
        MailAddress.TryCreate(mail, out var address) && address.Address == mail && mail.All(letter => letter is > ' ' and < '\x7f' and not ('?' or '&' or '%' or '"' or ',' or ';'));
}
