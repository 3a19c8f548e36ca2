using CsCheck;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Channels.Slack;

public class SlackPressTests
{
    private static readonly Gen<Press> Presses =
        from what in Gen.OneOf<string>("back", "why", "forget-me", "change", "take-over")
        from fact in Gen.Enum<Fact>().Nullable()
        from value in Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 1, 30], Gen.OneOf<string>("<&>\"'", "한국어", "👩‍💻", "a b")).Null()
        from revision in Gen.Long[-1, long.MaxValue]
        select new Press(what, fact, value, revision);

    [Fact]
    public void A_press_is_read_as_it_was_written() => Presses.Sample(press =>
        SlackPress.TryRead(SlackPress.Write(press, SampleReplies.Reference), out var read, out var reference)
        && read == press
        && reference == SampleReplies.Reference);

    [Fact]
    public void What_is_written_has_nothing_that_slack_would_give_back_as_an_entity() => Presses.Sample(press =>
        SlackPress.Write(press, "r").All(letter => char.IsAscii(letter) && letter is not ('&' or '<' or '>')));

    [Fact]
    public void Every_answer_of_every_fact_fits_into_an_option_for_a_long_time()
    {
        var answers = from fact in FactCatalogue.All from value in fact.Values select new Press(Press.Answer, fact.Id, value.Code, 9_999_999_999);

        Assert.All(answers, press => Assert.InRange(SlackPress.Write(press, SampleReplies.Reference).Length, 1, 150));
    }

    [Fact]
    public void A_value_that_was_cut_or_changed_is_no_press_or_another_one_and_never_a_fault() => Gen.Select(Presses, Gen.Int[0, 200], Gen.Char).Sample((press, at, letter) =>
    {
        var written = SlackPress.Write(press, "reference");
        at = Math.Min(at, written.Length - 1);
        Assert.False(SlackPress.TryRead(written[..at], out _, out _));
        _ = SlackPress.TryRead(written[..at] + letter + written[(at + 1)..], out _, out _);
        _ = SlackPress.TryRead(written.Insert(at, letter.ToString()), out _, out _);
    });

    [Fact]
    public void Any_text_is_read_without_a_fault() => Gen.String.Sample(text =>
    {
        _ = SlackPress.TryRead(text, out _, out _);
        _ = SlackPress.TryRead("[" + text, out _, out _);
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ea")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[[[[[[")]
    [InlineData("""{"mcb":1,"do":"back","rev":1,"ref":"r"}""")]
    [InlineData("""[2,"back",null,null,1,"r"]""")]
    [InlineData("""[0,"back",null,null,1,"r"]""")]
    [InlineData("""["1","back",null,null,1,"r"]""")]
    [InlineData("""[1,"Back Now",null,null,1,"r"]""")]
    [InlineData("""[1,null,null,null,1,"r"]""")]
    [InlineData("""[1,"back",null,null,1.5,"r"]""")]
    [InlineData("""[1,"back",null,null,1e99,"r"]""")]
    [InlineData("""[1,"back",null,null,-2,"r"]""")]
    [InlineData("""[1,"back",null,null,1]""")]
    [InlineData("""[1,"back",null,null,1,"r",0]""")]
    [InlineData("""[1,"back",null,null,1,""]""")]
    [InlineData("""[1,"back",null,null,1,null]""")]
    [InlineData("""[1,"back",null,null,1,"\ud800"]""")]
    [InlineData("""[1,"back","colour",null,1,"r"]""")]
    [InlineData("""[1,"back",7,null,1,"r"]""")]
    [InlineData("""[1,"answer",null,"ea",1,"r"]""")]
    [InlineData("""[1,"answer","purchaseChannel","ea",-1,"r"]""")]
    [InlineData("""[1,"answer","purchaseChannel",["ea"],1,"r"]""")]
    public void What_none_of_our_buttons_says_is_not_read(string? value) => Assert.False(SlackPress.TryRead(value, out _, out _));

    [Fact]
    public void Overlong_texts_are_not_read()
    {
        var overlong = new string('x', 600);

        Assert.False(SlackPress.TryRead($"""[1,"back",null,null,1,"{overlong}"]""", out _, out _));
        Assert.False(SlackPress.TryRead($"""[1,"back",null,"{overlong}",1,"r"]""", out _, out _));
        Assert.False(SlackPress.TryRead($"""[1,"back",null,null,1,"r"]{new string(' ', 2_000)}""", out _, out _));
        Assert.False(SlackPress.TryRead("[1,\"back\",null,null,1,\"\ud800\"]x", out _, out _));
    }
}
