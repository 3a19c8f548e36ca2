using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Wishes said by whose work it is to be: who sends the bill, who has to do the support.</summary>
internal sealed partial class IntentPass
{
    /// <summary>"you're the one that bills us": how far the subject of the bill may stand from it.</summary>
    private const int FarthestBiller = 5;

    private static readonly string[] Billings = ["bill", "invoic", "charg"];
    private static readonly string[] Strangers = ["they", "he", "she", "it", "who", "them"];
    private static readonly string[] Objects = ["us", "me", "them", "him", "her", "it", "for"];
    private static readonly string[] Works = ["it", "them", "this", "that", "these", "those", "their", "the", "his", "her", "our", "both", "all", "everything", "for"];

    // "I'd rather you invoiced us", "so that you're the ones billing me": a move, where it is held elsewhere.
    private static void ReadBilling(Message message)
    {
        if (!message.Held(Fact.PurchaseChannel).Any() && message.Likely.Count == 0)
        {
            return;
        }

        for (var at = 1; at < message.Items.Count; at++)
        {
            if (BillsUser(message, at) && (IsWishedOfUs(message, at) || IsAskedToBill(message, at)) && !IsOffTopic(message, at))
            {
                message.Mentions.Add(new Mention(at, Intent.Move, Needs.Nothing));
            }
        }
    }

    // "청구서를 저희 회사에서 발행하게 하고 싶다": the bill is to come from the speaker's side.
    private static bool IsOurBillWished(Message message, int at)
    {
        if (message.Items[at].Phrase?.Key is not (['발', '행', ..] or ['끊', ..] or ['보', '내', ..]) || !message.Items[at].Has(Cue.Want))
        {
            return false;
        }

        var (hasBill, hasUs) = (false, false);
        for (var before = message.ClauseStart(at); before < at; before++)
        {
            hasBill |= message.Items[before].Phrase?.Key is ['청', '구', ..] or ['인', '보', '이', ..] or ['계', '산', '서', ..] or ['세', '금', '계', ..];
            hasUs |= message.Items[before].Has(Cue.Us | Cue.Self | Cue.Our);
        }

        return hasBill && hasUs && !message.Any(Cue.Not | Cue.NotAfter, message.ClauseStart(at), message.ClauseEnd(at));
    }

    private static bool BillsUser(Message message, int at)
    {
        var key = message.Items[at].Phrase?.Key ?? string.Empty;
        return key.StartsWithAny(Billings)
            && (key.EndsWith("us", StringComparison.Ordinal)
                || (at + 1 < message.ClauseEnd(at) && (Objects.Contains(message.Items[at + 1].Phrase?.Key) || message.Items[at + 1].Has(Cue.Customer))));
    }

    private static bool IsWishedOfUs(Message message, int at)
    {
        var start = message.ClauseStart(at);
        for (var left = at - 1; left >= Math.Max(start, at - FarthestBiller); left--)
        {
            var item = message.Items[left];
            if (IsOneToBill(item))
            {
                return !message.Any(Cue.Not, start, at) && IsWishedBefore(message, left, at);
            }

            // "become the ones who bill us".
            if (IsWhoOfOnes(message, left))
            {
                continue;
            }

            if (!item.IsFiller && !item.Has(Cue.Modal | Cue.To | Cue.Want) || Strangers.Contains(item.Phrase?.Key))
            {
                return false;
            }
        }

        return false;
    }

    // "has asked whether we could invoice it"; not "bill them for the training".
    private static bool IsAskedToBill(Message message, int at)
    {
        var start = message.ClauseStart(at);
        var we = message.Last(Cue.We, Math.Max(start, at - 3), at);
        return we > start + 1
            && message.Items[we].Phrase!.Key is "we" or "you" && OnlyFillers(message, we + 1, at)
            && message.Items[we - 1].Has(Cue.Whether) && message.Any(Cue.Want, start, we)
            && !message.Any(Cue.Not, start, at)
            && !(at + 2 < message.ClauseEnd(at) && message.Items[at + 2].Phrase?.Key is "for");
    }

    private static bool IsWhoOfOnes(Message message, int who) =>
        who > 0 && message.Items[who].Phrase?.Key is "who" or "that" && message.Items[who - 1].Phrase?.Key is "one" or "ones" or "ourselves" or "yourselves";

    // Not "I", nor "we" of "the one we bill".
    private static bool IsOneToBill(Text.Item item) =>
        item.Has(Cue.Us | Cue.We) && item.Phrase!.Key is not ("i" or "we" or "someone" or "somebody");

    private static bool IsWishedBefore(Message message, int subject, int at)
    {
        for (var left = subject + 1; left < at; left++)
        {
            if (message.Items[left].Phrase?.Key is "one" or "ones")
            {
                return true;
            }
        }

        return message.Any(Cue.Want | Cue.Modal | Cue.Question, message.SentenceStart(at), at) || message.Items[Math.Max(0, subject - 1)].Phrase?.Key == "sothat";
    }

    // "we're supposed to support it", "we have to run them"; "do we have to?" asks.
    private static bool IsOurDuty(Message message, int must, int at) =>
        must > 0
        && IsDuty(message, must)
        && (OnlyFillers(message, must + 1, at) || IsSecondVerb(message, must, at))
        && (message.Items[must].Has(Cue.We) || IsOurs(message, must))
        && !message.Any(Cue.Not | Cue.Question, message.ClauseStart(at), at)
        && at + 1 < message.ClauseEnd(at)
        && (Works.Contains(message.Items[at + 1].Phrase?.Key) || message.Items[at + 1].Has(Cue.Customer | Cue.Both | Cue.Rest));

    // "we're to set up and maintain it": both are the duty of one subject.
    private static bool IsSecondVerb(Message message, int must, int at) =>
        message.Items[at - 1].Has(Cue.And) && !message.Any(Cue.Customer | Cue.Seller | Cue.Us, must + 1, at);

    // "you'd have to".
    private static bool IsOurs(Message message, int must)
    {
        var subject = must - 1;
        while (subject > 0 && message.Items[subject].Phrase?.Key is "d" or "ll" or "would" or "will" or "then" or "just" or "only")
        {
            subject--;
        }

        return message.Items[subject].Has(Cue.We | Cue.Self);
    }

    private static bool IsDuty(Message message, int must) => must >= 0 && message.Items[must].Has(Cue.Must) && !message.Items[must].Has(Cue.To | Cue.Modal);

    // "our admin has left, could you do that for us?": what is to be done was said before.
    private static bool HasAntecedent(Message message, int at) =>
        !IsBackReference(message.Items[at].Phrase!.Key) || message.Last(Cue.Tend, 0, at) >= 0 || IsWorkNamedLast(message, at);

    private static bool IsWorkNamedLast(Message message, int at)
    {
        Mention? last = null;
        foreach (var mention in message.Mentions)
        {
            if (mention.Fact == Fact.Intent && mention.At < at && (last is null || mention.At > last.At))
            {
                last = mention;
            }
        }

        return last is not null && last.Value == Intent.Manage && message.Mentions.Exists(mention => mention.Fact is Fact.ServiceType or Fact.PurchaseChannel or Fact.Product);
    }

    // "do that for us", "give that job to you".
    private static bool IsBackReference(string key) =>
        key is ['d', 'o', 't' or 'i', ..] || ((key.EndsWith("you", StringComparison.Ordinal) || key.EndsWith("us", StringComparison.Ordinal)) && (key.StartsWith("give", StringComparison.Ordinal) || key.StartsWith("hand", StringComparison.Ordinal) || key.StartsWith("pass", StringComparison.Ordinal) || key.StartsWith("leave", StringComparison.Ordinal)));
}
