using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What is named only to be answered with a no, and what there is none of.</summary>
internal sealed partial class NegationPass
{
    // "A syndication partner was never involved".
    private static void DenyUninvolved(Message message)
    {
        for (var at = 1; at < message.Items.Count; at++)
        {
            if (message.Items[at].Phrase?.Key.EndsWith("neverinvolved", StringComparison.Ordinal) == true && message.Items[at].Gap <= Gap.Space && message.Names(at - 1, Fact.PurchaseChannel))
            {
                Deny(message, at - 1);
            }
        }
    }

    // "어드바이저? 아뇨 그건 옆 부서고 저희는 기업계약": what is named only to be answered with a no.
    private static void DenyAsked(Message message)
    {
        for (var at = 0; at + 1 < message.Items.Count; at++)
        {
            var next = message.SentenceEnd(at);
            if (message.Names(at, Fact.PurchaseChannel) && at - message.SentenceStart(at) < 2 && next < message.Items.Count && next <= at + 2
                && message.Items[next - 1] is { IsUnknown: false } last && (next == at + 1 || last.IsFiller)
                && message.Items[at].Particle is Particle.None or Particle.Copula && !IsPayment(message.Items[at]) && IsAnsweredNo(message, next))
            {
                Deny(message, at);
            }
        }
    }

    // "Paid to Microsoft by card; the firm next door is on an EA": told, and not asked.
    private static bool IsPayment(Item item) => item.Phrase!.Key.StartsWith("pa", StringComparison.Ordinal);

    // "아뇨", "그건 계열사가 쓰는 거예요", "그건 예전 얘기고"; "아니" needs another channel, as it may take back as well.
    private static bool IsAnsweredNo(Message message, int next)
    {
        var end = message.ClauseEnd(next);
        if (message.Items[next].Phrase?.Key is ['아', '뇨', ..] or ['아', '니', '요' or '오', ..] || IsThat(message.Items[next]) && message.Any(Cue.OtherParty | Cue.Past, next, end))
        {
            return true;
        }

        var isOthers = message.Any(Cue.OtherParty, next, end) || message.Items[next].Has(Cue.No) || message.Items[next].Phrase?.Key is ['아', '니', ..];
        return isOthers && message.Mentions.Exists(other => other.Fact == Fact.PurchaseChannel && other.At > next);
    }

    private static bool IsThat(Item item) => item.Phrase?.Key is "그" or "그건" or "그것" or "그거" or "거기" or "이건" or "저건";

    // "애저는 종료일 같은 거 없이", "E5는 만료일이 없고": what there is none of is the date, not what has none.
    private static bool IsLacking(Message message, int at, int not) =>
        message.Items[not].Phrase!.Key is ['없', ..]
        && message.Items[at].Has(Cue.TermEnd)
        && !message.NamesAny(at)
        && at > message.ClauseStart(at)
        && message.Items[at - 1].Particle is Particle.Topic or Particle.Also;

    // "이전은 no": the topic is part of the phrase.
    private static bool IsTopicOfNo(Message message, int at, int not) =>
        message.Items[not].Has(Cue.No) && message.Items[at].Phrase is { EndsInHangul: true, Key: var key } && key[^1] is '은' or '는' or '도';

    // Asked where it was bought, "총판 말고요, MS 직접": not that one, which says nothing of its being in CSP.
    private static void SetAsideAnswer(Message message, int at)
    {
        if (message.Asked != Fact.PurchaseChannel)
        {
            return;
        }

        foreach (var mention in message.Mentions)
        {
            if (mention.At == at)
            {
                mention.Restore();
                mention.Mark(Standing.Others);
            }
        }
    }
}
