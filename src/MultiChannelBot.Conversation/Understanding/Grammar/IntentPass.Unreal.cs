using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What is named as work or a wish without being one of the subscription: other work, and what would be if.</summary>
internal sealed partial class IntentPass
{
    private const int FarthestHardware = 4;

    private static readonly string[] Hardware =
        ["network", "networks", "printer", "printers", "hardware", "phones", "phone", "phonesystem", "laptops", "firewall", "firewalls", "wifi", "pcs", "cabling", "website"];

    // "we manage their network and printers; the Microsoft 365 comes from another CSP".
    private static bool TendsHardware(Message message, int at)
    {
        var end = message.ClauseEnd(at);
        for (var next = at + 1; next < Math.Min(end, at + FarthestHardware); next++)
        {
            if (Hardware.Contains(message.Items[next].Phrase?.Key))
            {
                return !message.NamesWithin(Fact.ServiceType, at, end) && !message.NamesWithin(Fact.PurchaseChannel, at, end);
            }

            if (!message.Items[next].IsFiller)
            {
                return false;
            }
        }

        return false;
    }

    // "we could support them if they were in CSP".
    private static void MarkUnreal(Message message)
    {
        foreach (var mention in message.Held(Fact.Intent))
        {
            if (IsUnreal(message, mention.At) || IsStrangersMove(message, mention))
            {
                mention.Mark(Standing.Offered);
            }
        }
    }

    // "the internet line has to move too": it moves itself, and is no subscription.
    private static bool IsStrangersMove(Message message, Mention move)
    {
        var (at, end) = (move.At, message.ClauseEnd(move.At));
        if (message.Items[at].Phrase!.Key is not ("move" or "moves" or "transfer" or "switch") || at < 2 || !message.Items[at - 1].Has(Cue.Must | Cue.Modal))
        {
            return false;
        }

        var subject = at - 1;
        while (subject > message.ClauseStart(at) && message.Items[subject].IsFiller | message.Items[subject].Has(Cue.Must | Cue.Modal))
        {
            subject--;
        }

        return message.Items[subject] is { IsUnknown: true, Capital: false } && OnlyFillers(message, at + 1, end) && !message.NamesWithin(Fact.ServiceType, message.ClauseStart(at), end);
    }

    private static bool IsUnreal(Message message, int at)
    {
        var end = message.SentenceEnd(at);
        for (var next = at + 1; next < end && !message.Items[next].Has(Cue.But); next++)
        {
            if (message.Items[next].Phrase?.Key is "ifthey" or "ifit" or "ifhe" or "ifshe" or "ifthat" or "ifthis" && next + 1 < end && message.Items[next + 1].Phrase?.Key is "were" or "had")
            {
                return message.Any(Cue.Modal, message.ClauseStart(at), at);
            }
        }

        return false;
    }
}
