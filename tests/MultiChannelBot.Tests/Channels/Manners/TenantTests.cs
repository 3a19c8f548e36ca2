using System.Net;
using System.Text.Json.Nodes;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels.Manners;

/// <summary>Who is served, and as whom.</summary>
public sealed class TenantTests
{
    private const string Other = "22222222-2222-4222-8222-222222222222";

    [Theory]
    [InlineData("en-US", "I work for other organizations")]
    [InlineData("ko-KR", "등록된 조직에서만")]
    public async Task People_of_a_tenant_that_is_not_served_are_told_so_in_one_sentence_and_once(string locale, string words)
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync("--BotFramework:AllowedTenants:0", ProtectedHost.Tenant);
        for (var time = 0; time < 3; time++)
        {
            var message = ProtectedHost.Message("Office 365 from an EA", connector.Url, Other);
            message["locale"] = locale;
            using var response = await host.PostAsync(message);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        Assert.Contains(words, Assert.Single(connector.Texts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adaptiveCard/action", """{"action":{"type":"Action.Execute","verb":"case","data":{"do":"start"}}}""")]
    [InlineData("task/fetch", """{"data":{}}""")]
    [InlineData("composeExtension/query", """{"commandId":"search","parameters":[{"name":"facts","value":"Office 365 from an EA"}]}""")]
    [InlineData("composeExtension/fetchTask", """{"commandId":"triage"}""")]
    public async Task A_press_a_form_and_a_search_of_theirs_are_answered_by_the_same_sentence(string name, string value)
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync("--BotFramework:AllowedTenants:0", ProtectedHost.Tenant);
        var invoke = ProtectedHost.Message("", connector.Url, Other);
        invoke.Remove("text");
        invoke["type"] = "invoke";
        invoke["name"] = name;
        invoke["value"] = JsonNode.Parse(value);
        using var response = await host.PostAsync(invoke);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("I work for other organizations", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(connector.Texts);
    }

    [Fact]
    public async Task The_settings_name_the_role_of_a_tenants_people()
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync($"--Conversation:RoleOfTenant:{Other}", "customer");
        using var ours = await host.PostAsync(ProtectedHost.Message("Office 365 from Advisor", connector.Url));
        using var theirs = await host.PostAsync(ProtectedHost.Message("Office 365 from Advisor", connector.Url, Other, "29:bob"));
        Assert.DoesNotContain("look after it where it is", connector.Texts[0], StringComparison.Ordinal);
        Assert.Contains("look after it where it is", connector.Texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_there_is_none_of_stops_the_start()
    {
        var fault = Assert.Single(new MultiChannelBot.Settings.ConversationSection { RoleOfTenant = { [Other] = "boss" } }.Faults());
        Assert.Equal($"Conversation:RoleOfTenant:{Other}", fault.Name);
    }
}
