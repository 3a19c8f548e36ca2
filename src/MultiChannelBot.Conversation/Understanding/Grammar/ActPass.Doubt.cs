using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Doubts that answer none of the bot's questions: what is asked for later, what comes after, what one is no expert in.</summary>
internal sealed partial class ActPass
{
    private const int NearSubject = 4;

    private static readonly string[] Askings = ["물어", "여쭤", "여쭈", "확인", "찾아", "알아", "안물어", "안여쭤", "못물어", "못여쭤", "고객", "담당자", "askthe", "askmy", "askthem", "askaround", "willcheck", "checkwith", "havenotasked", "haventasked", "didntasked", "haventchecked", "willfindout"];

    private static readonly string[] Open = ["미정", "정해지지", "안정", "못정", "결정", "undecided", "notdecided", "notyetdecided", "havendecided", "hasntdecided", "havntdecided", "yettodecide"];

    private static readonly string[] Later = ["이후", "계획", "일정", "날짜", "시기", "시점", "후속", "다음단계", "일자", "schedule", "plan", "plans", "timing", "thedate", "date", "timeline", "nextsteps", "when"];

    private static readonly string[] Trades = ["기술", "it", "it쪽", "컴퓨터", "전산", "이런쪽", "용어", "전문용어", "it용어", "technical", "computers", "jargon"];

    private static bool IsDoubtOfElse(Message message, int at, bool hasFacts)
    {
        if (message.Asked is not null || NamesFact(message, message.ClauseStart(at), message.ClauseEnd(at)) && !StandsNear(message, at, Later))
        {
            return false;
        }

        var key = message.Items[at].Phrase!.Key;
        if (StartsWithAny(key, Askings))
        {
            // "팀즈 20석이고요, 나머지는 고객한테 물어볼게요": what will be asked is told beside an answer.
            return message.Mentions.Count > 0 && !IsAboutBuying(message, at);
        }

        return hasFacts && ((StartsWithAny(key, Open) && StandsNear(message, at, Later)) || (!message.NamesWithin(Fact.PurchaseChannel, message.ClauseStart(at), at) && StandsNear(message, at, Trades)));
    }

    // "how they bought it I have to ask": one of the questions.
    private static bool IsAboutBuying(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        return message.Any(Cue.Buy | Cue.Sold | Cue.Seller | Cue.Whether | Cue.Or | Cue.TermEnd | Cue.Hedge, start, end) || HasWhether(message, start, end);
    }

    private static bool HasWhether(Message message, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (message.Items[at].Particle == Particle.Whether)
            {
                return true;
            }
        }

        return false;
    }

    private static bool StandsNear(Message message, int at, string[] words)
    {
        for (var before = at - 1; before >= Math.Max(message.SentenceStart(at), at - NearSubject); before--)
        {
            if (message.Items[before].Phrase is { } phrase && words.Contains(phrase.Key))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithAny(string key, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (key.StartsWith(beginning, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
