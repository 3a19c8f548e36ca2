namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>Names of teams and posts that close a mail without a closing before them.</summary>
internal static partial class MailCutter
{
    private const int LongestTitle = 40;
    private const int MostTitleWords = 6;
    private const int MostTitleLines = 2;
    private const int FewestMailLines = 3;
    private const int LongestTrade = 80;

    private static readonly string[] NoNames = ["microsoft", "office", "azure", "teams", "visio", "power", "exchange", "sharepoint", "dynamics", "project", "windows", "copilot", "intune", "open", "dear", "hello", "best", "our", "two", "three", "all", "the"];
    private static readonly string[] NoTrades = ["ea", "csp", "mpsa", "open", "olp", "direct", "advisor", "move", "manage", "transfer", "support", "seats", "users", "licences", "licenses"];
    private static readonly string[] KoreanWishes = ["이전", "이관", "옮", "오픈", "직접", "구매", "관리만", "지원만", "희망", "요청"];

    private static readonly System.Buffers.SearchValues<char> SentenceMarks = System.Buffers.SearchValues.Create(".?!:;>");

    private static readonly string[] Titles =
    [
        "team", "desk", "office", "specialist", "lead", "manager", "support", "department", "dept", "dept.", "group", "architect", "consultant", "engineer", "executive", "director", "advisor", "coordinator", "administrator", "practice", "helpdesk", "management", "administration", "purchasing", "procurement", "accounting", "operations",
    ];

    private static readonly string[] KoreanTitles =
    [
        "팀", "사업부", "본부", "부서", "사무국", "담당", "담당자", "고객지원", "헬프데스크", "데스크", "센터", "그룹", "파트", "과장", "대리", "차장", "부장", "팀장", "매니저", "사원", "주임", "책임", "수석", "전문가", "컨설턴트", "아키텍트",
    ];

    private static readonly string[] KoreanFields = ["전문", "담당", "파트너", "대리점", "총판", "영업", "취급점", "공급자", "리셀러", "재판매인", "MSP", "LSP", "CSP"];
    private static readonly string[] Farewells = ["bye", "bye for now", "bye bye", "goodbye", "ciao", "see you", "see you soon", "talk soon", "speak soon", "until then", "let me know", "please let me know", "let us know", "please advise", "pls advise", "talk later", "speak later", "more later", "laters", "have a good one", "have a good day", "have a nice day", "enjoy your weekend", "tschüss", "cheerio", "ciao for now", "over and out"];

    // "Bye, Ada", "Bye," and a name below: a farewell with a name signs a mail; alone it may be said to the bot.
    private static bool IsFarewell(ReadOnlySpan<char> line, bool goesOn)
    {
        foreach (var farewell in Farewells)
        {
            if (IsSigned(line, farewell) || (goesOn && line.Equals(farewell, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    // "Good morning, / Re: your question on Friday - yes, they keep the EA.": a sentence after a greeting is no header.
    private static bool IsOwnWords(string text, List<Range> lines, bool[] keep, int line)
    {
        var written = text.AsSpan(lines[line]).Trim();
        if (!written.StartsWith("re:", StringComparison.OrdinalIgnoreCase) || written[^1] is not ('.' or '!'))
        {
            return false;
        }

        var above = line - 1;
        while (above >= 0 && text.AsSpan(lines[above]).Trim().IsEmpty)
        {
            above--;
        }

        return above >= 0 && keep[above];
    }

    // "Microsoft 365 Support Team", "볼륨 라이선스 담당 유OO" as the last line of a mail: who wrote it, and no matter.
    private static void CutTitles(string text, List<Range> lines, bool[] keep)
    {
        var cut = 0;
        for (var line = lines.Count - 1; line > 0 && cut < MostTitleLines; line--)
        {
            var written = text.AsSpan(lines[line]).Trim();
            if (!keep[line] || written.IsEmpty)
            {
                continue;
            }

            if (IsPiped(written) && LinesAbove(text, lines, keep, line) >= FewestMailLines - 1)
            {
                keep[line] = false;
                return;
            }

            if (IsNameAndField(text, lines, keep, line) || IsNameAndTrade(text, lines, keep, line))
            {
                Array.Fill(keep, false, line - 1, 2);
                return;
            }

            if (!IsTitle(written) || LinesAbove(text, lines, keep, line) < (IsPostAndTeam(written) ? 1 : FewestMailLines - 1))
            {
                return;
            }

            keep[line] = false;
            cut++;
        }
    }

    // "Practice Manager | Gold Partner | Direct Bill CSP": a post, and what the house deals in.
    private static bool IsPiped(ReadOnlySpan<char> line)
    {
        var cut = line.IndexOf('|');
        return cut > 0 && line.IndexOfAny(SentenceMarks) < 0 && IsTitle(line[..cut].TrimEnd());
    }

    // "현우" and below it "간접 대리점 / Microsoft 365, Exchange Online 전문": a name, and what its owner deals in.
    private static bool IsNameAndField(string text, List<Range> lines, bool[] keep, int line)
    {
        var field = text.AsSpan(lines[line]).Trim();
        var name = text.AsSpan(lines[line - 1]).Trim();
        return line > 1 && keep[line - 1]
            && IsSigner(name) && text.AsSpan(lines[line - 2]).Trim().IsEmpty
            && field.IndexOfAny(SentenceMarks) < 0
            && (field.StartsWith("(주)", StringComparison.Ordinal) || field.StartsWith("㈜", StringComparison.Ordinal) || Array.Exists(KoreanFields, ending => text.AsSpan(lines[line]).Trim().EndsWith(ending, StringComparison.Ordinal)));
    }

    // "강민재" and below it "프로즈웨어 | Azure · 보안", "Mia Lund" and below it "Lund Design | Microsoft 365": what the house deals in.
    private static bool IsNameAndTrade(string text, List<Range> lines, bool[] keep, int line)
    {
        var name = text.AsSpan(lines[line - 1]).Trim();
        return line > 1 && keep[line - 1] && !name.IsEmpty
            && text.AsSpan(lines[line - 2]).Trim().IsEmpty
            && (IsSigner(name) || IsNameWithPost(name) || IsEnglishName(name))
            && IsTrade(text.AsSpan(lines[line]).Trim())
            && LinesAbove(text, lines, keep, line - 1) >= FewestMailLines - 1;
    }

    // "정민호 과장".
    private static bool IsNameWithPost(ReadOnlySpan<char> line) =>
        line.IndexOf(' ') is > 0 and var cut && IsKoreanName(line[..cut]) && EndsWithTitle(line[(cut + 1)..]);

    // "Paul Weber", "Ana M. Ruiz": two or three words in capitals, of which none is a product's.
    private static bool IsEnglishName(ReadOnlySpan<char> line)
    {
        var words = 0;
        foreach (var range in line.Split(' '))
        {
            var word = line[range];
            if (word.IsEmpty || !char.IsAsciiLetterUpper(word[0]) || word.IndexOfAnyInRange('0', '9') >= 0 || IsOneOf(word, NoNames))
            {
                return false;
            }

            words++;
        }

        return words is 2 or 3;
    }

    // Names set side by side, without a sentence, a number of seats or a word for where something is held.
    private static bool IsTrade(ReadOnlySpan<char> line)
    {
        if (line.Length is 0 or > LongestTrade || line.IndexOfAny(SentenceMarks) >= 0 || line[0] is '-' or '*' or '•' or '·' || !(line.IndexOfAny('|', '·', '•') > 0 || line.IndexOf(" / ", StringComparison.Ordinal) > 0))
        {
            return false;
        }

        foreach (var range in line.Split(' '))
        {
            var word = line[range].Trim(",()|/·•");
            if (!word.IsEmpty && (IsOneOf(word, NoTrades) || !IsTitleWord(word) || (char.IsAsciiDigit(word[0]) && !word.SequenceEqual("365")) || ContainsAny(word, KoreanWishes)))
            {
                return false;
            }
        }

        return true;
    }

    // "현우", "윤", "유통사업부 서": a name, with a team or a post before it.
    private static bool IsSigner(ReadOnlySpan<char> line)
    {
        var cut = line.IndexOf(' ');
        return cut < 0
            ? IsKoreanName(line) || (line.Length == 1 && line[0] is >= '가' and <= '힣')
            : EndsWithTitle(line[..cut]) && line[(cut + 1)..].TrimStart() is { Length: >= 1 and <= 4 } name && name[0] is >= '가' and <= '힣';
    }

    // "박 대리 / 볼륨라이선싱사업부": a name with a post and a team beside it closes a short mail, too.
    private static bool IsPostAndTeam(ReadOnlySpan<char> line)
    {
        var cut = line.IndexOfAny("/|,");
        return cut > 0 && EndsWithTitle(line[..cut].TrimEnd()) && EndsWithTitle(line[(cut + 1)..].Trim());
    }

    private static int LinesAbove(string text, List<Range> lines, bool[] keep, int below)
    {
        var above = 0;
        for (var line = 0; line < below; line++)
        {
            above += keep[line] && !text.AsSpan(lines[line]).Trim().IsEmpty ? 1 : 0;
        }

        return above;
    }

    private static bool IsTitle(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestTitle || line.IndexOfAny(SentenceMarks) >= 0 || line[0] is '-' or '*' or '•' or '·' || char.IsAsciiDigit(line[0]))
        {
            return false;
        }

        var words = 0;
        var isTitle = false;
        var isCapital = true;
        var isPost = false;
        foreach (var range in line.Split(' '))
        {
            var word = line[range].Trim(",()|/");
            if (word.IsEmpty)
            {
                continue;
            }

            words++;
            isCapital &= IsTitleWord(word);
            isTitle = isPost || IsOneOf(word, Titles) || EndsWithTitle(word) || (isTitle && IsKoreanName(word));
            isPost |= isTitle && words > 1 && line[range].EndsWith(",");
        }

        return isTitle && isCapital && words is > 1 and <= MostTitleWords;
    }

    // "Program Office", "of": a sentence has small words, a title hardly any.
    private static bool IsTitleWord(ReadOnlySpan<char> word) =>
        !char.IsLower(word[0]) || word is "of" or "and" or "for" or "the";

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var other in words)
        {
            if (word.Equals(other, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // "담당 유OO": a name of two to four letters after the post.
    private static bool IsKoreanName(ReadOnlySpan<char> word) =>
        word.Length is >= 2 and <= 4 && word[0] is >= '가' and <= '힣';

    // "Regards, / Helen / EA & CSP Licensing Lead / Monday to Thursday only": nothing but a signature was pasted.
    private static bool IsSignatureAlone(string text, List<Range> lines, int closing)
    {
        var written = text.AsSpan(lines[closing]);
        if (!(written.Contains("regards", StringComparison.OrdinalIgnoreCase) || written.Contains("sincerely", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        var below = 0;
        for (var line = closing + 1; line < lines.Count; line++)
        {
            var titled = text.AsSpan(lines[line]).Trim();
            if (titled is [.., '.' or '?' or '!'])
            {
                return false;
            }

            below += titled.IsEmpty ? 0 : 1;
        }

        return below > MostTitleLines;
    }

    private static bool EndsWithTitle(ReadOnlySpan<char> word) => EndsWithOne(word, KoreanTitles);
}
