using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What is turned down for the speaker's side is what is held: "지금 거래하는 CSP 말고 귀사에서".</summary>
internal sealed partial class DirectionPass
{
    // "instead of our current CSP we would like to buy from you", "지금 거래하는 CSP 말고 귀사에서".
    private static void ReadInstead(Message message)
    {
        foreach (var mention in message.Of(Fact.PurchaseChannel).Where(mention => mention.Standing is Standing.Denied or Standing.Bare or Standing.Held).ToList())
        {
            var (start, end) = (message.ClauseStart(mention.At), message.SentenceEnd(mention.At));
            var before = message.Last(Cue.Instead, start, mention.At);
            var after = message.First(Cue.Instead, mention.At + 1, Math.Min(end, mention.At + 4));
            if ((before < 0 && after < 0) || !(message.Any(Cue.Us, start, end) || ComesToUs(message, start, end)))
            {
                continue;
            }

            if (IsPresent(message, mention.At, start))
            {
                mention.Restore();
                message.Mentions.Add(new Mention(Math.Max(before, after), Intent.Move, Needs.Nothing));
            }
        }
    }

    // "지금 CSP 말고 저희한테 오겠대요": the goal is part of the wish.
    private static bool ComesToUs(Message message, int start, int end)
    {
        var move = SourcePass.FirstMove(message, start, end);
        return move >= 0 && message.Items[move].Phrase!.Key is ['저', '희', ..] or ['우', '리', ..] or ['귀', '사', ..] or ['당', '사', ..] or ['그', '쪽', ..] or ['여', '기', ..];
    }

    // "기존 CSP" is one phrase.
    private static bool IsPresent(Message message, int at, int start) =>
        message.Any(Cue.Now | Cue.Our | Cue.Hold, start, at)
        || (at + 2 < message.ClauseEnd(at) && message.Items[at + 1].IsFiller && message.Items[at + 2].Has(Cue.Hold))
        || message.Items[at].Phrase!.Key is ['기', '존', ..] or ['현', ..] or ['지', '금', ..] or ['원', '래', ..];
}
