using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// "One is EA and the other CSP": each channel is another subscription's. Where two products were named, which is whose is open,
/// so the channels are only likely.
/// </summary>
internal sealed class PairPass : IPass
{
    private const int FarthestChannel = 6;

    private static readonly string[] Each = ["one", "oneof", "theother", "theotherone", "thefirst", "thefirstone", "firstone", "thesecond", "thesecondone", "secondone", "theformer", "thelatter", "하나", "한개", "한건", "나머지하나", "한쪽", "한쪽은", "한쪽이", "다른한쪽", "다른한쪽은", "또한쪽", "반대쪽", "반대쪽은", "다른하나", "다른하나는", "또하나", "또하나는", "한덩어리", "한덩어리는", "다른덩어리", "다른덩어리는"];

    public void Apply(Message message)
    {
        var paired = Channels(message);
        if (paired.Count == 0)
        {
            return;
        }

        var isOpen = NamesTwoClasses(message, paired[0].At) && !message.Items.Exists(item => item.Phrase?.Key is "theformer" or "thelatter" or "thefirst" or "thefirstone");
        foreach (var mention in paired)
        {
            if (isOpen)
            {
                Leave(message, mention);
            }
            else if (paired.Count > 1)
            {
                Pair(message, mention);
            }
        }
    }

    private static void Leave(Message message, Mention mention)
    {
        mention.Restore();
        mention.Mark(Standing.Doubtful);
        message.Likely.Add(mention.Value);
    }

    private static void Pair(Message message, Mention mention)
    {
        mention.Restore();
        message.Paired.Add(mention.At);
    }

    private static List<Mention> Channels(Message message)
    {
        var channels = message.Mentions.Borrow();
        for (var at = 0; at < message.Items.Count; at++)
        {
            if ((IsEach(message, at) || (channels.Count > 0 && channels[^1].At == at - 1 && Each.Contains(message.Items[at].Phrase?.Key))) && ChannelAfter(message, at) is { } channel && IsNew(channels, channel))
            {
                channels.Add(channel);
            }
        }

        return channels;
    }

    private static bool IsNew(List<Mention> channels, Mention channel) => channels.TrueForAll(other => other.Value != channel.Value);

    // Not "the Azure one", "from the other CSP".
    private static bool IsEach(Message message, int at) =>
        IsOnceOfSeveral(message, at) || Each.Contains(message.Items[at].Phrase?.Key)
        && (at == 0 || message.Items[at].Gap >= Gap.Comma || (!message.Names(at - 1, Fact.Product) && !message.Names(at - 1, Fact.ServiceType) && IsBreak(message, at)));

    /// <summary>"once at another CSP, once directly": as often as it is said, and no past.</summary>
    public static bool IsOnceOfSeveral(Message message, int at)
    {
        if (message.Items[at].Phrase?.Key != "once")
        {
            return false;
        }

        for (var other = message.SentenceStart(at); other < message.SentenceEnd(at); other++)
        {
            if (other != at && message.Items[other].Phrase?.Key == "once")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBreak(Message message, int at) =>
        message.Items[at - 1].Has(Cue.And | Cue.But | Cue.Another)
        || message.Items[at].Clause != message.Items[at - 1].Clause
        || message.Items[at].Particle == Particle.Topic;

    private static Mention? ChannelAfter(Message message, int each)
    {
        for (var at = each + 1; at < Math.Min(message.SentenceEnd(each), each + FarthestChannel); at++)
        {
            foreach (var mention in message.Of(Fact.PurchaseChannel))
            {
                if (mention.At == at && mention.Standing is Standing.Held or Standing.Bare)
                {
                    return mention;
                }
            }

            if (!LeadsOn(message, at))
            {
                return null;
            }
        }

        return null;
    }

    private static bool LeadsOn(Message message, int at)
    {
        var item = message.Items[at];
        return !message.NamesAny(at) && !Each.Contains(item.Phrase?.Key)
            && (item.IsFiller || item.Has(Cue.Through | Cue.From | Cue.Hold | Cue.Buy | Cue.Another | Cue.Now | Cue.RoleMark | Cue.WeakPast | Cue.Our));
    }

    private static bool NamesTwoClasses(Message message, int before)
    {
        var classes = message.Held(Fact.ServiceType).ToList().FindAll(mention => mention.At < before);
        return classes.Count > 1 && classes.Exists(mention => mention.Value != classes[0].Value);
    }
}
