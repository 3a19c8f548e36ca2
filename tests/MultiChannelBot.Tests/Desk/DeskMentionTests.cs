using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Desk;
using MultiChannelBot.State;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Desk;

/// <summary>Who asks, as the desk sees them: after the plain yes alone, and in the post alone.</summary>
public sealed class DeskMentionTests
{
    [Fact]
    public async Task After_the_yes_the_asker_is_mentioned()
    {
        await using var stage = await DeskStage.StartAsync();
        await stage.SayAsync("Office 365 from an EA, manage", "human", "yes, with my name");

        var card = CardOf(Assert.Single(stage.Posts));
        var mention = Assert.Single(card["msteams"]!["entities"]!.AsArray())!;
        Assert.Equal(("mention", "<at>Ms Quill</at>", "29:1asker", "Ms Quill"), (
            (string?)mention["type"], (string?)mention["text"], (string?)mention["mentioned"]!["id"], (string?)mention["mentioned"]!["name"]));
        Assert.Equal("Asked by: <at>Ms Quill</at>", Assert.Single(TextsOf(card), text => text.Contains("<at>", StringComparison.Ordinal)));
        Assert.Contains("Ms Quill", (string?)card["fallbackText"], StringComparison.Ordinal);
        Assert.DoesNotContain("<at>", (string?)card["fallbackText"] + (string?)card["speak"], StringComparison.Ordinal);
        Assert.Single(DeskStage.Text(stage.Posts[0]).Split("29:1asker")[1..]);
        Assert.DoesNotContain(DeskStage.Text(stage.Posts[0]), letter => letter is '\uE000' or '\uE001');
    }

    [Fact]
    public async Task Without_the_yes_nobody_is()
    {
        await using var stage = await DeskStage.StartAsync();
        await stage.SayAsync("Office 365 from an EA, manage", "human", "yes");

        var posted = DeskStage.Text(Assert.Single(stage.Posts));
        Assert.All(["Quill", "29:1asker", "<at>", "19%3Aabc"], personal => Assert.DoesNotContain(personal, posted, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_channel_takes_no_mention_the_name_goes_without_it()
    {
        await using var stage = await DeskStage.StartAsync();
        stage.Desk.Refuses = "mentioned";
        await stage.SayAsync("Office 365 from an EA, manage", "human", "yes, with my name");

        var card = CardOf(Assert.Single(stage.Posts));
        Assert.Equal(1, stage.Desk.Refused);
        Assert.Null(card["msteams"]);
        Assert.Contains("Asked by: Ms Quill", TextsOf(card));
        Assert.Contains("Our desk has it now", stage.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_of_another_tenant_is_named_and_not_mentioned()
    {
        await using var stage = await DeskStage.StartAsync(settings: ["--Desk:Tenant", "22222222-2222-4222-8222-222222222222"]);
        await stage.SayAsync("Office 365 from an EA, manage", "human", "yes, with my name");

        var posted = DeskStage.Text(Assert.Single(stage.Posts));
        Assert.Contains("Asked by: Ms Quill", posted, StringComparison.Ordinal);
        Assert.DoesNotContain("29:1asker", posted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_cannot_be_shown_is_said_to_be_none()
    {
        await using var stage = await DeskStage.StartAsync(name: "<>\u202E[](");
        await stage.SayAsync("Office 365 from an EA, manage", "human", "yes, with my name");

        Assert.Contains("Asked by: <at>name not shown</at>", TextsOf(CardOf(Assert.Single(stage.Posts))));
    }

    [Theory]
    [InlineData("Ms [Quill](https://evil.example)", "Ms Quill (https evil. example)")]
    [InlineData("</at><at>Everyone</at> & co", "at at Everyone at co")]
    [InlineData("Quill\r\n# **Closed**", "Quill Closed")]
    [InlineData("\u202Ellyuq\u2066 _x_ ~~y~~ `z`", "llyuq x y z")]
    [InlineData("www.evil.example", "www. evil. example")]
    [InlineData("J.R. O'Neill-Smith (Sales)", "J. R. O'Neill-Smith (Sales)")]
    [InlineData("홍길순", "홍길순")]
    [InlineData("{{DATE(2026-01-01)}} &lt;b&gt;", "DATE(2026-01-01) lt b gt")]
    [InlineData("<>[]*_\u200B", "")]
    public void A_name_holds_neither_markup_nor_a_link(string name, string shown) => Assert.Equal(shown, PersonName.Plain(name));

    [Fact]
    public void A_long_name_ends_between_two_characters()
    {
        var name = PersonName.Plain(string.Concat(Enumerable.Repeat("\U00020000", 80)));

        Assert.Equal(PersonName.Longest, name.Length);
        Assert.All(name.EnumerateRunes(), rune => Assert.Equal(0x20000, rune.Value));
    }

    [Theory]
    [InlineData("yes, with my name", 1)]
    [InlineData("yes", 1)]
    [InlineData("no", 0)]
    public async Task Neither_name_nor_id_nor_thread_is_kept(string said, int posts)
    {
        var written = new RecordingStore(new InMemoryCaseStore(Stores.NewClock(), TimeSpan.FromDays(1)));
        await using var stage = await DeskStage.StartAsync(replace: services => services.AddSingleton<ICaseStore>(written));
        await stage.SayAsync("Office 365 from an EA, manage", "human", said, "human");

        Assert.Equal(posts, stage.Posts.Count);
        Assert.NotEmpty(written.Values);
        Assert.All(["Quill", "1asker", "19:abc", "messageid", stage.Talk.Tenant], personal => Assert.All(
            written.Values, value => Assert.DoesNotContain(personal, value, StringComparison.OrdinalIgnoreCase)));
    }

    private static JsonNode CardOf(JsonNode message) => message["attachments"]![0]!["content"]!;

    private static IEnumerable<string> TextsOf(JsonNode card) =>
        DeskStage.Everything(card["body"]).Where(part => (string?)part["type"] == "TextBlock").Select(part => (string)part["text"]!);
}
