using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Orders to alter an answer that name no fact, and a "well, not really" that takes back what was said just before.</summary>
internal sealed partial class CorrectionPass
{
    private const int FarthestSeller = 6;

    // "They want to move it to us. Well, not really: it stays where it is": a clause that is nothing but the denial.
    private static void TakeBackNotReally(Message message)
    {
        for (var not = message.First(Cue.Not | Cue.No, 1, message.Items.Count); not >= 0; not = message.First(Cue.Not | Cue.No, not + 1, message.Items.Count))
        {
            var end = message.ClauseEnd(not);
            if (end == message.Items.Count || message.ClauseStart(not) == 0 || !IsMereDenial(message, not, end))
            {
                continue;
            }

            foreach (var before in message.Mentions)
            {
                if (before.At < not && before.IsHeld && before.Fact is not Fact.Product && message.Item(before).Sentence >= message.Items[not].Sentence - 2 && IsReplacedAfter(message, before, end))
                {
                    before.Mark(Standing.TakenBack);
                }
            }
        }
    }

    // "not really", "not quite", "well no": no verb and nothing named.
    private static bool IsMereDenial(Message message, int not, int end)
    {
        if (message.Items[not].Phrase!.Key is not ("not" or "no"))
        {
            return false;
        }

        for (var at = message.ClauseStart(not); at < end; at++)
        {
            if (at != not && message.Items[at].Phrase?.Key is not ("really" or "quite" or "exactly" or "well" or "erm" or "hmm" or "no" or "not" or "that" or "actually" or "or" or "rather" or "and" or "but"))
            {
                return false;
            }
        }

        return message.Items[end].Gap >= Gap.Comma && (end - message.ClauseStart(not) > 1 || message.Items[not].Gap >= Gap.Sentence);
    }

    private static bool IsReplacedAfter(Message message, Mention before, int from)
    {
        foreach (var after in message.Held(before.Fact))
        {
            if (after.At >= from && after.Value != before.Value)
            {
                return true;
            }
        }

        return false;
    }

    // "please change who sold it to a CSP distributor, I had put Microsoft in there"; "I said EA, please change that".
    private static void ReadOrders(Message message)
    {
        for (var verb = message.First(Cue.ChangeVerb, 0, message.Items.Count); verb >= 0; verb = message.First(Cue.ChangeVerb, verb + 1, message.Items.Count))
        {
            if (IsDenied(message, verb) || message.Items[verb].Phrase!.EndsInHangul)
            {
                continue;
            }

            if (NamesSeller(message, verb))
            {
                Order(message, Fact.PurchaseChannel);
                RestoreOrdered(message, verb);
            }
            else if (IsPlainOrder(message, verb) && SaidBefore(message, verb) is { } said)
            {
                Order(message, said.Fact);
                said.Mark(Standing.TakenBack);
            }
        }
    }

    private static void Order(Message message, Fact fact)
    {
        message.Act = Act.Change;
        message.ChangeOf = fact;
    }

    // "change who sold it", "change what I said about who sold them".
    private static bool NamesSeller(Message message, int verb)
    {
        for (var at = verb + 1; at < Math.Min(message.ClauseEnd(verb), verb + FarthestSeller); at++)
        {
            if (message.Items[at].Phrase?.Key.StartsWith("whosold", StringComparison.Ordinal) == true)
            {
                return true;
            }

            if (!message.Items[at].IsFiller && !message.Items[at].Has(Cue.Earlier))
            {
                return false;
            }
        }

        return false;
    }

    private static void RestoreOrdered(Message message, int verb)
    {
        foreach (var mention in message.Of(Fact.PurchaseChannel))
        {
            if (message.Item(mention).Sentence != message.Items[verb].Sentence || mention.Standing is not (Standing.Held or Standing.Bare or Standing.Target))
            {
                continue;
            }

            mention.Restore();
            if (mention.At < verb || message.Any(Cue.Earlier, message.ClauseStart(mention.At), mention.At))
            {
                mention.Mark(Standing.TakenBack);
            }
        }
    }

    // "change that", "please correct it".
    private static bool IsPlainOrder(Message message, int verb) =>
        verb + 2 == message.ClauseEnd(verb)
        && message.Items[verb + 1].Phrase?.Key is "that" or "it" or "this"
        && !message.Any(Cue.Customer | Cue.Want, message.ClauseStart(verb), verb);

    // What was answered, where nothing else is stated of that fact.
    private static Mention? SaidBefore(Message message, int verb)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.IsHeld && mention.Fact is not Fact.Product && mention.At < verb && message.Item(mention).Clause != message.Items[verb].Clause
                && message.Any(Cue.Earlier, message.ClauseStart(mention.At), mention.At) && !message.Held(mention.Fact).AreSeveral())
            {
                return mention;
            }
        }

        return null;
    }
}
