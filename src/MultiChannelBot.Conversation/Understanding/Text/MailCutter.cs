using System.Text;

namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>
/// Blanks what a pasted mail carries around its message: headers, quoted lines, older mails below, the signature. Blanks keep
/// their length, so that places in the text stay places in the text.
/// </summary>
internal static partial class MailCutter
{
    private const int LongestSignature = 8;
    private const int LongestClosing = 48;
    private const int LongestHeaderName = 24;

    private static readonly string[] HeaderNames =
    [
        "from", "to", "cc", "fw", "fwd", "re", "전달", "회신", "bcc", "subject", "sent", "date", "reply-to", "message-id", "importance", "attachments", "received",
        "von", "an", "betreff", "gesendet", "datum", "wg", "aw", "kopie", "objet", "envoyé",
        "보낸 사람", "보낸사람", "받는 사람", "받는사람", "참조", "제목", "보낸 날짜", "날짜", "보낸 시간", "숨은 참조", "첨부", "발신", "수신", "발신인", "수신인",
    ];

    private static readonly string[] Closings =
    [
        "best regards", "kind regards", "warm regards", "regards", "best", "best wishes", "with best wishes", "warm wishes", "warmest regards", "with best regards", "with regards", "warmly", "with thanks", "cordially", "respectfully", "take care", "many thanks", "thanks and regards", "sincerely",
        "yours sincerely", "yours faithfully", "yours", "cheers", "thanks", "thank you", "br", "rgds", "all the best", "with kind regards", "thx", "thanks a lot", "thanks in advance", "many thanks in advance", "thank you in advance", "greetings", "friendly greetings",
        "best greetings", "take care", "ta", "gruss", "viele grüße", "mfg", "yours truly", "vg", "lg", "ciao", "till soon", "until then", "talk soon", "speak soon", "see you", "see you soon", "bye", "bye for now", "ttyl", "so long",
        "big thanks", "big thanks in advance", "thanks so much", "thank you so much", "thank you very much", "thanks again", "thank you again", "have a nice day", "have a good day", "have a great day", "have a good weekend", "have a nice weekend", "much obliged", "much appreciated", "kindest regards", "kindest", "warmest", "very best", "all my best", "all best",
        "mit freundlichen grüßen", "freundliche grüße", "mit besten grüßen", "beste grüße", "liebe grüße", "schöne grüße", "mvh", "met vriendelijke groet", "groeten", "cordialement", "bien à vous", "saludos", "saluti", "cordiali saluti",
        "감사합니다", "고맙습니다", "수고하세요", "수고하십시오", "안녕히 계세요", "안녕히계세요", "이만 줄입니다", "좋은 하루 되세요",
    ];

    private static readonly string[] Below = ["아래", "하단", "밑에", "below", "beneath", "underneath"];
    private static readonly string[] Forwardings = ["전달드", "전달 드", "전달합", "전달해", "포워딩", "포워드", "고객 메일", "고객 문의", "고객사 메일", "forwarding", "forwarded", "customer's mail", "customer's email", "customer's e-mail", "customer mail", "customer email"];

    private static readonly string[] Dividers =
        ["original message", "forwarded message", "원본 메시지", "원본 메일", "전달된 메시지", "begin forwarded message"];

    /// <summary>Blanks all that is not the message itself.</summary>
    public static string Cut(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) && !text.StartsWith('>'))
        {
            return text;
        }

        var lines = Lines(text);
        var keep = new bool[lines.Count];
        Array.Fill(keep, true);
        var (forward, body) = CutOlder(text, lines, keep);
        var isQuoteMatter = IsQuoteForwarded(text, lines);
        CutQuotedAndHeaders(text, lines, keep, isQuoteMatter);
        CutSuspected(text, lines, keep);
        CutSignature(text, lines, keep, 0, forward);
        CutSignature(text, lines, keep, forward, body);
        CutBlock(text, lines, keep);
        CutTitles(text, lines, keep);
        var cut = Blank(text, lines, keep);
        JoinWrapped(cut, lines, keep);
        return cut.ToString();
    }

    private static List<Range> Lines(string text)
    {
        var lines = new List<Range>();
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || text[at] == '\n')
            {
                lines.Add(start..at);
                start = at + 1;
            }
        }

        return lines;
    }

    /// <summary>
    /// Blanks everything below the first divider, unless nothing stands above it or what stands above forwards it; gives the
    /// line where a forwarded mail begins and the number of lines left.
    /// </summary>
    private static (int Forward, int Body) CutOlder(string text, List<Range> lines, bool[] keep)
    {
        var hasBody = false;
        var forward = 0;
        var isForward = false;
        for (var line = 0; line < lines.Count; line++)
        {
            var written = text.AsSpan(lines[line]).Trim();
            if (hasBody && (IsDivider(written) || (IsAttribution(written) && !IsAnsweredBelow(text, lines, line)) || BeginsHeaders(text, lines, line)))
            {
                if (forward > 0 || !(isForward || IsForwarding(text, lines, line)))
                {
                    Array.Fill(keep, false, line, lines.Count - line);
                    return (forward, line);
                }

                (forward, hasBody) = (line, false);
                continue;
            }

            isForward |= IsForwarding(written);
            hasBody |= !written.IsEmpty && !IsHeader(written) && !IsQuoted(written) && !IsDivider(written) && !IsAttribution(written);
        }

        return (forward, lines.Count);
    }

    // "아래 고객 메일 전달드려요", "see the customer's mail below": what is forwarded is the message.
    private static bool IsForwarding(ReadOnlySpan<char> line) =>
        ContainsAny(line, Below) && ContainsAny(line, Forwardings);

    private static bool ContainsAny(ReadOnlySpan<char> line, string[] words)
    {
        foreach (var word in words)
        {
            if (line.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BeginsHeaders(string text, List<Range> lines, int line) =>
        line + 1 < lines.Count
        && IsHeader(text.AsSpan(lines[line]).Trim())
        && IsHeader(text.AsSpan(lines[line + 1]).Trim());

    private static bool IsDivider(ReadOnlySpan<char> line)
    {
        var inner = line.Trim("-_= *");
        foreach (var divider in Dividers)
        {
            if (inner.Length < divider.Length + 4 && inner.StartsWith(divider, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return line.Length >= 10 && (line.Trim('_').IsEmpty || line.Trim('=').IsEmpty);
    }

    // "On Tue, 2 Jun 2026, Sam wrote:" and "2026년 6월 2일 (화) 김지원님이 작성:".
    private static bool IsAttribution(ReadOnlySpan<char> line) =>
        (line.StartsWith("on ", StringComparison.OrdinalIgnoreCase) && line.EndsWith("wrote:", StringComparison.OrdinalIgnoreCase))
        || (line.Length < 120 && (line.EndsWith("작성:", StringComparison.Ordinal) || line.EndsWith("썼습니다:", StringComparison.Ordinal) || line.EndsWith("님이 작성한 메시지:", StringComparison.Ordinal)));

    private static void CutQuotedAndHeaders(string text, List<Range> lines, bool[] keep, bool keepsQuoted)
    {
        for (var line = 0; line < lines.Count; line++)
        {
            var written = text.AsSpan(lines[line]).Trim();
            keep[line] &= !IsFooter(written) && (!IsQuoted(written) || (keepsQuoted && !IsQuoted(written[1..].TrimStart()))) && (!IsHeader(written) || IsOwnWords(text, lines, keep, line)) && !IsDivider(written) && !IsAttribution(written);
        }
    }

    private static bool IsQuoted(ReadOnlySpan<char> line) => line.StartsWith(">");

    private static bool IsHeader(ReadOnlySpan<char> line)
    {
        line = line.TrimStart('*');
        var colon = line.IndexOfAny(':', '：');
        if (colon is <= 0 or > LongestHeaderName)
        {
            return false;
        }

        var name = line[..colon].TrimEnd().TrimEnd('*');
        foreach (var header in HeaderNames)
        {
            if (name.Equals(header, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static void CutSignature(string text, List<Range> lines, bool[] keep, int start, int body)
    {
        var below = 0;
        var closing = -1;
        for (var line = body - 1; line >= start && below <= LongestSignature; line--)
        {
            var written = text.AsSpan(lines[line]).Trim();
            if (written is "--" or "—" || IsRule(text, lines, line, body))
            {
                closing = line;
                break;
            }

            if (IsClosing(written) && (HasBodyAbove(text, lines, keep, start, line) || IsSignatureAlone(text, lines, line)))
            {
                closing = line;
            }

            below += keep[line] && !written.IsEmpty ? 1 : 0;
        }

        if (closing >= 0)
        {
            Array.Fill(keep, false, closing, body - closing);
        }
    }

    private static bool IsClosing(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestClosing)
        {
            return false;
        }

        var bare = line.TrimEnd(",.!~ ");
        foreach (var closing in Closings)
        {
            if (bare.Equals(closing, StringComparison.OrdinalIgnoreCase) || IsSigned(bare, closing))
            {
                return true;
            }
        }

        return IsFarewell(bare, line.EndsWith(",")) || bare.EndsWith(" 드림", StringComparison.Ordinal) || bare.EndsWith(" 올림", StringComparison.Ordinal) || bare.EndsWith(" 배상", StringComparison.Ordinal);
    }

    private static bool HasBodyAbove(string text, List<Range> lines, bool[] keep, int start, int closing)
    {
        for (var line = start; line < closing; line++)
        {
            if (keep[line] && !text.AsSpan(lines[line]).Trim().IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private static StringBuilder Blank(string text, List<Range> lines, bool[] keep)
    {
        var cut = new StringBuilder(text);
        for (var line = 0; line < lines.Count; line++)
        {
            if (!keep[line])
            {
                var (start, length) = lines[line].GetOffsetAndLength(text.Length);
                for (var at = start; at < start + length; at++)
                {
                    cut[at] = ' ';
                }
            }
        }

        return cut;
    }
}
