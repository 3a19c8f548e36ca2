using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Work that is managing where the speaker's side does it: "want us to support it", "we just run it".</summary>
internal sealed partial class IntentPass
{
    private const int FarthestSubject = 4;

    // "want us to support it", "we just run it"; "we run 20 machines" is a holding.
    private static void ReadTending(Message message)
    {
        MarkTakenWork(message);
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (IsKeptUp(message, at) && !message.Names(at, Fact.Intent) && !IsOffTopic(message, at))
            {
                message.Mentions.Add(new Mention(at, Intent.Manage, Needs.Nothing));
                continue;
            }

            if (!message.Items[at].Has(Cue.Tend) || message.Mentions.Any(mention => mention.At == at && mention.IsHeld) || IsOffTopic(message, at))
            {
                continue;
            }

            var modal = message.Last(Cue.Modal | Cue.To | Cue.Must, Math.Max(message.ClauseStart(at), at - FarthestSubject), at);
            if (IsOurWork(message, at) || IsOurTask(message, at) || IsOurDuty(message, modal, at) || IsPartnersWork(message, at))
            {
                message.Mentions.Add(new Mention(at, Intent.Manage, Needs.Nothing));
            }
            else if (!IsDuty(message, modal) && HasAntecedent(message, at) && IsModalWork(message, at))
            {
                var intent = new Mention(at, Intent.Manage, Needs.Nothing);
                message.Mentions.Add(intent);
                if (message.Any(Cue.Not, Math.Max(message.ClauseStart(at), at - FarthestSubject), at))
                {
                    intent.Mark(Standing.Denied);
                }
            }
        }
    }

    // "want us to support it", "we would run those", "can we get in and run the VMs".
    private static bool IsModalWork(Message message, int at)
    {
        var start = Math.Max(message.ClauseStart(at), at - FarthestSubject);
        var modal = message.Last(Cue.Modal | Cue.To, start, at);
        if (modal >= 0 && OnlyFillers(message, modal + 1 < at && message.Items[modal + 1].Has(Cue.Want) ? modal + 2 : modal + 1, at))
        {
            return message.Any(Cue.We, start, at) || IsJust(message, modal) || IsOnlyTo(message, modal) || IsWishedOfMe(message, modal) || IsOurWish(message, modal);
        }

        if (at > start && message.Items[at - 1].Has(Cue.Please) && !message.Items[at].Phrase!.EndsInHangul && at + 1 < message.ClauseEnd(at) && Works.Contains(message.Items[at + 1].Phrase?.Key))
        {
            return true;
        }

        if (IsSecondWish(message, at))
        {
            return true;
        }

        if (at == message.ClauseStart(at) && IsAfterAside(message, at))
        {
            return true;
        }

        // The verb before the "and" has the same subject.
        return at > start && message.Items[at - 1].Has(Cue.And) && IsBase(message, at)
            && message.Any(Cue.We, message.ClauseStart(at), at)
            && message.Any(Cue.Modal | Cue.To, message.ClauseStart(at), at)
            && !message.NamesWithin(Fact.Product, message.ClauseStart(at), at);
    }

    // "They'd like us to switch the seats, and to support the SharePoint": of whom it is wished was said before.
    private static bool IsSecondWish(Message message, int at) =>
        at > 2 && message.Items[at - 1].Phrase?.Key == "to" && message.Items[at - 2].Has(Cue.And) && at - 2 == message.ClauseStart(at) && IsBase(message, at)
        && message.ClauseStart(at - 3) is var before && message.Items[before].Sentence == message.Items[at].Sentence && message.Any(Cue.Want, before, at - 2) && message.Any(Cue.We | Cue.Us, before, at - 2);

    // "How can we, as partner, support it": what stands between commas is left out.
    private static bool IsAfterAside(Message message, int at)
    {
        if (at < 3 || !IsBase(message, at) || message.Items[at - 1].Sentence != message.Items[at].Sentence)
        {
            return false;
        }

        var aside = message.ClauseStart(at - 1);
        return aside > 1 && at - aside <= FarthestSubject
            && message.Items[aside].Phrase?.Key is "as" or "asa" or "asan" or "astheir" or "asour" or "being"
            && message.Items[aside - 1].Has(Cue.We) && message.Any(Cue.Modal, message.ClauseStart(aside - 1), aside);
    }

    private static bool IsBase(Message message, int at) => !message.Items[at].Phrase!.Key.EndsWith("ing", StringComparison.Ordinal);

    // "Azure (EA, stays, we operate)", "for us to be the ones running Intune"; "we support 20 customers" is the speaker's trade.
    private static bool IsOurTask(Message message, int at)
    {
        var start = message.ClauseStart(at);
        if (!IsBase(message, at))
        {
            return at - start >= 2 && (IsDoer(message, at - 1) || IsAllWeDo(message, start, at) || IsWishedOfUs(message, start, at)) && message.Any(Cue.Us | Cue.We | Cue.Self, start, at) && !message.Any(Cue.Not, start, at);
        }

        if (IsRunForUser(message, start, at))
        {
            return true;
        }

        var we = at - 1;
        while (we > start && message.Items[we].IsFiller && !message.Items[we].Has(Cue.We))
        {
            we--;
        }

        return we >= start
            && message.Items[we].Has(Cue.We)
            && message.Items[we].Phrase!.Key is "we"
            && (at + 1 == message.ClauseEnd(at) || message.Items[at + 1].Phrase?.Key is "only" or "those" or "that" or "asis" or "both" or "all" or "everything")
            && !message.Any(Cue.Not, start, at);
    }

    // "would it be allowed that you run SharePoint for us".
    private static bool IsRunForUser(Message message, int start, int at)
    {
        var end = message.ClauseEnd(at);
        if (at == start || message.Items[at - 1].Phrase?.Key is not ("you" or "we") || at + 3 >= end || !(message.Asks || message.Any(Cue.Modal | Cue.Want, start, at)) || message.Any(Cue.Not, start, at))
        {
            return false;
        }

        var way = at + 2;
        while (way + 1 < end && message.Items[way].Phrase?.Key != "for")
        {
            way++;
        }

        return message.NamesWithin(Fact.ServiceType, at + 1, way) && way + 1 < end
            && message.Items[way + 1].Phrase?.Key is "us" or "me" or "them" or "him" or "her";
    }

    // "all we're being engaged for is operating them", "what they'd have us do is running it".
    private static bool IsAllWeDo(Message message, int start, int at) =>
        message.Items[at - 1].Phrase?.Key is "is" or "s"
        && (message.Items[start].Has(Cue.Both) || message.Items[start].Phrase?.Key is "what" or "allwe" or "only")
        && at + 1 < message.ClauseEnd(at) && Works.Contains(message.Items[at + 1].Phrase?.Key);

    // "they'd love us handling the Azure", "we'd like you running it"; not "we like you operating in Ireland".
    private static bool IsWishedOfUs(Message message, int start, int at) =>
        message.Items[at - 1].Has(Cue.Us)
        && message.Any(Cue.Want, start, at)
        && at + 1 < message.ClauseEnd(at) && !message.Items[at + 1].Has(Cue.Through | Cue.And);

    // "the customer wants me to patch the VMs".
    private static bool IsWishedOfMe(Message message, int to) =>
        to > 1 && message.Items[to].Has(Cue.To) && message.Items[to - 1].Phrase?.Key is "me" && message.Items[to - 2].Has(Cue.Want);

    // "us to be the ones running", "we'd be the ones supporting".
    private static bool IsDoer(Message message, int at) =>
        message.Items[at].Phrase?.Key is "one" or "ones" or "be" or "being" or "keep" or "start" or "stay" or "only" or "just";

    // "it stays and we support it"; "we run 20 machines" is a holding.
    private static bool IsOurWork(Message message, int at) =>
        at > 0
        && message.Items[at - 1].Phrase?.Key is "we"
        && at + 1 < message.ClauseEnd(at)
        && message.Items[at + 1].Phrase?.Key is "it" or "them";

    // "we work as a reseller and want to support it".
    private static bool IsOurWish(Message message, int to) =>
        to > 0
        && message.Items[to - 1].Has(Cue.Want)
        && message.Any(Cue.We | Cue.Self, message.ClauseStart(to), to)
        && !message.Any(Cue.Customer, message.ClauseStart(to), to);

    private static bool IsJust(Message message, int modal) => !message.Items[modal].Has(Cue.To) && message.Items[modal].Phrase?.Key is "just" or "only" or "simply" or "merely";

    // "only to run the Azure for them".
    private static bool IsOnlyTo(Message message, int to) => to > 0 && message.Items[to].Has(Cue.To) && IsJust(message, to - 1);
}
