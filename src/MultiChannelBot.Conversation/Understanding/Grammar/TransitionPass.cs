using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// What one channel turned into is the channel: "the EA became an Open contract", "오픈을 MPSA로 교체했어요", "asked for an EA but
/// ended up with a CSP". A wish to turn it is no turn yet.
/// </summary>
internal sealed class TransitionPass : IPass
{
    private static readonly string[] Adverbs = ["결국", "나중", "이후", "그뒤", "그후", "그다음", "최종", "끝내", "intheend"];

    public void Apply(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            var isTurn = message.Items[at].Has(Cue.Moved) || IsLeft(message, at);
            if (isTurn && !IsAnother(message, at) && !message.IsNegated(at) && !IsWish(message, at) && Goal(message, at) is { } goal)
            {
                Turn(message, goal);
            }
        }
    }

    private static bool IsWish(Message message, int at) =>
        message.Any(Cue.Want | Cue.Please | Cue.Must | Cue.Modal | Cue.Us, message.ClauseStart(at), message.ClauseEnd(at)) || message.Asks;

    // "나중에 산 Copilot은", "나중에 추가로 들인": one more that was bought later.
    private static bool IsAnother(Message message, int at) =>
        at + 1 < message.Items.Count && message.Items[at].Phrase!.Key is ['나', '중', ..]
        && (message.Items[at + 1].Has(Cue.Buy | Cue.Also | Cue.Hold | Cue.Order) || NamesAnother(message, at));

    private static bool NamesAnother(Message message, int at) =>
        Goal(message, at) is { } goal
        && message.NamesWithin(Fact.ServiceType, message.SentenceStart(at), at)
        && message.NamesWithin(Fact.ServiceType, at + 1, goal.At);

    /// <summary>True of 나중에, 그 뒤로, "in the end": says when, and moves nothing itself.</summary>
    public static bool IsAdverb(Item item) => item.Phrase is { } phrase && Adverbs.Any(adverb => phrase.Key.StartsWith(adverb, StringComparison.Ordinal));

    // "after leaving Open they signed an EA".
    private static bool IsLeft(Message message, int at)
    {
        var end = message.SentenceEnd(at);
        return message.Items[at].Has(Cue.Leave) && message.Any(Cue.Buy | Cue.Hold, at + 1, end) && !message.Any(Cue.Want | Cue.Must | Cue.Us, message.SentenceStart(at), end);
    }

    private static Mention? Goal(Message message, int at)
    {
        var key = message.Items[at].Phrase!.Key;
        var isForward = !Phrase.IsHangul(key[0]) || IsAdverb(message.Items[at]) || message.Items[at].Has(Cue.Leave);
        if (!isForward)
        {
            return message.Of(Fact.PurchaseChannel).LastOrDefault(mention =>
                mention.At < at && mention.At >= message.ClauseStart(at) && message.Item(mention).Particle == Particle.Way && IsOpen(mention));
        }

        var skip = key.StartsWith("replac", StringComparison.Ordinal) && !key.EndsWith("by", StringComparison.Ordinal) && !key.EndsWith("with", StringComparison.Ordinal) || message.Items[at].Has(Cue.Leave);
        var after = message.Of(Fact.PurchaseChannel).Where(mention => mention.At > at && mention.At < message.SentenceEnd(at) && IsOpen(mention) && !IsFrom(message, mention.At)).OrderBy(mention => mention.At).ToList();
        var isBefore = message.Of(Fact.PurchaseChannel).Any(mention => mention.At < at && mention.At >= message.SentenceStart(at));
        return !skip ? after.FirstOrDefault() : isBefore && Phrase.IsHangul(key[0]) ? after.FirstOrDefault() : after.Skip(1).FirstOrDefault();
    }

    private static bool IsOpen(Mention mention) => mention.Standing is Standing.Held or Standing.Bare or Standing.Target or Standing.Offered;

    private static bool IsFrom(Message message, int at) => SourcePass.Governor(message, at) is { } governor && message.Items[governor].Has(Cue.From);

    private static void Turn(Message message, Mention goal)
    {
        var before = message.Of(Fact.PurchaseChannel)
            .Where(mention => mention.Standing is Standing.Held or Standing.Bare && mention.At < goal.At && mention.At >= message.SentenceStart(goal.At) && mention.Value != goal.Value).ToList();
        if (before.Count == 0)
        {
            return;
        }

        before.ForEach(mention => mention.Mark(Standing.Past));
        goal.Restore();
        message.Turned.Add(goal.At);
    }
}
