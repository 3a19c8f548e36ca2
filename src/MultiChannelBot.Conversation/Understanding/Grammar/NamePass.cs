using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// Words of the trade inside the names of houses and posts ("Advisor Tax Services", "Head of CSP &amp; Syndication"), and what
/// is asked of everybody ("in general, can a subscription be moved?"): nobody's case.
/// </summary>
internal sealed class NamePass : IPass
{
    private const int FarthestVerb = 5;

    private static readonly string[] Posts = ["headof", "directorof", "vpof", "managerof", "leadof", "leadfor", "managerfor", "directorfor", "chiefof"];

    private static readonly string[] InGeneral = ["ingeneral", "generally", "generallyspeaking", "usually", "normally", "typically", "asarule", "inprinciple", "intheory"];

    public void Apply(Message message)
    {
        foreach (var mention in message.Mentions)
        {
            if (IsNamed(message, mention) || IsPost(message, mention.At) || IsFormerWork(message, mention) || IsIntroduced(message, mention))
            {
                mention.Mark(Standing.Others);
            }
        }

        for (var start = 0; start < message.Items.Count; start = message.SentenceEnd(start))
        {
            if (IsAskedOfEverybody(message, start, message.SentenceEnd(start)))
            {
                SetAside(message, start, message.SentenceEnd(start));
            }
        }
    }

    // "Advisor Tax Services pays", "from Select Cuts": an everyday word with a capital, and the rest of the name behind it.
    private static bool IsNamed(Message message, Mention mention)
    {
        var at = mention.At;
        if (!message.Items[at].Capital || at + 1 >= message.Items.Count || message.Items[at + 1] is not { IsUnknown: true, Capital: true, Gap: Gap.Space })
        {
            return false;
        }

        return message.Items[at].Phrase!.Key switch
        {
            "advisor" or "open" or "select" or "syndication" => true,
            "ea" => at > 0 && message.Items[at - 1].Phrase?.Key is "our" or "my" or "his" or "her" or "their",
            "azure" => at == message.SentenceStart(at) && WishesNext(message, at + 2),
            _ => false,
        };
    }

    // "Azure Coast Dental would like us to ...": who wishes is somebody; "Azure Kubernetes Service" wishes nothing.
    private static bool WishesNext(Message message, int from)
    {
        var end = Math.Min(message.ClauseEnd(from - 1), from + FarthestVerb);
        var at = from;
        while (at < end && message.Items[at].IsUnknown)
        {
            at++;
        }

        return at < end && message.Any(Cue.Want, at, Math.Min(end, at + 2));
    }

    // "My colleague who used to manage this account has left".
    private static bool IsFormerWork(Message message, Mention mention) =>
        mention.Fact == Fact.Intent && mention.At > 0 && message.Items[mention.At - 1].Phrase?.Key == "usedto";

    // "해든솔루션 기술지원 이하늘입니다": where somebody works.
    private static bool IsIntroduced(Message message, Mention mention) =>
        mention.Fact == Fact.Intent && mention.At + 2 < message.Items.Count
        && message.Items[mention.At] is { Particle: Particle.None, Phrase.EndsInHangul: true } && message.Items[mention.At + 1] is { IsUnknown: true, Gap: Gap.Space }
        && message.Items[mention.At + 2] is { Gap: Gap.None, Phrase.Key: "입니다" or "이에요" or "예요" or "라고합니다" };

    private static bool IsPost(Message message, int at) =>
        at > 0
        && (message.Items[at].Gap == Gap.Slash || message.Items[at - 1].Has(Cue.And))
        && message.Items[at - (message.Items[at - 1].Has(Cue.And) ? Math.Min(at, 2) : 1)] is { IsDecoy: true } post
        && post.Phrase!.Key.StartsWithAny(Posts);

    // "What do other partners usually do, move it or set up a new one?"
    private static bool IsAskedOfEverybody(Message message, int start, int end)
    {
        if (!(message.Asks || message.Any(Cue.Question, start, end)) || message.Any(Cue.This | Cue.Our | Cue.Us | Cue.Self | Cue.Customer | Cue.Please | Cue.Want, start, end))
        {
            return false;
        }

        for (var at = start; at < end; at++)
        {
            if (InGeneral.Contains(message.Items[at].Phrase?.Key))
            {
                return true;
            }
        }

        return false;
    }

    private static void SetAside(Message message, int start, int end)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.At >= start && mention.At < end && mention.Fact is not Fact.Product)
            {
                mention.Mark(Standing.Others);
            }
        }

        for (var at = start; at < end; at++)
        {
            if (message.Items[at].Has(Cue.Moved | Cue.Leave))
            {
                message.Negate(at);
            }
        }
    }
}
