using System.Text.Json;
using CsCheck;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Tests.Cards;

public class TeamsCardValueTests
{
    private static readonly TemplateBinder Written = TemplateBinder.Compile("button.json", """{"data":"${$data}"}"""u8);

    [Fact]
    public void A_press_is_read_as_it_was_written()
    {
        var presses =
            from what in Gen.OneOf<string>("back", "why", "forget-me", "change", "take-over")
            from fact in Gen.Enum<Fact>().Nullable()
            from value in Gen.String[Gen.Char.AlphaNumeric, 1, 30].Null()
            from revision in Gen.Long[0, long.MaxValue]
            select new Press(what, fact, value, revision);

        presses.Sample(press =>
            TeamsCardValue.TryRead(Json(Written.Bind(TeamsCardValue.Write(press, "ref"))).GetProperty("data"), out var read, out var reference)
            && read == press
            && reference == "ref");
    }

    [Fact]
    public void The_choice_beside_a_button_is_its_value()
    {
        var submitted = Json("""{"mcb":1,"do":"answer","fact":"purchaseChannel","rev":12,"ref":"r","choice":"ea"}""");

        Assert.True(TeamsCardValue.TryRead(submitted, out var press, out _));
        Assert.Equal(new Press(Press.Answer, Fact.PurchaseChannel, "ea", 12), press);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"answer\"")]
    [InlineData("{}")]
    [InlineData("""{"action":"submit","id":7}""")]
    [InlineData("""{"mcb":2,"do":"back","rev":1,"ref":"r"}""")]
    [InlineData("""{"mcb":"1","do":"back","rev":1,"ref":"r"}""")]
    [InlineData("""{"mcb":1,"do":"Back Now","rev":1,"ref":"r"}""")]
    [InlineData("""{"mcb":1,"do":null,"rev":1,"ref":"r"}""")]
    [InlineData("""{"mcb":1,"do":"back","rev":1.5,"ref":"r"}""")]
    [InlineData("""{"mcb":1,"do":"back","rev":1e99,"ref":"r"}""")]
    [InlineData("""{"mcb":1,"do":"back","rev":1}""")]
    [InlineData("""{"mcb":1,"do":"back","rev":1,"ref":""}""")]
    [InlineData("""{"mcb":1,"do":"back","rev":1,"ref":"\ud800"}""")]
    [InlineData("""{"mcb":1,"do":"back","fact":"colour","rev":1,"ref":"r"}""")]
    [InlineData("""{"mcb":1,"do":"back","fact":7,"rev":1,"ref":"r"}""")]
    [InlineData("""{"mcb":1,"do":"answer","value":"ea","rev":1,"ref":"r"}""")]
    [InlineData("""{"mcb":1,"do":"answer","fact":"purchaseChannel","rev":1,"ref":"r","choice":["ea"]}""")]
    [InlineData("""{"mcb":1,"do":"answer","fact":"purchaseChannel","value":"\udc00x","rev":1,"ref":"r"}""")]
    public void What_none_of_our_buttons_says_is_not_read(string submitted) =>
        Assert.False(TeamsCardValue.TryRead(Json(submitted), out _, out _));

    [Fact]
    public void Overlong_texts_are_not_read()
    {
        var overlong = new string('x', 600);

        Assert.False(TeamsCardValue.TryRead(Json($$"""{"mcb":1,"do":"back","rev":1,"ref":"{{overlong}}"}"""), out _, out _));
        Assert.False(TeamsCardValue.TryRead(Json($$"""{"mcb":1,"do":"back","rev":1,"ref":"r","value":"{{overlong}}"}"""), out _, out _));
    }

    [Fact]
    public void A_missing_value_is_not_read() => Assert.False(TeamsCardValue.TryRead(default, out _, out _));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
