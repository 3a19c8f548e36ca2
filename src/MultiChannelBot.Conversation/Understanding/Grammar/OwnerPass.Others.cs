using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What the speaker does for others is not the case in question.</summary>
internal sealed partial class OwnerPass
{
    private const int FarthestClients = 6;
    private const int FarthestAbout = 4;

    // "our own company has an EA, that has nothing to do with it": what stands before it in the sentence, or in the one before.
    private static void ReadUnrelated(Message message)
    {
        var at = message.Items.FindIndex(item => item.Phrase?.Key.StartsWith("nothingtodowith", StringComparison.Ordinal) == true);
        if (at < 0 || at + 1 >= message.Items.Count || message.Items[at + 1].Phrase?.Key is not ("it" or "this" or "that"))
        {
            return;
        }

        var start = message.SentenceStart(at);
        if (start > 0 && !message.NamesWithin(Fact.PurchaseChannel, start, at))
        {
            start = message.SentenceStart(start - 1);
        }

        foreach (var mention in message.Mentions.Where(mention => mention.At >= start && mention.At < at && mention.Fact is not Fact.Intent).ToList())
        {
            mention.Mark(Standing.Others);
        }
    }

    // "they have an EA too but this is about the Open licences": what stands before the "but" is beside the point.
    private static void ReadBesideThePoint(Message message)
    {
        for (var about = 2; about + 1 < message.Items.Count; about++)
        {
            var start = message.ClauseStart(about);
            if (message.Items[about].Phrase?.Key != "about" || about - start > FarthestAbout || !message.Any(Cue.But, start, about) || message.Items[about - 1].Phrase?.Key is not ("thisis" or "is" or "s" or "talking" or "its" or "itis")
                || !message.NamesWithin(Fact.PurchaseChannel, about, message.ClauseEnd(about)))
            {
                continue;
            }

            foreach (var before in message.Held(Fact.PurchaseChannel))
            {
                if (before.At < start && before.At >= message.SentenceStart(about))
                {
                    before.Mark(Standing.Others);
                }
            }
        }
    }

    // "the EA belongs to another client, theirs is Open", "the EA, that one's for our sister company".
    private static void ReadBelonging(Message message)
    {
        for (var other = message.First(Cue.OtherParty | Cue.NewCustomer, 0, message.Items.Count); other >= 0; other = message.First(Cue.OtherParty | Cue.NewCustomer, other + 1, message.Items.Count))
        {
            var start = message.SentenceStart(other);
            var link = Link(message, start, other);
            if (link < 0 || message.NamesWithin(Fact.PurchaseChannel, link, other))
            {
                continue;
            }

            var owned = message.Held(Fact.PurchaseChannel).Where(mention => mention.At >= start && mention.At < link).MaxBy(mention => mention.At);
            if (owned is not null && message.Of(Fact.PurchaseChannel).Any(mention => mention.At > other && mention.Standing is Standing.Held or Standing.Bare && mention.Value != owned.Value))
            {
                owned.Mark(Standing.Others);
            }
        }
    }

    private static int Link(Message message, int start, int other)
    {
        for (var at = other - 1; at >= Math.Max(start, other - NearOffer) && !message.NamesAny(at); at--)
        {
            if (message.Items[at].Phrase?.Key is "belongsto" or "belongto" or "belongedto" or "for" or "is" or "s" or "of" or "thats" or "thatone")
            {
                return at;
            }
        }

        return -1;
    }

    // "our engineers run Azure for other clients", "저희가 다른 고객사 Azure를 운영합니다".
    private static bool IsDoneForOthers(Message message, Mention mention)
    {
        if (mention.Fact is not (Fact.ServiceType or Fact.Product) || message.NamesWithin(Fact.PurchaseChannel, message.ClauseStart(mention.At), message.ClauseEnd(mention.At)))
        {
            return false;
        }

        return message.Items[mention.At].Phrase!.EndsInHangul || message.Items[mention.At].Particle != Particle.None
            ? IsOfOtherClients(message, mention.At)
            : IsForOtherClients(message, mention.At);
    }

    private static bool IsForOtherClients(Message message, int at)
    {
        var end = Math.Min(message.ClauseEnd(at), at + FarthestClients);
        for (var other = message.First(Cue.OtherParty | Cue.NewCustomer, at + 2, end); other >= 0; other = message.First(Cue.OtherParty | Cue.NewCustomer, other + 1, end))
        {
            if (message.Items[other - 1].Phrase?.Key == "for")
            {
                return message.Any(Cue.We | Cue.Self | Cue.Our, message.ClauseStart(at), at) && !message.Any(Cue.Customer | Cue.Want, message.ClauseStart(at), at);
            }
        }

        return false;
    }

    private static bool IsOfOtherClients(Message message, int at)
    {
        var start = message.ClauseStart(at);
        return at > start + 1
            && message.Items[at - 1] is { Particle: Particle.None or Particle.Of } other && other.Has(Cue.NewCustomer | Cue.OtherParty)
            && message.Any(Cue.Self | Cue.Our, start, at - 1)
            && !message.Any(Cue.Want | Cue.Please | Cue.Question, at, message.ClauseEnd(at))
            && !message.Asks;
    }

    // "다른 고객은 Open Value로 샀지만 이번 건은 달라요": told only to tell the case in question from it.
    private static bool IsOfAnotherCase(Message message, int at)
    {
        var other = message.Last(Cue.NewCustomer, message.SentenceStart(at), at);
        return other >= 0
            && message.Items[other].Phrase is { EndsInHangul: true, Key: ['다', '른', ..] or ['딴', ..] }
            && message.Items[other].Particle is Particle.Topic or Particle.Other
            && !message.Any(Cue.This | Cue.Self | Cue.Our | Cue.Customer, other + 1, at)
            && message.First(Cue.This | Cue.Self | Cue.Our, at + 1, EndOfNext(message, at)) > 0;
    }

    private static int EndOfNext(Message message, int at)
    {
        var end = message.SentenceEnd(at);
        return end < message.Items.Count ? message.SentenceEnd(end) : end;
    }
    // "from a competitor of ours that's also a CSP": a rival is who sold it.
    private static bool IsRivalBoughtFrom(Message message, int other) =>
        message.Items[other].Phrase!.Key.StartsWith("competitor", StringComparison.Ordinal) && message.Any(Cue.From | Cue.Through, Math.Max(message.ClauseStart(other), other - 3), other);

    // "저희 애저 VM은 다른 CSP 리셀러가 공급하고 있고": the speaker owns the product, and somebody else sells it.
    private static bool IsOwnersProduct(Message message, int self, int at) =>
        message.Items[self].Has(Cue.Our)
        && self + 1 < at
        && message.Names(self + 1, Fact.Product)
        && message.Items[self + 1].Particle == Particle.Topic
        && message.Items[at].Particle is Particle.Other or Particle.Source;
}
