using Microsoft.Bot.Connector.Authentication;
using MultiChannelBot.Calendar;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Channels;
using MultiChannelBot.Channels.Slack;
using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Channels.Slack.Forms;
using MultiChannelBot.Channels.Slack.Home;
using MultiChannelBot.Channels.Slack.Installs;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Channels.Slack.Socket;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Channels.Teams.Forms;
using MultiChannelBot.Channels.Teams.Invokes;
using MultiChannelBot.Channels.Teams.Manners;
using MultiChannelBot.Channels.Teams.Presses;
using MultiChannelBot.Channels.WebChat;
using MultiChannelBot.Channels.WebChat.DirectLine;
using MultiChannelBot.Channels.WebChat.Page;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Delivery;
using MultiChannelBot.Desk;
using MultiChannelBot.Forms;
using MultiChannelBot.Packages;
using MultiChannelBot.Protection;
using MultiChannelBot.Reminders;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Commands;

/// <summary>Puts the host's parts together.</summary>
internal static class HostServices
{
    /// <summary>
    /// Registers everything; the guidance is read meanwhile, beside what comes next: it takes half of the start.
    /// </summary>
    /// <returns>Completes when it is read; where it is broken, with a <see cref="StartupException"/>. No service is to be asked for the guidance before.</returns>
    public static Task Add(WebApplicationBuilder builder)
    {
        var isDevelopment = builder.Environment.IsDevelopment();
        var settings = BotSettings.Read(builder.Configuration);
        var faults = settings.Faults(isDevelopment)
            .Concat(settings.BotFramework.Faults(isDevelopment, Addresses(builder.Configuration)).Select(fault => fault.ToString()))
            .ToList();
        if (faults.Count > 0)
        {
            throw new StartupException(faults);
        }

        var keys = new Lazy<KeyMaker>(() => StateServices.KeysOf(settings.State, builder.Environment));
        var tokens = new CalendarToken(() => keys.Value);
        var calendar = PublicRoot(settings, builder) is { } root ? new CalendarLinks(root, tokens) : null;
        var triage = new GuidanceRead();
        var reading = triage.ReadAsync(settings, calendar);
        builder.Services.AddSingleton(_ => triage.Value);
        builder.Services.AddSingleton(provider => provider.GetRequiredService<Triage>().Turns);
        builder.Services.AddSingleton(provider => LoadCards(() => TeamsCards.Load(HostVerb.CardsDirectory, provider.GetRequiredService<Say>())));
        builder.Services.AddSingleton(provider => LoadCards(() =>
            FormCards.Load(HostVerb.CardsDirectory, provider.GetRequiredService<TeamsCards>(), provider.GetRequiredService<Say>())));
        builder.Services.AddSingleton(provider => LoadCards(() => WebCards.Load(HostVerb.CardsDirectory, provider.GetRequiredService<Say>())));
        builder.Services.AddSingleton(_ => LoadCards(() => SlackTemplates.Load(HostVerb.SlackCardsDirectory)));
        builder.Services.AddSingleton(provider => new SlackCards(provider.GetRequiredService<SlackTemplates>(), provider.GetRequiredService<Say>()));
        builder.Services.AddSingleton(provider => new SlackHomeCards(provider.GetRequiredService<SlackTemplates>(), provider.GetRequiredService<Say>(), settings));
        builder.Services.AddSingleton(provider => new SlackFormCards(provider.GetRequiredService<SlackTemplates>(), provider.GetRequiredService<Say>()));
        builder.Services.AddSingleton(_ => PageAssets.Load(PageAssets.Directory, settings.WebChat));
        builder.Services.AddSingleton<WebPage>();
        builder.Services.AddSingleton(provider => new CaseCodeReader(provider.GetRequiredService<Triage>().Phrases));
        builder.WebHost.ConfigureKestrel(kestrel => ServerLimits.Set(kestrel, settings.Limits));
        builder.WebHost.UseSockets(ServerLimits.Set);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = HostVerb.StopTime);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(tokens);
        builder.Services.AddSingleton<Say>(provider => provider.GetRequiredService<Triage>().Phrases.Say);
        builder.AddTelemetry(settings.Telemetry);
        builder.Services.AddHttpClient();
        AddTeams(builder.Services, settings);
        if (settings.Slack.IsOn)
        {
            AddSlack(builder.Services, settings.Slack);
        }

        if (settings.WebChat.Enabled)
        {
            AddWebChat(builder.Services, settings.WebChat);
        }

        builder.Services.AddState(settings.State, builder.Environment);
        builder.Services.AddSingleton(settings.Limits);
        builder.Services.AddSingleton<PeopleLimits>();
        builder.Services.AddSingleton<SourceLimit>();
        builder.Services.AddSingleton<CaseCodes>();
        builder.Services.AddSingleton<TakenCases>();
        builder.Services.AddSingleton<TurnDelivery>();
        builder.Services.AddSingleton<CaseLook>();
        builder.Services.AddSingleton<AsideDelivery>();
        builder.Services.AddSingleton<AsideTurns>();
        builder.Services.AddSingleton<FormViews>();
        builder.Services.AddSingleton<PersonCases>();
        AddReminders(builder.Services, settings);
        AddDesk(builder.Services, settings.Desk);

        return reading;
    }

    /// <summary>The guidance, once it is read.</summary>
    private sealed class GuidanceRead
    {
        private Triage? read;

        public Triage Value => read ?? throw new InvalidOperationException("The guidance is still being read.");

        public async Task ReadAsync(BotSettings settings, CalendarLinks? calendar) => read = await Triage.LoadAsync(settings, calendar);
    }

    private static void AddTeams(IServiceCollection services, BotSettings settings)
    {
        ReplyClient.Add(services);
        services.AddSingleton<BotFrameworkAuthentication>(provider => CallerAuthentication.Create(
            settings.BotFramework,
            provider.GetRequiredService<IHttpClientFactory>(),
            provider.GetRequiredService<ILogger<TeamsAdapter>>()));
        services.AddSingleton<CallerCheck>();
        services.AddSingleton<TeamsAdapter>();
        services.AddSingleton<TeamsFirstWord>();
        services.AddSingleton<CardUpdates>();
        services.AddSingleton<PressDesk>();
        services.AddSingleton<TeamsDesk>();
        services.AddSingleton<DeskPresses>();
        services.AddSingleton<Leaving>();
        services.AddSingleton<TeamsChannel>();
        AddForms(services);
    }

    private static void AddSlack(IServiceCollection services, SlackSettings slack)
    {
        SlackApi.Add(services);
        services.AddSingleton<SlackQuestions>();
        services.AddSingleton<SlackLeaving>();
        services.AddSingleton<SlackArrivals>();
        services.AddSingleton<SlackLocales>();
        services.AddSingleton<SlackFormUpdates>();
        services.AddSingleton<SlackForms>();
        services.AddSingleton<SlackFormSending>();
        services.AddSingleton<SlackHome>();
        services.AddSingleton<SlackViewDesk>();
        services.AddSingleton<SlackReminders>();
        services.AddSingleton<SlackDesk>();
        services.AddSingleton<SlackDeskPresses>();
        services.AddSingleton<SlackChannel>();
        services.AddSingleton<ISlackIntake>(provider => provider.GetRequiredService<SlackChannel>());
        if (slack.TakesRequests)
        {
            services.AddSingleton<SlackEndpoints>();
        }

        if (slack.UsesSocket)
        {
            services.AddHostedService<SlackSocketService>();
        }

        if (slack.TakesInstalls)
        {
            AddSlackInstalls(services);
        }
        else
        {
            services.AddSingleton<ISlackTokens, SettingsToken>();
        }
    }

    private static void AddSlackInstalls(IServiceCollection services)
    {
        services.AddSingleton(_ => SlackScopes.Load(SlackPackage.SourceDirectory));
        services.AddSingleton<SlackInstalls>();
        services.AddSingleton<ISlackTokens>(provider => provider.GetRequiredService<SlackInstalls>());
        services.AddSingleton<SlackOAuth>();
        services.AddSingleton<SlackInstallState>();
        services.AddSingleton<SlackInstallPage>();
        services.AddSingleton<SlackInstallEndpoints>();
    }

    private static void AddWebChat(IServiceCollection services, WebChatSettings web)
    {
        DirectLineEndpoints.AddCors(services, web);
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<WebConversations>();
        services.AddSingleton<WebOrigins>();
        services.AddSingleton<DirectLineAccess>();
        services.AddSingleton<WebChatChannel>();
        services.AddSingleton<WebMetrics>();
        services.AddSingleton<OpenStreams>();
        services.AddSingleton<DirectLineEndpoints>();
    }

    private static void AddDesk(IServiceCollection services, DeskSettings desk)
    {
        services.AddSingleton<DeskReference>();
        services.AddSingleton<DeskClosing>();
        if (desk.Posts)
        {
            services.AddSingleton<IDesk>(provider => desk.IsInSlack ? provider.GetRequiredService<SlackDesk>() : provider.GetRequiredService<TeamsDesk>());
            services.AddSingleton<DeskNotes>();
            services.AddSingleton<HandingOver>();
        }
    }

    private static void AddForms(IServiceCollection services)
    {
        services.AddSingleton<FormAnswers>();
        services.AddSingleton<WebForms>();
        services.AddSingleton<IInvoke, FormInvoke>();
        services.AddSingleton<IInvoke, SearchInvoke>();
        services.AddSingleton<IInvoke, MessageActionInvoke>();
    }

    private static void AddReminders(IServiceCollection services, BotSettings settings)
    {
        services.AddSingleton(settings.Reminders);
        services.AddSingleton<ReminderAlarm>();
        services.AddSingleton<ReminderKeeping>();
        services.AddSingleton<ReminderSending>();
        services.AddSingleton<TeamsReminders>();
        services.AddSingleton<IReminderSender, ChannelReminders>();
        services.AddHostedService<ReminderService>();
    }

    private static T LoadCards<T>(Func<T> load)
    {
        try
        {
            return load();
        }
        catch (TemplateException broken)
        {
            throw new StartupException([.. broken.Faults.Select(fault => fault.ToString())]);
        }
    }

    /// <summary>Where people's browsers reach the host: as set; in Development on this machine, where it listens.</summary>
    private static string? PublicRoot(BotSettings settings, WebApplicationBuilder builder) =>
        settings.Package.Root ?? (builder.Environment.IsDevelopment()
            ? Array.Find(Addresses(builder.Configuration), address => PackageSettings.IsAddress(address) && new Uri(address).Port > 0)?.TrimEnd('/')
            : null);

    private static string[] Addresses(IConfiguration configuration) =>
        configuration[WebHostDefaults.ServerUrlsKey]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
