using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
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
            ["MicrosoftAppType"] = settings.MicrosoftAppType,
            ["MicrosoftAppId"] = settings.MicrosoftAppId,
            ["MicrosoftAppTenantId"] = settings.MicrosoftAppTenantId,
            ["MicrosoftAppPassword"] = settings.MicrosoftAppPassword,
        }).Build();
        return new ConfigurationBotFrameworkAuthentication(section, httpClientFactory: clients, logger: logger);
    }
}
