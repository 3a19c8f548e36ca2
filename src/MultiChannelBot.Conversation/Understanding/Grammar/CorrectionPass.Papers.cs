using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>An earlier answer and the paper that says otherwise: "I said we were direct bill. Our contract says indirect reseller."</summary>
internal sealed partial class CorrectionPass
{
    /// <summary>"says that they are an": how far the word of the paper may stand.</summary>
    private const int FarthestPaper = 4;

    private static readonly string[] Says = ["says", "say", "shows", "show", "states", "reads", "tells", "confirms"];

    private static readonly string[] Written = ["되어있", "돼있", "나와있", "나오", "적혀", "쓰여", "써있"];

    private static void ReadPapers(Message message)
    {
        for (var said = 0; said < message.Items.Count; said++)
        {
            if (message.Items[said].Has(Cue.Earlier) && !IsRepeated(message, said) && SaidBeside(message, said) is { } value)
            {
                ReadPaper(message, said, value);
            }
        }
    }

    // "간접 리셀러라고 했습니다. 계약서에는 직접 청구로 되어 있어요": without a word for an earlier answer the paper decides all the same.
    private static void ReadContractOfRole(Message message)
    {
        foreach (var role in message.Of(Fact.PartnerType))
        {
            if (role.Standing == Standing.Others && IsWritten(message, role.At) && message.Any(Cue.Trade, message.ClauseStart(role.At), role.At)
                && !message.Any(Cue.Seller | Cue.Customer | Cue.OtherParty, message.ClauseStart(role.At), role.At) && OtherRoleBefore(message, role) is { } said)
            {
                role.Restore();
                SetAsideOthersAt(message, role);
                said.Mark(Standing.TakenBack);
                return;
            }
        }
    }

    private static Mention? OtherRoleBefore(Message message, Mention role)
    {
        foreach (var said in message.Held(Fact.PartnerType))
        {
            if (said.At < role.At && said.Value != role.Value && message.Item(said).Sentence >= message.Item(role).Sentence - 1)
            {
                return said;
            }
        }

        return null;
    }

    private static Mention? SaidBeside(Message message, int said)
    {
        var (start, end) = (message.ClauseStart(said), message.ClauseEnd(said));
        foreach (var mention in message.Mentions)
        {
            if (mention.At >= start && mention.At < end && mention.IsHeld && mention.Fact is Fact.PartnerType or Fact.PurchaseChannel or Fact.AzureOffer or Fact.Intent)
            {
                return mention;
            }
        }

        return null;
    }

    private static void ReadPaper(Message message, int said, Mention value)
    {
        if (value.Fact == Fact.AzureOffer)
        {
            OtherOffer(message, value, value.At);
            return;
        }

        foreach (var other in message.Of(value.Fact))
        {
            if (other.At > said && other.Value != value.Value && other.Standing is Standing.Others or Standing.Bare
                && message.Item(other).Clause != message.Items[said].Clause && message.Item(other).Sentence <= message.Items[said].Sentence + 1
                && (IsWritten(message, other.At) || (other.Fact == Fact.Intent && message.Any(Cue.Want, message.ClauseStart(other.At), other.At) | IsWhatIsWanted(message, other.At))))
            {
                other.Restore();
                SetAsideOthersAt(message, other);
                return;
            }
        }
    }

    // "what they want is to bring it over to us".
    private static bool IsWhatIsWanted(Message message, int at)
    {
        for (var before = message.ClauseStart(at); before < at; before++)
        {
            if (message.Items[before].Phrase?.Key is { } key && key.StartsWith("what", StringComparison.Ordinal) && key.EndsWith("want", StringComparison.Ordinal) | key.EndsWith("wants", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWritten(Message message, int at)
    {
        for (var says = at - 1; says >= Math.Max(message.ClauseStart(at), at - FarthestPaper); says--)
        {
            if (message.Items[says].Phrase?.Key is { } key && Says.Contains(key))
            {
                return true;
            }
        }

        return at + 1 < message.Items.Count && message.Items[at + 1].Phrase is { EndsInHangul: true } written && (written.Key.StartsWithAny(Written) || IsSetDown(message, at));
    }

    // "직접 청구로 되어 있습니다", cut behind the "되".
    private static bool IsSetDown(Message message, int at) =>
        message.Items[at].Particle == Particle.Way && at + 2 < message.Items.Count && message.Items[at + 1].Phrase!.Key == "어" && message.Items[at + 2].Has(Cue.Hold);

    // What the speaker is names no seller.
    private static void SetAsideOthersAt(Message message, Mention stated)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.At == stated.At && mention.Fact != stated.Fact)
            {
                mention.Mark(Standing.Others);
            }
        }
    }

    // "Two of my answers were wrong: it's usage-based, and it's an EA": what follows stands in their place.
    private static void ReadAnswersAfter(Message message, int wrong)
    {
        Mention? first = null;
        foreach (var mention in message.Mentions)
        {
            if (mention.At > wrong && mention.IsHeld && mention.Fact is not Fact.Product && message.Item(mention).Sentence <= message.Items[wrong].Sentence + 1
                && (first is null || mention.At < first.At))
            {
                first = mention;
            }
        }

        if (first is not null && NamesSeveral(message, message.SentenceStart(wrong), wrong))
        {
            Order(message, FactOf(message, first) ?? first.Fact);
        }
    }

    private static bool NamesSeveral(Message message, int start, int wrong)
    {
        for (var at = start; at < wrong; at++)
        {
            if (message.Items[at].Phrase?.Key is "answer" or "answers" or "myanswer" or "mylastanswer" or "lastanswer" or "myanswers" or "replies" or "choices" or "답변" or "답" or "things" || message.Items[at].Phrase?.Key.EndsWith("answers", StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }

    // "세금계산서 날짜가 잘못 찍혀서 왔는데": the date of a bill, and no answer.
    private static bool IsOnPaper(Message message, int at)
    {
        for (var paper = message.SentenceStart(at); paper < message.SentenceEnd(at); paper++)
        {
            if (message.Items[paper].Phrase?.Key is "세금계산서" or "계산서" or "청구서" or "영수증" or "송장" or "견적서" or "invoice" or "receipt" or "bill" && !message.Any(Cue.Earlier, message.SentenceStart(at), message.SentenceEnd(at)))
            {
                return true;
            }
        }

        return false;
    }

    // "About what I told you earlier, that it's on MPSA: ...": what was told may be a clause of its own.
    private static int EndOfSaid(Message message, int said)
    {
        var end = message.ClauseEnd(said);
        return end < message.SentenceEnd(said) && message.Items[end].Phrase?.Key == "that" ? message.ClauseEnd(end) : end;
    }
}
