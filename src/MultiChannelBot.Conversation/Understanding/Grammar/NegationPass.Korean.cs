using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What a Korean denial leaves as it is.</summary>
internal sealed partial class NegationPass
{
    // "오피스 365 청구서가 안 보여서": the paper is what is not seen; "오피스 365 구독을 안 써요" denies the product.
    private static bool IsPaperOf(Message message, int at, int not) =>
        at + 1 == not
        && message.Items[at].Has(Cue.Trade) && message.Items[at].Particle == Particle.Other
        && not + 1 < message.Items.Count && message.Items[not + 1].IsUnknown
        && !message.Names(at, Fact.PurchaseChannel);

    // "취소하려는 건 아니고", "그만 쓰려는 게 아니라"; "애저를 사려는 건 아니고" denies the Azure.
    private static bool Ceases(Message message, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (message.Items[at].Phrase?.Key is ['취', '소', ..] or ['해', '지', ..] or ['중', '단', ..] or ['중', '지', ..] or ['그', '만', ..] or ['종', '료', ..] or ['정', '리', ..] or ['변', '경', ..] or ['바', '꾸', ..] or ['끊', ..] or ['없', '애', ..])
            {
                return true;
            }
        }

        return false;
    }
}
