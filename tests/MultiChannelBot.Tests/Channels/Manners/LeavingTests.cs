using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Tests.Cards;
using MultiChannelBot.Tests.Hosts;
using MultiChannelBot.Tests.Reminders;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Channels.Manners;

/// <summary>What is deleted when the bot is removed, and what is not.</summary>
public sealed class LeavingTests : IAsyncLifetime
{
    /// <summary>Stands in whatever is said in Korean of a reminder, or of a case.</summary>
    private const string Korean = "니다";

    private const string Thread = "19:abc@thread.tacv2;messageid=";

    private readonly FakeTimeProvider clock = Stores.NewClock();
    private StandInConnector connector = null!;
    private ReminderHost host = null!;

    public async ValueTask InitializeAsync() => (connector, host) = (await StandInConnector.StartAsync(), await ReminderHost.StartInMemoryAsync(clock));

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await connector.DisposeAsync();
    }

    [Theory]
    [InlineData("installationUpdate", "remove")]
    [InlineData("conversationUpdate", "28:bot")]
    public async Task Who_removes_the_bot_from_their_chat_is_forgotten_and_nobody_is_written_to(string type, string what)
    {
        var talk = new Talk(connector.Url);
        await SayAsync(talk, "personal", "language Korean", "Office 365 from an EA, manage", "remind me tomorrow");
        var before = connector.Created(talk.Conversation).Count;
        Assert.NotNull(await NextAsync());
        Assert.Contains(Korean, Last(talk), StringComparison.Ordinal);

        await RemoveAsync(talk, "personal", type, what);
        await RemoveAsync(talk, "personal", type, what);

        Assert.Null(await NextAsync());
        Assert.Equal(before, connector.Created(talk.Conversation).Count);
        await SayAsync(talk, "personal", "status");
        Assert.DoesNotContain(Korean, Last(talk), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("installationUpdate", "remove-upgrade")]
    [InlineData("conversationUpdate", "29:somebody")]
    public async Task An_upgrade_and_the_leaving_of_others_delete_nothing(string type, string what)
    {
        var talk = new Talk(connector.Url);
        await SayAsync(talk, "personal", "Office 365 from an EA, manage", "remind me tomorrow");
        var before = connector.Created(talk.Conversation).Count;

        await RemoveAsync(talk, "personal", type, what);

        Assert.NotNull(await NextAsync());
        Assert.Equal(before, connector.Created(talk.Conversation).Count);
        await SayAsync(talk, "personal", "status");
        Assert.Contains("reseller relationship", connector.Created(talk.Conversation)[^1].ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_loses_the_reminders_of_all_its_threads_and_nobody_loses_a_case()
    {
        var ann = new Talk(connector.Url) { Conversation = Thread + "1", Person = "29:ann" };
        var bo = new Talk(connector.Url) { Conversation = Thread + "2", Person = "29:bo" };
        var elsewhere = new Talk(connector.Url) { Person = "29:ann" };
        foreach (var talk in new[] { ann, bo })
        {
            await SayAsync(talk, "channel", "Office 365 from an EA, manage", "remind me tomorrow");
        }

        await SayAsync(elsewhere, "personal", "Office 365 from an EA, manage", "remind me in 30 days");

        await RemoveAsync(new Talk(connector.Url) { Conversation = "19:general@thread.tacv2", Person = "29:ann" }, "channel", "installationUpdate", "remove");

        Assert.Equal(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(30), DateOnly.FromDateTime((await NextAsync())!.Value.UtcDateTime));
        await SayAsync(ann, "channel", "status");
        Assert.Contains("reseller relationship", connector.Created(ann.Conversation)[^1].ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_adds_the_bot_again_is_welcomed_again()
    {
        var talk = new Talk(connector.Url);
        await PostAsync(talk, "groupChat", "installationUpdate", ("action", "add"));
        await RemoveAsync(talk, "groupChat", "installationUpdate", "remove");
        await PostAsync(talk, "groupChat", "installationUpdate", ("action", "add"));

        Assert.Equal(2, connector.Created(talk.Conversation).Count);
    }

    private Task<DateTimeOffset?> NextAsync() => host.Services.GetRequiredService<IReminderStore>().NextAsync();

    private async Task SayAsync(Talk talk, string type, params string[] said)
    {
        foreach (var text in said)
        {
            await PostAsync(talk, type, "message", ("text", text));
        }
    }

    private Task RemoveAsync(Talk talk, string type, string kind, string what) => kind == "conversationUpdate"
        ? PostAsync(talk, type, kind, ("membersRemoved", new JsonArray(new JsonObject { ["id"] = what })))
        : PostAsync(talk, type, kind, ("action", what));

    private async Task PostAsync(Talk talk, string type, string kind, (string Name, JsonNode? Value) more)
    {
        var activity = talk.Message(string.Empty, 0);
        activity.Remove("text");
        activity["type"] = kind;
        activity[more.Name] = more.Value;
        activity["conversation"]!["conversationType"] = type;
        if (type == "channel")
        {
            activity["channelData"] = new JsonObject { ["team"] = new JsonObject { ["id"] = "19:team" } };
        }

        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(activity));
    }

    private string Last(Talk talk) => connector.Created(talk.Conversation)[^1].ToJsonString(SampleTexts.Relaxed);
}
