using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// What it was taken for is not what it is: "we thought it was an EA, it's an MPSA", "our notes say EA, the contract says Open".
/// An idea that was dropped is no wish: "they considered moving to us and decided against it".
/// </summary>
internal sealed class AppearancePass : IPass
{
    /// <summary>How far from its word what it was taken for may stand.</summary>
    private const int FarthestSeeming = 6;

    private static readonly string[] Seemings =
    [
        "lookedlike", "lookslike", "seemed", "appearedtobe", "soundedlike", "thought", "thoughtitwas", "assumed", "believed", "tookitfor", "calledit", "callsit",
        "ithought", "wethought", "theythought", "waslistedas", "islistedas", "listedas", "atfirstsight", "atfirstglance", "onpaper", "supposedtobe", "takenfor",
        "havesworn", "havebet", "havethought",
    ];

    private static readonly string[] Reporters = ["담당자", "담당", "영업", "전임", "후임", "상사", "팀장", "부장", "과장", "대리", "직원", "사장", "대표", "이사", "동료", "구매팀", "총무", "전산", "회계", "경리", "실무자", "매니저"];

    private static readonly string[] Reports = ["toldme", "toldus", "says", "say", "said", "shows", "hadsaid"];

    private static readonly string[] Truths =
    [
        "says", "say", "shows", "states", "reads", "confirmed", "confirms", "proves", "itsreally", "isreally", "reallyis", "itisreally", "actually", "infact", "really",
        "oncloserlook", "oncloserinspection", "turnsout", "turnedout", "itturnsout", "itturnedout", "inreality", "actuallyitis", "its", "itis", "is", "s",
    ];

    private static readonly string[] Dropped =
    [
        "decidedagainst", "thoughtbetterof", "nothingcameof", "droppedtheidea", "droppedtheplan", "wascalledoff", "werecalledoff", "calleditoff", "cametonothing", "fellthrough",
        "nevermaterialised", "neverhappened", "didnthappen", "neverwentthrough", "gotcoldfeet", "shelvedtheidea", "shelvedtheplan", "abandonedtheidea", "abandonedtheplan",
    ];

    public void Apply(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (message.Items[at].Phrase?.Key is not { } key)
            {
                continue;
            }

            if (message.Items[at].Has(Cue.Earlier) && IsSaidByOthers(message, at))
            {
                message.Negate(at);
                ReadReported(message, at);
            }
            else if (key is ['라', '고', ..] or ['이', '라', '고', ..] && message.Items[at].IsFiller)
            {
                ReadReported(message, at);
            }
            else if (Dropped.Contains(key) || (key is ['하', '다', ..] or ['려', '다', ..] or ['다', '가', ..] && message.Items[at].IsFiller))
            {
                DropWish(message, at);
            }
            else if (Seemings.Contains(key) || Reports.Contains(key))
            {
                ReadSeeming(message, at, isReport: Reports.Contains(key));
            }
        }
    }

    // "고객이 EA라고 했는데 오픈이에요", "EA라고 들었는데 오픈이에요": what somebody else said is no earlier answer.
    private static bool IsSaidByOthers(Message message, int said)
    {
        if (message.Items[said].Phrase!.Key is not (['라', '고', ..] or ['이', '라', '고', ..]))
        {
            return false;
        }

        if (NamesReporter(message, message.ClauseStart(said), said))
        {
            return true;
        }

        var subject = message.Last(Cue.Customer | Cue.Seller | Cue.OtherParty | Cue.Self, message.ClauseStart(said), said);
        return subject >= 0 && !message.Items[subject].Has(Cue.Self) && message.Items[subject].Particle is Particle.Other or Particle.Topic or Particle.Source;
    }

    // "담당자가 EA라고 했는데", "영업이 오픈이라고 했는데".
    private static bool NamesReporter(Message message, int start, int said)
    {
        for (var at = start; at < said; at++)
        {
            if (message.Items[at].Phrase is { EndsInHangul: true, Key: var key } && message.Items[at].IsFiller && key.StartsWithAny(Reporters))
            {
                return true;
            }
        }

        return false;
    }

    // "오픈이라고 되어 있는데 CSP로 옮기고 싶어요": where it goes, and not what it proved to be.
    private static bool IsGoal(Message message, int at) =>
        message.Items[at].Particle == Particle.Way && !message.Any(Cue.Buy | Cue.Hold, at + 1, message.ClauseEnd(at));

    private static void ReadReported(Message message, int said)
    {
        if (Next(message, message.ClauseStart(said), said, null) is not { } reported)
        {
            return;
        }

        if (IsRefuted(message, said))
        {
            reported.Mark(Standing.TakenBack);
        }
        else if (Next(message, said + 1, EndOfNextSentence(message, said), reported) is { } truth && !IsGoal(message, truth.At))
        {
            reported.Mark(Standing.TakenBack);
            truth.Restore();
        }
    }

    // "신디케이션이라고 들었는데 통신사에 물어보니 자기네가 판 게 아니래요": what was said proves wrong, and nothing stands in its place.
    private static bool IsRefuted(Message message, int said)
    {
        var end = message.SentenceEnd(said);
        for (var at = said + 1; at < end; at++)
        {
            if (message.Items[at].Has(Cue.NotAfter) && message.Items[at].Phrase!.Key is ['아', '니' or '닌' or '닙', ..])
            {
                return !message.NamesAny(at - 1) && Next(message, at + 1, EndOfNextSentence(message, said), null) is null;
            }
        }

        return false;
    }

    private static void ReadSeeming(Message message, int at, bool isReport)
    {
        var seeming = Next(message, at + 1, Math.Min(message.ClauseEnd(at), at + FarthestSeeming), null);
        if (seeming is null || Next(message, seeming.At + 1, EndOfNextSentence(message, seeming.At), seeming) is not { } truth)
        {
            return;
        }

        if (message.Item(truth).Clause == message.Item(seeming).Clause || !IsTold(message, seeming.At, truth.At, isReport))
        {
            return;
        }

        seeming.Mark(Standing.TakenBack);
        if (truth.Standing == Standing.Bare)
        {
            truth.Restore();
        }
    }

    // "the contract says Open": a mere copula is enough after "we thought", not after "they told us".
    private static bool IsTold(Message message, int seeming, int truth, bool isReport)
    {
        for (var at = seeming + 1; at < truth; at++)
        {
            var key = message.Items[at].Phrase?.Key;
            if (key is not null && Truths.Contains(key) && !(isReport && key is "its" or "itis" or "is" or "s"))
            {
                return true;
            }
        }

        return message.Any(Cue.WeakCorrection, seeming + 1, truth) || (message.Any(Cue.But, seeming + 1, truth) && !isReport);
    }

    // The next channel of a range; of another value than the one given.
    private static Mention? Next(Message message, int from, int to, Mention? other)
    {
        Mention? first = null;
        foreach (var mention in message.Of(Fact.PurchaseChannel))
        {
            if (mention.At >= from && mention.At < to && mention.Standing is Standing.Held or Standing.Bare && mention.Value != other?.Value && (first is null || mention.At < first.At))
            {
                first = mention;
            }
        }

        return first;
    }

    private static int EndOfNextSentence(Message message, int at)
    {
        var end = message.SentenceEnd(at);
        return end < message.Items.Count ? message.SentenceEnd(end) : end;
    }

    // "EA를 그만둘까 하다가 결국 안 했대요": nothing was left, either.
    private static void NegateLeaving(Message message, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (message.Items[at].Has(Cue.Leave | Cue.Moved))
            {
                message.Negate(at);
            }
        }
    }

    // The wish stands before it in the sentence, or in the one before.
    private static void DropWish(Message message, int at)
    {
        var start = message.SentenceStart(at);
        start = start > 0 && !message.NamesWithin(Fact.Intent, start, at) ? message.SentenceStart(start - 1) : start;
        foreach (var intent in message.Of(Fact.Intent))
        {
            if (intent.At >= start && intent.At < at)
            {
                intent.Mark(Standing.Denied);
            }
        }

        NegateLeaving(message, start, at);
    }
}
