using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CsCheck;
using MultiChannelBot.Conversation.Understanding;

namespace MultiChannelBot.Conversation.Tests.Understanding;

/// <summary>Whatever is pasted: no exception, no invented fact, spans inside the text.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] Pieces =
    [
        "EA", "open", "CSP", "azure", "office 365", "not", "never", "아니라", "말고", "에서", "로", "관리", "이전", "or", "또는", "now", "예전에는",
        "we are", "저희는", "2027-06-30", "03/04/2027", "다음 달 말", "six weeks from now", "scratch that", "아 잠깐", "both", "둘 다", ">", "\n", "\r\n",
        "From: a@b.example", "--", "-----Original Message-----", "\u200B", "\u202E", "\uD83D", "\uDE00", "😀", "e\u0301", "ᄀ", "ᅡ", "ㅋㅋ", "\0", "→", "->", "0145P", "'", "\"", "((", "x40",
    ];

    private static readonly Gen<string> Messages =
        Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece]), Gen.String, Gen.Char.Array[0, 4].Select(letters => new string(letters))).Array[0, 24].Select(parts => string.Join(' ', parts));

    private static readonly Gen<Guidance.Facts.Fact?> Asked =
        Gen.OneOf(Gen.Const((Guidance.Facts.Fact?)null), Gen.Enum<Guidance.Facts.Fact>().Select(fact => (Guidance.Facts.Fact?)fact));

    [Fact]
    public void Any_text_gives_a_reading_whose_spans_lie_in_the_text() =>
        Gen.Select(Messages, Asked).Sample(
            (text, asked) =>
            {
                var reading = Engines.Shipped.Read(text, asked, Engines.Today);
                return reading.Facts.All(fact => fact.Start >= 0 && fact.Length >= 0 && fact.Start + fact.Length <= text.Length)
                    && (reading.Subscriptions.IsEmpty || reading.Subscriptions.Length > 1)
                    && (reading.Act == Act.Change) == reading.ChangeOf.HasValue;
            },
            iter: 3000);

    [Fact]
    public void Reading_twice_gives_the_same() =>
        Gen.Select(Messages, Asked).Sample(
            (text, asked) => ReadingJson.Write("x", Engines.Shipped.Read(text, asked, Engines.Today))
                == ReadingJson.Write("x", Engines.Shipped.Read(text, asked, Engines.Today)),
            iter: 300);

    [Fact]
    public void What_was_read_before_does_not_matter() =>
        Gen.Select(Messages, Messages, Asked).Sample(
            (before, text, asked) =>
            {
                var alone = ReadingJson.Write("x", Engines.Shipped.Read(text, asked, Engines.Today));
                Engines.Shipped.Read(before, asked, Engines.Today);
                return alone == ReadingJson.Write("x", Engines.Shipped.Read(text, asked, Engines.Today));
            },
            iter: 500);

    [Fact]
    public void Readings_at_once_do_not_mix()
    {
        var texts = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "bench", "utterances.txt"));
        var alone = texts.Select(text => ReadingJson.Write("x", Engines.Shipped.Read(text, null, Engines.Today))).ToArray();
        var wrong = new ConcurrentBag<string>();

        Parallel.For(0, texts.Length * 20, new ParallelOptions { MaxDegreeOfParallelism = 8 }, turn =>
        {
            var at = turn * 7 % texts.Length;
            if (ReadingJson.Write("x", Engines.Shipped.Read(texts[at], null, Engines.Today)) != alone[at])
            {
                wrong.Add(texts[at]);
            }
        });

        Assert.Empty(wrong);
    }

    [Fact]
    public void Halves_of_pairs_and_rare_letters_anywhere_do_no_harm() =>
        Gen.Char['\uD7F0', '\uE010'].Array[0, 60].Select(Gen.Int[0, 60], Messages, (letters, at, text) => text.Insert(Math.Min(at, text.Length), new string(letters)))
            .Sample(
                text => Engines.Shipped.Read(text, null, Engines.Today).Facts.All(fact => fact.Start >= 0 && fact.Start + fact.Length <= text.Length),
                iter: 1000);

    public static TheoryData<string, string> Monsters { get; } = new()
    {
        { "a megabyte of one word", new string('a', 1 << 20) },
        { "a megabyte of one syllable", new string('가', 1 << 20) },
        { "a megabyte of marks", "a" + new string('\u0301', 1 << 20) },
        { "ten thousand nested quotes", string.Concat(Enumerable.Range(0, 200).Select(depth => new string('>', depth) + " we have an EA\n")) },
        { "quotes in one line", new string('>', 10_000) + " EA" },
        { "brackets", new string('(', 30_000) },
        { "figures", new string('1', 30_000) },
        { "at signs", string.Concat(Enumerable.Repeat("a@", 15_000)) },
        { "dates", string.Concat(Enumerable.Repeat("03/04/2027 ", 2_900)) },
        { "relative dates", string.Concat(Enumerable.Repeat("in two weeks ", 2_500)) },
        { "channels", string.Concat(Enumerable.Repeat("EA ", 10_000)) },
        { "denials", string.Concat(Enumerable.Repeat("not EA or ", 3_200)) },
        { "right to left", string.Concat(Enumerable.Repeat("\u202Eאב\u202C", 5_000)) },
        { "halves of pairs", new string('\uD83D', 30_000) },
        { "nothing visible", new string('\u200B', 30_000) },
    };

    [Theory]
    [MemberData(nameof(Monsters))]
    public void Monstrous_text_is_read_without_an_exception(string name, string text)
    {
        var reading = Engines.Shipped.Read(text, null, Engines.Today);

        Assert.True(reading.Facts.Length <= 1, name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("😀😀")]
    [InlineData("\0\u0001")]
    [InlineData("...")]
    public void Text_without_a_word_states_nothing(string text) =>
        Assert.True(Engines.Shipped.Read(text, null, Engines.Today).IsEmpty);

    [Theory]
    [InlineData("EA 못", "purchaseChannel=ea")]
    [InlineData("마이크로소프트가 EA를 제)안", "purchaseChannel=ea")]
    public void A_denial_may_be_the_last_word(string text, string fact) =>
        Assert.Equal([fact], Engines.Shipped.Read(text, null, Engines.Today).Facts.Select(stated => stated.Value.ToString()));

    [Fact]
    public void Width_composition_and_invisible_marks_do_not_matter()
    {
        var plain = ReadingJson.Write("x", Engines.Shipped.Read("오피스 365 EA 관리", null, Engines.Today));

        Assert.Equal(plain, ReadingJson.Write("x", Engines.Shipped.Read("오피스 365 EA 관리".Normalize(NormalizationForm.FormD), null, Engines.Today)));
        Assert.Equal(plain, ReadingJson.Write("x", Engines.Shipped.Read("오피스 ３６５ ＥＡ 관리", null, Engines.Today)));
        Assert.Equal(plain, ReadingJson.Write("x", Engines.Shipped.Read("오\u200B피스 365 \u2066EA\u2069 관리", null, Engines.Today)));
    }

    [Fact]
    public void The_culture_of_the_machine_does_not_matter()
    {
        var plain = ReadingJson.Write("x", Engines.Shipped.Read("INTUNE VIA ADVISOR, RENEWS 31 DECEMBER 2026", null, Engines.Today));
        var (before, turkish) = (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.GetCultureInfo("tr-TR"));
        string? read = null;
        var thread = new Thread(() => read = ReadingJson.Write("x", Engines.Shipped.Read("INTUNE VIA ADVISOR, RENEWS 31 DECEMBER 2026", null, Engines.Today)));
        CultureInfo.DefaultThreadCurrentCulture = turkish;
        thread.Start();
        thread.Join();
        CultureInfo.DefaultThreadCurrentCulture = before;

        Assert.Equal(plain, read);
        Assert.Contains("2026-12-31", plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Addresses_numbers_and_ids_are_noticed_and_never_read()
    {
        var reading = Engines.Shipped.Read("Azure under EA, ask ea@open.example or +82 2-1234-5678, tenant 11111111-2222-3333-4444-555555555555", null, Engines.Today);

        Assert.True(reading.PersonalData);
        Assert.Equal(["serviceType=usage-based", "product=azure", "purchaseChannel=ea"], reading.Facts.Select(fact => fact.Value.ToString()));
    }

    [Fact]
    public void Each_fact_knows_where_it_was_said()
    {
        const string Text = "Hello,\nthey bought Ｏｆｆｉｃｅ 365 through an EA";

        var spans = Engines.Shipped.Read(Text, null, Engines.Today).Facts.ToDictionary(fact => fact.Value.ToString(), fact => Text.Substring(fact.Start, fact.Length));

        Assert.Equal("Ｏｆｆｉｃｅ 365", spans["serviceType=license-based"]);
        Assert.Equal("EA", spans["purchaseChannel=ea"]);
    }
}
