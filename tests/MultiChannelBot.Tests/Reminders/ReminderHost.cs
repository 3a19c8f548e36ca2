using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Commands;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Tests.Reminders;

/// <summary>A host in this process whose clock a test moves.</summary>
internal sealed class ReminderHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient client;
    private bool ended;

    private ReminderHost(WebApplication app)
    {
        this.app = app;
        client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public IServiceProvider Services => app.Services;

    /// <summary>On the store of the settings.</summary>
    public static Task<ReminderHost> StartAsync(FakeTimeProvider clock, params string[] settings) => StartAsync(clock, _ => { }, settings);

    /// <summary>With a store in memory.</summary>
    public static Task<ReminderHost> StartInMemoryAsync(FakeTimeProvider clock, params string[] settings) => StartInMemoryAsync(clock, _ => { }, settings);

    /// <summary>With a store in memory, and what a test puts in the place of the host's own.</summary>
    public static Task<ReminderHost> StartInMemoryAsync(FakeTimeProvider clock, Action<IServiceCollection> replace, params string[] settings) =>
        StartAsync(clock, services => replace(services.AddStateInMemory(new StateSettings())), ["--State:Redis", "127.0.0.1:1", "--State:HashKey", new string('k', 32), .. settings]);

    public async Task<HttpStatusCode> PostAsync(JsonNode activity)
    {
        using var response = await client.PostAsJsonAsync("/api/messages", activity, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>The body of the answer to an invoke.</summary>
    public async Task<JsonNode> AskAsync(JsonNode invoke)
    {
        using var response = await client.PostAsJsonAsync("/api/messages", invoke, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (ended)
        {
            return;
        }

        ended = true;
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<ReminderHost> StartAsync(FakeTimeProvider clock, Action<IServiceCollection> replace, params string[] settings)
    {
        string[] args = ["--environment", "Development", "--urls", "http://127.0.0.1:0", .. settings];
        var app = await HostVerb.BuildAsync(args, services =>
        {
            replace(services);
            services.AddSingleton<TimeProvider>(clock);
            services.AddLogging(logging => logging.ClearProviders());
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ReminderHost(app);
    }
}
