using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Whose bill it is to be, said in a clause of its own: "they'd like it to be us who renews it and bills it".</summary>
internal sealed partial class IntentPass
{
    private const int FarthestOne = 7;
    private const int FarthestSelling = 6;

    private static readonly string[] Sellings = ["supplies", "supply", "sells", "sell", "sold", "provides"];

    // "become the ones who bill us", "our company to be the one that supplies and invoices the licences".
    private static void ReadBillers(Message message)
    {
        for (var who = 1; who < message.Items.Count; who++)
        {
            if (message.Items[who].Phrase?.Key is "who" or "that" or "which" && !IsOffTopic(message, who)
                && OneBefore(message, who) is { } one && SellingAfter(message, who) is { } sells
                && !message.Any(Cue.Not, message.ClauseStart(who), who) && IsToBe(message, one, who))
            {
                message.Mentions.Add(new Mention(sells, Guidance.Facts.Intent.Move, Needs.Nothing));
                who = sells;
            }
        }
    }

    // "us who", "you become the ones who".
    private static int? OneBefore(Message message, int who)
    {
        var start = Math.Max(message.ClauseStart(who), who - FarthestOne);
        for (var at = who - 1; at >= start; at--)
        {
            var item = message.Items[at];
            if (IsOneToBill(item) || item.Phrase?.Key is "we")
            {
                return at;
            }

            if (!IsLinking(item) || Strangers.Contains(item.Phrase?.Key))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsLinking(Item item) =>
        item.IsFiller || item.Has(Cue.Modal | Cue.To) || item.Phrase?.Key is "ones" or "company" or "firm" or "thecompany" or "thefirm" or "thepartner" or "people" or "partner";

    private static int? SellingAfter(Message message, int who)
    {
        var end = Math.Min(message.ClauseEnd(who), who + FarthestSelling);
        for (var at = who + 1; at < end; at++)
        {
            var key = message.Items[at].Phrase?.Key ?? string.Empty;
            if (key.StartsWithAny(Billings) || Sellings.Contains(key))
            {
                return at;
            }

            if (!message.Items[at].IsFiller && !message.Items[at].IsUnknown && !message.Items[at].Has(Cue.And | Cue.Carry | Cue.TermEnd | Cue.Modal | Cue.Sell | Cue.Sold))
            {
                return null;
            }
        }

        return null;
    }

    // Wished or asked; "you're the one who bills us" is so already.
    private static bool IsToBe(Message message, int one, int who)
    {
        for (var at = one; at < who; at++)
        {
            if (message.Items[at].Phrase?.Key is "tobe" or "become" or "becoming")
            {
                return true;
            }
        }

        return message.Any(Cue.Want | Cue.Modal | Cue.Must, message.ClauseStart(who), who);
    }
}
