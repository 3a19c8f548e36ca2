using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// What follows from what was stated: an Azure offer is metered; the licences of a product in neither class are no seats; an
/// ordinary order states nothing of a subscription that exists.
/// </summary>
internal sealed class ImplicationPass : IPass
{
    private const int FarthestKind = 3;
    private const int FarthestMeter = 6;

    public void Apply(Message message)
    {
        foreach (var offer in message.Held(Fact.AzureOffer).ToList())
        {
            if (!message.Held(Fact.ServiceType).Any(mention => mention.Value == ServiceType.UsageBased))
            {
                message.Mentions.Add(new Mention(offer.At, ServiceType.UsageBased, Needs.Nothing));
            }
        }

        MarkMetered(message);
        ReadBilledAdvisor(message);
        ReadPerpetual(message);
        foreach (var outside in message.Held(Fact.OutsideClass).ToList())
        {
            MarkClass(message, message.SentenceStart(outside.At), message.SentenceEnd(outside.At));
        }

        if (message.Any(Cue.Order) && !message.Held(Fact.PurchaseChannel).Any() && !message.Held(Fact.Intent).Any())
        {
            foreach (var mention in message.Mentions.Where(mention => mention.Fact is Fact.ServiceType or Fact.LicenseOffer))
            {
                mention.Mark(Standing.Offered);
            }
        }
    }

    // "Power Apps on a pay-as-you-go meter": how it is billed says more than the product does.
    private static void MarkMetered(Message message)
    {
        foreach (var product in message.Held(Fact.ServiceType))
        {
            if (product is { Product: not null } && product.Value == ServiceType.LicenseBased && IsMeteredNext(message, product.At))
            {
                product.Mark(Standing.Others);
            }
        }
    }

    private static bool IsMeteredNext(Message message, int product)
    {
        for (var at = product + 1; at < Math.Min(message.ClauseEnd(product), product + FarthestMeter); at++)
        {
            if (message.Names(at, ServiceType.UsageBased) && !message.Names(at, Fact.Product))
            {
                return at > product + 1;
            }

            if (!message.Items[at].IsFiller && message.Items[at].Phrase?.Key is not ("billed" or "charged" or "paid" or "runs" or "ison" or "on"))
            {
                return false;
            }

            if (message.Items[at].Has(Cue.And | Cue.Or))
            {
                return false;
            }
        }

        return false;
    }

    // "청구는 MS, 파트너는 어드바이저로 저희가": Microsoft bills what was ordered under Advisor.
    private static void ReadBilledAdvisor(Message message)
    {
        if (message.Any(Cue.Earlier | Cue.Correction))
        {
            return;
        }

        foreach (var direct in message.Held(Fact.PurchaseChannel).Where(mention => mention.Value == PurchaseChannel.MicrosoftDirect).ToList())
        {
            var (start, end) = (message.SentenceStart(direct.At), message.SentenceEnd(direct.At));
            var advisor = message.Held(Fact.PurchaseChannel).FirstOrDefault(mention => mention.Value == PurchaseChannel.Advisor && mention.At >= start && mention.At < end);
            if (advisor is not null && (IsBillOnly(message, direct.At) || !message.NamesWithin(Fact.ServiceType, Math.Min(direct.At, advisor.At), Math.Max(direct.At, advisor.At))))
            {
                direct.Mark(Standing.Others);
            }
        }
    }

    // "청구는 Microsoft에서 나옵니다": of the same thing, as no other one is named in the clause.
    private static bool IsBillOnly(Message message, int direct)
    {
        var (start, end) = (message.ClauseStart(direct), message.ClauseEnd(direct));
        return message.Items[start].Phrase?.Key is ['청', '구', ..] or ['계', '산', '서', ..] or ['인', '보', '이', ..] or "billing" or "invoices" && !message.NamesWithin(Fact.ServiceType, start, end);
    }

    // "Windows Server perpetual licences", "영구 라이선스로 산 비지오": one thing, which the name of the software describes better.
    private static void ReadPerpetual(Message message)
    {
        foreach (var perpetual in message.Held(Fact.OutsideClass).Where(mention => mention.Value == OutsideClass.Perpetual).ToList())
        {
            if (IsKind(message, perpetual))
            {
                ReadPerpetual(message, perpetual);
            }
        }
    }

    private static void ReadPerpetual(Message message, Mention perpetual)
    {
        var software = message.Mentions.Find(other => other.IsHeld && other.At != perpetual.At && other.Product is not null && IsNamedBy(message, other, perpetual));
        if (software is null)
        {
            return;
        }

        MarkAt(message, perpetual.At, software.Fact == Fact.OutsideClass ? [Fact.OutsideClass, Fact.Product] : [Fact.Product]);
        if (software.Value == ServiceType.LicenseBased)
        {
            MarkAt(message, software.At, [Fact.ServiceType]);
        }
    }

    // "perpetual licences", not "Office 2019".
    private static bool IsKind(Message message, Mention perpetual) =>
        message.Item(perpetual).Phrase is { } phrase && (phrase.Key.StartsWith("perpetual", StringComparison.Ordinal) || phrase.Key.StartsWith("영구", StringComparison.Ordinal));

    private static bool IsNamedBy(Message message, Mention software, Mention perpetual)
    {
        var (from, to) = (Math.Min(software.At, perpetual.At), Math.Max(software.At, perpetual.At));
        return software.Fact is Fact.OutsideClass or Fact.ServiceType
            && software.Value != ServiceType.UsageBased
            && message.Items[from].Clause == message.Items[to].Clause
            && message.Items[from].Particle is not Particle.Also
            && !message.Any(Cue.And | Cue.Or | Cue.Also, from + 1, to)
            && to - from <= FarthestKind;
    }

    private static void MarkAt(Message message, int at, Fact[] facts)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.At == at && facts.Contains(mention.Fact))
            {
                mention.Mark(Standing.Others);
            }
        }
    }

    private static void MarkClass(Message message, int start, int end)
    {
        foreach (var mention in message.Held(Fact.ServiceType).Where(mention => mention.Product is null && mention.At >= start && mention.At < end).ToList())
        {
            mention.Mark(Standing.Others);
        }
    }
}
