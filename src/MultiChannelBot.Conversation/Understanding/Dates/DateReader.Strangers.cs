using MultiChannelBot.Conversation.Understanding.Grammar;
using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>Ends of things that are no subscription: "the project to renovate the kitchen ends on ...", "행사가 11월 30일에 끝나면".</summary>
internal static partial class DateReader
{
    private const Cue OfContract = Cue.Trade | Cue.Seller | Cue.Buy | Cue.Sold | Cue.Our | Cue.We | Cue.Self | Cue.This | Cue.Earlier | Cue.Correction;

    private static readonly string[] Standings = ["it", "they", "these", "those", "one", "ones", "both", "all", "everything", "ours", "theirs", "mine", "hers", "his", "there", "end", "theend", "sub", "subs", "subscription", "subscriptions", "thesubscription", "current", "commitment", "validity", "그거", "그건", "이거", "이건", "그게", "저건", "거기"];

    private static readonly string[] OtherContracts = ["휴대폰", "핸드폰", "정수기", "복사기", "헬스장", "렌터카", "인터넷회선", "요금제", "mobileplan", "phoneplan", "mobilephones", "companymobiles", "carleasing", "gymmembership", "photocopier"];

    // Nouns of an end, which say themselves that a contract ends.
    private static readonly string[] EndNouns = ["termend", "termof", "renew", "expir", "anniversary", "commit", "enddate", "date", "closingdate", "finalday", "lastday", "asits", "asthe", "asfinal", "갱신", "만료", "만기", "약정", "계약", "구독", "종료일", "연장"];

    private static bool IsOfStranger(Message message, string text, FoundDate date, int home)
    {
        if (message.Asked == Fact.TermEnd || message.Any(Cue.Earlier | Cue.Correction))
        {
            return false;
        }

        if (IsContractOfElse(message, home))
        {
            return true;
        }

        var (start, end) = (StartOfSubject(message, home), EndOfSubject(message, home));
        var isStranger = false;
        for (var at = start; at < message.ClauseEnd(home); at++)
        {
            if (message.Items[at].Has(OfContract) || message.Mentions.Exists(mention => mention.At == at && mention.Standing is not Standing.Bare) || IsSaidToEnd(message.Items[at]) || (at == start && message.Items[at].Phrase?.Key is "that" or "this" or "which") || (message.Items[at].Phrase?.Key is "term" or "theterm" && StatesMore(message, home)))
            {
                return false;
            }

            isStranger |= date.Until && message.Items[at].Has(Cue.Contact | Cue.Content);
            isStranger |= (at <= end || date.Until) && IsStrangeNoun(message, text, at, isLoose: date.Until && end == home);
        }

        return isStranger;
    }

    // "휴대폰 요금제를 바꾸고 싶은데 약정이 8개월 남았어요": a contract, but of something else.
    private static bool IsContractOfElse(Message message, int home)
    {
        var (start, end) = (message.SentenceStart(home), message.SentenceEnd(home));
        var isElse = false;
        for (var at = start; at < end; at++)
        {
            isElse |= message.Items[at].IsDecoy && OtherContracts.Contains(message.Items[at].Phrase!.Key);
        }

        return isElse && !StatesMore(message, home);
    }

    // "Visio was bought in the store, and the annual term ends on ...": the term of what is named.
    private static bool StatesMore(Message message, int home)
    {
        var (start, end) = (message.SentenceStart(home), message.SentenceEnd(home));
        return message.Mentions.Exists(mention => mention.IsHeld && mention.Date is null && mention.At >= start && mention.At < end);
    }

    // "Warranty on the server: until ...", "수료증(유효기간 ...)": what it is of stands before the colon or the bracket.
    private static int StartOfSubject(Message message, int home)
    {
        var start = message.ClauseStart(home);
        return start > 0 && message.Items[start].Gap == Gap.Break && message.Items[start - 1].Sentence == message.Items[start].Sentence ? message.ClauseStart(start - 1) : start;
    }

    private static int EndOfSubject(Message message, int home)
    {
        var ends = message.First(Cue.TermEnd, message.ClauseStart(home), message.ClauseEnd(home));
        return ends < 0 ? home : message.Items[ends].Phrase!.EndsInHangul ? Math.Max(ends, home) : ends;
    }

    private static bool IsSaidToEnd(Item item)
    {
        if (item.Phrase is not { } phrase)
        {
            return false;
        }

        if (Standings.Contains(phrase.Key))
        {
            return true;
        }

        return phrase.Has<Sense.NamesFact>() || (item.Has(Cue.TermEnd) && phrase.Key.StartsWithAny(EndNouns));
    }

    private static bool IsStrangeNoun(Message message, string text, int at, bool isLoose)
    {
        var item = message.Items[at];
        if (item.IsDecoy)
        {
            return NoTerms.Contains(item.Phrase!.Key);
        }

        if (!item.IsUnknown || item.OriginEnd > text.Length)
        {
            return false;
        }

        var word = text.AsSpan(item.OriginStart, item.OriginEnd - item.OriginStart);
        if (isLoose && Phrase.IsHangul(word[^1]))
        {
            // "사전 등록은 12월 4일까지", "PO는 11월 30일까지 approve될": by when, and no word of an end.
            return word.Length > 1 && !(word is "까지" or "부터" or "정도" or "오전" or "오후");
        }

        return Phrase.IsHangul(word[^1])
            ? word.Length > 2 && word[^2] is not ('히' or '에' or '서' or '로' or '때' or '려' or '면') && word[^1] is '은' or '는' or '이' or '가' or '을' or '를'
            : !item.Capital && word.Length > 2 && !word.EndsWith("ly", StringComparison.Ordinal) && char.IsAsciiLetter(word[0]);
    }
}
