using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Channels.Forms;

/// <summary>Every card of forms and searches, as it goes out.</summary>
public sealed class FormCardTests
{
    private static readonly string[] Texts =
    [
        "Office 365 from an EA, we should manage it", "Azure from another CSP partner", "Office 365 from another CSP partner, they want to move it to us, the term ends on 2027-06-30",
        "Office 365", "Office 365 from an EA and Azure from Open, they want us to manage both",
    ];

    [Fact]
    public async Task Every_card_is_valid_by_the_official_library_and_fits_a_message()
    {
        await using var host = await FormHost.StartAsync("--Limits:InputsPerPerson", "0");
        var cards = new List<(string Name, JsonNode Card)>();
        foreach (var locale in (string[])["en-US", "ko-KR"])
        {
            host.Locale = locale;
            await CollectAsync(host, locale, cards);
        }

        Assert.All(cards, card => Assert.True(
            Written(card.Card).Length <= TeamsCards.MostActivityCharacters, $"{card.Name}: {Written(card.Card).Length}"));
        var answers = await NodeScript.Run("cards/validate.mjs", cards.Select(card => Written(card.Card)), TestContext.Current.CancellationToken);
        Assert.Equal(cards.Count, answers.Count);
        Assert.Empty(cards.Zip(answers).SelectMany(pair => Problems(pair.Second).Select(problem => $"{pair.First.Name}: {problem}")));
    }

    private static async Task CollectAsync(FormHost host, string locale, List<(string Name, JsonNode Card)> cards)
    {
        var empty = await host.OpenAsync();
        cards.Add(($"{locale} form", FormHost.Card(empty)));
        cards.Add(($"{locale} wrong", FormHost.Card(await host.PressAsync(empty, "send", ("serviceType", "x"), ("termEnd", "x")))));
        cards.Add(($"{locale} unsure", FormHost.Card(await host.PressAsync(
            empty, "check", ("serviceType", "unsure"), ("purchaseChannel", "unsure"), ("intent", "unsure"), ("azureOffer", "unsure"), ("licenseOffer", "unsure")))));
        cards.Add(($"{locale} waiting", FormHost.Card(await host.PressAsync(
            empty, "check", ("serviceType", "serviceType=license-based"), ("purchaseChannel", "purchaseChannel=csp-partner"), ("intent", "intent=move"), ("termEnd", "2027-06-30")))));
        foreach (var text in Texts)
        {
            cards.AddRange(FormHost.Results(await host.SearchAsync(text)).Select((result, at) => ($"{locale} {text} {at}", result["content"]!)));
            cards.Add(($"{locale} action {text}", FormHost.Card(await host.ActOnAsync(text))));
        }
    }

    private static string Written(JsonNode card) => card.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static IEnumerable<string> Problems(string answer) =>
        JsonDocument.Parse(answer).RootElement.GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()!);
}
