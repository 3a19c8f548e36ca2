using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Wishes for a seller said of the speaker's side alone: "wants us", "CSP = us", "they're fleeing to us", "we'd win the seats".</summary>
internal sealed partial class IntentPass
{
    private const int FarthestWon = 6;

    private static readonly string[] Choosing = ["picked", "chose", "choose", "chosen", "choosing", "want", "wants", "prefer", "prefers", "preferred", "wanted", "selected", "beus", "favour", "favours"];

    private static readonly string[] Wins = ["win", "winning", "won", "lure", "luring", "poach", "woo", "snatch", "grab", "coax", "tempt", "wrest", "entice", "attract"];

    private static void ReadChoices(Message message)
    {
        if (!message.Held(Fact.PurchaseChannel).Any() && !message.Held(Fact.ServiceType).Any())
        {
            return;
        }

        for (var at = 0; at < message.Items.Count; at++)
        {
            if (message.Names(at, Fact.Intent) || IsOffTopic(message, at))
            {
                continue;
            }

            if ((message.Items[at].Has(Cue.Us) && (IsChosen(message, at) || IsSoughtGoal(message, at))) || IsWon(message, at))
            {
                message.Mentions.Add(new Mention(at, Intent.Move, Needs.Nothing));
            }
        }
    }

    // "wants rid of her CSP. wants us.", "they picked us", "it should be us", "CSP tomorrow = us": nothing follows.
    private static bool IsChosen(Message message, int us)
    {
        if (us + 1 != message.ClauseEnd(us) || message.Items[us].Phrase!.Key is not ("us" or "you" or "wantsus" or "wantus" or "ourcsp" or "yourcsp"))
        {
            return false;
        }

        var start = message.ClauseStart(us);
        return us > start
            && !message.Any(Cue.Not, start, us)
            && !message.Any(Cue.Tend, message.SentenceStart(us), us)
            && !IsWhoLooksAfter(message, us)
            && (Choosing.Contains(message.Items[us - 1].Phrase?.Key) || IsNamedSeller(message, start, us));
    }

    // "who'd look after their EA seats? Could it be us?"
    private static bool IsWhoLooksAfter(Message message, int us) =>
        message.Items[us - 1].Phrase?.Key is "be" or "beus"
        && (message.Held(Fact.Intent).Any(mention => mention.Value == Intent.Manage) || message.Items.Exists(item => item.Has(Cue.Hold) && item.Phrase!.Key is ['n', 'o', 'b', 'o', 'd', 'y', ..] or ['n', 'o', 'o', 'n', 'e', ..]));

    // "it should be us", "the next CSP is us", "wants CSP = us".
    private static bool IsNamedSeller(Message message, int start, int us)
    {
        var before = message.Items[us - 1];
        var isToBe = before.Phrase?.Key is "be" && message.Any(Cue.Modal | Cue.Want | Cue.Must, start, us);
        return isToBe
            ? message.Any(Cue.Seller, message.SentenceStart(us), us) || message.Held(Fact.PurchaseChannel).Any()
            : before.Phrase?.Key is "csp" && message.Items[us].Gap != Gap.Space && message.Any(Cue.Want, start, us) | SpeakersSide.IsLater(message, start, us);
    }

    // "they'd defect to us": a verb the lexicon does not know, with a customer as its subject.
    private static bool IsSoughtGoal(Message message, int us)
    {
        if (us < 2 || message.Items[us - 1].Phrase?.Key is not ("to" or "overto" or "acrossto" or "into") || message.Items[us].Phrase!.EndsInHangul)
        {
            return false;
        }

        var verb = us - 2;
        return message.Items[verb].IsUnknown
            && message.Held(Fact.PurchaseChannel).Any()
            && !message.Any(Cue.Not | Cue.Contact | Cue.Question, message.ClauseStart(us), us)
            && message.Any(Cue.Modal | Cue.Want | Cue.To, verb - 1, verb);
    }

    // "we'd love to win their 80 E3 seats off the EA", "lure an Azure customer away".
    private static bool IsWon(Message message, int win)
    {
        if (!Wins.Contains(message.Items[win].Phrase?.Key) || !message.Any(Cue.We | Cue.Us, message.SentenceStart(win), win))
        {
            return false;
        }

        var end = Math.Min(message.ClauseEnd(win), win + FarthestWon);
        return message.NamesWithin(Fact.ServiceType, win + 1, end) || message.Any(Cue.Seats | Cue.Trade, win + 1, end) || (win + 1 < end && message.Items[win + 1].Phrase?.Key is "it" or "them");
    }
}
