using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// "It is not an EA, it is Open": beside a channel that is denied, an everyday word that may name one does name one.
/// </summary>
internal sealed class ContrastPass : IPass
{
    private const int Farthest = 8;

    public void Apply(Message message)
    {
        ReadOpen(message);
        var denied = message.Of(Fact.PurchaseChannel).Where(mention => mention.Standing == Standing.Denied).ToList();
        if (denied.Count > 0)
        {
            RestoreBare(message, denied);
        }

        RestoreOpposed(message);
        RestoreKind(message);
        ReadOther(message, Fact.AzureOffer, Cue.None);
        ReadOther(message, Fact.PartnerType, Cue.Self);
    }

    // "I meant license not azure": beside the class that is denied, the singular names the other.
    private static void RestoreKind(Message message)
    {
        foreach (var bare in message.Of(Fact.ServiceType))
        {
            if (bare is { Standing: Standing.Bare, Product: null } && FirstDenied(message, Fact.ServiceType) is { } denied && denied.Value != bare.Value && IsNear(message, denied, bare)
                && !message.Held(Fact.ServiceType).Any())
            {
                bare.Restore();
            }
        }
    }

    // "not Azure plan이고 legacy offer예요", "저희는 간접 공급자가 아니라 그 밑의 리셀러예요": beside the one that is denied, what answers its
    // question names the other.
    private static void ReadOther(Message message, Fact fact, Cue subject)
    {
        if (FirstDenied(message, fact) is not { } denied || message.Held(fact).Any() || (subject != Cue.None && !message.Any(subject, message.SentenceStart(denied.At), denied.At)))
        {
            return;
        }

        for (var at = denied.At + 1; at < message.SentenceEnd(denied.At) && !message.Items[at].Has(Cue.Customer | Cue.Buy | Cue.Sold); at++)
        {
            if (AnsweredAt(message.Items[at], fact) is { } other && other != denied.Value)
            {
                message.Mentions.Add(new Mention(at, other, Needs.Nothing));
                return;
            }
        }
    }

    private static Mention? FirstDenied(Message message, Fact fact)
    {
        foreach (var mention in message.Of(fact))
        {
            if (mention.Standing == Standing.Denied)
            {
                return mention;
            }
        }

        return null;
    }

    /// <summary>What an item states as the answer to the question of a fact.</summary>
    internal static FactValue? AnsweredAt(Item item, Fact fact)
    {
        foreach (var sense in item.Phrase?.Senses ?? [])
        {
            if (sense is Sense.Answers answers && answers.Value.Fact == fact)
            {
                return answers.Value;
            }
        }

        return null;
    }

    private static bool IsNear(Message message, Mention one, Mention other) =>
        Math.Abs(one.At - other.At) <= Farthest && message.Item(one).Sentence == message.Item(other).Sentence;

    // "옆 회사는 EA인데 저희는 오픈이에요", "애저 말고 전부 오픈이에요": what it is, set against what another is.
    private static void RestoreOpposed(Message message)
    {
        foreach (var bare in message.Of(Fact.PurchaseChannel).Where(mention => mention.Standing == Standing.Bare && mention.Value == PurchaseChannel.Open).ToList())
        {
            if (message.Items[bare.At].Particle == Particle.Copula && IsOpposed(message, bare))
            {
                bare.Restore();
            }
        }
    }

    private static bool IsOpposed(Message message, Mention bare)
    {
        var start = message.SentenceStart(bare.At);
        foreach (var other in message.Mentions)
        {
            if (other.At >= start && other.At < message.ClauseStart(bare.At)
                && (other.Fact == Fact.PurchaseChannel ? other.Value != bare.Value && other.IsHeld : other.Fact == Fact.ServiceType && other.Standing == Standing.Denied))
            {
                return true;
            }
        }

        return false;
    }

    // "I told you EA, it is Open", "it is not an EA, it is Open": beside another channel "is open" is no adjective.
    private static void ReadOpen(Message message)
    {
        for (var at = 1; at < message.Items.Count; at++)
        {
            if (message.Items[at].Phrase?.Key is "isopen" or "areopen" or "stillopen" && message.ClauseEnd(at) == at + 1 && OpensWithPronoun(message, at) && IsBesideOther(message, at))
            {
                message.Mentions.Add(new Mention(at, PurchaseChannel.Open, Needs.Nothing));
            }
        }
    }

    private static bool OpensWithPronoun(Message message, int at) =>
        message.ClauseStart(at) < at && (message.Items[at - 1].Phrase?.Key is "it" or "they" or "that" or "this" or "these" or "those" or "s" or "re" || IsPossessive(message.Items[at - 1]) || IsPointed(message.Items[at - 1]));

    // "the first one is Open".
    private static bool IsPointed(Item item) => item.Phrase?.Has<Sense.Points>() == true;

    private static bool IsPossessive(Item item) => item.Phrase?.Key is "ours" or "theirs" or "mine" or "hers" or "yours";

    // Denied just before, or answered earlier.
    private static bool IsBesideOther(Message message, int at)
    {
        foreach (var other in message.Of(Fact.PurchaseChannel))
        {
            if (IsPointed(message.Items[at - 1]))
            {
                return true;
            }

            if (other.At < at && at - other.At <= Farthest
                && (other.Standing == Standing.Denied || IsPossessive(message.Items[at - 1])
                    || message.Any(Cue.Earlier, message.ClauseStart(other.At), other.At) || message.Any(Cue.Not | Cue.Ended | Cue.Offer, other.At + 1, at)))
            {
                return true;
            }
        }

        return false;
    }

    private static void RestoreBare(Message message, List<Mention> denied)
    {
        foreach (var bare in message.Of(Fact.PurchaseChannel).Where(mention => mention.Standing == Standing.Bare).ToList())
        {
            var isContrast = denied.Any(other => Math.Abs(bare.At - other.At) <= Farthest && other.Value != bare.Value);
            if (isContrast && !message.Held(Fact.PurchaseChannel).Any() && message.Items.Count(item => item.IsUnknown) <= 2)
            {
                bare.Restore();
            }
        }
    }
}
