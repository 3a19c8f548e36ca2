using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Wishes put without a verb of moving: "both to us", "one bill, ours", "then we invoice".</summary>
internal sealed partial class IntentPass
{
    private static readonly string[] ThirdPerson = ["manages", "looksafter", "takescare", "administers", "maintains", "runs", "handles", "supports", "operates", "provides"];

    private static readonly string[] Bills = ["bill", "bills", "invoice", "invoices", "billing", "invoicing", "statement", "statements"];

    private static readonly string[] Ways = ["to", "overto", "acrossto", "onto", "with", "under", "→"];

    private static void ReadGoals(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (IsOffTopic(message, at) || message.Names(at, Fact.Intent))
            {
                continue;
            }

            if ((message.Items[at].Has(Cue.Us) && (IsPlainGoal(message, at) || IsAfterthought(message, at))) || IsBillFromUs(message, at) || IsOursAtLast(message, at) || IsOurBilling(message, at) || IsOurBillWished(message, at))
            {
                message.Mentions.Add(new Mention(at, Intent.Move, Needs.Nothing));
            }
        }
    }

    // "everything to us", "both to you pls", "Azure → us", "they want the lot with us": nothing but what goes, and where.
    private static bool IsPlainGoal(Message message, int us)
    {
        var way = us - 1;
        if (way < 0 || !Ways.Contains(message.Items[way].Phrase?.Key) || message.Items[us].Phrase!.EndsInHangul)
        {
            return false;
        }

        var goes = message.Items[way].Has(Cue.To);
        var start = message.ClauseStart(us);
        if (goes && start == way && IsLastWord(message, us))
        {
            // "Visio: Open, to us".
            return IsNoted(message, message.SentenceStart(us), way) || IsLabelledWish(message, way);
        }

        // "Until then nothing. Then to us."
        if (goes && way == start + 1 && us + 1 == message.ClauseEnd(us) && SpeakersSide.IsLater(message, start, way) && message.Held(Fact.PurchaseChannel).Any())
        {
            return true;
        }

        // "they want off their old supplier and on to us".
        var leaves = goes && message.Any(Cue.Want, start, way) && (message.Items[way - 1].Has(Cue.Want) || message.Any(Cue.From | Cue.Leave, start, way));
        return (leaves || NamesThing(message, start, way) || (message.Items[way].Phrase?.Key == "→" && message.NamesWithin(Fact.PurchaseChannel, start, way)))
            && (goes || message.Any(Cue.Want, start, way) || SpeakersSide.IsLater(message, start, message.ClauseEnd(us)))
            && IsOnlyNamed(message, start, way);
    }

    // "to us", "to us please".
    private static bool IsLastWord(Message message, int at)
    {
        var end = message.ClauseEnd(at);
        return at + 1 == end || (at + 2 == end && message.Items[at + 1].Has(Cue.Please));
    }

    // "Wish: over to you".
    private static bool IsLabelledWish(Message message, int way) =>
        way > 0 && message.Items[way].Sentence == message.Items[way - 1].Sentence
        && message.Items[way - 1].Has(Cue.Want) && message.ClauseStart(way - 1) == way - 1
        && message.Held(Fact.PurchaseChannel).Any();

    // Not "hand over the administration of Intune (EA) to us": what is wished stands before what it is of.
    private static bool IsNoted(Message message, int start, int end)
    {
        var first = message.Mentions.Find(mention => mention.At >= start && mention.At < end && mention.Fact is Fact.ServiceType or Fact.PurchaseChannel);
        return first is not null && !message.NamesWithin(Fact.Intent, start, first.At);
    }

    private static bool NamesThing(Message message, int start, int end) =>
        message.Any(Cue.Both | Cue.Rest | Cue.Trade | Cue.Seats, start, end)
        || message.NamesWithin(Fact.ServiceType, start, end)
        || NamesBill(message, start, end);

    private static bool IsOnlyNamed(Message message, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            var item = message.Items[at];
            var counts = item.IsNumber || item.IsFiller || item.Has(Cue.Both | Cue.Rest | Cue.Trade | Cue.Seats | Cue.Want | Cue.Modal | Cue.Please | Cue.And | Cue.Now | Cue.Customer | Cue.Through | Cue.From | Cue.Seller | Cue.Leave) || IsOfSeller(message, at);
            if (item.Has(Cue.Not | Cue.Sold | Cue.Contact) || !(counts || message.NamesAny(at) || item.Phrase?.Has<Sense.Points>() == true || SpeakersSide.IsLater(message, at, at + 1)))
            {
                return false;
            }
        }

        return true;
    }

    // "their old supplier".
    private static bool IsOfSeller(Message message, int at) => at + 1 < message.ClauseEnd(at) && message.Items[at + 1].Has(Cue.Seller);

    // "they want both bills from us", "would like a single statement from you".
    private static bool IsBillFromUs(Message message, int us)
    {
        var start = message.ClauseStart(us);
        // "I just want one invoice, from you".
        var isApart = us == start + 1 && start > message.SentenceStart(us);
        return (us > start + 1 || isApart)
            && (message.Items[us].Has(Cue.Us) || message.Items[us].Phrase?.Key == "me")
            && message.Items[us - 1].Phrase?.Key is "from" or "by" or "through" or "via"
            && NamesBill(message, isApart || message.Items[us - 2].Phrase?.Key is "one" ? message.SentenceStart(us) : Math.Max(start, us - 3), us)
            && message.Any(Cue.Want, message.SentenceStart(us), us);
    }

    private static bool NamesBill(Message message, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (Bills.Contains(message.Items[at].Phrase?.Key))
            {
                return true;
            }
        }

        return false;
    }

    // "she'd rather deal with one company, us".
    private static bool IsAfterthought(Message message, int us)
    {
        if (us == 0 || us != message.ClauseStart(us) || us + 1 != message.ClauseEnd(us) || message.Items[us].Gap is not (Gap.Comma or Gap.Break) || message.Items[us].Phrase!.EndsInHangul)
        {
            return false;
        }

        var start = message.ClauseStart(us - 1);
        return message.Any(Cue.Want, start, us) && (message.Any(Cue.Carry, start, us) || NamesBill(message, start, us));
    }

    // "would like one bill, ours", "E3 until June, then ours".
    private static bool IsOursAtLast(Message message, int at)
    {
        if (at == 0 || message.Items[at].Phrase?.Key is not ("ours" or "yours") || at + 1 != message.ClauseEnd(at))
        {
            return false;
        }

        var start = message.ClauseStart(at);
        return at == start
            ? message.Items[at].Gap is Gap.Comma or Gap.Break && NamesBill(message, message.SentenceStart(at), at) && message.Any(Cue.Want | Cue.Must, message.SentenceStart(at), at)
            : SpeakersSide.IsLater(message, start, at) && IsOnlyNamed(message, start, at);
    }

    // "he'd rather we bill", "they would prefer that we invoiced them".
    private static bool IsOursRather(Message message, int at)
    {
        var we = message.Last(Cue.We, Math.Max(message.ClauseStart(at), at - 3), at);
        if (message.Items[at].Phrase?.Key is not ("bill" or "billed" or "invoice" or "invoiced") || we < 1 || message.Items[we].Phrase!.Key != "we" || !OnlyFillers(message, we + 1, at))
        {
            return false;
        }

        var want = message.Items[we - 1].Phrase?.Key == "that" ? we - 2 : we - 1;
        return message.Any(Cue.Want, want, want + 1)
            && !message.Any(Cue.Not, message.ClauseStart(at), at)
            && (at + 1 == message.ClauseEnd(at) || Objects.Contains(message.Items[at + 1].Phrase?.Key) || message.Items[at + 1].Has(Cue.Customer));
    }

    // "then we invoice", "from there on we'd bill them".
    private static bool IsOurBilling(Message message, int at)
    {
        var start = message.ClauseStart(at);
        if (IsOursRather(message, at))
        {
            return true;
        }

        if (message.Items[at].Phrase?.Key is not ("invoice" or "bill") || message.Any(Cue.Not, start, at))
        {
            return false;
        }

        if (at + 1 < message.ClauseEnd(at) && (message.NamesWithin(Fact.ServiceType, at + 1, Math.Min(message.ClauseEnd(at), at + 3)) || message.Items[at + 1].Phrase?.Key is "theformer" or "thelatter" or "thefirst" or "thefirstone" or "thesecond" or "thesecondone"))
        {
            // "we would support the Exchange and bill the Azure".
            return message.Any(Cue.We, start, at) && message.Any(Cue.Modal | Cue.Want, start, at) && message.Held(Fact.PurchaseChannel).Any();
        }

        var we = message.Last(Cue.We, Math.Max(start, at - 3), at);
        return we >= 0
            && !message.Items[we].Has(Cue.Us)
            && OnlyFillers(message, we + 1, at)
            && SpeakersSide.IsLater(message, start, at)
            && (at + 1 == message.ClauseEnd(at) || message.Items[at + 1].Phrase?.Key is "it" or "them" or "him" or "her" or "that" or "those" or "the");
    }

    // "we are moving to a bigger office", "moves our staff to another building": a place is moved to, or what stands in it.
    private static bool MovesPlace(Message message, int at)
    {
        var end = message.Items[at].Phrase!.Key is var key && (key.Contains("billing", StringComparison.Ordinal) || key.EndsWith("csp", StringComparison.Ordinal)) ? at : Math.Min(message.ClauseEnd(at), at + FarthestObject);
        var unknown = 0;
        for (var next = at + 1; next < end && unknown <= 1; next++)
        {
            var item = message.Items[next];
            if (item.Has(Cue.Content))
            {
                return true;
            }

            if (message.NamesAny(next) || item.Has(Cue.Us | Cue.Customer | Cue.Seller | Cue.From))
            {
                return false;
            }

            unknown += item.IsUnknown ? 1 : 0;
        }

        return false;
    }

    // "their own IT manages the tenant", "the provider offered to manage it": somebody else's work, done or promised.
    private static bool IsOthersWork(Message message, int at)
    {
        var start = message.ClauseStart(at);
        if (message.Any(Cue.We | Cue.Us | Cue.Want | Cue.Please | Cue.Must | Cue.Whether, start, at))
        {
            return false;
        }

        // "who manages our account at your end?": who does it is asked.
        if (at == start + 1 && message.Items[start].Phrase?.Key == "who" && ThirdPerson.Any(verb => message.Items[at].Phrase!.Key.StartsWith(verb, StringComparison.Ordinal)))
        {
            return true;
        }

        if (message.Any(Cue.Offer, at - 1, at))
        {
            return message.Items[at - 1].Phrase!.Key.EndsWith("to", StringComparison.Ordinal);
        }

        return ThirdPerson.Any(verb => message.Items[at].Phrase!.Key.StartsWith(verb, StringComparison.Ordinal)) && HasOtherSubject(message, start, at);
    }

    private static bool HasOtherSubject(Message message, int start, int verb)
    {
        var subject = verb - 1;
        while (subject > start && (message.Items[subject].Has(Cue.Now | Cue.Also) || message.Items[subject].Phrase?.Key is "already" or "still" or "also"))
        {
            subject--;
        }

        return subject >= start
            && (message.Items[subject].IsUnknown || message.Items[subject].Has(Cue.Seller | Cue.Customer) || message.Items[subject].Phrase?.Key is "it" or "team" or "department" or "firm" or "he" or "she")
            && !message.Asks;
    }
}
