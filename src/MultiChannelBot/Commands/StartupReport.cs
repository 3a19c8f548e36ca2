using MultiChannelBot.Channels.WebChat.Page;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Commands;

/// <summary>What the host says once it listens: addresses, edition, and what is off for lack of settings.</summary>
internal static partial class StartupReport
{
    public static void Write(WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("MultiChannelBot");
        var settings = app.Services.GetRequiredService<BotSettings>();
        var edition = app.Services.GetRequiredService<Triage>().Guide.Edition.Id;
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in app.Urls)
            {
                Listening(logger, address);
                if (settings.WebChat.Enabled)
                {
                    WebPage(logger, address);
                }
            }

            if (settings.WebChat.Enabled && !app.Services.GetRequiredService<PageAssets>().HasComponent)
            {
                NoComponent(logger);
            }

            Edition(logger, edition);
            if (!settings.BotFramework.HasCredentials)
            {
                NoCredentials(logger);
            }

            if (settings.Guidance.Partner.Contact is not { Length: > 0 })
            {
                NoContact(logger);
            }

            if (settings.Package.Root is null)
            {
                NoPublicUrl(logger);
            }
        });
    }

    [LoggerMessage(1, LogLevel.Information, "Bot Framework clients: {Address}/api/messages")]
    private static partial void Listening(ILogger logger, string address);

    [LoggerMessage(6, LogLevel.Information, "Web page: {Address}/")]
    private static partial void WebPage(ILogger logger, string address);

    [LoggerMessage(7, LogLevel.Warning, "The web page has no chat: web/webchat.js is missing beside the program; build with Node.js 20 or later and a network")]
    private static partial void NoComponent(ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "Answers are by the edition {Edition}; the setting Guidance:Edition picks another")]
    private static partial void Edition(ILogger logger, string edition);

    [LoggerMessage(3, LogLevel.Warning, "No registration (BotFramework:MicrosoftAppId): callers are not checked; Development on localhost only")]
    private static partial void NoCredentials(ILogger logger);

    [LoggerMessage(4, LogLevel.Information, "No contact (Guidance:Partner:Contact): \"talk to a person\" says that none is set up")]
    private static partial void NoContact(ILogger logger);

    [LoggerMessage(5, LogLevel.Information, "No public address (Package:PublicUrl): dates come without a calendar file, in Development with one for this machine alone")]
    private static partial void NoPublicUrl(ILogger logger);
}
