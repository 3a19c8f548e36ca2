using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Conversation.Tests.Commands;

/// <summary>The link of a draft, which programs take only so much of.</summary>
public class MailDraftTests
{
    private const string Said = "확인된 구매 경로: 엔터프라이즈 계약(EA)";
    private const string Rest = "(전체 내용은 채팅에서 복사하세요.)";
    private static readonly Line RestLine = Line.Of("desk.mail.rest");

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(60, 8, 12)]
    public void A_long_case_ends_with_a_whole_line_and_says_where_the_rest_is(int lines, int least, int most)
    {
        var link = MailDraft.Link(
            "desk+first@example.com", "데스크 문의: 상담 K7QM-3X9T", Enumerable.Repeat(Line.Of("card.known.stated"), lines), RestLine, line => line == RestLine ? Rest : Said)
            .Url(Guidance.Language.Korean);

        Assert.InRange(link.Length, 1, MailDraft.Longest);
        Assert.All(link, letter => Assert.True(char.IsAscii(letter)));
        var body = Uri.UnescapeDataString(link[(link.IndexOf("&body=", StringComparison.Ordinal) + "&body=".Length)..]);
        Assert.EndsWith("\r\n", body, StringComparison.Ordinal);
        var written = body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(written.Length, least, most);
        Assert.Equal(written.Length < lines ? Rest : Said, written[^1]);
        Assert.All(written[..^1], line => Assert.Equal(Said, line));
    }
}
