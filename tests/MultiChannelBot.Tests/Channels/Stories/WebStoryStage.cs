using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Channels.WebChat;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Tests;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.State;
using MultiChannelBot.Tests.Cards;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels.Stories;

/// <summary>Stories on the web page: typed messages, and presses by Action.Submit, over the Direct Line endpoint.</summary>
internal sealed class WebStoryStage : StoryStage
{
    private static readonly TemplateBinder Data = TemplateBinder.Compile("data", """{"data":"${data}"}"""u8);

    private readonly ProtectedHost host;
    private readonly HttpClient client = new();
    private readonly HashSet<string> known = [];
    private Role role;
    private string? conversation;
    private string watermark = string.Empty;
    private int number;

    private WebStoryStage(ProtectedHost host, StoryClock clock, RecordingTurn turns)
        : base(clock, turns) => this.host = host;

    public override IReadOnlyDictionary<string, string> Untold { get; } = new Dictionary<string, string>
    {
        ["code"] = "codes are drawn at random here",
        ["desk"] = "a desk is passed nothing from here",
        ["asker"] = "a conversation has one person",
        ["arrives"] = "the first question follows the welcome at once, which has tests of its own",
        ["reminds"] = "nobody is there to be written to later: a calendar takes the place of reminders",
        ["reminders"] = "nobody is there to be written to later: a calendar takes the place of reminders",
        ["drops"] = "nobody is there to be written to later: a calendar takes the place of reminders",
    };

    public override Say Say { get; } = WebTexts.Of(Conversations.Default.Phrases.Say);

    /// <summary>All activities since the conversation began.</summary>
    public List<JsonNode> Activities { get; } = [];

    /// <summary>The card that was shown last.</summary>
    public JsonNode? Shown { get; private set; }

    protected override ProtectedHost Host => host;

    public static Task<WebStoryStage> StartAsync() => StartAsync((services, turns) => services.AddSingleton<ITurn>(turns), []);

    /// <summary>With the conversation as the settings have it, and a customer who begins it.</summary>
    public static async Task<WebStoryStage> StartForCustomersAsync(params string[] settings)
    {
        var stage = await StartAsync((_, _) => { }, settings);
        stage.Begin(Role.Customer, isShared: false);
        return stage;
    }

    private static async Task<WebStoryStage> StartAsync(Action<IServiceCollection, RecordingTurn> replace, string[] settings)
    {
        var (clock, turns) = (new StoryClock { Now = Conversations.Noon }, new RecordingTurn(Conversations.Default.Turn));
        var host = await ProtectedHost.InDevelopmentAsync(
            services =>
            {
                services.AddSingleton<TimeProvider>(clock).AddSingleton<IActivityLog, LogInMemory>();
                replace(services, turns);
            },
            ["--Limits:InputsPerPerson", "0", "--Limits:InputsPerCase", "0", "--Limits:RequestsPerSource", "0", "--WebChat:ConversationsPerSource", "0", .. settings]);
        return new WebStoryStage(host, clock, turns);
    }

    public override void Begin(Role role, bool isShared) => (this.role, conversation, Shown) = (role, null, null);

    public override Task<string?> ArriveAsync(Language? locale) => BeginAsync(locale);

    public override async Task<string?> SayAsync(string text, string asker, Language? locale)
    {
        await (conversation is null ? BeginAsync(locale) : Task.CompletedTask);
        return await SendAsync(Activity("message", locale, ("text", text)));
    }

    public override async Task<string?> PressAsync(Press press, string asker, Language? locale)
    {
        var reference = Submits(Shown).Select(data => (string?)data["ref"]).OfType<string>().First();
        return await SubmitAsync(JsonNode.Parse(Data.Bind(new TemplateObject { ["data"] = TeamsCardValue.Write(press, reference) }))!["data"]!, locale);
    }

    /// <summary>What the buttons of a card hold.</summary>
    public static IEnumerable<JsonObject> Submits(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Submits),
        JsonObject parts when (string?)parts["type"] == "Action.Submit" => [parts["data"]!.AsObject()],
        JsonObject parts => parts.SelectMany(part => Submits(part.Value)),
        _ => [],
    };

    /// <summary>Sends what a button of a card holds, as the page does.</summary>
    public Task<string?> SubmitAsync(JsonNode data, Language? locale) =>
        SendAsync(Activity("message", locale, ("value", data.DeepClone()), ("channelData", new JsonObject { ["postBack"] = true })));

    /// <summary>Sends any activity and gives the card that comes of it.</summary>
    public async Task<string?> SendAsync(JsonObject activity)
    {
        // A story may have paused for longer than a token is good for.
        Show(await BodyAsync(await AskAsync("POST", "tokens/refresh", null)));
        using var response = await AskAsync("POST", $"conversations/{conversation}/activities", activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await SettleAsync();
        return await SeeAsync(most: 1);
    }

    public JsonObject Activity(string kind, Language? locale, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        var activity = new JsonObject { ["type"] = kind };
        if (locale is { } language)
        {
            activity["locale"] = language == Language.Korean ? "ko-KR" : "en-US";
        }

        foreach (var (name, value) in more)
        {
            activity[name] = value;
        }

        (activity["channelData"] ??= new JsonObject())["clientActivityID"] = (++number).ToString(CultureInfo.InvariantCulture);
        return activity;
    }

    /// <summary>Comes back with the same token once what was said is not kept any more. Gives what is seen.</summary>
    public async Task<string?> ReturnAsync()
    {
        var place = host.Services.GetRequiredService<KeyMaker>().Place(new ConversationId(Channel.WebChat, string.Empty, conversation!));
        await host.Services.GetRequiredService<IActivityLog>().DeleteAsync(place);
        watermark = string.Empty;
        await BodyAsync(await AskAsync("POST", "conversations", Activity("start", locale: null)));
        await SettleAsync();
        return await SeeAsync(most: 1);
    }

    public override async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    private async Task<string?> BeginAsync(Language? locale)
    {
        (watermark, client.DefaultRequestHeaders.Authorization) = (string.Empty, null);
        Activities.Clear();
        known.Clear();
        var started = await BodyAsync(await AskAsync("POST", "tokens/generate", null));
        Show(started);
        conversation = (string?)started["conversationId"];
        await BodyAsync(await AskAsync("POST", "conversations", Activity("start", locale)));
        await SettleAsync();
        var first = await SeeAsync(most: 2);
        return role == Role.Customer ? first : await PressAsync(new Press("role", null, role.Code(), Press.AnyRevision), string.Empty, locale);
    }

    private void Show(JsonNode started) => client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)started["token"]);

    /// <summary>The card that stands at the bottom now; null where none was added.</summary>
    private async Task<string?> SeeAsync(int most)
    {
        var read = await BodyAsync(await AskAsync("GET", $"conversations/{conversation}/activities?watermark={watermark}", null));
        watermark = (string)read["watermark"]!;
        var activities = read["activities"]!.AsArray().Select(activity => activity!).ToList();
        Activities.AddRange(activities);
        var added = activities.Where(activity => (string?)activity["from"]!["role"] == "bot" && known.Add((string)activity["id"]!)).ToList();
        Assert.InRange(added.Count, 0, most);
        Shown = added.Count == 0 ? Shown : added[^1]["attachments"]![0]!["content"];
        return added.Count == 0 ? null : Shown!.ToJsonString(SampleTexts.Relaxed);
    }

    private async Task<HttpResponseMessage> AskAsync(string method, string path, JsonNode? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(host.Address, "/v3/directline/" + path));
        request.Headers.Add("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        request.Content = body is null ? null : ProtectedHost.Json(body.ToJsonString());
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonNode> BodyAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.True(response.IsSuccessStatusCode, response.StatusCode.ToString());
            return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        }
    }

    /// <summary>Keeps what was said as long as the host runs.</summary>
    private sealed class LogInMemory : IActivityLog
    {
        private readonly ConcurrentDictionary<PlaceKey, ImmutableArray<(string? Once, ReadOnlyMemory<byte> Entry)>> logs = new();

        public Task<bool> BeginAsync(PlaceKey conversation) => Task.FromResult(logs.TryAdd(conversation, []));

        public Task<LogWrite> AppendAsync(PlaceKey conversation, ReadOnlyMemory<byte> entry, string? once)
        {
            if (!logs.TryGetValue(conversation, out var kept))
            {
                return Task.FromResult(LogWrite.NoLog);
            }

            if (once is not null && kept.Any(one => one.Once == once))
            {
                return Task.FromResult(LogWrite.Before);
            }

            logs[conversation] = kept.Add((once, entry));
            return Task.FromResult(LogWrite.Added);
        }

        public Task<LoggedActivities?> ReadAsync(PlaceKey conversation, long after, int most) => Task.FromResult(
            logs.TryGetValue(conversation, out var kept)
                ? new LoggedActivities([.. kept.Skip((int)after).Take(most).Select(one => one.Entry)], Math.Min(kept.Length, after + most), kept.Length <= after + most)
                : null);

        public Task ClearAsync(PlaceKey conversation)
        {
            // Positions go on.
            logs[conversation] = [.. logs[conversation].Select(_ => ((string?)null, ReadOnlyMemory<byte>.Empty))];
            return Task.CompletedTask;
        }

        public Task DeleteAsync(PlaceKey conversation)
        {
            logs.TryRemove(conversation, out _);
            return Task.CompletedTask;
        }
    }
}
