using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Bench.Soak;
using MultiChannelBot.Commands;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Tests.Protection;

/// <summary>The host as it runs, on a port of this machine, with cases in memory and a clock that stands.</summary>
internal sealed class ProtectedHost : IAsyncDisposable
{
    public const string AppId = "33333333-3333-4333-8333-333333333333";
    public const string Tenant = "11111111-1111-4111-8111-111111111111";

    private readonly WebApplication app;
    private readonly HttpClient client = new();

    private ProtectedHost(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public IServiceProvider Services => app.Services;

    /// <summary>Without a registration, as on a developer's machine.</summary>
    public static Task<ProtectedHost> InDevelopmentAsync(params string[] settings) => StartAsync(["--environment", "Development", .. settings]);

    /// <summary>The same with other parts in place of the host's own.</summary>
    public static Task<ProtectedHost> InDevelopmentAsync(Action<IServiceCollection> replace, params string[] settings) =>
        StartAsync(["--environment", "Development", .. settings], replace);

    /// <summary>With a registration that one tenant may use.</summary>
    public static Task<ProtectedHost> InProductionAsync(Action<IServiceCollection> replace, params string[] settings) => StartAsync(
        [
            "--environment", "Production",
            "--BotFramework:MicrosoftAppId", AppId,
            "--BotFramework:MicrosoftAppTenantId", Tenant,
            "--BotFramework:MicrosoftAppPassword", "not a secret of anything",
            "--BotFramework:AllowedTenants:0", Tenant,
            .. settings,
        ],
        replace);

    private static async Task<ProtectedHost> StartAsync(string[] settings, Action<IServiceCollection>? replace = null)
    {
        // The store of the settings is never asked: that in memory takes its place.
        string[] args = ["--urls", "http://127.0.0.1:0", "--State:Redis", "127.0.0.1:1", "--State:HashKey", new string('k', 32), "--Logging:LogLevel:Default", "None", .. settings];
        var app = await HostVerb.BuildAsync(args, services =>
        {
            services.AddStateInMemory(new StateSettings());

            // Time stands still: no window ends while a test counts.
            services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 12, 0, 10, TimeSpan.Zero)));
            services.AddLogging(logging => logging.ClearProviders());
            replace?.Invoke(services);
        });
        app.MapGet("/broken", (HttpContext _) => throw new InvalidOperationException("broken"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ProtectedHost(app);
    }

    /// <summary>A message as Teams sends it.</summary>
    public static JsonObject Message(string text, string serviceUrl, string? tenant = Tenant, string user = "29:ann") => new()
    {
        ["type"] = "message",
        ["id"] = Guid.NewGuid().ToString(),
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl,
        ["from"] = new JsonObject { ["id"] = user },
        ["recipient"] = new JsonObject { ["id"] = "28:" + AppId },
        ["conversation"] = new JsonObject { ["id"] = "a:" + user, ["tenantId"] = tenant },
        ["text"] = text,
    };

    public Task<HttpResponseMessage> PostAsync(JsonNode activity, params string[] authorization) =>
        PostAsync(Json(activity.ToJsonString()), authorization);

    public async Task<HttpResponseMessage> PostAsync(HttpContent body, params string[] authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "/api/messages")) { Content = body };
        foreach (var header in authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", header);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> SendAsync(string method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Address, path));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static HttpContent Json(string text) => Bytes(Encoding.UTF8.GetBytes(text), "application/json");

    public static HttpContent Bytes(byte[] body, string? type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return content;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }
}

/// <summary>A channel's side that takes every message and keeps it.</summary>
internal sealed class StandInConnector : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<JsonNode> sent = [];
    private readonly SemaphoreSlim arrived = new(0);
    private WebApplication server = null!;

    public string Url => server.Urls.Single();

    /// <summary>New messages, in order; not what was changed about those before.</summary>
    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (gate)
            {
                return [.. sent.Select(activity => activity.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))];
            }
        }
    }

    /// <summary>Completes when so many messages have come.</summary>
    public async Task HasAsync(int count)
    {
        while (Texts.Count < count)
        {
            await arrived.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public static async Task<StandInConnector> StartAsync()
    {
        var connector = new StandInConnector();
        connector.server = await LocalServer.StartAsync(connector.TakeAsync, TestContext.Current.CancellationToken);
        return connector;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        arrived.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            // Somebody asks who a member is.
            await context.Response.WriteAsJsonAsync(new { id = context.Request.Path.Value!.Split('/')[^1], name = "Kim & Lee" });
            return;
        }

        var activity = await JsonNode.ParseAsync(context.Request.Body);
        int number;
        lock (gate)
        {
            if (HttpMethods.IsPost(context.Request.Method))
            {
                sent.Add(activity!);
            }

            number = sent.Count;
        }

        arrived.Release();

        await context.Response.WriteAsJsonAsync(new { id = number.ToString(CultureInfo.InvariantCulture) });
    }
}
