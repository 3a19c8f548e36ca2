using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// Finds what a message points at among subscriptions described before: by an ordinal, or by what one is called ("the Office
/// 365 one", "애저 건은").
/// </summary>
internal sealed class PointPass : IPass
{
    private static readonly string[] Determiners = ["the", "that", "this", "their", "his", "her", "its", "our", "my", "those", "these"];
    private static readonly string[] Places = ["first", "1st", "second", "2nd", "third", "3rd", "fourth", "4th"];
    private static readonly string[] Copulas = ["is", "are", "was", "were", "s"];

    public void Apply(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if ((Ordinal(message.Items[at]) ?? BareOrdinal(message, at) ?? OtherOfTwo(message, at)) is { } ordinal)
            {
                message.Ordinals.Add((at, ordinal));
            }
            else if (message.NamesAny(at) && IsPointer(message, at))
            {
                message.PointedAt.Add(at);
            }
        }
    }

    public static int? Ordinal(Item item) => item.Phrase?.Find<Sense.Points>()?.Ordinal;

    // "The first subscription is Azure under an EA. The other one is Office 365 with a CSP": described anew, and no rest.
    private static int? OtherOfTwo(Message message, int at) =>
        message.Items[at].Phrase?.Key is "theotherone" or "theother" or "theothersubscription"
        && message.ClauseStart(at) == at && message.Ordinals is [(_, 1)]
        && message.NamesWithin(Fact.ServiceType, at + 1, message.ClauseEnd(at)) && message.NamesWithin(Fact.PurchaseChannel, at + 1, message.ClauseEnd(at))
            ? 2
            : null;

    // "First one comes over to us, second stays put": a bare one opens a clause that goes on.
    private static int? BareOrdinal(Message message, int at)
    {
        if (message.Ordinals.Count == 0 || at != message.ClauseStart(at) && !message.Any(Cue.And | Cue.But, at - 1, at) || at + 1 >= message.ClauseEnd(at) || message.Items[at + 1].Has(Cue.We))
        {
            return null;
        }

        var place = Array.IndexOf(Places, message.Items[at].Phrase?.Key);
        return place < 0 ? null : place / 2 + 1;
    }

    private static bool IsPointer(Message message, int at)
    {
        var names = Named(message, at);
        if (names is null || (names.Fact == Fact.PurchaseChannel && !SaysMore(message, at)))
        {
            return false;
        }

        return IsCalled(message, at) || (names.Fact != Fact.PurchaseChannel && ChangesChannel(message)) || (names.Fact != Fact.PurchaseChannel && Corrects(message, at) && IsTopic(message, at) && SaysMore(message, at));
    }

    private static bool OrdersChannelAfter(Message message, int at) =>
        message.Of(Fact.PurchaseChannel).Any(mention => mention.At > at && DirectionPass.IsOrderedChange(message, mention.At));

    // "change the channel of azure to open", "azure: change to EA".
    private static bool ChangesChannel(Message message)
    {
        for (var at = message.First(Cue.ChangeVerb, 0, message.Items.Count); at >= 0; at = message.First(Cue.ChangeVerb, at + 1, message.Items.Count))
        {
            var (start, end) = (message.SentenceStart(at), message.SentenceEnd(at));
            if (message.NamesFact(Fact.PurchaseChannel, start, end) || OrdersChannelAfter(message, at))
            {
                return true;
            }
        }

        return false;
    }

    private static Mention? Named(Message message, int at)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.At == at && mention.IsHeld && mention.Fact is Fact.ServiceType or Fact.Product or Fact.PurchaseChannel)
            {
                return mention;
            }
        }

        return null;
    }

    // "the Azure one", "애저 건".
    private static bool IsCalled(Message message, int at)
    {
        var next = at + 1 < message.Items.Count ? message.Items[at + 1] : null;
        if (next?.Phrase?.Has<Sense.Points>() != true || next.Gap > Gap.Space)
        {
            return false;
        }

        return Phrase.IsHangul(next.Phrase.Key[0]) || (at > 0 && Determiners.Contains(message.Items[at - 1].Phrase?.Key));
    }

    private static bool IsTopic(Message message, int at) =>
        message.Items[at].Particle == Particle.Topic
        || (at + 1 < message.Items.Count && Copulas.Contains(message.Items[at + 1].Phrase?.Key));

    private static bool Corrects(Message message, int at) =>
        message.Any(Cue.Correction | Cue.WeakCorrection | Cue.Earlier, 0, at) || message.OpensWithOh;

    // The clause says something of it.
    private static bool SaysMore(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        foreach (var mention in message.Mentions)
        {
            if (mention.At >= start && mention.At < end && mention.At != at && mention.IsHeld && mention.Fact is Fact.PurchaseChannel or Fact.Intent or Fact.TermEnd)
            {
                return true;
            }
        }

        return false;
    }
}
