using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Sellers that are named first, and said to be in CSP, or out of it by now, afterwards.</summary>
internal sealed partial class SellerPass
{
    // "was bought from a firm that isn't in CSP".
    private static bool IsFirmBoughtFrom(Message message, int at)
    {
        for (var firm = message.ClauseStart(at) + 1; firm + 1 < at; firm++)
        {
            if (message.Items[firm].Has(Cue.Customer) && message.Items[firm].Phrase!.Key is "afirm" or "acompany" or "thefirm" or "thecompany" && message.Items[firm - 1].Has(Cue.From | Cue.Through)
                && message.Items[firm + 1].Phrase?.Key is "that" or "which" or "who")
            {
                return true;
            }
        }

        return IsFirmWeBuyFrom(message, at);
    }

    // "the firm we buy Windows 365 from lost its CSP status".
    private static bool IsFirmWeBuyFrom(Message message, int at)
    {
        var start = message.ClauseStart(at);
        var buy = message.First(Cue.Buy, start + 2, at);
        var from = buy < 0 ? -1 : message.First(Cue.From | Cue.Through, buy + 1, at);
        return from >= 0 && message.Items[start].Has(Cue.Customer) && message.Items[start + 1].Has(Cue.We | Cue.Self | Cue.Customer) && message.Items[from + 1].Has(Cue.Lost | Cue.WeakPast | Cue.Hold | Cue.Past);
    }

    // "the licences are on Ingram's paper": whose paper it is has sold them, in the words of the trade.
    private static void ReadNamedPaper(Message message)
    {
        for (var at = 2; at < message.Items.Count; at++)
        {
            if (message.Items[at].Phrase?.Key is "spaper" or "spapers" && message.Items[at - 1] is { IsUnknown: true, Capital: true }
                && message.Items[at - 2].Phrase?.Key is "on" or "under" or "ison" or "areon" && !message.Of(Fact.PurchaseChannel).Any())
            {
                message.Mentions.Add(new Mention(at, PurchaseChannel.CspPartner, Needs.Nothing));
            }
        }
    }

    private const int FarthestDrop = 7;
    private const int LongestName = 3;

    private static void ReadCalled(Message message)
    {
        foreach (var mention in message.Of(Fact.PurchaseChannel).Where(mention => mention.Value == PurchaseChannel.CspPartner && mention.Standing is Standing.Bare or Standing.Held).ToList())
        {
            if (IsNoLonger(message, mention.At))
            {
                mention.Restore();
                mention.Mark(Standing.Denied);
                AddOutsider(message, mention.At);
            }
            else if (mention.Standing == Standing.Bare && (IsCalled(message, mention.At) || IsCalledInKorean(message, mention.At)))
            {
                mention.Restore();
            }
        }
    }

    // "is with Contoso, who were a CSP but lost their authorization", "한때 CSP였지만 자격을 잃은 곳".
    internal static bool IsNoLonger(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.SentenceEnd(at));
        var lost = message.First(Cue.Lost, at + 1, Math.Min(end, at + FarthestDrop));
        if (lost < 0 || message.Any(Cue.Customer, at, lost))
        {
            return false;
        }

        return message.Items[at].Particle == Particle.Copula
            ? message.Any(Cue.WeakPast, at + 1, Math.Min(at + 2, lost)) && !message.Any(Cue.Self | Cue.Our, message.SentenceStart(at), at)
            : start > 0 && IsOfThen(message, start, at);
    }

    // "who were a", "which used to be a", "formerly a".
    private static bool IsOfThen(Message message, int start, int at) =>
        message.Items[start].Has(Cue.Past)
        || (message.Items[start].Phrase?.Key is "who" or "which" or "that" && (message.Any(Cue.Past | Cue.WeakPast, start + 1, at) || message.Items[start + 1].Phrase?.Key is "werea" or "werean"));

    // "which Contoso sold them (Contoso is a CSP)", "on Litware's paper, Litware being a CSP reseller".
    internal static bool IsCalled(Message message, int at)
    {
        var verb = at - 1;
        while (verb > 0 && message.Items[verb].Phrase?.Key is "a" or "an" or "the" or "their" or "also")
        {
            verb--;
        }

        if (verb <= 0 || message.Items[verb].Phrase?.Key is not ("is" or "isa" or "isan" or "being" or "beinga" or "beingan" or "are"))
        {
            return false;
        }

        var name = message.ClauseStart(verb);
        name += message.Items[name].Has(Cue.And) ? 1 : 0;
        return name < verb && verb - name <= LongestName && message.Items[name] is { IsUnknown: true, Capital: true } && WasSeller(message, name);
    }

    // The same name before, as the one that sold, that it is with, or on whose paper it is; the letters are not kept, their number is.
    private static bool WasSeller(Message message, int name)
    {
        var length = Length(message.Items[name]);
        for (var at = name - 1; at >= 0 && message.Items[at].Sentence >= message.Items[name].Sentence - 1; at--)
        {
            if (message.Items[at] is { IsUnknown: true, Capital: true } && Length(message.Items[at]) == length
                && (message.Any(Cue.Sold, at + 1, at + LongestName) || IsPaper(message, at) || (at > 0 && message.Items[at - 1].Has(Cue.From | Cue.Through | Cue.Hold))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPaper(Message message, int name) => name + 1 < message.Items.Count && message.Items[name + 1].Phrase?.Key == "s" && name > 0 && message.Items[name - 1].Phrase?.Key is "on" or "ison" or "under";

    private static int Length(Item item) => item.OriginEnd - item.OriginStart;

    // "컨토소가 판 오피스 365예요 (컨토소는 CSP)".
    private static bool IsCalledInKorean(Message message, int at)
    {
        var start = message.ClauseStart(at);
        return start == at - 1 && start > 0 && message.Items[start] is { IsUnknown: true }
            && message.Items[at].Particle is Particle.Copula or Particle.None
            && (message.ClauseEnd(at) == at + 1 || message.Items[at + 1].Has(Cue.RoleMark))
            && message.Any(Cue.Sold, message.ClauseStart(start - 1), start)
            && !message.NamesWithin(Fact.PurchaseChannel, message.ClauseStart(start - 1), start);
    }
}
