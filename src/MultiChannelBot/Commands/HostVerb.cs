using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Commands;

/// <summary>The verb that none is: starts the host.</summary>
internal static class HostVerb
{
    private const string DefaultAddress = "http://localhost:3978";

    /// <summary>The card templates that come with the bot.</summary>
    public static string CardsDirectory => Path.Combine(AppContext.BaseDirectory, "cards", "teams");

    /// <summary>The name of the environment, as the host takes it.</summary>
    public static string EnvironmentName() =>
        Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environments.Production;

    /// <summary>Runs the host until it is told to stop.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken stop)
    {
        await using var app = Build(args);
        await app.RunAsync(stop);
        return 0;
    }

    /// <summary>Builds the host from settings; also what tests start in memory.</summary>
    /// <exception cref="StartupException">Rules, cards, texts or settings are broken.</exception>
    internal static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = EnvironmentName(),
        });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        HostServices.Add(builder);
        var app = builder.Build();
        app.MapTeams();
        app.MapHealth();
        StartupReport.Write(app);
        return app;
    }
}
