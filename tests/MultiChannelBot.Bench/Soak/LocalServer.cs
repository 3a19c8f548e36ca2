using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MultiChannelBot.Bench.Soak;

/// <summary>A server on a free port of this machine that hands every request to one method and logs nothing.</summary>
internal static class LocalServer
{
    /// <summary>Starts it; <see cref="WebApplication.Urls"/> then holds its one address.</summary>
    public static async Task<WebApplication> StartAsync(RequestDelegate take, CancellationToken stop = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.UseWebSockets();
        server.Run(take);
        await server.StartAsync(stop).ConfigureAwait(false);
        return server;
    }
}
