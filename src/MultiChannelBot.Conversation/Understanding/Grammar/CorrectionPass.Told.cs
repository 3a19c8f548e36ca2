using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What only looks like a correction: a thing looked at, told or said again.</summary>
internal sealed partial class CorrectionPass
{
    // "As I wrote in my last message, the seats are on Open": said again, and nothing taken back.
    private static bool IsRepeated(Message message, int at) =>
        IsMentionedOne(message, at) || IsSaidAgain(message, at);

    private static bool IsSaidAgain(Message message, int at) =>
        message.Items[at].Has(Cue.Earlier)
        && message.SentenceStart(at) is var start
        && ((at == start && message.Items[at].Phrase!.Key.StartsWith("asi", StringComparison.Ordinal)) || (at == start + 1 && message.Items[start].Phrase?.Key == "as"))
        && message.ClauseEnd(at) < message.Items.Count
        && !message.Any(Cue.Correction | Cue.ChangeVerb | Cue.But | Cue.Not | Cue.NotAfter);

    // "the contractor I mentioned has Microsoft 365": who is meant, and no answer.
    private static bool IsMentionedOne(Message message, int at) =>
        message.Items[at].Phrase!.Key is "imentioned" or "wementioned" && at > message.ClauseStart(at) && at + 1 < message.ClauseEnd(at)
        && (message.Items[at - 1].IsUnknown || message.Items[at - 1].Has(Cue.Seller | Cue.Customer | Cue.Trade))
        && message.Items[at + 1].Has(Cue.Hold | Cue.WeakPast | Cue.Want);

    // "업체 계약서를 확인해 보니 EA로": what was looked at stands before it, and no answer.
    private static bool IsLookedAt(Message message, int weak)
    {
        if (message.Items[weak].Phrase!.Key is not ['확' or '알' or '찾' or '물', ..])
        {
            return false;
        }

        // "확인해 보니 MPSA 계약이 맞습니다": looked up, where nothing was said before; "확인해 보니 EA였어요", "2027년 6월이네요" are a surprise.
        if (!message.Any(Cue.WeakPast | Cue.Not | Cue.NotAfter | Cue.ChangeVerb | Cue.Earlier) && !IsSurprise(message, weak))
        {
            return true;
        }

        // "구매팀에 물어보니": whom was asked is a word of no list.
        if (message.Items[weak].Phrase!.Key[0] == '물' && weak > 0 && message.Items[weak - 1].IsUnknown)
        {
            return true;
        }

        for (var at = 0; at < weak; at++)
        {
            if (message.Items[at].Has(Cue.Customer | Cue.Trade | Cue.Seller | Cue.OtherParty | Cue.NewCustomer | Cue.This) || message.Items[at].Particle is Particle.Other or Particle.Topic or Particle.Of or Particle.Recipient)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSurprise(Message message, int from)
    {
        for (var at = from + 1; at < message.Items.Count; at++)
        {
            if (message.Items[at].Phrase?.Key is "네" or "네요" or "이네요" or "었네요" or "였네요" or ['이', '었', ..] or ['였', ..])
            {
                return true;
            }
        }

        return false;
    }

    // "the customer called; it turns out": something is told before it.
    private static bool IsTold(Message message, int weak)
    {
        if (message.Items[weak].Phrase!.Key is not ("imean" or "turnsout" or "itturnsout" or "turnedout" or "itturnedout" or "turnsouttobe" or "turnedouttobe" or "justchecked" or "doublechecked" or "icheckedagain"))
        {
            return false;
        }

        for (var at = 0; at < weak; at++)
        {
            if (message.Items[at].IsUnknown || !(message.Items[at].IsFiller || IsDeniedAt(message, at) || message.Items[at].Has(Cue.No | Cue.WeakCorrection | Cue.Correction | Cue.And | Cue.But | Cue.Self | Cue.We | Cue.Not)))
            {
                return true;
            }
        }

        return false;
    }

    // "Not commercial after all. I just checked, they're on GCC High".
    private static bool IsDeniedAt(Message message, int at) => message.Mentions.Exists(mention => mention.At == at && mention.Standing == Standing.Denied);
}
