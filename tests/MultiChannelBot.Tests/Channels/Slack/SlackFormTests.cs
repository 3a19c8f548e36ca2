using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Channels.Slack.Forms;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>The form in Slack: what opens it, what each choice comes to, and what becomes of it when it is sent.</summary>
public sealed class SlackFormTests : SlackHosted
{
    private const string Bought = "serviceType=license-based";
    private const string ByEa = "purchaseChannel=ea";
    private const string Managed = "intent=manage";
    private static readonly string[] Always = ["serviceType", "purchaseChannel", "intent"];

    [Fact]
    public async Task The_first_question_opens_it_and_what_it_says_goes_on_in_the_case()
    {
        await TakenAsync(Host.SayAsync("start"));
        await TakenAsync(Host.PressAsync(Slack.Calls[0].Press("\"form\""), Slack.ResponseUrl, StandInSlack.TimeOf(0)));
        var modal = new SlackModal(Slack, Host);
        Assert.Equal("views.open", Slack.Calls[^1].Method);
        Assert.Equal(Always, modal.Inputs.Take(3));
        Assert.Contains(Say("form.outcome.none"), modal.Text, StringComparison.Ordinal);

        await TakenAsync(modal.ChooseAsync("serviceType", Bought));
        await TakenAsync(modal.ChooseAsync("purchaseChannel", ByEa));
        Assert.Contains("What is wanted", modal.Text, StringComparison.Ordinal);
        await TakenAsync(modal.ChooseAsync("intent", Managed));
        Assert.Contains("reseller relationship", modal.Text, StringComparison.OrdinalIgnoreCase);

        Assert.Null(await modal.SendAsync());
        var answer = Slack.Calls.Last(call => call.Method == "chat.postMessage");
        Assert.Equal("D1", answer.Text("channel"));
        Assert.Contains("S5", answer.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(StandInSlack.TimeOf(0), Slack.Calls.Last(call => call.Method == "chat.update").Text("ts"));
        await SettledAsync();
        await TakenAsync(Host.SayAsync("status"));
        Assert.Contains("Enterprise Agreement", Slack.Calls.Last(call => call.Method == "chat.postMessage").Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_question_has_no_button_for_it()
    {
        await TakenAsync(Host.SayAsync("Office 365"));
        Assert.DoesNotContain(Slack.Calls[0].Presses(), press => press.Value.Contains("\"form\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_shows_what_is_known_and_changes_what_is_changed()
    {
        await TakenAsync(Host.SayAsync("Office 365 from an EA, just manage it"));
        await SettledAsync();
        var modal = await OpenInThreadlessAsync();
        Assert.Equal((Bought, ByEa, Managed), (modal.Value("serviceType"), modal.Value("purchaseChannel"), modal.Value("intent")));
        await TakenAsync(modal.ChooseAsync("purchaseChannel", "purchaseChannel=csp-partner"));
        Assert.Null(await modal.SendAsync());
        Assert.DoesNotContain("S5", Slack.Calls.Last(call => call.Method == "chat.postMessage").Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_thread_the_answer_stands_in_the_thread()
    {
        await TakenAsync(Host.MentionAsync("start", "1772452000.000100"));
        await TakenAsync(Host.PressAsync(Slack.Calls[0].Press("\"form\""), Slack.ResponseUrl, StandInSlack.TimeOf(0), "C1", "1772452000.000100"));
        await FillAsync(new SlackModal(Slack, Host));
        var answer = Slack.Calls.Last(call => call.Method == "chat.postMessage");
        Assert.Equal(("C1", "1772452000.000100"), (answer.Text("channel"), answer.Text("thread_ts")));
        Assert.Contains("S5", answer.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("form")]
    [InlineData("양식")]
    public async Task A_command_opens_it_and_the_asker_alone_sees_the_answer(string words)
    {
        await TakenAsync(Host.CommandAsync(words, Slack.ResponseUrl));
        Assert.Equal("views.open", Assert.Single(Slack.Calls).Method);
        await FillAsync(new SlackModal(Slack, Host));
        var answer = Slack.Calls[^1];
        Assert.Equal(("response_url", "ephemeral"), (answer.Method, answer.Text("response_type")));
        await TakenAsync(Host.PressAsync(answer.Press("\"more\""), Slack.ResponseUrl, time: null, channel: "C1"));
        Assert.Equal("response_url", Slack.Calls[^1].Method);
    }

    [Fact]
    public async Task Where_the_address_for_answers_has_lapsed_the_asker_sees_it_in_the_channel()
    {
        await TakenAsync(Host.CommandAsync("form", Slack.ResponseUrl));
        Slack.Next("response_url", """{"ok":false,"error":"expired_url"}""", 404);
        await FillAsync(new SlackModal(Slack, Host));
        Assert.Equal(("chat.postEphemeral", "C1", "U1"), (Slack.Calls[^1].Method, Slack.Calls[^1].Text("channel"), Slack.Calls[^1].Text("user")));
    }

    [Fact]
    public async Task Opened_from_what_one_person_sees_alone_the_answer_takes_its_place()
    {
        using var response = await Host.CommandAsync("start", Slack.ResponseUrl);
        var question = new SlackCall("body", JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!, string.Empty);
        await TakenAsync(Host.PressAsync(question.Press("\"form\""), Slack.ResponseUrl, time: null, channel: "C1"));
        await FillAsync(new SlackModal(Slack, Host));
        Assert.Equal(("response_url", true), (Slack.Calls[^1].Method, (bool)Slack.Calls[^1].Body["replace_original"]!));
    }

    [Fact]
    public async Task A_day_that_cannot_be_is_told_below_its_input_and_nothing_is_sent()
    {
        var modal = await OpenInThreadlessAsync();
        await TakenAsync(modal.ChooseAsync("serviceType", Bought));
        await TakenAsync(modal.ChooseAsync("purchaseChannel", "purchaseChannel=csp-partner"));
        await TakenAsync(modal.ChooseAsync("intent", "intent=move"));
        await TakenAsync(modal.ChooseAsync("termEnd", "1999-01-01"));
        Assert.Contains(Say("form.wrong-day.picked"), modal.Text, StringComparison.Ordinal);
        var answer = await modal.SendAsync();
        Assert.Equal(("errors", Say("form.wrong-day.picked")), ((string?)answer!["response_action"], (string?)answer["errors"]!["termEnd"]));

        await TakenAsync(modal.ChooseAsync("termEnd", null));
        Assert.DoesNotContain(Say("form.wrong-day.picked"), modal.Text, StringComparison.Ordinal);
        Assert.Null(await modal.SendAsync());
    }

    [Fact]
    public async Task An_empty_form_is_told_so_and_stays_open()
    {
        var modal = await OpenInThreadlessAsync();
        var count = Slack.Calls.Count;
        var answer = await modal.SendAsync();
        Assert.Equal(("errors", Say("form.empty")), ((string?)answer!["response_action"], (string?)answer["errors"]!["serviceType"]));
        Assert.Equal(count, Slack.Calls.Count);
    }

    [Fact]
    public async Task Chosen_quickly_the_newest_choice_is_shown()
    {
        var modal = (await OpenInThreadlessAsync()).Hold();
        await TakenAsync(modal.ChooseAsync("serviceType", Bought));
        await TakenAsync(modal.ChooseAsync("purchaseChannel", ByEa));
        await TakenAsync(modal.ChooseAsync("intent", Managed));
        Assert.Contains("reseller relationship", modal.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hash_conflict", Conflicts(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_comes_after_a_newer_one_is_not_shown()
    {
        var modal = (await OpenInThreadlessAsync()).Hold();
        await TakenAsync(modal.ChooseAsync("serviceType", Bought, "1772452900.000002"));
        var count = Slack.Calls.Count;
        await TakenAsync(modal.ChooseAsync("serviceType", "serviceType=usage-based", "1772452900.000001"));
        Assert.Equal(count, Slack.Calls.Count);
    }

    [Fact]
    public async Task A_view_that_somebody_else_changed_is_not_written_over()
    {
        var modal = (await OpenInThreadlessAsync()).Hold();
        Slack.Views.Touch(Slack.Views.Modal);
        var before = modal.View.ToJsonString();
        await TakenAsync(modal.ChooseAsync("serviceType", Bought));
        Assert.Equal("views.update", Slack.Calls[^1].Method);
        Assert.Equal(before, modal.View.ToJsonString());
    }

    [Fact]
    public async Task After_another_host_changed_the_view_the_next_choice_is_shown_again()
    {
        var modal = await OpenInThreadlessAsync();
        await TakenAsync(modal.ChooseAsync("serviceType", Bought));
        Slack.Views.Touch(Slack.Views.Modal);
        await TakenAsync(modal.ChooseAsync("purchaseChannel", ByEa));
        Assert.Contains("What is wanted", modal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trigger_that_came_too_late_is_told_to_whoever_pressed()
    {
        Slack.Views.TriggersExpire = true;
        await TakenAsync(Host.CommandAsync("form", Slack.ResponseUrl));
        Assert.Equal(["views.open", "response_url"], Slack.Calls.Select(call => call.Method));
        Assert.Equal((Say("form.not-opened"), "ephemeral"), (Slack.Calls[1].Text("text"), Slack.Calls[1].Text("response_type")));
    }

    [Fact]
    public async Task A_trigger_does_not_wait_for_a_store_that_is_slow()
    {
        var slow = new SlowReads();
        await using var waiting = await SlackHost.StartAsync(Slack, services => services.AddSingleton<IPreferenceStore>(slow));
        var acknowledged = waiting.CommandAsync("form", Slack.ResponseUrl);
        await slow.Asked.Task;
        var clock = (FakeTimeProvider)waiting.Host.Services.GetRequiredService<TimeProvider>();
        for (var step = 0; step < 20 && Slack.Calls.Count == 0; step++)
        {
            // It may not have begun to wait.
            clock.Advance(SlackForms.OpenedWithin / 5);
            await Task.WhenAny(Slack.HasAsync(1), Task.Delay(50, TestContext.Current.CancellationToken));
        }

        Assert.Contains(Say("form.begin"), Slack.Calls[0].Body.ToJsonString(Cards.SampleTexts.Relaxed), StringComparison.Ordinal);
        slow.Go.SetResult();
        await Slack.HasAsync(2);
        await TakenAsync(acknowledged);
        Assert.Equal(["views.open", "views.update"], Slack.Calls.Select(call => call.Method));
        Assert.Equal(Always, new SlackModal(Slack, waiting).Inputs.Take(3));
    }

    [Fact]
    public async Task A_view_that_is_none_of_ours_changes_nothing()
    {
        var modal = await OpenInThreadlessAsync();
        modal.View["private_metadata"] = """[1,0,"D2",null,false,null,false,"x.y","",0,0,1,1]""";
        var answer = await modal.SendAsync();
        Assert.Equal("update", (string?)answer!["response_action"]);
        Assert.Contains(Say("form.expired"), answer.ToJsonString(Cards.SampleTexts.Relaxed), StringComparison.Ordinal);
        Assert.DoesNotContain(Slack.Calls, call => call.Method == "chat.postMessage" && call.Text("channel") == "D2");
    }

    [Fact]
    public async Task A_shortcut_opens_it_with_what_a_message_states_and_its_answer_is_for_the_presser_alone()
    {
        await TakenAsync(Host.ShortcutAsync("Our customer has Office 365 from an EA and Azure from another CSP partner, please manage both", Slack.ResponseUrl));
        var modal = new SlackModal(Slack, Host);
        Assert.Contains(Say("form.read"), modal.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("please manage both", modal.View.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(await modal.SendAsync());

        var answer = Slack.Calls[^1];
        Assert.Equal((2, "response_url", "ephemeral"), (Slack.Calls.Count, answer.Method, answer.Text("response_type")));
        Assert.Contains("S5", answer.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Azure", answer.Text("text"), StringComparison.Ordinal);
        await TakenAsync(Host.PressAsync(answer.Press("\"more\""), Slack.ResponseUrl, time: null, channel: "C7"));
        Assert.Equal("response_url", Slack.Calls[^1].Method);
    }

    [Fact]
    public async Task Each_message_is_a_case_of_its_own_beside_what_the_person_has_under_way()
    {
        using var begun = await Host.CommandAsync("Azure", Slack.ResponseUrl);
        await TakenAsync(Host.ShortcutAsync("Office 365 from an EA, just manage it", Slack.ResponseUrl));
        Assert.Null(await new SlackModal(Slack, Host).SendAsync());
        Assert.Contains("S5", Slack.Calls[^1].Body.ToJsonString(), StringComparison.Ordinal);
        await TakenAsync(Host.ShortcutAsync("Microsoft 365", Slack.ResponseUrl, time: "1772452000.000901"));
        var other = new SlackModal(Slack, Host);
        Assert.Equal("none", other.Value("purchaseChannel"));
        Assert.Null(await other.SendAsync());
        Assert.DoesNotContain("Enterprise Agreement (EA) is", Slack.Calls[^1].Text("text"), StringComparison.Ordinal);
        Assert.DoesNotContain(Say("lead.new-case"), Slack.Calls[^1].Text("text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Have a nice weekend!", "form.nothing-read")]
    [InlineData("", "form.intro.live")]
    public async Task A_message_that_states_nothing_opens_an_empty_form(string text, string notice)
    {
        await TakenAsync(Host.ShortcutAsync(text, Slack.ResponseUrl));
        Assert.Contains(Say(notice), new SlackModal(Slack, Host).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_shortcut_opens_nothing()
    {
        await TakenAsync(Host.ShortcutAsync("Office 365", Slack.ResponseUrl, callback: "other"));
        Assert.Empty(Slack.Calls);
    }

    [Fact]
    public async Task Ten_subscriptions_fit_into_what_a_view_may_carry()
    {
        var text = string.Join(". Also ", Enumerable.Repeat("Office 365 and Azure from another CSP partner, the term ends on 2027-06-30, they want to move it to us", 6));
        await TakenAsync(Host.ShortcutAsync(text, Slack.ResponseUrl));
        Assert.InRange(((string)Slack.Views.Modal["private_metadata"]!).Length, 1, 3_000);
    }

    [Fact]
    public async Task What_the_form_comes_to_is_what_the_conversation_says()
    {
        var compared = 0;
        foreach (var way in FactCatalogue.Of(Fact.PurchaseChannel).Values)
        {
            var modal = await OpenInThreadlessAsync("form");
            await TakenAsync(modal.ChooseAsync("serviceType", Bought));
            await TakenAsync(modal.ChooseAsync("purchaseChannel", way.ToString()));
            await TakenAsync(modal.ChooseAsync("intent", "intent=move"));
            var headline = modal.Text.Split('\n').First(line => line.StartsWith('*')).Trim('*');
            Assert.Null(await modal.SendAsync());
            if (!headline.StartsWith("Still open", StringComparison.Ordinal))
            {
                Assert.Contains(headline, Slack.Calls[^1].Body.ToJsonString(Cards.SampleTexts.Relaxed), StringComparison.Ordinal);
                compared++;
            }
        }

        Assert.InRange(compared, 4, int.MaxValue);
    }

    private static async Task FillAsync(SlackModal modal)
    {
        await TakenAsync(modal.ChooseAsync("serviceType", Bought));
        await TakenAsync(modal.ChooseAsync("purchaseChannel", ByEa));
        await TakenAsync(modal.ChooseAsync("intent", Managed));
        Assert.Null(await modal.SendAsync());
    }

    // A press on the welcome's button means the person's own case, wherever that stands.
    private async Task<SlackModal> OpenInThreadlessAsync(string by = "press")
    {
        await TakenAsync(by == "form" ? Host.CommandAsync("form", Slack.ResponseUrl) : Host.PressAsync(("press0", """[1,"form",null,null,-1,"welcome"]"""), Slack.ResponseUrl, "1772452800.000001"));
        return new SlackModal(Slack, Host);
    }

    private string Conflicts() => string.Join(' ', Slack.Calls.Where(call => call.Method == "views.update").Select(call => call.Text("hash")).GroupBy(hash => hash).Where(same => same.Count() > 1).Select(_ => "hash_conflict"));

    private string Say(string key) => Host.Host.Services.GetRequiredService<Triage>().Phrases.Say(key, Language.English);

    private static async Task TakenAsync(Task<HttpResponseMessage> posted)
    {
        using var response = await posted;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task SettledAsync() => Host.Host.Services.GetRequiredService<TurnDelivery>().SettleAsync();

    /// <summary>Knows nobody, and takes its time to say so.</summary>
    private sealed class SlowReads : IPreferenceStore
    {
        public TaskCompletionSource Asked { get; } = new();

        public TaskCompletionSource Go { get; } = new();

        public Task<Preferences> OpenAsync(UserKey user, TenantKey tenant, CaseKey opened) => ReadAsync(user);

        public Task KeepAsync(UserKey user, TenantKey tenant, CaseKey opened, DateTimeOffset until) => Task.CompletedTask;

        public async Task<Preferences> ReadAsync(UserKey user)
        {
            Asked.TrySetResult();
            await Go.Task;
            return Preferences.None;
        }

        public Task<System.Collections.Immutable.ImmutableArray<CaseKey>> CasesAsync(UserKey user, int most) => Task.FromResult(System.Collections.Immutable.ImmutableArray<CaseKey>.Empty);

        public Task SaveAsync(UserKey user, Preferences preferences) => Task.CompletedTask;

        public Task ForgetAsync(UserKey user, CaseKey? except = null) => Task.CompletedTask;

        public Task<System.Collections.Immutable.ImmutableArray<UserKey>> PeopleAsync(TenantKey tenant) => Task.FromResult(System.Collections.Immutable.ImmutableArray<UserKey>.Empty);

        public Task ForgetAsync(TenantKey tenant) => Task.CompletedTask;
    }
}
