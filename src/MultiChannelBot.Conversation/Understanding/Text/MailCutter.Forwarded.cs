using System.Text;

namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>Mails that only hand on another: what they carry is the matter. And lines that a mail program broke.</summary>
internal static partial class MailCutter
{
    /// <summary>A line that breaks before this is the writer's own, not the mail program's.</summary>
    private const int LongestGreeting = 30;
    private const int ShortestWrapped = 50;

    private const int LongestSignedName = 24;
    private const int MostBelow = 3;
    private const int LongestBelow = 60;

    private static readonly string[] Footers =
    [
        "this message was sent", "this mail was sent", "this email was sent", "this e-mail was sent", "this message may contain", "this mail may contain", "this email may contain", "this e-mail may contain",
        "this message is confidential", "this email is confidential", "this e-mail is confidential", "this message has been scanned", "this email has been scanned", "sent from my", "sent from the", "sent with", "get outlook for",
    ];

    private static readonly string[] Requests = ["확인", "검토", "부탁", "회신", "답변", "알려", "어떻게", "가능", "괜찮", "될까", "되나", "please", "pls", "can i", "can we", "could you", "can you", "may i", "is that", "is this", "what do", "what should", "what are", "what is the", "how do", "how does", "what next", "what now", "shall i", "should i", "ok?", "thoughts"];

    private static readonly string[] Forwards =
    [
        "see below", "mail below", "message below", "below from", "below is", "forward", "fwd", "fw:", "wg:", "passing this on", "passing on", "came in", "got this",
        "received this", "customer wrote", "client wrote", "customer writes", "client writes", "customer sent", "client sent", "customer says", "client says",
        "from my customer", "from a customer", "from the customer", "from our customer", "from my client", "from a client", "from the client", "from a prospect",
        "do i tell", "shall i tell", "should i tell", "should i answer", "do i answer", "can i answer", "shall i answer", "pls check", "please check", "pasting", "pasted",
        "what he wrote", "what she wrote", "what they wrote", "what he says", "what she says", "what they say", "they wrote", "he wrote", "she wrote", "they write", "he writes", "she writes", "their words", "his words", "her words", "customer's words", "client's words", "verbatim", "word for word", "their reply", "his reply", "her reply", "their answer", "his answer", "her answer", "customer's question", "client's question", "here s what", "here's what", "here is what", "this is what",
        "아래", "전달", "포워", "고객이 보낸", "고객이 보내", "고객 메일", "고객사 메일", "받은 메일", "붙여",
    ];

    private static readonly string[] PointingBack = ["that's what", "that’s what", "that is what", "this is what", "this came in", "that came in", "that was what"];

    // "Following up on my note below": what one wrote oneself is not handed on.
    private static readonly string[] Reminders =
    [
        "following up", "follow up on", "following-up", "chasing", "reminder", "my note", "my mail", "my email", "my e-mail", "my message", "my question below", "any news", "any update",
        "진행 상황", "진행상황", "진행 현황", "리마인드", "재문의", "재차", "제가 보낸", "제가 드린", "보내드린", "보내 드린", "문의드렸던", "문의드린", "회신이 없", "답변이 없", "회신을 못", "답변을 못",
    ];

    private static readonly string[] Suspicions = ["스팸", "피싱", "사기", "사칭", "수상", "이런 계약", "그런 계약", "이런 메일", "spam", "phishing", "scam", "is this legit", "is this genuine"];

    // A pasted mail between two rules with "is this spam?" below it: what it says is not claimed by anybody.
    private static void CutSuspected(string text, List<Range> lines, bool[] keep)
    {
        var first = lines.FindIndex(line => IsDivider(text.AsSpan(line).Trim()));
        var last = first < 0 ? -1 : lines.FindLastIndex(line => IsRule(text.AsSpan(line).Trim()));
        if (last <= first || !lines.Exists(line => line.Start.Value > lines[last].Start.Value && ContainsAny(text.AsSpan(line), Suspicions)))
        {
            return;
        }

        Array.Fill(keep, false, first, last + 1 - first);
    }

    private static bool IsRule(ReadOnlySpan<char> line) => line.Length >= 5 && line.Trim("-_=").IsEmpty;

    // "see below from my customer", "FW: licences", "---------- Forwarded message ----------".
    private static bool IsForwarding(string text, List<Range> lines, int divider)
    {
        var inner = text.AsSpan(lines[divider]).Trim("-_= *\r");
        if (inner.StartsWith("forwarded", StringComparison.OrdinalIgnoreCase) || inner.StartsWith("begin forwarded", StringComparison.OrdinalIgnoreCase) || inner.StartsWith("전달된", StringComparison.Ordinal))
        {
            return true;
        }

        for (var line = 0; line < divider; line++)
        {
            if (HandsOn(text.AsSpan(lines[line])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HandsOn(ReadOnlySpan<char> line) => ContainsAny(line, Forwards) && !ContainsAny(line, Reminders);

    // "the customer wrote:" and nothing but quoted lines after it; an answer below or between the quotes makes them old.
    private static bool IsQuoteForwarded(string text, List<Range> lines)
    {
        var (handsOn, hasQuote, below) = (false, false, 0);
        foreach (var range in lines)
        {
            var written = text.AsSpan(range).Trim();
            if (hasQuote && IsClosing(written))
            {
                // What stands below "Regards, T." is the signature.
                break;
            }

            if (IsQuoted(written))
            {
                if (below > 0 || IsReplied(written.TrimEnd()))
                {
                    return false;
                }

                hasQuote = true;
            }
            else if (hasQuote && below == 0 && PointsBack(written))
            {
                handsOn = true;
                below += AsksAbout(written) ? 1 : 0;
            }
            else if (hasQuote && !written.IsEmpty)
            {
                // "Can I promise that?" below it asks about what is handed on.
                if (below == 0 && !AsksAbout(written) || ++below > MostBelow || written.Length > LongestBelow || written.ContainsAnyInRange('0', '9'))
                {
                    return false;
                }
            }
            else if (!hasQuote)
            {
                handsOn |= HandsOn(written);
            }
        }

        return handsOn && hasQuote;
    }

    // "> 월요일에 쓰신 글:", "> 오전 9:00, 팀장 작성:": what is answered is not handed on, whatever the subject says.
    private static bool IsReplied(ReadOnlySpan<char> quoted) =>
        quoted.EndsWith("쓰신 글:", StringComparison.Ordinal) || quoted.EndsWith("작성:", StringComparison.Ordinal) || quoted.EndsWith("쓴 글:", StringComparison.Ordinal)
        || quoted.EndsWith("쓰신 메일:", StringComparison.Ordinal) || quoted.EndsWith("보내신 메일:", StringComparison.Ordinal) || quoted.EndsWith("보내신 글:", StringComparison.Ordinal);

    // "Hi!", "On 12 May you wrote:", the quote, and only below it what is answered.
    private static bool IsAnsweredBelow(string text, List<Range> lines, int attribution)
    {
        var above = 0;
        for (var line = 0; line < attribution; line++)
        {
            above += text.AsSpan(lines[line]).Trim().Length;
        }

        var (answer, hasQuote) = (attribution + 1, false);
        for (; answer < lines.Count && (IsQuoted(text.AsSpan(lines[answer]).Trim()) || text.AsSpan(lines[answer]).Trim().IsEmpty); answer++)
        {
            hasQuote |= IsQuoted(text.AsSpan(lines[answer]).Trim());
        }

        return above <= LongestGreeting && hasQuote && answer < lines.Count;
    }

    // "This message was sent from a Microsoft 365 account managed by your CSP partner.": what a mail program adds.
    private static bool IsFooter(ReadOnlySpan<char> line)
    {
        foreach (var footer in Footers)
        {
            if (line.StartsWith(footer, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // "_____" or "***" near the end, and below it no sentence: a signature.
    private static bool IsRule(string text, List<Range> lines, int line, int body)
    {
        var written = text.AsSpan(lines[line]).Trim();
        if (written.Length < 2 || !written.Trim("-_=*~—–").IsEmpty || line == 0)
        {
            return false;
        }

        for (var below = line + 1; below < body; below++)
        {
            if (text.AsSpan(lines[below]).Trim() is [.., '.' or '?' or '!' or ':'])
            {
                return false;
            }
        }

        return line + 1 < body && EndsSentence(text, lines, line);
    }

    private static bool EndsSentence(string text, List<Range> lines, int before)
    {
        for (var line = before - 1; line >= 0; line--)
        {
            var written = text.AsSpan(lines[line]).Trim();
            if (!written.IsEmpty)
            {
                return written is [.., '.' or '?' or '!'] || IsClosing(written) || IsNameWord(written);
            }
        }

        return false;
    }

    // "That's what a customer wrote to me yesterday" below the quoted lines.
    private static bool PointsBack(ReadOnlySpan<char> line) =>
        line.StartsWith("th", StringComparison.OrdinalIgnoreCase) && line.Length <= LongestBelow && ContainsAny(line, PointingBack) && HandsOn(line);

    private static bool AsksAbout(ReadOnlySpan<char> line) => ContainsAny(line, Requests);

    // "Thx, Bea", "Best Anna Lund": a closing and a name, not "Thanks, it is EA".
    private static bool IsSigned(ReadOnlySpan<char> line, string closing)
    {
        if (!line.StartsWith(closing, StringComparison.OrdinalIgnoreCase) || line.Length <= closing.Length || line.Length > closing.Length + LongestSignedName || line[closing.Length] is not (',' or ' '))
        {
            return false;
        }

        var name = line[closing.Length..].Trim(", .");
        var words = 0;
        foreach (var word in name.Split(' '))
        {
            if (++words > 2 || !IsNameWord(name[word]))
            {
                return false;
            }
        }

        return words > 0;
    }

    private static bool IsNameWord(ReadOnlySpan<char> word) =>
        !word.IsEmpty && char.IsUpper(word[0]) && (word.Length == 1 || char.IsLower(word[1]) || word[1] == '.') && !word.ContainsAnyInRange('0', '9');

    // A mail program breaks a long line in the middle of a sentence: the next one goes on in small letters.
    private static void JoinWrapped(StringBuilder cut, List<Range> lines, bool[] keep)
    {
        for (var line = 0; line + 1 < lines.Count; line++)
        {
            var (start, length) = lines[line].GetOffsetAndLength(cut.Length);
            var (next, nextLength) = lines[line + 1].GetOffsetAndLength(cut.Length);
            if (keep[line] && keep[line + 1] && length >= ShortestWrapped && nextLength > 0 && GoesOn(cut, start + length - 1, next))
            {
                cut[start + length] = ' ';
            }
        }
    }

    private static bool GoesOn(StringBuilder cut, int last, int next)
    {
        last -= cut[last] == '\r' ? 1 : 0;
        return (char.IsLetterOrDigit(cut[last]) || cut[last] is ',' or ' ') && char.IsLower(cut[next]);
    }
}
