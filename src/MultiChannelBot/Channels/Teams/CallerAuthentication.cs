using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.Teams;

/// <summary>The SDK's authentication from our settings.</summary>
internal static class CallerAuthentication
{
    /// <summary>Made from the section "BotFramework" alone; without a registration every caller is taken (Development only).</summary>
    public static BotFrameworkAuthentication Create(BotFrameworkSettings settings, IHttpClientFactory clients, ILogger logger)
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            // The SDK checks nobody where the id is empty, and takes an empty id for this type alone.
            ["MicrosoftAppType"] = settings.HasCredentials ? settings.MicrosoftAppType : "MultiTenant",
            ["MicrosoftAppId"] = settings.MicrosoftAppId,
            ["MicrosoftAppTenantId"] = settings.MicrosoftAppTenantId,
            ["MicrosoftAppPassword"] = settings.MicrosoftAppPassword,
            ["ChannelService"] = settings.IsGovernment ? BotFrameworkSettings.GovernmentService : string.Empty,
        }).Build();
        return new ClientReuse(new ConfigurationBotFrameworkAuthentication(section, httpClientFactory: clients, logger: logger), ReplyClient.Create(clients));
    }
}
