using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// Everyday words ("open", "Microsoft", "CSP") state a channel only where something makes them one: a word of source, of
/// buying, or a note so short that it is nothing else.
/// </summary>
internal sealed partial class SourcePass : IPass
{
    private const int FarthestGovernor = 5;

    /// <summary>A Korean verb stands last: "EES로 M365 A5를 쓰는데".</summary>
    private const int FarthestVerb = 8;

    private static readonly string[] Determiners = ["the", "an", "our", "my", "your", "new"];
    private static readonly string[] Copulas = ["is", "are", "re", "s", "was", "were", "whichis", "whois", "thatis", "thats", "whos", "whichwas", "whowas"];

    /// <summary>"a distributor has sold": how far a seller's verb may stand from its subject.</summary>
    private const int FarthestSale = 4;

    public void Apply(Message message)
    {
        foreach (var mention in message.Mentions.Where(mention => mention.Needs != Needs.Nothing))
        {
            if (!IsMet(message, mention))
            {
                mention.Mark(Standing.Bare);
            }
        }

        MarkSites(message);
        MarkContacted(message);
    }

    private static bool IsMet(Message message, Mention mention)
    {
        var needs = mention.Needs;
        return !IsFigure(message, mention.At)
            && !IsUsedOnline(message, mention.At)
            && (!needs.HasFlag(Needs.Source) || (HasSource(message, mention.At) && !IsDoer(message, mention.At)) || (needs.HasFlag(Needs.Bought) && IsPaidByCard(message, mention.At)))
            && !(needs == (Needs.Source | Needs.Bought) && IsMaker(message, mention.At))
            && (!needs.HasFlag(Needs.Bought) || IsBought(message, mention.At) || (needs == Needs.Bought && IsPaidByCard(message, mention.At)))
            && (!needs.HasFlag(Needs.Standalone) || IsStandalone(message, mention.At))
            && (!needs.HasFlag(Needs.Trade) || IsTrade(message, mention))
            && (!needs.HasFlag(Needs.NoSeller) || !HasSeller(message, mention))
            && (!needs.HasFlag(Needs.Counted) || (mention.At > 0 && message.Items[mention.At - 1].IsNumber))
            && (!needs.HasFlag(Needs.Note) || IsListedClass(message, mention.At) || (IsNote(message, mention.At) && !IsSubjectsVerb(message, mention.At)))
            && (!needs.HasFlag(Needs.Name) || IsName(message, mention.At))
            && (!needs.HasFlag(Needs.Ours) || (SpeakersSide.IsInClause(message, mention.At) && !IsGotFrom(message, mention.At)))
            && (!needs.HasFlag(Needs.Wished) || SpeakersSide.IsWished(message, mention.At))
            && (!needs.HasFlag(Needs.Final) || mention.At + 1 == message.ClauseEnd(mention.At) || message.Items[mention.At + 1].Gap == Gap.Slash);
    }

    /// <summary>True where a word of source governs an item, before it in English, after it in Korean.</summary>
    public static bool HasSource(Message message, int at) =>
        Governor(message, at) is { } governor && message.Items[governor].Has(Cue.From | Cue.Through | Cue.Another | Cue.Now | Cue.Hold)
        || FollowsKoreanSource(message, at)
        || IsSellerLeft(message, at)
        || IsPaidFor(message, at)
        || IsStranded(message, at)
        || IsCspPaper(message, at)
        || IsWhatSellerIs(message, at)
        || IsBoughtFromIt(message, at)
        || message.Any(Cue.Sold, at + 1, Math.Min(message.ClauseEnd(at), at + 1 + FarthestSale))
        || RunsOut(message, at)
        || FallsDue(message, at)
        || IsListedChannel(message, at)
        || IsReplaced(message, at)
        || IsNote(message, at)
        || IsSameAsOther(message, at)
        || IsNumberedAnswer(message, at)
        || IsThereFor(message, at)
        || IsWhatNamedOneIs(message, at)
        || IsWhosePaper(message, at)
        || IsBracketed(message, at);

    // "2) a CSP partner in the north": the numbers are those of the questions.
    private static bool IsNumberedAnswer(Message message, int at)
    {
        var start = message.ClauseStart(at);
        if (start == 0 || !(IsAnswerNumber(message.Items[start - 1]) || IsLabel(message, start)))
        {
            return false;
        }

        var first = start;
        while (first < at && message.Items[first].IsFiller)
        {
            first++;
        }

        return first == at;
    }

    private static bool IsAnswerNumber(Item item) => item.IsNumber && item.Gap >= Gap.Sentence;

    // "Bought from: a CSP partner in Kent".
    private static bool IsLabel(Message message, int start) =>
        message.Items[start].Gap == Gap.Break
        && (message.Items[start - 1].Has(Cue.From | Cue.Through | Cue.Buy | Cue.Seller | Cue.Sold) || message.NamesFact(Fact.PurchaseChannel, start - 1, start));

    // "fed up with the CSP", "leave their CSP".
    private static bool IsSellerLeft(Message message, int at) =>
        at > 1 && message.Items[at - 1].Phrase?.Key is "the" or "their" or "our" && message.Items[at - 2].Has(Cue.Leave);

    // "오픈이 만료되면 저희 CSP로 옮기고": what runs out before a move is what is held.
    private static bool RunsOut(Message message, int at) =>
        IsTermOf(message, at) || message.Items[at].Particle is Particle.Other or Particle.Topic
        && message.Any(Cue.TermEnd, at + 1, at + 3)
        && message.Of(Fact.Intent).Any(intent => intent.At > at && message.Item(intent).Sentence == message.Items[at].Sentence);

    // "CSP 약정 만료 11/30, E3": whose term it is.
    private static bool IsTermOf(Message message, int at) =>
        message.Items[at].Particle == Particle.None && at + 1 < message.ClauseEnd(at)
        && message.Items[at + 1] is { Gap: <= Gap.Space, Phrase.EndsInHangul: true } term && term.Has(Cue.TermEnd)
        && message.Mentions.Any(mention => mention.Fact == Fact.ServiceType);

    // "EA 애저랑 오픈 비지오": named before what it holds, as another channel is before something else.
    private static bool IsListedChannel(Message message, int at)
    {
        if (!StandsBeforeProduct(message, at))
        {
            return false;
        }

        foreach (var other in message.Mentions)
        {
            if (other.Fact == Fact.PurchaseChannel && other.At != at && message.Items[other.At].Clause == message.Items[at].Clause
                && !message.Names(at, other.Value) && StandsBeforeProduct(message, other.At))
            {
                return true;
            }
        }

        return false;
    }

    // "공급하는 CSP를 A사에서 저희로 바꾸려면": what becomes the speaker's is what they have now.
    private static bool IsReplaced(Message message, int at)
    {
        if (message.Items[at].Particle != Particle.Other || !message.Names(at, PurchaseChannel.CspPartner))
        {
            return false;
        }

        var end = message.ClauseEnd(at);
        var us = message.First(Cue.Us, at + 1, end);
        return us >= 0 && DirectionPass.IsUsAsGoal(message.Items[us]) && (message.Any(Cue.ChangeVerb, us + 1, end) || FirstMove(message, us, end) >= 0)
            || FirstMove(message, at + 1, end) is >= 0 and var move && message.Items[move].Phrase!.Key is ['우', '리', ..] or ['저', '희', ..] or ['귀', '사', ..] or ['당', '사', ..];
    }

    private static bool StandsBeforeProduct(Message message, int at) =>
        at + 1 < message.Items.Count
        && message.Items[at].Particle == Particle.None
        && message.Items[at + 1].Gap <= Gap.Space
        && message.Items[at + 1].Particle != Particle.Way
        && message.Names(at + 1, Fact.Product)
        && !(at > 0 && message.Items[at - 1].Has(Cue.Us | Cue.Our));

    /// <summary>The nearest word before an item that says what it is to the sentence; null where none does.</summary>
    public static int? Governor(Message message, int at)
    {
        var start = Math.Max(message.ClauseStart(at), at - FarthestGovernor);
        for (var left = at - 1; left >= start; left--)
        {
            var item = message.Items[left];
            if (item.Has(Cue.From | Cue.Through | Cue.To | Cue.Buy | Cue.Hold | Cue.Leave))
            {
                return left;
            }

            if (item.Has(Cue.Another | Cue.Now))
            {
                return NearestOf(message, start, left, Cue.From | Cue.Through | Cue.To) ?? left;
            }

            if (message.Names(left, Fact.PurchaseChannel) && !IsJoined(message, left, at))
            {
                return null;
            }
        }

        return null;
    }

    private static int? NearestOf(Message message, int start, int from, Cue cues)
    {
        for (var left = from - 1; left >= start; left--)
        {
            if (message.Items[left].Has(cues))
            {
                return left;
            }

            if (!message.Items[left].IsFiller && !message.Items[left].Has(Cue.Another | Cue.Now))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsJoined(Message message, int left, int at) =>
        message.Any(Cue.Or | Cue.And | Cue.Nor, left + 1, at) || message.Items[at].Gap is Gap.Slash;

    private static bool FollowsKoreanSource(Message message, int at)
    {
        var item = message.Items[at];
        if (item.Particle == Particle.Other && IsOpenHeld(message, at))
        {
            return true;
        }

        if (IsOneWhoSold(message, at) || IsBoughtOf(message, at) || item.Particle == Particle.Source || (item.Particle == Particle.Recipient && message.Any(Cue.Buy, at + 1, at + 3)))
        {
            return true;
        }

        var end = Math.Min(message.ClauseEnd(at), at + FarthestVerb);
        if (IsAddedSeller(message, at) || IsOwnerOf(message, at) || IsBiller(message, at, end) || IsHowBought(message, at))
        {
            return true;
        }

        var buys = message.First(Cue.Buy | Cue.Hold | Cue.Through, at + 1, end);
        var goes = FirstMove(message, at + 1, end);
        return item.Particle is Particle.Way or Particle.Of && buys >= 0 && (goes < 0 || buys < goes)
            || IsSharedVerb(message, at) || IsNamedSeller(message, at)
            || (at + 1 < message.Items.Count && message.Items[at + 1].Has(Cue.Through) && Phrase.IsHangul(message.Items[at + 1].Phrase!.Key[0]));
    }

    // "through our reseller, they're a CSP", "그 회사가 CSP예요".
    private static bool IsWhatSellerIs(Message message, int at)
    {
        var start = message.SentenceStart(at);
        var seller = message.Last(Cue.Seller | Cue.OtherParty, start, at);
        return seller >= 0
            && !message.Names(at, PurchaseChannel.Open)
            && (message.Items[seller].Has(Cue.Seller) || IsRival(message.Items[seller]))
            && !message.Any(Cue.Self | Cue.Us | Cue.Customer, seller + 1, at)
            && (message.Items[at].Particle == Particle.Copula || Copulas.Contains(KeyBefore(message, at)) || IsSaidOfTopic(message, seller, at) || IsInBrackets(message, seller, at));
    }

    private static string KeyBefore(Message message, int at)
    {
        var before = at - 1;
        while (before > 0 && message.Items[before].Phrase?.Key is "a" or "an" or "also")
        {
            before--;
        }

        return before >= 0 ? message.Items[before].Phrase?.Key ?? string.Empty : string.Empty;
    }

    /// <summary>The first move of a range, done or wished; -1 where there is none.</summary>
    public static int FirstMove(Message message, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (message.Items[at].Has(Cue.Moved) || message.Mentions.Any(mention => mention.At == at && mention.Value == Intent.Move))
            {
                return at;
            }
        }

        return -1;
    }

    // "m365 bp / csp / move": a clause that is nothing but the name, among others that state facts.
    private static bool IsNote(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        for (var other = start; other < end; other++)
        {
            var item = message.Items[other];
            if (other != at && !item.IsNumber && !item.Has(Cue.WeakPast) && item.Phrase?.Has<Sense.Points>() != true && !message.NamesAny(other) && !item.Has(Cue.Seats | Cue.Trade | Cue.Also) && item.Phrase?.Key != "→" && !IsFrame(message, item, at))
            {
                return false;
            }
        }

        return message.Mentions.Any(mention => mention.At != at && mention.Fact is Fact.ServiceType or Fact.Intent)
            || HasOrdinal(message, start, end);
    }

    private static bool HasOrdinal(Message message, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (PointPass.Ordinal(message.Items[at]) is not null)
            {
                return true;
            }
        }

        return false;
    }

    // "이 고객의 오피스 365는 오픈이에요"; not of CSP: "this customer is a CSP" is something else.
    private static bool IsFrame(Message message, Item item, int at) =>
        item.IsFiller
        || item.Has(Cue.RoleMark)
        || (item.Has(Cue.This) && message.Mentions.Any(mention => mention.At == at && mention.Fact == Fact.PurchaseChannel && mention.Value != PurchaseChannel.CspPartner));

    private static bool IsBought(Message message, int at)
    {
        var (start, end) = (message.SentenceStart(at), message.SentenceEnd(at));
        return !message.Any(Cue.Contact, start, end)
            && (message.Any(Cue.Buy | Cue.Hold | Cue.Trade | Cue.Seats, start, end)
                || IsConfirmed(message, at, start, end)
                || IsContract(message, at)
                || (!IsVisit(message, at) && message.Mentions.Any(mention => mention.Fact == Fact.ServiceType && mention.At >= start && mention.At < end)));
    }

    // "through Microsoft, with our card": two words for one channel make each other a purchase.
    private static bool IsConfirmed(Message message, int at, int start, int end)
    {
        foreach (var mention in message.Of(Fact.PurchaseChannel))
        {
            if (mention.At != at && mention.At >= start && mention.At < end && mention.Value == PurchaseChannel.MicrosoftDirect)
            {
                return true;
            }
        }

        return false;
    }

    // "purchased its seats online"; "we work online", "bought a plan to meet online" are no web shop.
    private static bool IsUsedOnline(Message message, int at)
    {
        if (message.Items[at].Phrase!.Key != "online")
        {
            return false;
        }

        var start = message.ClauseStart(at);
        var buys = message.Last(Cue.Buy, start, at);
        return buys < 0 || message.Any(Cue.Want | Cue.Modal | Cue.Must | Cue.Question | Cue.To | Cue.Contact, start, at) || !IsObject(message, buys + 1, at);
    }

    private static bool IsObject(Message message, int from, int to)
    {
        var unknown = 0;
        for (var at = from; at < to; at++)
        {
            var item = message.Items[at];
            unknown += item.IsUnknown ? 1 : 0;
            if (unknown > 1 || (!item.IsUnknown && !item.IsFiller && !item.IsNumber && !item.Has(Cue.Seats | Cue.Trade | Cue.Our | Cue.Buy) && !message.NamesAny(at)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsStandalone(Message message, int at) =>
        at + 1 >= message.Items.Count || message.Items[at + 1] is { IsUnknown: false } || message.Items[at + 1].Gap >= Gap.Comma
        || message.Items[at].Particle != Particle.None;

    private static bool IsTrade(Message message, Mention mention) =>
        (message.Items.Count <= 3 && !message.Items.Any(item => item.IsDecoy))
        || message.Any(Cue.Buy | Cue.Trade | Cue.Customer | Cue.Seats)
        || IsSubscription(message, mention.At)
        || message.Mentions.Any(other => other.Needs == Needs.Nothing && other.At != mention.At);

    // "the Copilot subscription is finished", "Teams renews in May": what has a subscription or a term is bought.
    private static bool IsSubscription(Message message, int at) =>
        (at + 1 < message.Items.Count && message.Items[at + 1].Phrase?.Key is ['s', 'u', 'b', 's', ..] or ['구', '독', ..])
        || message.Any(Cue.TermEnd, message.ClauseStart(at), message.ClauseEnd(at));
}
