using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What is asked of such customers in general states nothing of the one in question.</summary>
internal sealed partial class DoubtPass
{
    private const int FarthestQuestion = 6;
    private const int NearOwner = 2;
    private const int FarthestVerb = 4;

    // "EA가 가능한지 궁금합니다", "EA 고객은 뭘 서명해야 하나요?", "how does it work for EA customers?"; "our EA customer" is one.
    private static bool IsAskedInGeneral(Message message, int at)
    {
        var (start, end) = (message.SentenceStart(at), message.SentenceEnd(at));
        if (message.Any(Cue.Hold | Cue.Buy | Cue.Sold | Cue.Now, start, end) || message.Any(Cue.Our | Cue.This, start, Math.Min(end, at + NearOwner)) || (message.Items[at].Particle is Particle.Way or Particle.Source or Particle.Copula))
        {
            return false;
        }

        return IsOfSuchCustomers(message, at) || (IsKorean(message, at) && IsOnlyHeld(message, at) && IsAskedAfter(message, at));
    }

    // "보통 EA로 사면 관리도 되나요?": what usually goes with it, and no wish.
    private static bool IsUsuallyAsked(Message message, int at)
    {
        var (start, end) = (message.SentenceStart(at), message.SentenceEnd(at));
        if (!(message.Asks || message.Any(Cue.Question | Cue.Definition, start, end)) || message.Any(Cue.Self | Cue.Our | Cue.This | Cue.Customer | Cue.Us | Cue.Want | Cue.Please, start, end))
        {
            return false;
        }

        for (var usual = start; usual < end; usual++)
        {
            if (message.Items[usual].Phrase?.Key is "보통" or "대부분" or "대체로" or "일반적으로" or "통상" or "흔히" or "원래")
            {
                return true;
            }
        }

        return false;
    }

    // "can I pay Microsoft by card?", "could customers buy from Microsoft directly?": what is possible, and nobody's purchase.
    private static bool IsPossibilityAsked(Message message, int at)
    {
        var (start, end) = (message.SentenceStart(at), message.SentenceEnd(at));
        if (!(message.Items[start].Has(Cue.Modal) || message.Items[start].Phrase?.Key is "may" or "isitpossible" or "cani" or "canwe") || message.NamesWithin(Fact.Intent, start, end) || message.Any(Cue.Us, start, end))
        {
            return false;
        }

        // "Can a customer be on an EA and buy from a CSP?"
        if (message.Items[start + 1].Phrase?.Key is "a" or "any" or "some" && message.Items[Math.Min(start + 2, at)].Has(Cue.Customer))
        {
            return true;
        }

        for (var verb = start + 1; verb <= Math.Min(at, start + FarthestVerb); verb++)
        {
            if (message.Items[verb].Phrase?.Key is "pay" or "buy" or "order" or "purchase" or ['p', 'a', 'y', 'm', 'i', 'c', ..] or ['p', 'a', 'y', 'i', 'n', 'g', ..])
            {
                return !message.Any(Cue.Hold | Cue.Sold | Cue.Now, verb + 1, at);
            }
        }

        return false;
    }

    // "EA 계약이 있는 고객도 CSP를 살 수 있나요?": what such customers may buy.
    private static bool IsBuyingAsked(Message message, int at)
    {
        var (start, end) = (message.SentenceStart(at), message.SentenceEnd(at));
        if (!(message.Asks || message.Any(Cue.Question, start, end)) || message.NamesWithin(Fact.Intent, start, end) || message.Any(Cue.Us | Cue.Our | Cue.This | Cue.Self, start, end))
        {
            return false;
        }

        for (var buys = at + 1; buys < end; buys++)
        {
            if (message.Items[buys].Phrase?.Key is ['살', '수', ..] && message.Items[buys].Phrase!.Key is not ['살', '수', '록', ..])
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKorean(Message message, int at) =>
        message.Items[at].Particle is Particle.Topic or Particle.Other or Particle.Also || (NamesCustomer(message, at) && Phrase.IsHangul(message.Items[at + 1].Phrase!.Key[0]));

    private static bool NamesCustomer(Message message, int at) =>
        at + 1 < message.Items.Count && message.Items[at + 1].Has(Cue.Customer) && message.Items[at + 1].Gap <= Gap.Space;

    private static bool IsOfSuchCustomers(Message message, int at) =>
        NamesCustomer(message, at)
        && message.Items[at + 1].Phrase!.Key is "customers" or "clients"
        && !message.Any(Cue.Self | Cue.From, message.ClauseStart(at), at)
        && (message.Asks || message.Any(Cue.Question | Cue.Definition, message.SentenceStart(at), message.SentenceEnd(at)));

    // The question closes the clause of what is asked: "EA 고객이 있는데 옮길 수 있나요?" has one.
    private static bool IsAskedAfter(Message message, int at)
    {
        var end = Math.Min(message.ClauseEnd(at), at + 1 + FarthestQuestion);
        if (message.Any(Cue.Question | Cue.Definition, at + 1, end) || (message.Asks && message.ClauseEnd(at) == message.Items.Count))
        {
            return true;
        }

        for (var next = at + 1; next < Math.Min(message.SentenceEnd(at), at + 1 + FarthestQuestion); next++)
        {
            if (message.Items[next].Phrase?.Key.StartsWith("궁금", StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }
}
