using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Doubts that answer none of the bot's questions: what is asked for later, what comes after, what one is no expert in.</summary>
internal sealed partial class ActPass
{
    private const int NearSubject = 4;

    /// <summary>"음, 물어볼게요".</summary>
    private const int MostBeside = 2;

    private static readonly string[] Askings = ["물어", "여쭤", "여쭈", "확인", "찾아", "알아", "안물어", "안여쭤", "못물어", "못여쭤", "고객", "담당자", "askthe", "askmy", "askthem", "askaround", "willcheck", "checkwith", "havenotasked", "아직안물어", "아직안여쭤", "아직못물어", "아직못여쭤", "아직안확인", "아직못확인", "haventasked", "didntasked", "haventchecked", "willfindout"];

    private static readonly string[] Open = ["미정", "아직미정", "정해지지", "안정", "못정", "아직안정", "아직못정", "결정", "undecided", "notdecided", "notyetdecided", "havendecided", "hasntdecided", "havntdecided", "yettodecide"];

    private static readonly string[] Later = ["이후", "계획", "일정", "날짜", "시기", "시점", "후속", "다음단계", "일자", "갱신일정", "계약일정", "이전일정", "이관일정", "전환일정", "만료일정", "종료일정", "재계약일정", "schedule", "plan", "plans", "timing", "thedate", "date", "timeline", "nextsteps"];

    private static readonly string[] Trades = ["기술", "it는", "it은", "it쪽", "it용어", "it에", "it를", "it도", "컴퓨터", "전산", "이런쪽", "용어", "전문용어", "it용어", "technical", "computers", "jargon"];

    private static bool IsDoubtOfElse(Message message, int at, bool hasFacts)
    {
        if (message.Asked is not null || NamesQuestion(message, message.ClauseStart(at), message.ClauseEnd(at)) && !StandsNear(message, at, Later))
        {
            return false;
        }

        var key = message.Items[at].Phrase!.Key;
        if (key is ['모', '른', '대' or '다' or '답', ..] && message.Any(Cue.Contact, message.SentenceStart(at), at))
        {
            // "마이크로소프트에 전화해서 물어봤더니 모른대요": it is Microsoft that does not know.
            return true;
        }

        if (key is ['못', '들', '었', ..] && !hasFacts && message.Any(Cue.Contact, message.SentenceStart(at), at))
        {
            // "전화해서 물어봤는데 답을 못 들었어요": who was asked did not answer.
            return true;
        }

        if (key is ['남', '아', ..] && !hasFacts && message.Any(Cue.Ended, message.SentenceStart(at), at))
        {
            // "EA 계약은 작년에 만료돼서 지금은 남아 있는 게 없어요".
            return true;
        }

        if (key.StartsWithAny(Askings))
        {
            // "팀즈 20석이고요, 나머지는 고객한테 물어볼게요": what will be asked is told beside an answer.
            return (message.Mentions.Count > 0 || IsBesideMore(message, at)) && !IsAboutBuying(message, at);
        }

        return hasFacts && ((key.StartsWithAny(Open) && StandsNear(message, at, Later)) || (!message.NamesWithin(Fact.PurchaseChannel, message.ClauseStart(at), at) && StandsNear(message, at, Trades)));
    }

    // "Azure AD만 켜져 있네요. 고객한테 더 물어볼게요": something is told besides.
    private static bool IsBesideMore(Message message, int at) =>
        message.Any(Cue.Rest, message.ClauseStart(at), at) || message.Items.Count - (message.ClauseEnd(at) - message.ClauseStart(at)) > MostBeside;

    // "구매 채널은 물어볼게요"; a product is no question of its own.
    private static bool NamesQuestion(Message message, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (message.Items[at].Phrase?.Find<Sense.NamesFact>() is { Fact: not Fact.Product })
            {
                return true;
            }
        }

        return false;
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
            if (message.Items[before].Phrase is { } phrase && phrase.Key.StartsWithAny(words))
            {
                return true;
            }
        }

        return false;
    }
}
