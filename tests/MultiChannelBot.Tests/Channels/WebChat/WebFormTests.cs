using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Channels.WebChat;
using MultiChannelBot.Conversation;
using MultiChannelBot.Delivery;
using MultiChannelBot.Forms;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.State;
using MultiChannelBot.Tests.Cards;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels.WebChat;

/// <summary>The form as it stands in the chat of the web page.</summary>
public class WebFormTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Language.English, "Get the answer")]
    [InlineData(Language.Korean, "답변 받기")]
    public async Task It_is_a_valid_card_with_one_button(Language language, string button)
    {
        await using var host = await ProtectedHost.InDevelopmentAsync();
        var card = (await FormsOf(host).OpenAsync(Asker(host, language), Stop)).Card.Json;

        var action = Assert.Single(JsonNode.Parse(card)!["actions"]!.AsArray());
        Assert.Equal(("Action.Submit", button), ((string?)action!["type"], (string?)action["title"]));
        Assert.DoesNotContain("msteams", card, StringComparison.Ordinal);
        Assert.Empty(JsonNode.Parse(Assert.Single(await NodeScript.Run("cards/validate.mjs", [card], Stop)))!["problems"]!.AsArray());
    }

    [Fact]
    public async Task What_is_filled_in_becomes_an_input()
    {
        await using var host = await ProtectedHost.InDevelopmentAsync();
        var (forms, asker) = (FormsOf(host), Asker(host));
        var card = await forms.OpenAsync(asker, Stop);

        var sent = await forms.ReadAsync(asker, Submitted(card.Card.Json, ("serviceType", "serviceType=license-based"), ("purchaseChannel", "purchaseChannel=ea")), Stop);

        var filled = Assert.IsType<WebFormSent.Filled>(sent).Form;
        Assert.Equal(ServiceType.LicenseBased, filled.Facts.Value(Fact.ServiceType));
        Assert.Equal(PurchaseChannel.Ea, filled.Facts.Value(Fact.PurchaseChannel));
    }

    [Theory]
    [InlineData("serviceType", "nonsense", "Please choose one of the list.")]
    [InlineData("termEnd", "1999-01-01", "Please give a day from today on")]
    public async Task A_wrong_entry_is_shown_where_it_is_and_nothing_is_sent(string input, string given, string told)
    {
        await using var host = await ProtectedHost.InDevelopmentAsync();
        var (forms, asker) = (FormsOf(host), Asker(host));
        var first = await forms.OpenAsync(asker, Stop);
        var narrowed = await forms.ReadAsync(asker, Submitted(first.Card.Json, ("serviceType", "serviceType=license-based"), ("purchaseChannel", "purchaseChannel=csp-partner"), (input, given)), Stop);

        var card = Assert.IsType<WebFormSent.Again>(narrowed).Form.Card.Json;

        Assert.Contains("Nothing was sent.", card, StringComparison.Ordinal);
        Assert.Contains(told, card, StringComparison.Ordinal);
        Assert.Contains("purchaseChannel=csp-partner", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_form_is_not_sent()
    {
        await using var host = await ProtectedHost.InDevelopmentAsync();
        var (forms, asker) = (FormsOf(host), Asker(host));
        var card = await forms.OpenAsync(asker, Stop);

        var again = Assert.IsType<WebFormSent.Again>(await forms.ReadAsync(asker, Submitted(card.Card.Json), Stop));

        Assert.Contains("Please state at least one detail first.", again.Form.Card.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_any_more_gets_a_fresh_one()
    {
        await using var host = await ProtectedHost.InDevelopmentAsync();
        var (forms, asker) = (FormsOf(host), Asker(host));

        var again = Assert.IsType<WebFormSent.Again>(await forms.ReadAsync(asker, Parsed("""{"mcb":0,"form":"send"}"""), Stop));

        Assert.Contains("here is a fresh one", again.Form.Card.Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"mcb":1,"do":"next","rev":-1,"ref":"x"}""")]
    [InlineData("\"form\"")]
    [InlineData("[]")]
    public async Task What_is_no_form_is_left_alone(string value)
    {
        await using var host = await ProtectedHost.InDevelopmentAsync();

        Assert.Null(await FormsOf(host).ReadAsync(Asker(host), Parsed(value), Stop));
    }

    [Theory]
    [InlineData("fill in a form", true)]
    [InlineData("양식", true)]
    [InlineData("a form of licensing", false)]
    public async Task It_is_opened_by_words_as_well(string text, bool opens)
    {
        await using var host = await ProtectedHost.InDevelopmentAsync();

        Assert.Equal(opens, FormsOf(host).Opens(new Input.Said(text) { Asker = "a", SaidAt = DateTimeOffset.UnixEpoch }));
    }

    [Fact]
    public async Task It_is_opened_by_its_button()
    {
        await using var host = await ProtectedHost.InDevelopmentAsync();
        var question = WebCardsFixture.All().First(card => card.Name.StartsWith("question-first", StringComparison.Ordinal)).Json;

        Assert.Contains("\"do\":\"form\"", question, StringComparison.Ordinal);
        Assert.True(FormsOf(host).Opens(new Input.Clicked(new Press(Press.Form, null, null, Press.AnyRevision)) { Asker = "a", SaidAt = DateTimeOffset.UnixEpoch }));
    }

    private static WebForms FormsOf(ProtectedHost host) => host.Services.GetRequiredService<WebForms>();

    private static AsideAsker Asker(ProtectedHost host, Language language = Language.English)
    {
        var keys = host.Services.GetRequiredService<KeyMaker>();
        var conversation = new ConversationId(Channel.WebChat, string.Empty, Guid.NewGuid().ToString("N"));
        return new AsideAsker(
            conversation, keys.User(Channel.WebChat, string.Empty, conversation.Id), keys.Tenant(Channel.WebChat, string.Empty), keys.Case(conversation, "person"), language, Role.Customer, null);
    }

    /// <summary>What the page sends: the button's data with the inputs beside it.</summary>
    private static JsonElement Submitted(string card, params (string Id, string Value)[] inputs)
    {
        var data = JsonNode.Parse(card)!["actions"]![0]!["data"]!.DeepClone().AsObject();
        foreach (var (id, value) in inputs)
        {
            data[id] = value;
            data["fields"] = $"{data["fields"]} {id}";
        }

        return Parsed(data.ToJsonString());
    }

    private static JsonElement Parsed(string json) => JsonElement.Parse(json);
}
