using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>How far an English "not" reaches.</summary>
internal sealed partial class NegationPass
{
    // "should come from us and no longer from their current CSP": what is not to be is what there is.
    private static void RestorePresent(Message message)
    {
        foreach (var mention in message.Of(Fact.PurchaseChannel))
        {
            if (mention.Standing == Standing.Denied && IsPresentLeft(message, mention.At))
            {
                mention.Restore();
            }
        }
    }

    /// <summary>True for the present seller of "not from their current CSP any longer".</summary>
    internal static bool IsPresentLeft(Message message, int at) =>
        message.Items[at].Phrase!.Key is ['c', 'u', 'r', 'r', 'e', 'n', 't', ..] or ['p', 'r', 'e', 's', 'e', 'n', 't', ..] or ['e', 'x', 'i', 's', 't', 'i', 'n', 'g', ..]
        && (IsNotFrom(message, at) || IsBesideUs(message, at));

    // "they'd like us, not the current CSP, to supply it": who is not to do it is the one they have.
    private static bool IsBesideUs(Message message, int at)
    {
        var not = at - 1;
        while (not > 0 && message.Items[not].IsFiller)
        {
            not--;
        }

        return not > 0 && message.Items[not].Phrase?.Key is "not" or "insteadof" or "ratherthan" && message.Items[not - 1].Has(Cue.Us | Cue.We);
    }

    private static bool IsNotFrom(Message message, int at)
    {
        var from = at - 1;
        while (from > 0 && message.Items[from].IsFiller && !message.Items[from].Has(Cue.From | Cue.Through))
        {
            from--;
        }

        return from > 0 && message.Items[from].Has(Cue.From | Cue.Through)
            && message.Items[from - 1].Phrase?.Key is "not" or "nolonger"
            && message.Any(Cue.Us, message.ClauseStart(at), message.ClauseEnd(at));
    }

    private static bool EndsScope(Message message, int not, int at, bool denied)
    {
        var item = message.Items[at];
        if (item.Gap >= Gap.Sentence || item.Has(Cue.But | Cue.Now | Cue.NotAfter))
        {
            return true;
        }

        if (item.Gap is Gap.Comma or Gap.Break && !item.Has(Cue.Or | Cue.Nor))
        {
            return true;
        }

        // "rejected the offer and stays on Open", "everything except the Azure is on MPSA": what follows holds.
        if (at > not + 1 && (KeepsOn(message, at) || (denied && IsException(message.Items[not]) && !item.IsFiller && !message.NamesAny(at) && !item.Has(Cue.And | Cue.Or))))
        {
            return true;
        }

        // "since they don't have any IT staff they would like us to run Azure": another verb, and another subject.
        if (at > not + 2 && IsNewWish(message, at))
        {
            return true;
        }

        // "it's not open license고요 EA로 signed 했대요": the Korean copula closes what the English "not" denies.
        if (message.Items[at - 1].Particle == Particle.Copula && (denied || message.Items[at - 1].Phrase?.Has<Sense.Answers>() == true))
        {
            return true;
        }

        // "a shop that isn't a CSP sold them the seats", "that isn't in the programme sold them Office 365": the verb belongs to the seller.
        if (item.Has(Cue.Sold) && (denied || message.Items[at - 1].Phrase?.Key is "programme" or "program" or "scheme"))
        {
            return true;
        }

        // "isn't part of it and pays Microsoft by card": the denial has its object.
        var isDone = message.Items[at - 1].Phrase?.Key is "it" or "that" or "them" or "this" or "there" or "one";
        return at > not + 1 && item.Has(Cue.And) && (isDone || (denied && !JoinsSameFact(message, at)));
    }

    private static bool KeepsOn(Message message, int and) =>
        message.Items[and].Has(Cue.And) && and + 1 < message.Items.Count
        && (Keeps.Contains(message.Items[and + 1].Phrase?.Key) || (and + 2 < message.Items.Count && message.Items[and + 1].IsFiller && Keeps.Contains(message.Items[and + 2].Phrase?.Key)));

    private static bool IsException(Item not) => Array.Exists(Exceptions, exception => not.Phrase!.Key.StartsWith(exception, StringComparison.Ordinal));

    private static bool IsNewWish(Message message, int at) =>
        message.Items[at].Phrase?.Key is "they" or "we" or "he" or "she" or "i"
        && (message.Items[at - 1].Has(Cue.Seats | Cue.Trade | Cue.Seller) || message.NamesAny(at - 1))
        && at + 1 < message.ClauseEnd(at)
        && message.Items[at + 1].Has(Cue.Want)
        && message.Items[at + 1].Phrase!.Key is not ("need" or "needs" or "asked" or "wanted");
}
