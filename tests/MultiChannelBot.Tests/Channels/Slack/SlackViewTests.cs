using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>Every kind of view in both languages, as Slack gets it.</summary>
public sealed class SlackViewTests
{
    /// <summary>What tests/clients/slack-blocks.test.mjs holds against the types that Slack publishes.</summary>
    private const string Artifact = "slack-views.jsonl";

    [Fact]
    public async Task Every_view_keeps_to_the_rules()
    {
        List<JsonObject> views = [];
        foreach (var locale in (string[])["en-US", "ko-KR"])
        {
            await using var slack = await StandInSlack.StartAsync();
            slack.Locale = locale;
            await using var host = await SlackHost.StartAsync(
                slack, replace: null, "--Limits:InputsPerPerson", "0", "--Package:PrivacyUrl", "https://example.com/privacy", "--Package:SupportUrl", "https://example.com/help");
            await CollectAsync(slack, host);
            Assert.DoesNotContain(slack.Calls, call => call.Method.StartsWith("views.", StringComparison.Ordinal) && SlackRules.FaultsOfView(call.Body["view"]!.AsObject()).Any());
            views.AddRange(slack.Calls.Where(call => call.Body["view"] is not null).Select(call => call.Body["view"]!.DeepClone().AsObject()));
        }

        var folder = Directory.CreateDirectory(Path.Combine(Cards.NodeScript.Root, "tests", "artifacts")).FullName;
        await File.WriteAllLinesAsync(Path.Combine(folder, Artifact), views.Select(view => view.ToJsonString(Cards.SampleTexts.Relaxed)), TestContext.Current.CancellationToken);
        Assert.InRange(views.Count, 30, int.MaxValue);
    }

    private static async Task CollectAsync(StandInSlack slack, SlackHost host)
    {
        await DoneAsync(host.HomeAsync());
        await DoneAsync(host.CommandAsync("form", slack.ResponseUrl));
        var modal = new SlackModal(slack, host);
        await DoneAsync(modal.ChooseAsync("serviceType", "serviceType=license-based"));
        await DoneAsync(modal.ChooseAsync("purchaseChannel", "purchaseChannel=csp-partner"));
        await DoneAsync(modal.ChooseAsync("intent", "intent=move"));
        await DoneAsync(modal.ChooseAsync("termEnd", "1999-01-01"));
        await DoneAsync(modal.ChooseAsync("termEnd", "2027-06-30"));
        await DoneAsync(modal.ChooseAsync("intent", "unsure"));
        await DoneAsync(modal.ChooseAsync("purchaseChannel", "unsure"));
        await DoneAsync(modal.ChooseAsync("serviceType", "serviceType=usage-based"));
        Assert.Null(await modal.SendAsync());
        foreach (var text in new[] { "Office 365 from an EA and Azure from Open, they want us to manage both", "hello", string.Empty, new string('x', 20_000) })
        {
            await DoneAsync(host.ShortcutAsync(text, slack.ResponseUrl));
        }

        await DoneAsync(host.SayAsync("Office 365 from an EA and Azure from Open, they want us to manage both"));
        for (var thread = 0; thread < 12; thread++)
        {
            await DoneAsync(host.MentionAsync("Office 365 from an EA", $"1772452000.0002{thread:D2}"));
        }

        await host.Host.Services.GetRequiredService<TurnDelivery>().SettleAsync();
        await DoneAsync(host.HomeAsync());
        slack.Views.Modal["private_metadata"] = "x";
        await DoneAsync(new SlackModal(slack, host).ChooseAsync("serviceType", "unsure"));
    }

    private static async Task DoneAsync(Task<HttpResponseMessage> posted)
    {
        using var response = await posted;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
