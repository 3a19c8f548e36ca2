using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What a Korean denial leaves as it is.</summary>
internal sealed partial class NegationPass
{
    // "EA요? 그런 거 없어요", "MPSA라고들 하는데 그런 계약 없습니다": what was named last is no such thing.
    private static void DenySuchThing(Message message)
    {
        for (var at = 1; at < message.Items.Count; at++)
        {
            if (message.Items[at] is { IsFiller: true, Phrase.Key: ['그', '런', '거' or '건' or '것' or '계' or '적', ..] } && LastNamed(message, at) is { } named)
            {
                named.Mark(Standing.Denied);
            }
        }
    }

    // The channel named last in the same sentence or the one before.
    private static Mention? LastNamed(Message message, int such)
    {
        Mention? last = null;
        foreach (var mention in message.Of(Fact.PurchaseChannel))
        {
            if (mention.At < such && message.Item(mention).Sentence >= message.Items[such].Sentence - 1 && (last is null || mention.At > last.At))
            {
                last = mention;
            }
        }

        return last;
    }

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
