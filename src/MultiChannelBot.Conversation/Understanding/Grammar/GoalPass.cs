using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// Korean verbs that are a move only where they go to the speaker's side: "우리 CSP로 모으고 싶어", "귀사 청구로 돌릴 수 있나요". Without
/// such a goal they name nothing.
/// </summary>
internal sealed class GoalPass : IPass
{
    private const int FarthestGoal = 5;

    private static readonly string[] Ends = ["로", "쪽", "측", "에게", "한테", "에", "에서"];

    // "CSP로 받고 싶어요" may be an ordinary order; "CSP로 돌리고 싶어요" is none.
    private static readonly string[] Purchases = ["받", "쓰", "계약", "결제", "구독", "이어", "잡"];

    public void Apply(Message message)
    {
        for (var index = message.Mentions.Count - 1; index >= 0; index--)
        {
            var mention = message.Mentions[index];
            if (mention.Needs.HasFlag(Needs.Goal) && !HasGoal(message, mention.At) && !IsFetched(message, mention.At))
            {
                message.Mentions.RemoveAt(index);
            }
        }
    }

    private static bool HasGoal(Message message, int at)
    {
        var start = Math.Max(message.ClauseStart(at), at - FarthestGoal);
        for (var left = at - 1; left >= start; left--)
        {
            var item = message.Items[left];
            if (item.Has(Cue.Us))
            {
                return !(message.Items[at].Phrase!.Key is ['옴' or '옵' or '온', ..] && IsBill(message, start, left)) && IsGoal(message, left, at) && !IsManaged(message, left, at) && !message.Any(Cue.Contact, left - 2, at);
            }

            if (item.Has(Cue.Seller) && item.Particle == Particle.Source && IsBill(message, left + 1, at))
            {
                return message.Items[at].Phrase!.Key[0] == '받';
            }

            // "귀사를 통해 결제하는 방식으로 바꾸고": how it is to be bought.
            if (item.Has(Cue.Buy | Cue.Hold | Cue.Sold | Cue.Customer) && !(item.Particle == Particle.Topic && message.Any(Cue.Through, start, left)))
            {
                return false;
            }

            if (item.Particle == Particle.Way && message.Names(left, PurchaseChannel.CspPartner) && !item.Has(Cue.Us) && !IsOurs(message, left))
            {
                return !message.Items[at].Has(Cue.ChangeVerb) && !message.Items[at].Phrase!.Key.StartsWithAny(Purchases);
            }
        }

        return false;
    }

    // "다이나믹스 365 20개를 받아오려는 겁니다": what is fetched comes to the speaker.
    private static bool IsFetched(Message message, int at) =>
        message.Items[at].Phrase!.Key is ['받', '아', '오' or '올', ..]
        && message.NamesWithin(Fact.ServiceType, message.ClauseStart(at), at)
        && !message.Any(Cue.Content | Cue.Contact, at - 1, at);

    // "앞으로는 협력사에서 청구서 받는 걸로": from whom the bill is to come.
    private static bool IsBill(Message message, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (message.Items[at].Phrase?.Key is ['청', '구', ..] or ['인', '보', '이', ..] or ['계', '산', '서', ..])
            {
                return true;
            }
        }

        return false;
    }

    // "지원만 저희한테 받고 싶어요" is no move.
    private static bool IsManaged(Message message, int us, int at)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.Value == Intent.Manage && mention.At < at && mention.At >= us - 2)
            {
                return true;
            }
        }

        return false;
    }

    // "우리 CSP로": the word for the speaker's side stands before it.
    private static bool IsOurs(Message message, int csp) => csp > 0 && message.Items[csp - 1].Has(Cue.Us);

    // "저희 쪽으로", "우리 걸로", "저희한테"; "귀사 청구로": of what is theirs.
    private static bool IsGoal(Message message, int us, int at)
    {
        var item = message.Items[us];
        if (!Phrase.IsHangul(item.Phrase!.Key[0]))
        {
            return false;
        }

        if (item.Particle is Particle.Way or Particle.Recipient or Particle.Source || item.Phrase.Key.EndsWithAny(Ends) || (us + 1 < at && message.Items[us + 1].Has(Cue.Through)))
        {
            return true;
        }

        for (var between = us + 1; between < at; between++)
        {
            // "저희 CSP에 붙이": of what is theirs.
            if (message.Items[between].Particle == Particle.Way || (between == us + 1 && IsJoining(message, between, at)))
            {
                return item.Particle is Particle.None or Particle.Of;
            }
        }

        return false;
    }

    private static bool IsJoining(Message message, int csp, int at) =>
        message.Items[csp].Particle == Particle.Source && message.Names(csp, PurchaseChannel.CspPartner)
        && message.Items[at].Phrase!.Key is ['붙', ..] or ['넣' or '집', ..] or ['합' or '통', ..] or ['얹' or '올', ..] or ['태', ..] or ['편', ..];
}
