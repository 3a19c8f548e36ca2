using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Reminders;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>Reminders from the request to the message, by the host and Slack's own side.</summary>
public sealed partial class SlackReminderTests : SlackHosted
{
    private const string Thread = "1772452000.000100";

    [Fact]
    public async Task It_comes_on_its_day_and_says_of_what_what_to_do_and_how_to_go_on()
    {
        await AskAsync("remind me on 4 March 2026");
        Assert.Contains("Wednesday 4 March 2026", Posts[1].Text("text"), StringComparison.Ordinal);
        await EventuallyAsync(() => Posts.Count == 3);

        var (reminder, code) = (Posts[2].Text("text")!, Code().Match(Posts[1].Text("text")!).Value);
        Assert.Equal(("D1", null, "Bearer " + SlackHost.Token), (Posts[2].Text("channel"), Posts[2].Text("thread_ts"), Posts[2].Authorization));
        Assert.Contains("You asked to be reminded on Wednesday 4 March 2026: Office 365, case " + code, reminder, StringComparison.Ordinal);
        Assert.Contains("accepted the relationship request", reminder, StringComparison.Ordinal);
        Assert.Contains($"open {code}", reminder, StringComparison.Ordinal);
        Assert.Empty(SlackRules.FaultsOf(Posts[2].Message()));
        Assert.DoesNotContain("<@", Posts[2].Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(3, await CountAfterAsync(TimeSpan.FromDays(40)));
    }

    [Fact]
    public async Task In_a_channel_it_comes_in_its_thread()
    {
        await TakenAsync(Host.MentionAsync("Office 365 from an EA, manage", time: Thread));
        await TakenAsync(Host.MentionAsync("remind me tomorrow", thread: Thread));
        await EventuallyAsync(() => Posts.Count == 3);

        Assert.Equal(("C1", Thread), (Posts[2].Text("channel"), Posts[2].Text("thread_ts")));
        Assert.Contains("You asked to be reminded", Posts[2].Text("text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Thread)]
    public async Task Its_button_shows_the_answer(string? thread)
    {
        var channel = thread is null ? "D1" : "C1";
        await (thread is null ? AskAsync("remind me tomorrow") : AskInThreadAsync("remind me tomorrow"));
        await EventuallyAsync(() => Posts.Count == 3);
        var reminder = StandInSlack.TimeOf(Slack.Calls.Count - 1);
        await TakenAsync(Host.PressAsync(Posts[2].Press("status"), Slack.ResponseUrl, reminder, channel, thread));

        var shown = Assert.Single(Slack.Calls, call => call.Method == "chat.update" && call.Text("ts") == reminder);
        Assert.Equal(channel, shown.Text("channel"));
        Assert.Contains("reseller relationship", shown.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_command_is_answered_with_cannot_be_written_to_later()
    {
        using var first = await Host.CommandAsync("Office 365 from an EA, manage", Slack.ResponseUrl);
        using var second = await Host.CommandAsync("remind me tomorrow", Slack.ResponseUrl);

        Assert.DoesNotContain("remind", await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("I cannot write here later by myself", await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, await CountAfterAsync(TimeSpan.FromDays(3)));
    }

    [Theory]
    [InlineData("cancel reminder")]
    [InlineData("forget me")]
    public async Task What_was_cancelled_or_forgotten_never_comes(string said)
    {
        await AskAsync("remind me tomorrow");
        await TakenAsync(Host.SayAsync(said));

        Assert.Equal(3, await CountAfterAsync(TimeSpan.FromDays(3)));
        Assert.Null(await Host.Host.Services.GetRequiredService<IReminderStore>().NextAsync());
    }

    [Theory]
    [InlineData("channel_not_found")]
    [InlineData("not_in_channel")]
    [InlineData("is_archived")]
    [InlineData("account_inactive")]
    [InlineData("token_revoked")]
    public async Task A_conversation_that_refuses_is_left_alone_until_the_person_writes_again(string error)
    {
        await AskAsync("remind me tomorrow");
        Slack.Next("chat.postMessage", $$"""{"ok":false,"error":"{{error}}"}""");
        await EventuallyAsync(() => Posts.Count == 3);
        Assert.Equal(3, await CountAfterAsync(TimeSpan.FromDays(2)));

        await TakenAsync(Host.SayAsync("status", time: Now()));
        await EventuallyAsync(() => Posts.Count == 5);
        Assert.Single(Posts.Skip(3), post => post.Text("text")!.Contains("You asked to be reminded", StringComparison.Ordinal));
        Assert.Equal(5, await CountAfterAsync(TimeSpan.FromDays(2)));
    }

    [Fact]
    public async Task Where_slack_asks_to_wait_it_comes_after_that_time()
    {
        await AskAsync("remind me tomorrow");
        Slack.Next("chat.postMessage", """{"ok":false,"error":"ratelimited"}""", 429, retryAfter: "3600");
        await EventuallyAsync(() => Posts.Count == 3);

        Assert.Equal(3, await CountAfterAsync(TimeSpan.FromMinutes(50)));
        await EventuallyAsync(() => Posts.Count == 4);
        Assert.Equal(4, await CountAfterAsync(TimeSpan.FromDays(2)));
    }

    [Fact]
    public async Task What_is_a_matter_of_our_token_comes_later()
    {
        await AskAsync("remind me tomorrow");
        Slack.Next("chat.postMessage", """{"ok":false,"error":"invalid_auth"}""");
        await EventuallyAsync(() => Posts.Count == 4);

        Assert.Equal(Posts[2].Text("text"), Posts[3].Text("text"));
        Assert.Equal(4, await CountAfterAsync(TimeSpan.FromDays(2)));
    }

    [Theory]
    [InlineData(200, """{"ok":false,"error":"internal_error"}""")]
    [InlineData(502, "")]
    public async Task What_may_have_arrived_is_not_sent_again(int status, string json)
    {
        await AskAsync("remind me tomorrow");
        Slack.Next("chat.postMessage", json, status);
        await EventuallyAsync(() => Posts.Count == 3);
        await TakenAsync(Host.SayAsync("status", time: Now()));

        Assert.Equal(4, await CountAfterAsync(TimeSpan.FromDays(2)));
    }

    [Fact]
    public async Task Who_speaks_korean_is_reminded_in_korean()
    {
        await TakenAsync(Host.SayAsync("오피스 365를 EA로 구매했고 관리만 맡기려고 합니다"));
        await TakenAsync(Host.SayAsync("내일 알려 주세요"));
        await EventuallyAsync(() => Posts.Count == 3);

        Assert.Contains("요청하신 알림입니다", Posts[2].Text("text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Asia/Seoul", "2026-04-01T00:00:00Z")]
    [InlineData("America/New_York", "2026-04-01T13:00:00Z")]
    [InlineData("../../etc/passwd", "2026-04-01T07:00:00Z")]
    [InlineData(null, "2026-04-01T07:00:00Z")]
    public async Task It_is_nine_in_the_morning_where_the_person_is_if_slack_tells(string? zone, string due)
    {
        Slack.Zone = zone;
        await AskAsync("remind me on 1 April 2026");

        Assert.Equal(DateTimeOffset.Parse(due, CultureInfo.InvariantCulture), await Host.Host.Services.GetRequiredService<IReminderStore>().NextAsync());
    }

    [Fact]
    public async Task Tomorrow_is_the_persons_own()
    {
        // It is 3 March, 8 in the morning, where they are.
        Slack.Zone = "Asia/Seoul";
        Clock.Advance(new DateTimeOffset(2026, 3, 3, 8, 0, 0, TimeSpan.FromHours(9)) - Clock.GetUtcNow());
        await AskAsync("remind me tomorrow");

        Assert.Equal(new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero), await Host.Host.Services.GetRequiredService<IReminderStore>().NextAsync());
    }

    [Fact]
    public async Task No_person_is_in_what_is_kept_to_write_to()
    {
        var addresses = new KeepsAddresses();
        await using var other = await SlackHost.StartAsync(Slack, services => services.AddSingleton<IReminderSender>(addresses));
        await TakenAsync(other.MentionAsync("Office 365 from an EA, manage", time: Thread, user: "U7"));
        await TakenAsync(other.MentionAsync("remind me tomorrow", thread: Thread, user: "U7"));
        ((FakeTimeProvider)other.Host.Services.GetRequiredService<TimeProvider>()).Advance(TimeSpan.FromDays(1));

        Assert.Equal(new ReturnAddress(string.Empty, "C1:" + Thread, string.Empty, "slack", SlackHost.Team), await addresses.First.Task.WaitAsync(TestContext.Current.CancellationToken));
    }

    private List<SlackCall> Posts => [.. Slack.Calls.Where(call => call.Method == "chat.postMessage")];

    private FakeTimeProvider Clock => (FakeTimeProvider)Host.Host.Services.GetRequiredService<TimeProvider>();

    private string Now() => string.Create(CultureInfo.InvariantCulture, $"{Clock.GetUtcNow().ToUnixTimeSeconds()}.000100");

    private async Task AskAsync(string said)
    {
        await TakenAsync(Host.SayAsync("Office 365 from an EA, manage"));
        await TakenAsync(Host.SayAsync(said));
        Assert.Contains("Reminder set", Posts[1].Text("text"), StringComparison.Ordinal);
    }

    private async Task AskInThreadAsync(string said)
    {
        await TakenAsync(Host.MentionAsync("Office 365 from an EA, manage", time: Thread));
        await TakenAsync(Host.MentionAsync(said, thread: Thread));
    }

    private async Task TakenAsync(Task<HttpResponseMessage> posted)
    {
        using var response = await posted;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Host.Host.Services.GetRequiredService<TurnDelivery>().SettleAsync();
    }

    /// <summary>Lets time pass until something holds.</summary>
    private async Task EventuallyAsync(Func<bool> holds)
    {
        await Clock.PassAsync(TimeSpan.FromMinutes(30), 110, holds);
        await Clock.PassAsync(TimeSpan.FromMinutes(1), 1890, holds);
        Assert.True(holds(), "It did not come about.");
    }

    /// <summary>How many messages there are after a time in which whatever is due had its chance.</summary>
    private async Task<int> CountAfterAsync(TimeSpan time)
    {
        await Clock.PassAsync(time / 25, 25, () => false);
        return Posts.Count;
    }

    [GeneratedRegex("[2-9CDFGHJKMNPQRTVWX]{4}-[2-9CDFGHJKMNPQRTVWX]{4}")]
    private static partial Regex Code();

    private sealed class KeepsAddresses : IReminderSender
    {
        public TaskCompletionSource<ReturnAddress> First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<ReminderSent> SendAsync(Notice notice, ReturnAddress to, CaseKey about)
        {
            First.TrySetResult(to);
            return Task.FromResult<ReminderSent>(new ReminderSent.Sent());
        }
    }
}
