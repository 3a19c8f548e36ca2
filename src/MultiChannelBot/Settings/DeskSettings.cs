using System.Net.Mail;

namespace MultiChannelBot.Settings;

/// <summary>Section "Desk": where "human" passes a case on to. Empty: people are told whom to ask, and nothing is passed on.</summary>
public sealed record DeskSettings
{
    /// <summary>The Teams conversation id of the desk's channel ("19:...@thread.tacv2"); empty for none.</summary>
    public string? Conversation { get; init; }

    /// <summary>Where the channel takes messages for it, as the bot's activities of that conversation name it ("https://smba.trafficmanager.net/emea/").</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The tenant id of the desk's conversation.</summary>
    public string? Tenant { get; init; }

    /// <summary>An address that drafts of e-mails go to where there is no desk conversation; empty for none.</summary>
    public string? Mail { get; init; }

    /// <summary>True where cases can be posted to the desk.</summary>
    public bool Posts => !string.IsNullOrWhiteSpace(Conversation);

    /// <summary>What is wrong, each with its remedy.</summary>
    /// <param name="bot">Names the hosts that may be posted to, and the tenants that are served.</param>
    public IEnumerable<SettingFault> Faults(BotFrameworkSettings bot, bool isDevelopment)
    {
        if (!string.IsNullOrWhiteSpace(Mail) && !IsAddress(Mail))
        {
            yield return new SettingFault("Desk:Mail", $"'{Mail}' is no e-mail address.", "Write one address, such as desk@example.com, without a name.");
        }

        if (!Posts)
        {
            yield break;
        }

        if (!Conversation!.StartsWith("19:", StringComparison.Ordinal))
        {
            yield return new SettingFault(
                "Desk:Conversation", $"'{Conversation}' is no conversation id of Teams'.", "Set the id of the desk's channel as the bot's activities of it name it, such as 19:...@thread.tacv2.");
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

    private static bool IsAddress(string mail) =>
        MailAddress.TryCreate(mail, out var address) && address.Address == mail && mail.All(letter => letter is > ' ' and < '\x7f' and not ('?' or '&' or '%' or '"' or ',' or ';'));
}
