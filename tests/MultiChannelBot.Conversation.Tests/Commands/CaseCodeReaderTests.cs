using CsCheck;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Tests.Understanding;

namespace MultiChannelBot.Conversation.Tests.Commands;

/// <summary>Which messages ask to open a case by its code, and which only look alike.</summary>
public class CaseCodeReaderTests
{
    private const string Code = "K7QM3X9T";

    private static readonly Lazy<CaseCodeReader> Reader = new(() => new CaseCodeReader(Conversations.Default.Phrases));

    private static readonly Gen<string> Codes =
        Gen.Char[CaseCode.Alphabet].Array[CaseCode.Length].Select(letters => new string(letters)).Where(text => CaseCode.IsCode(text));

    /// <summary>Every way of asking; the star stands for the code.</summary>
    private static readonly string[] Ways =
    [
        "*", "open *", "Open *.", "OPEN *", "resume *", "please open case *", "can you open my case? *", "continue with *", "case *", "case code: *",
        "code *", "the code is *", "Hi, here's the code: *", "\"open *\"", "open the case * that a colleague of mine sent on Monday",
        "코드 *", "* 열어줘", "*를 열어 주세요", "* 열기", "열기 *", "* 이어서", "코드 * 이어서 진행할게요", "* 상담을 불러와 주세요", "상담 코드: *", "제 코드는 *입니다",
        "오픈 *", "* 오픈해 주세요", "어제 동료한테서 받은 * 열어 줘", "*로 이어가고 싶습니다",
    ];

    [Fact]
    public void A_code_is_read_however_it_is_written() => Gen.Select(Codes, Gen.OneOf<string>(Ways)).Sample((code, way) =>
    {
        foreach (var written in Written(code))
        {
            Assert.Equal(new CodeReading(code), Reader.Value.Read(way.Replace("*", written, StringComparison.Ordinal)));
        }
    });

    [Fact]
    public void Nothing_is_stated_by_asking_to_open_a_case() => Gen.Select(Codes, Gen.OneOf<string>(Ways)).Sample((code, way) =>
    {
        foreach (var written in Written(code).Take(3))
        {
            var reading = Engines.Shipped.Read(way.Replace("*", written, StringComparison.Ordinal), Guidance.Facts.Fact.PurchaseChannel, Engines.Today);
            Assert.Empty(reading.Facts);
            Assert.Empty(reading.Likely);
        }
    });

    [Fact]
    public void No_phrase_of_the_lexicon_is_a_code_and_none_is_blanked()
    {
        var read = Spellings().SelectMany(phrase => (string[])[phrase, "open " + phrase, phrase + " 열어줘"])
            .Where(text => Reader.Value.Read(text) is not null || CaseCode.Blank(text) != text);

        Assert.Empty(read.Take(5));
    }

    [Fact]
    public void No_two_short_phrases_of_the_lexicon_together_are_a_code()
    {
        var shorts = Spellings().Where(phrase => phrase.Length <= 6 && phrase.Any(char.IsAsciiDigit)).Distinct().ToArray();
        var found = from one in shorts
                    from other in shorts
                    from between in (string[])["", " ", "-"]
                    let text = one + between + other
                    where Reader.Value.Read("open " + text) is { } read && (read.Code is not null || between == " ")
                    select text;

        Assert.NotEmpty(shorts);
        Assert.Empty(found.Take(5));
    }

    [Fact]
    public void No_message_of_the_corpus_asks_for_a_case_or_loses_a_letter()
    {
        var messages = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "cases"), "*.jsonl", SearchOption.AllDirectories)
            .SelectMany(LabelledMessage.Load).Select(message => message.Text).ToArray();

        Assert.NotEmpty(messages);
        Assert.Empty(messages.Where(text => Reader.Value.Read(text) is not null || CaseCode.Blank(text) != text).Take(5));
    }

    [Theory]
    [InlineData("open")]
    [InlineData("Open licenses")]
    [InlineData("open license 2019")]
    [InlineData("Open M365 D365")]
    [InlineData("M365-D365")]
    [InlineData("open from 2021")]
    [InlineData("open mpsa2024")]
    [InlineData("Open Office22")]
    [InlineData("Open agreement 65432198")]
    [InlineData("open dataverse")]
    [InlineData("open 245 vms")]
    [InlineData("open 3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("open https://example.com/K7QM-3X9T")]
    [InlineData("open K7QM3X9T@example.com")]
    [InlineData("open K7QM-3X9T-22F4")]
    [InlineData("order K7QM-3X9T, open license")]
    [InlineData("주문 K7QM-3X9T, 오픈 라이선스로 샀어요")]
    [InlineData("K7QM-3X9O")]
    [InlineData("KQMTRVXW")]
    [InlineData("")]
    public void What_only_looks_like_it_is_none(string text) => Assert.Null(Reader.Value.Read(text));

    [Theory]
    [InlineData("open K7QM-3X9O")]
    [InlineData("open 8HN9 FCT")]
    [InlineData("open k7qm3x91")]
    [InlineData("case code S7QM-3X9T")]
    [InlineData("B7QM-3X9T 열어줘")]
    public void A_slip_in_a_code_is_told_apart_from_the_open_licence(string text) => Assert.Equal(new CodeReading(null), Reader.Value.Read(text));

    [Theory]
    [InlineData("order K7QM-3X9T, bought under an Open license")]
    [InlineData("주문 번호 K7QM-3X9T, 오픈 라이선스로 샀어요")]
    public void Beside_a_code_the_open_licence_is_still_read(string text) =>
        Assert.Equal(
            Guidance.Facts.PurchaseChannel.Open,
            Assert.Single(Engines.Shipped.Read(text, null, Engines.Today).Facts, stated => stated.Value.Fact == Guidance.Facts.Fact.PurchaseChannel).Value);

    [Fact]
    public void A_code_is_shown_in_two_groups_and_is_never_a_word()
    {
        Assert.Equal("K7QM-3X9T", CaseCode.Written(Code));
        Assert.False(CaseCode.IsCode("KQMTRVX7"));
        Assert.False(CaseCode.IsCode("2345678X"));
        Assert.False(CaseCode.IsCode("M365D777"));
        Assert.False(CaseCode.IsCode("k7qm3x9t"));
    }

    /// <summary>A code as people and their programs write it.</summary>
    private static IEnumerable<string> Written(string code)
    {
        var dashed = CaseCode.Written(code);
        yield return dashed;
        yield return code;
        yield return dashed.ToLowerInvariant().Replace('-', '–');
        yield return dashed.Replace('-', ' ');
        yield return dashed.Replace("-", " - ", StringComparison.Ordinal);
        yield return string.Concat(dashed.Select(letter => (char)(letter - '!' + '\uFF01')));
    }

    private static IEnumerable<string> Spellings() =>
        Engines.Lexicon.Patterns.SelectMany(pattern => pattern.Spellings()).Select(spelling => spelling.Trim('*', '^', ' '));
}
