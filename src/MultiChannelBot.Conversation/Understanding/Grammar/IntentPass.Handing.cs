using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What is handed over or moved without being a subscription: the work alone, the tenant's country, the company itself.</summary>
internal sealed partial class IntentPass
{
    private static readonly string[] Tasks = ["running", "administration", "management", "upkeep", "maintenance", "operation", "operations", "support", "care", "administering", "managing", "chores", "work", "housekeeping"];

    // "it's only the running of the thing we'd hand to you", "hand over the day to day running to us": the work is handed over, not the subscription.
    private static bool IsHandedWork(Message message, int carry) =>
        (message.Items[carry].Phrase!.Key is "hand"
            && message.Mentions.Exists(mention => mention.Value == Intent.Manage && mention.IsHeld && mention.At < carry && mention.At >= message.ClauseStart(carry)))
        || IsOfWork(message, carry);

    // "move the administration to us", "take over running the lot": the work is the object of the verb.
    private static bool IsOfWork(Message message, int verb)
    {
        if (message.Items[verb].Phrase!.EndsInHangul)
        {
            return false;
        }

        var next = verb + 1;
        while (next < message.ClauseEnd(verb) && !message.NamesAny(next) && (message.Items[next].IsFiller || message.Items[next].Has(Cue.Modal) || message.Items[next].Phrase?.Key is "over" or "across"))
        {
            if (message.Items[next].Has(Cue.And | Cue.To))
            {
                return false;
            }

            next++;
        }

        return next < message.ClauseEnd(verb)
            && message.Mentions.Exists(mention => mention.At == next && mention.Value == Intent.Manage && mention.IsHeld)
            && NamesWork(message.Items[next].Phrase!.Key);
    }

    private static bool NamesWork(string key) =>
        Array.Exists(Tasks, work => key.StartsWith(work, StringComparison.Ordinal) || key.EndsWith(work, StringComparison.Ordinal));

    // "the tenant is to be moved to Switzerland", "our office will be closed because we are moving": a place, and nobody's subscription.
    private static bool MovesAway(Message message, int at)
    {
        if (message.Items[at].Phrase!.EndsInHangul || message.Asked == Fact.Intent)
        {
            return false;
        }

        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        if (at + 1 == end)
        {
            return message.Items[at].Phrase!.Key == "moving" && message.Items[at - (at > start ? 1 : 0)].Has(Cue.Self) && !StatesCase(message);
        }

        return message.Items[at + 1].Has(Cue.To)
            && at + 2 < end && message.Items[at + 2] is { IsUnknown: true, Capital: true }
            && NamesTenant(message, start, at)
            && !message.Any(Cue.Us | Cue.Seller, at, end);
    }

    private static bool NamesTenant(Message message, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (message.Items[at].Phrase?.Key is "tenant" or "tenants" or "thetenant" or "ourtenant" || message.Items[at].Has(Cue.Content))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StatesCase(Message message)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.IsHeld && mention.Fact is Fact.PurchaseChannel or Fact.ServiceType or Fact.AzureOffer)
            {
                return true;
            }
        }

        return false;
    }
}
