using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Work that a partner is to do, whoever that is: "can a CSP support it?", "let those partner people run it".</summary>
internal sealed partial class IntentPass
{
    private const int FarthestPartner = 6;
    private const int FarthestWish = 6;
    private const int MostAdjectives = 2;

    private const int FarthestState = 8;

    private static readonly string[] States = ["running", "going", "patched", "uptodate", "upandrunning", "alive", "healthy", "secure", "working", "afloat"];
    private static readonly string[] Papers = ["order", "renewal", "purchase", "contract", "agreement", "offer", "quote", "move", "transfer"];
    private static readonly string[] Lettings = ["let", "lets", "have", "get", "allow", "allows", "hire", "hires", "find", "finds", "pay", "pays", "ask", "asks"];

    // "would like an external company to run the subscriptions", "is our partner allowed to support it?".
    private static bool IsPartnersWork(Message message, int at)
    {
        if (!IsBase(message, at) || message.Any(Cue.Not, message.ClauseStart(at), at))
        {
            return false;
        }

        if (!IsTendedNext(message, at))
        {
            return IsWhoMay(message, at);
        }

        var partner = PartnerBefore(message, at);
        return partner >= 0 && (IsWishedOfPartner(message, partner) || IsToBeAllowed(message, partner, at));
    }

    // "Who's allowed to support a subscription that was sold under syndication?"
    private static bool IsWhoMay(Message message, int at)
    {
        var start = message.ClauseStart(at);
        if (message.Items[start].Phrase?.Key != "who" || !message.Asks || at - start > FarthestPartner || at + 2 >= message.ClauseEnd(at))
        {
            return false;
        }

        var tended = message.Items[at + 1].IsFiller ? at + 2 : at + 1;
        return (message.Items[at - 1].Has(Cue.To) || message.Items[at - 1].Has(Cue.Modal))
            && (message.Items[tended].Has(Cue.Trade | Cue.Customer) || message.Items[tended].Phrase?.Has<Sense.Points>() == true || message.Names(tended, Fact.ServiceType))
            && message.NamesWithin(Fact.PurchaseChannel, tended, message.SentenceEnd(at));
    }

    // "The reseller should be allowed to support the customer".
    private static bool IsToBeAllowed(Message message, int partner, int at)
    {
        for (var between = partner + 1; between < at; between++)
        {
            if (message.Items[between].Phrase?.Key is "should" or "shall" or "shouldbeallowed" or "shouldbepermitted" or "shouldbegiven")
            {
                return true;
            }
        }

        return false;
    }

    // "keep their Azure running", "keep the servers in Azure patched": by us, or by whoever is looked for.
    private static bool IsKeptUp(Message message, int at)
    {
        if (message.Items[at].Phrase?.Key is not ("keep" or "keeping"))
        {
            return false;
        }

        for (var state = at + 2; state < Math.Min(message.ClauseEnd(at), at + FarthestState); state++)
        {
            if (Array.IndexOf(States, message.Items[state].Phrase?.Key) >= 0)
            {
                var start = message.ClauseStart(at);
                return message.Any(Cue.We | Cue.Us | Cue.Seller, start, at) && message.Any(Cue.Want | Cue.Modal | Cue.Please | Cue.Must, start, at) && !message.Any(Cue.Not, start, at);
            }
        }

        return false;
    }

    // "can your technicians take over the daily work?": the work, not the contract.
    private static void MarkTakenWork(Message message)
    {
        foreach (var move in message.Held(Fact.Intent).Where(mention => mention.Value == Intent.Move).ToList())
        {
            if (IsTakenAfterWork(message, move.At))
            {
                move.Mark(Standing.Offered);
                message.Mentions.Add(new Mention(move.At, Intent.Manage, Needs.Nothing));
                continue;
            }

            if (message.Items[move.At].Phrase?.Key is not ("takeover" or "takingover" or "takesover" or "takeon" or "takingon"))
            {
                continue;
            }

            var next = move.At + 1;
            while (next < message.ClauseEnd(move.At) && (message.Items[next].IsFiller || message.Items[next].Has(Cue.Our)))
            {
                next++;
            }

            if (next < message.ClauseEnd(move.At) && (message.Items[next].Has(Cue.Tend) || message.Names(next, Intent.Manage)))
            {
                move.Mark(Standing.Offered);
                message.Mentions.Add(new Mention(next, Intent.Manage, Needs.Nothing));
            }
        }
    }

    // "What they're short of is someone to run it. Are we alright to take that on?": what is taken on is the work.
    private static bool IsTakenAfterWork(Message message, int at)
    {
        if (message.Items[at].Phrase?.Key is not ("takethaton" or "takethison" or "takeiton" or "takingthaton" or "takingthison" or "takingiton"))
        {
            return false;
        }

        var sentence = message.Items[at].Sentence;
        foreach (var mention in message.Of(Fact.Intent))
        {
            if (mention.At < at && message.Item(mention).Sentence >= sentence - 2)
            {
                return mention.Value == Intent.Manage && mention.Standing is Standing.Held or Standing.Bare or Standing.Denied && !NamesMoveBetween(message, mention.At, at);
            }
        }

        return false;
    }

    private static bool NamesMoveBetween(Message message, int from, int to) =>
        message.Mentions.Exists(mention => mention.Value == Intent.Move && mention.At > from && mention.At < to);

    private static int PartnerBefore(Message message, int at)
    {
        var unknown = 0;
        for (var left = at - 1; left >= Math.Max(message.ClauseStart(at), at - FarthestPartner); left--)
        {
            var item = message.Items[left];
            if (item.Has(Cue.Seller | Cue.Us) || item.Phrase?.Key is "somebody" or "someone" || message.Names(left, PurchaseChannel.CspPartner))
            {
                return left;
            }

            unknown += item.IsUnknown ? 1 : 0;
            if (unknown > 1 || (!item.IsUnknown && !item.IsFiller && !item.Has(Cue.To | Cue.Modal | Cue.Also | Cue.Now | Cue.Question | Cue.Seats | Cue.Lost | Cue.RoleMark)))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsWishedOfPartner(Message message, int partner)
    {
        var unknown = 0;
        for (var left = partner - 1; left >= Math.Max(message.ClauseStart(partner), partner - FarthestWish); left--)
        {
            var item = message.Items[left];
            if (item.Has(Cue.Want) || IsWishedOne(item) || Lettings.Contains(item.Phrase?.Key))
            {
                return true;
            }

            if (item.Has(Cue.Modal) || item.Phrase?.Key is "is" or "are")
            {
                return message.Asks && !message.Items[partner].Has(Cue.Us);
            }

            unknown += item.IsUnknown ? 1 : 0;
            if (unknown > MostAdjectives || (!item.IsUnknown && !item.IsFiller && !item.Has(Cue.Another | Cue.Our | Cue.Now)))
            {
                return false;
            }
        }

        return false;
    }

    // "would like an external company": the wish is one phrase with what is wished for.
    private static bool IsWishedOne(Item item) =>
        item.Has(Cue.Offer) && item.Phrase!.Key is "wouldlikean" or "wouldlikea" or "wantan" or "wantsan" or "needan" or "needsan";

    // "handle the invoices", "oversee the renewal": paper, and no service.
    private static bool NamesPaper(Message message, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (Papers.Contains(message.Items[at].Phrase?.Key) || Bills.Contains(message.Items[at].Phrase?.Key))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTendedNext(Message message, int at) =>
        at + 1 < message.ClauseEnd(at)
        && !NamesPaper(message, at + 1, Math.Min(message.ClauseEnd(at), at + FarthestWish))
        && (Works.Contains(message.Items[at + 1].Phrase?.Key) || message.Items[at + 1].Has(Cue.Our | Cue.Customer | Cue.Both | Cue.Rest | Cue.Trade) || message.Names(at + 1, Fact.ServiceType));
}
