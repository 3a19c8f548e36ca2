using Microsoft.Extensions.Configuration.Memory;
using MultiChannelBot.Calendar;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Channels.Slack.Installs;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Channels.Teams.Forms;
using MultiChannelBot.Channels.WebChat.DirectLine;
using MultiChannelBot.Channels.WebChat.Page;
using MultiChannelBot.Protection;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Commands;

/// <summary>The verb that none is: starts the host.</summary>
internal static class HostVerb
{
    private const string DefaultAddress = "http://localhost:3978";

    /// <summary>One line a turn is enough; the settings' own Logging section still decides.</summary>
    private static readonly Dictionary<string, string?> QuietLogs = new()
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Warning",

        // While anything of it may be logged, the server makes a span and a scope for each request. Nobody gets to see either:
        // turns have spans of their own.
        ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "None",

        // What keeps the host from starting is said in one line by the verb, without a stack.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
        ["Logging:LogLevel:MultiChannelBot.Channels.Teams.TeamsAdapter"] = "Warning",
        ["Logging:LogLevel:MultiChannelBot.State.Garnet"] = "Error",
    };

    /// <summary>The card templates that come with the bot for Teams.</summary>
    public static string CardsDirectory => Path.Combine(AppContext.BaseDirectory, "cards", "teams");

    /// <summary>Those of Slack.</summary>
    public static string SlackCardsDirectory => Path.Combine(AppContext.BaseDirectory, "cards", "slack");

    /// <summary>How long a host that stops waits for turns in flight: longer than sending a reply may take.</summary>
    public static TimeSpan StopTime { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The name of the environment, as the host takes it.</summary>
    public static string EnvironmentName() =>
        Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environments.Production;

    /// <summary>Runs the host until it is told to stop.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken stop)
    {
        await using var app = await BuildAsync(args);
        try
        {
            await app.RunAsync(stop);
            return 0;
        }
        catch (StateDirectoryException inUse)
        {
            throw new StartupException(inUse.Message, inUse);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new StartupException($"{taken.Message} Stop the other program, or give another address with --urls.", taken);
        }
    }

    /// <summary>Builds the host from settings; also what tests start in memory.</summary>
    /// <param name="replace">Puts other parts in place of the host's own, for tests.</param>
    /// <exception cref="StartupException">Rules, cards, texts or settings are broken.</exception>
    internal static async Task<WebApplication> BuildAsync(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = new ConfigurationBuilder().AddCommandLine(args).Build()[HostDefaults.EnvironmentKey] ?? EnvironmentName(),
        });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietLogs });
        var reading = HostServices.Add(builder);
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        app.Services.GetService<EmbeddedRedis>()?.Begin();
        await ReadAsync(reading, app);

        app.Use(SecurityHeaders.InvokeAsync);

        // Never an exception page, whatever the environment: the log has the fault.
        app.UseExceptionHandler(broken => broken.Run(_ => Task.CompletedTask));
        app.UseProxies(app.Services.GetRequiredService<BotSettings>().Proxy);
        app.Use(app.Services.GetRequiredService<SourceLimit>().InvokeAsync);
        app.UseMetrics();
        app.UseRouting();
        DirectLineEndpoints.Use(app);
        app.MapTeams();
        SlackEndpoints.Map(app);
        SlackInstallEndpoints.Map(app);
        DirectLineEndpoints.Map(app);
        app.MapHealth();
        app.MapCalendar();
        app.MapWebPage();
        StartupReport.Write(app);
        return app;
    }

    /// <summary>Waits for the guidance, and leaves nothing of the host where that is broken.</summary>
    private static async Task ReadAsync(Task reading, WebApplication app)
    {
        try
        {
            await reading;
            app.Services.GetRequiredService<FormCards>();
            app.Services.GetRequiredService<SlackCards>();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
