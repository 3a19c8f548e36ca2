using System.Net;
using System.Text.Json.Nodes;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels.Manners;

/// <summary>The first message in a conversation, in either order of the two events that tell of the bot's arrival.</summary>
public sealed class WelcomeTests
{
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
