using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels.Manners;

/// <summary>The first message in a conversation, in either order of the two events that tell of the bot's arrival.</summary>
public sealed class WelcomeTests
{
    /// <summary>A word of the Korean welcome; the English one offers the other language by its own name alone.</summary>
    private const string Korean = "구독";

    [Theory]
    [InlineData("channel", "conversationUpdate", "installationUpdate")]
    [InlineData("channel", "installationUpdate", "conversationUpdate")]
    [InlineData("groupChat", "conversationUpdate", "installationUpdate")]
    public async Task Where_several_people_read_it_names_who_added_the_bot_and_comes_once(string type, string first, string second)
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync();
        await ArriveAsync(host, connector, type, first, "en-US");
        await ArriveAsync(host, connector, type, second, "en-US");

        var welcome = JsonNode.Parse(Assert.Single(connector.Texts))!;
        Assert.StartsWith("Hello <at>Kim &amp; Lee</at>,", (string?)welcome["text"], StringComparison.Ordinal);
        var mention = Assert.Single(welcome["entities"]!.AsArray())!;
        Assert.Equal(("mention", "<at>Kim &amp; Lee</at>", "29:adder"), ((string?)mention["type"], (string?)mention["text"], (string?)mention["mentioned"]!["id"]));
        Assert.Single(welcome["attachments"]!.AsArray());
    }

    [Fact]
    public async Task It_is_said_in_the_language_of_the_conversation()
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync();
        await ArriveAsync(host, connector, "channel", "conversationUpdate", "ko-KR");
        Assert.Contains("</at> 님, 초대해 주셔서 감사합니다.", Assert.Single(connector.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_of_one_conversation_is_not_that_of_another()
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync();
        await ArriveAsync(host, connector, "groupChat", "conversationUpdate", "en-US");
        await ArriveAsync(host, connector, "channel", "conversationUpdate", "ko-KR");
        await ArriveAsync(host, connector, "personal", "conversationUpdate", "en-US");
        Assert.Equal([false, true, false], connector.Texts.Select(text => text.Contains(Korean, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Many_who_install_it_at_once_are_all_welcomed()
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync("--Limits:InputsPerPerson", "2");
        for (var person = 0; person < 4; person++)
        {
            var activity = Arrival(connector, "personal", "installationUpdate", "en-US");
            activity["conversation"]!["id"] = $"a:{person}";
            using var response = await host.PostAsync(activity);
        }

        Assert.Equal(4, connector.Texts.Count);
    }

    [Fact]
    public async Task An_event_that_names_no_language_lets_the_one_that_does_go_first()
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync();
        var silent = Arrival(connector, "personal", "conversationUpdate", "");
        silent.Remove("locale");
        var first = host.PostAsync(silent);
        await ArriveAsync(host, connector, "personal", "installationUpdate", "ko-KR");
        await HasWaitedAsync(host, first);
        Assert.Contains(Korean, Assert.Single(connector.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_language_it_comes_in_that_of_the_settings()
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync("--Conversation:Language", "ko");
        var silent = Arrival(connector, "personal", "conversationUpdate", "");
        silent.Remove("locale");
        await HasWaitedAsync(host, host.PostAsync(silent));
        Assert.Contains(Korean, Assert.Single(connector.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Between_two_nobody_needs_a_name()
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync();
        await ArriveAsync(host, connector, "personal", "conversationUpdate", "en-US");
        var welcome = JsonNode.Parse(Assert.Single(connector.Texts))!;
        Assert.Null(welcome["text"]);
        Assert.Null(welcome["entities"]);
    }

    [Fact]
    public async Task An_upgrade_of_the_app_greets_nobody()
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync();
        var upgrade = Arrival(connector, "channel", "installationUpdate", "en-US");
        upgrade["action"] = "add-upgrade";
        using var response = await host.PostAsync(upgrade);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(connector.Texts);
    }

    [Fact]
    public async Task Members_who_come_or_go_are_not_written_to()
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync();
        foreach (var list in new[] { "membersAdded", "membersRemoved" })
        {
            var activity = Arrival(connector, "channel", "conversationUpdate", "en-US");
            activity.Remove("membersAdded");
            activity[list] = new JsonArray(new JsonObject { ["id"] = "29:newcomer" });
            using var response = await host.PostAsync(activity);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Empty(connector.Texts);
    }

    private static async Task HasWaitedAsync(ProtectedHost host, Task<HttpResponseMessage> posted)
    {
        // In steps: it may not have begun to wait, and what comes after has little time as well.
        for (var step = 0; step < 40 && !posted.IsCompleted; step++)
        {
            ((FakeTimeProvider)host.Services.GetRequiredService<TimeProvider>()).Advance(TeamsChannel.LanguageTime / 20);
            await Task.WhenAny(posted, Task.Delay(50));
        }

        using var response = await posted;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task ArriveAsync(ProtectedHost host, StandInConnector connector, string type, string kind, string locale)
    {
        using var response = await host.PostAsync(Arrival(connector, type, kind, locale));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static JsonObject Arrival(StandInConnector connector, string type, string kind, string locale)
    {
        var activity = ProtectedHost.Message("", connector.Url, user: "29:adder");
        activity.Remove("text");
        activity["type"] = kind;
        activity["locale"] = locale;
        activity["conversation"]!["conversationType"] = type;
        activity["conversation"]!["id"] = "19:" + type + "@thread.tacv2";
        if (kind == "installationUpdate")
        {
            activity["action"] = "add";
        }
        else
        {
            activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:" + ProtectedHost.AppId });
        }

        return activity;
    }
}
