using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>"Swap the EA for CSP": what is given stands first, and what is taken for it after the "for".</summary>
internal sealed partial class DirectionPass
{
    private const int FarthestSwap = 3;

    private static readonly string[] Swaps = ["swap", "swaps", "swapping", "tradein", "tradingin"];

    // "he would swap his EA for our CSP": what is given goes to the speaker's side.
    private static void ReadSwaps(Message message)
    {
        for (var swap = SwapIn(message, 0, message.Items.Count); swap >= 0; swap = SwapIn(message, swap + 1, message.Items.Count))
        {
            var us = message.First(Cue.Us, swap + 1, message.ClauseEnd(swap));
            if (us > swap + 1 && message.Items[us - 1].Phrase?.Key is "for" or "against" && message.NamesWithin(Fact.PurchaseChannel, swap, us) && !message.Any(Cue.Not, message.ClauseStart(swap), swap))
            {
                message.Mentions.Add(new Mention(swap, Intent.Move, Needs.Nothing));
            }
        }
    }

    // "to swap his EA": the infinitive goes nowhere.
    private static bool IsSwapped(Message message, int governor, int at) => SwapIn(message, governor + 1, at) >= 0;

    private static bool IsSwappedFor(Message message, int at)
    {
        for (var before = at - 1; before > Math.Max(message.ClauseStart(at), at - FarthestSwap); before--)
        {
            if (message.Items[before].Phrase?.Key is "for" or "against")
            {
                return SwapIn(message, message.ClauseStart(at), before) is >= 0 and var swap && message.NamesWithin(Fact.PurchaseChannel, swap, before);
            }
        }

        return false;
    }

    private static int SwapIn(Message message, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (Swaps.Contains(message.Items[at].Phrase?.Key))
            {
                return at;
            }
        }

        return -1;
    }
}
