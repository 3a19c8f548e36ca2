using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Tests;
using MultiChannelBot.Guidance;
using MultiChannelBot.Tests.Cards;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels.Stories;

/// <summary>Stories in Teams: typed messages, and presses by Action.Execute.</summary>
internal sealed class TeamsStoryStage : StoryStage
{
    private static readonly TemplateBinder Data = TemplateBinder.Compile("data", """{"data":"${data}"}"""u8);

    private readonly PressedChannel channel;
    private readonly ProtectedHost host;
    private string tenant = string.Empty;
    private string conversation = string.Empty;
    private bool isShared;
    private int number;
    private JsonNode? seen;

    private TeamsStoryStage(PressedChannel channel, ProtectedHost host, StoryClock clock, RecordingTurn turns)
        : base(clock, turns) => (this.channel, this.host) = (channel, host);

    protected override ProtectedHost Host => host;

    public static async Task<TeamsStoryStage> StartAsync()
    {
        var (clock, turns) = (new StoryClock { Now = Conversations.Noon }, new RecordingTurn(Conversations.Default.Turn));
        string[] roles = [.. Enum.GetValues<Role>().SelectMany(role => new[] { $"--Conversation:RoleOfTenant:{TenantOf(role)}", role.Code() })];
        var host = await ProtectedHost.InDevelopmentAsync(
            services => services.AddSingleton<TimeProvider>(clock).AddSingleton<ITurn>(turns), ["--Limits:InputsPerPerson", "0", "--Limits:InputsPerCase", "0", "--Limits:RequestsPerSource", "0", .. roles]);
        return new TeamsStoryStage(await PressedChannel.StartAsync(), host, clock, turns);
    }

    public override void Begin(Role role, bool isShared)
    {
        (tenant, conversation, this.isShared, seen) = (TenantOf(role), $"19:{Guid.NewGuid():N}", isShared, null);
    }

    public override Task<string?> ArriveAsync(Language? locale) =>
        SeeAsync(Activity("installationUpdate", "asker", locale, ("action", "add")));

    public override Task<string?> SayAsync(string text, string asker, Language? locale) =>
        SeeAsync(Activity("message", asker, locale, ("text", text)));

    public override Task<string?> PressAsync(Press press, string asker, Language? locale)
    {
        var reference = PressedChat.Actions(seen).Select(action => (string?)action["data"]?["ref"]).OfType<string>().First();
        var bound = JsonNode.Parse(Data.Bind(new TemplateObject { ["data"] = TeamsCardValue.Write(press, reference) }))!;
        var action = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "case", ["data"] = bound["data"]!.DeepClone() };
        return SeeAsync(Activity(
            "invoke", asker, locale, ("name", "adaptiveCard/action"), ("replyToId", channel.Ids[^1]), ("value", new JsonObject { ["action"] = action, ["trigger"] = "manual" })));
    }

    public override async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await channel.DisposeAsync();
    }

    protected override async Task SettleAsync()
    {
        await base.SettleAsync();
        await host.Services.GetRequiredService<CardUpdates>().SettleAsync();
    }

    private static string TenantOf(Role role) => $"1111111{(int)role}-1111-4111-8111-111111111111";

    /// <summary>The card in the answer to a press, or else the message below.</summary>
    private async Task<string?> SeeAsync(JsonObject activity)
    {
        var before = channel.Ids.Count;
        using var response = await host.PostAsync(activity);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await SettleAsync();
        var count = channel.Ids.Count - before;
        Assert.InRange(count, 0, 1);
        var replaced = body.Length > 0 && JsonNode.Parse(body)!["value"] is JsonObject card ? card : null;
        var shown = replaced ?? (count == 1 ? channel.Card(channel.Ids[^1]) : null);
        seen = shown ?? seen;
        return shown?.ToJsonString(SampleTexts.Relaxed);
    }

    private JsonObject Activity(string kind, string asker, Language? locale, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        var activity = new JsonObject
        {
            ["type"] = kind,
            ["id"] = (++number).ToString(CultureInfo.InvariantCulture),
            ["timestamp"] = Clock.Now.ToString("O", CultureInfo.InvariantCulture),
            ["channelId"] = "msteams",
            ["serviceUrl"] = channel.Url,
            ["from"] = new JsonObject { ["id"] = "29:" + asker + conversation },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = isShared ? "groupChat" : "personal", ["isGroup"] = isShared, ["tenantId"] = tenant },
        };
        if (locale is { } language)
        {
            activity["locale"] = language == Language.Korean ? "ko-KR" : "en-US";
        }

        foreach (var (name, value) in more)
        {
            activity[name] = value;
        }

        return activity;
    }
}
