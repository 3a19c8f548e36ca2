using MultiChannelBot.State;

namespace MultiChannelBot.Commands;

/// <summary>/health/live: the process answers. /health/ready: the state answers too.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", async (IStateHealth health) =>
            (await health.CheckAsync()).Reachable
                ? Results.Text("ready")
                : Results.Text("state is away", statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
