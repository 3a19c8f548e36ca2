using System.Text.RegularExpressions;
using CsCheck;
using MultiChannelBot.Channels.Slack.Blocks;

namespace MultiChannelBot.Tests.Channels.Slack;

public partial class SlackTextTests
{
    /// <summary>Texts full of what means something in mrkdwn.</summary>
    private static readonly Gen<string> Hostile = Gen.OneOf<string>(
        "<!channel>", "<!here|x>", "@here", "@everyone", "<@U012AB3CD>", "<#C1>", "<https://example.org|Sign in>", "*", "_", "~", "`", "```", "> ", "&", "&lt;", "&amp;",
        ":tada:", "\n", "\r\n", "\u2028", " ", "word", "한국어", "👩‍💻", "1. ", "- ", "\ud83d", "https://example.org/a_b?c=d&e=f").Array[0, 24].Select(string.Concat);

    [Fact]
    public void Nothing_of_a_text_is_read_as_markup() => Hostile.Sample(text => AssertPlain(SlackText.Whole(text)));

    [Fact]
    public void Nor_of_what_is_left_of_it() => Gen.Select(Hostile, Gen.Int[8, 60]).Sample((text, most) =>
    {
        Assert.InRange(SlackText.Shortened(text, most).Length, 0, most);
        AssertPlain(SlackText.Shortened(text, most));
        AssertPlain(SlackText.Line(text, most));
        Assert.DoesNotContain('\n', SlackText.Line(text, most));
        Assert.All(SlackText.Pieces(text, most), piece => Assert.InRange(piece.Length, 0, most));
        Assert.All(SlackText.Pieces(text, most), AssertPlain);
    });

    [Fact]
    public void Pieces_lose_nothing_but_blanks() => Gen.Select(Hostile, Gen.Int[8, 60]).Sample((text, most) =>
        Assert.Equal(Bare(SlackText.Whole(text)), Bare(string.Concat(SlackText.Pieces(text, most)))));

    [Fact]
    public void A_character_is_never_cut_in_two() => Gen.Select(Gen.Int[1, 40], Gen.Int[8, 60]).Sample((count, most) =>
    {
        var text = string.Concat(Enumerable.Repeat("👩", count));
        Assert.DoesNotContain(SlackText.Shortened(text, most).EnumerateRunes(), rune => rune.Value == 0xFFFD);
        Assert.DoesNotContain(SlackText.Cut(text, most).EnumerateRunes(), rune => rune.Value == 0xFFFD);
        Assert.All(SlackText.Pieces(text, most), piece => Assert.DoesNotContain(piece.EnumerateRunes(), rune => rune.Value == 0xFFFD));
    });

    [Theory]
    [InlineData("Fish & Chips <Ltd>", "Fish &amp; Chips &lt;Ltd&gt;")]
    [InlineData("desk@contoso.example", "desk@contoso.example")]
    [InlineData("snake_case stays", "snake_case stays")]
    [InlineData("Rule: S8 · 10:30", "Rule: S8 · 10:30")]
    public void What_is_harmless_is_left_as_it_is(string text, string shown) => Assert.Equal(shown, SlackText.Whole(text));

    [Theory]
    [InlineData(20)]
    [InlineData(4_000)]
    public void Bytes_are_counted_where_bytes_are_meant(int most)
    {
        var shown = SlackText.ShortenedToBytes(string.Concat(Enumerable.Repeat("한국어 & ", 2_000)), most);

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(shown), most - 12, most);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_cannot_be_left_by_its_title_or_its_address() =>
        Assert.Equal("<https://example.org/?a=1&amp;b=%3E%7C|a &gt; b ｜ c>", SlackText.Link("a > b | c", "https://example.org/?a=1&b=>|"));

    private static void AssertPlain(string shown)
    {
        Assert.DoesNotMatch(Markup(), shown);
        Assert.DoesNotMatch(Unescaped(), shown);
    }

    // Where a word is cut at its underscore, that stands at an edge.
    private static string Bare(string shown) => Blank().Replace(shown, string.Empty).Replace('\uFF3F', '_');

    /// <summary>Bold, strike, code, emphasis at a word's edge, everybody, a picture, a quotation.</summary>
    [GeneratedRegex(@"[*~`<>]|(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])|@(here|channel|everyone)|:[\p{L}\p{N}_+'-]+:|^[ \t]*&gt;", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Markup();

    [GeneratedRegex("&(?!amp;|lt;|gt;)")]
    private static partial Regex Unescaped();

    [GeneratedRegex(@"[\s\u2060]")]
    private static partial Regex Blank();
}
