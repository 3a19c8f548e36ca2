using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>"Leave" that lets things be, and a "to" whose goal is somebody else.</summary>
internal sealed partial class DirectionPass
{
    private static readonly string[] Untouched = ["alone", "untouched", "unchanged", "asis", "inplace", "aside", "outofit", "outofthis", "tothem"];

    // "Azure, EA: leave, we run it": a note of what stays; "leave Azure on the card with Microsoft", "leave the EA as it is".
    private static bool IsLeftThere(Message message, int leave)
    {
        var end = message.ClauseEnd(leave);
        if (message.Items[leave].Phrase!.Key is not ("leave" or "leaves" or "leaving"))
        {
            return false;
        }

        if (leave + 1 == end)
        {
            return message.Items[leave].Phrase!.Key == "leave" && !message.Any(Cue.Want | Cue.Modal, message.ClauseStart(leave), leave);
        }

        return IsLeftOn(message, leave, end) || IsLeftAlone(message, leave, end) || IsProductLeft(message, leave, end);
    }

    // "Move the seats to us, leave the Azure": of a product that is let be.
    private static bool IsProductLeft(Message message, int leave, int end)
    {
        var named = leave + 1;
        while (named < end && message.Items[named].IsFiller && !message.NamesAny(named))
        {
            named++;
        }

        return message.ClauseStart(leave) == leave && named + 1 == end && message.Names(named, Fact.ServiceType) && !message.Names(named, Fact.PurchaseChannel);
    }

    private static bool IsLeftOn(Message message, int leave, int end)
    {
        var way = message.First(Cue.Through, leave + 2, Math.Min(end, leave + FarthestMove));
        return way > 0 && (message.NamesWithin(Fact.ServiceType, leave + 1, way) || message.Any(Cue.Both | Cue.Trade | Cue.Seats, leave + 1, way) || message.Items[leave + 1].Phrase?.Key is "it" or "them" or "that" or "this" or "things") && !message.NamesWithin(Fact.PurchaseChannel, leave + 1, way) && !message.Any(Cue.Us | Cue.Seller, leave + 1, end);
    }

    // "leave Dynamics 365 where it is", "leave the EA alone": what is left is named, and then how.
    private static bool IsLeftAlone(Message message, int leave, int end)
    {
        for (var at = leave + 2; at < Math.Min(end, leave + FarthestMove); at++)
        {
            if (message.Items[at].Phrase?.Key is { } key && (message.Names(at, Intent.Manage) || Untouched.Contains(key) || (key is "as" or "be" && IsAsItIs(message, at, end))))
            {
                return true;
            }

            if (message.Items[at].Has(Cue.To | Cue.Us | Cue.Want | Cue.And))
            {
                return false;
            }
        }

        return false;
    }

    // "as it is", "as they are", and a "be" that closes the clause: "leave the contract be".
    private static bool IsAsItIs(Message message, int at, int end) =>
        message.Items[at].Phrase!.Key == "be"
            ? at + 1 == end
            : at + 2 < end && message.Items[at + 1].Phrase?.Key is "it" or "they" && message.Items[at + 2].Phrase?.Key is "is" or "are" or "stands" or "was";

    /// <summary>"the one who sells to them is a tier 2", "the firm they go to is a CSP": the goal is named before what is said of it.</summary>
    public static bool IsSaidOfGoal(Message message, int to, int at)
    {
        for (var between = to + 1; between < at; between++)
        {
            if (message.Items[between].Phrase?.Key is "is" or "are" or "was" or "were")
            {
                return true;
            }
        }

        return false;
    }

    // "go back to the CSP that sold it to us": who sold it is where it is.
    private static bool HasSoldIt(Message message, int at) =>
        at + 2 < message.ClauseEnd(at)
        && ((message.Items[at + 1].Has(Cue.Sold) && message.Items[at + 1].Phrase!.Key.StartsWithAny(SoldIt))
            || (message.Items[at + 1].Phrase?.Key is "that" or "who" or "which" && message.Items[at + 2].Has(Cue.Sold)));

    // "leave the door open": a thing, and nobody who sells.
    private static bool IsLeftThing(Message message, int leave) =>
        message.Items[leave].Phrase!.Key is "leave" && leave + 2 < message.ClauseEnd(leave)
        && message.Items[leave + 1].Phrase?.Key is "the" or "a" or "your" or "my" && message.Items[leave + 2] is { IsUnknown: true, Capital: false };

    // "open" is no programme here.
    private static bool IsEverydayWord(Message message, Mention mention) =>
        mention.Standing == Standing.Bare && message.Item(mention).Phrase!.Key is "open" or "select" or "advisor" or "direct" or "directly";

    // "지금은 MPSA로 바꿔서 SharePoint를 쓰고 있습니다": it has changed already.
    private static bool IsChangedByNow(Message message, int at, int verb) =>
        message.Any(Cue.Now, message.ClauseStart(at), at) && message.Any(Cue.Hold, verb + 1, message.SentenceEnd(verb)) && !message.Any(Cue.Want | Cue.Please, verb, message.SentenceEnd(verb));

    // "카드로 쓰고 있는데, CSP 파트너사를 통해 청구받는 방식으로 전환하고 싶습니다": the way it is to be billed from then on.
    private static bool IsNewWayOfBilling(Message message, int at)
    {
        var end = message.ClauseEnd(at);
        if (at + 1 >= end || !message.Items[at + 1].Has(Cue.Through) || !message.Items[at + 1].Phrase!.EndsInHangul || !message.Names(at, PurchaseChannel.CspPartner))
        {
            return false;
        }

        var move = SourcePass.FirstMove(message, at + 2, end);
        return move >= 0 && message.Any(Cue.Want, move, end) && !message.Any(Cue.Buy | Cue.Hold, at + 2, move)
            && message.Of(Fact.PurchaseChannel).Any(other => other.At < message.ClauseStart(at) && other.Value != PurchaseChannel.CspPartner);
    }
}
