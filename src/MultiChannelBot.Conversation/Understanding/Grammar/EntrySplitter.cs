using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// Tells which value belongs to which subscription. A value that contradicts the entry being described opens the next one;
/// "both" and "the rest" reach back; what is named in one breath shares what is said of it.
/// </summary>
internal sealed partial class EntrySplitter
{
    private const int FarthestNote = 2;

    private static readonly string[] Alls = ["both", "everything", "itall", "allofit", "thelot", "estate", "wholelot", "thepair", "wholething"];
    private static readonly string[] Counts = ["두개", "두종류", "두가지", "두건", "두구독", "세개", "세종류", "세가지", "세건", "여러개", "여러종류", "여러가지", "몇가지", "twosubscriptions", "twothings", "threesubscriptions"];

    private readonly Message message;
    private readonly List<Mention> mentions;
    private readonly List<Entry> entries = [];
    private List<Mention>? shared;
    private Entry current;

    private EntrySplitter(Message message)
    {
        this.message = message;
        mentions = InOrder(message);
        current = Open(joined: false);
    }

    private static List<Mention> InOrder(Message message)
    {
        var held = message.Mentions.Borrow();
        foreach (var mention in message.Mentions)
        {
            if (mention.IsHeld && mention.Fact != Fact.PartnerType)
            {
                held.Add(mention);
            }
        }

        MentionList.Sort(held);
        Interleave(message, held);
        PutObjectsFirst(message, held);
        return held;
    }

    public static List<Entry> Split(Message message)
    {
        var splitter = new EntrySplitter(message);
        for (var next = 0; next < splitter.mentions.Count; next++)
        {
            splitter.Take(next);
        }

        splitter.shared?.ForEach(splitter.ShareWithAll);
        splitter.ShareSame();
        splitter.ShareBackwards();
        splitter.ShareFirstIntent();
        splitter.JoinSame();
        foreach (var entry in splitter.entries)
        {
            DropOurs(entry);
        }

        return splitter.entries;
    }

    private void Take(int next)
    {
        var mention = mentions[next];
        CloseBreath(mention);
        TurnToOrdinal(mention);
        TurnToNamed(mention);
        if (ReplaceInGroup(mention))
        {
            return;
        }

        if (entries.Count > 1 && SaidOf(mention, Cue.Both))
        {
            ReplaceInAll(mention);
        }
        else if (entries.Count > 1 && IsClassOfAll(mention))
        {
            ShareWithAll(mention);
        }
        else if (entries.Count > 1 && SaidOf(mention, Cue.Rest))
        {
            ShareWithAll(mention);
        }
        else if (entries.Count == 1 && !current.Has(Fact.ServiceType) && (SaidOf(mention, Cue.Both) || HeadsList(mention)))
        {
            // "both are in the EA; move the licences, manage the Azure"; "CSP 파트너한테 산 게 두 개 있는데".
            (shared ??= message.Mentions.Borrow()).Add(mention);
            current.Mentions.Add(mention);
        }
        else if (mention.Fact == Fact.Intent && Restricted(mention) is { } only)
        {
            only.Replace(mention);
            only.KeepsIntent = true;
        }
        else if (mention.Fact is Fact.ServiceType or Fact.OutsideClass)
        {
            TakeClass(next);
        }
        else if (!current.Conflicts(mention))
        {
            current.Mentions.Add(mention);
        }
        else
        {
            TakeConflict(next, mention);
        }
    }

    // "On EA: E3 and Azure. From a CSP: Power BI": the next sentence speaks of others.
    private void CloseBreath(Mention mention)
    {
        if (current.JoinedToPrevious && entries.Count > 1 && mention.At >= 0 && mention.Fact == Fact.PurchaseChannel && !current.Has(Fact.PurchaseChannel)
            && current.Last(Fact.ServiceType) is { At: >= 0 } named && message.Item(named).Sentence < message.Item(mention).Sentence
            && !mentions.Exists(again => again.Value == named.Value && again.At < mention.At && again.At >= message.ClauseStart(mention.At)))
        {
            ShareBetween(entries[^2], current, Fact.PurchaseChannel);
        }
    }

    private void TakeClass(int next)
    {
        var mention = mentions[next];
        if (current.Ordinal is not null && IsFresh(current))
        {
            current.Mentions.Add(mention);
            return;
        }

        var known = OfProduct(mention) ?? LastOf(mention.Value);
        if (known is not null && NamedAnew(mention, known) is { } channel)
        {
            current = Open(joined: false);
            current.Mentions.Add(channel);
        }
        else if (known is not null && BeginsAnother(next, known))
        {
            current = Open(joined: false);
        }
        else if (known is not null && known != current && !IsFresh(current))
        {
            current = known;
        }

        if (Class(current) is { } value ? value != mention.Value : IsExcepted(mention))
        {
            current = Open(IsOneBreath(mention));
        }

        if (Class(current) != mention.Value || mention.Product is not null)
        {
            current.Mentions.Add(mention);
        }
    }

    // "Visio from Open, Power BI bought direct": a new product whose own channel follows it.
    private bool BeginsAnother(int next, Entry known)
    {
        if (known == current && known.Has(Fact.PurchaseChannel) && (IsAnother(mentions[next].At) || IsListed(next, known)))
        {
            return true;
        }

        if (known == current && known.Last(Fact.PurchaseChannel) is { } before && IsOtherPlace(before.At, mentions[next].At))
        {
            return true;
        }

        var product = mentions[next].Product;
        if (known == current && product is not null && EndsOtherwise(next, known))
        {
            return true;
        }

        if (product is null || known.Value(Fact.PurchaseChannel) is not { } channel || NamesKind(known, product))
        {
            return false;
        }

        for (var ahead = next + 1; ahead < mentions.Count; ahead++)
        {
            if (IsClass(mentions[ahead]) && mentions[ahead].At != mentions[next].At && !IsItsUnit(mentions[next], mentions[ahead]))
            {
                return false;
            }

            if (mentions[ahead].Fact == Fact.PurchaseChannel)
            {
                return (mentions[ahead].Value != channel || IsWishedOtherwise(ahead, known)) && message.Item(mentions[ahead]).Sentence == message.Item(mentions[next]).Sentence;
            }
        }

        return false;
    }

    // "F3 - EA - ours from renewal; Power BI Pro - EA - leave, we admin".
    private bool IsWishedOtherwise(int channel, Entry known)
    {
        for (var ahead = channel + 1; ahead < mentions.Count && message.Item(mentions[ahead]).Sentence == message.Item(mentions[channel]).Sentence; ahead++)
        {
            if (mentions[ahead].Fact == Fact.Intent)
            {
                return known.Value(Fact.Intent) is { } wish && wish != mentions[ahead].Value;
            }
        }

        return false;
    }

    // "Power BI" after "Power BI Pro" is no other product.
    private static bool NamesKind(Entry known, Product product) =>
        known.Mentions.Exists(mention => mention.Product is { } other && other.English.StartsWith(product.English, StringComparison.Ordinal));

    // "Azure EA, Azure CSP": notes of one kind, one after the other.
    private bool IsListed(int next, Entry known)
    {
        var mention = mentions[next];
        var before = known.Mentions.Find(other => other.Product == mention.Product && other.Fact == mention.Fact);
        var later = mentions.Find(other => other.At > mention.At && other.Fact == Fact.PurchaseChannel && IsNear(mention, other));
        return mention.Product is not null && before is not null && later is not null
            && later.Value != known.Value(Fact.PurchaseChannel)
            && known.Mentions.Exists(other => other.Fact == Fact.PurchaseChannel && IsNear(before, other))
            && !IsNear(before, mention);
    }

    private bool IsNear(Mention one, Mention other) =>
        message.Item(one).Clause == message.Item(other).Clause && Math.Abs(other.At - one.At) <= FarthestNote;

    // "Visio licences": the word for what is counted is no other product.
    private bool IsItsUnit(Mention product, Mention unit) =>
        unit.Product is null && unit.Value == product.Value && message.Item(unit).Clause == message.Item(product).Clause;

    // "the other Azure subscription", "다른 애저 구독은".
    private bool IsAnother(int at) =>
        message.Any(Cue.Another | Cue.Rest, at - 1, at) || (at > 1 && message.Items[at - 1].IsFiller && message.Any(Cue.Another, at - 2, at - 1));

    // What is neither seats nor metered use is a class of its own kind here: "Azure from an EA, and perpetual Office 2019".
    private static FactValue? Class(Entry entry) => entry.Value(Fact.OutsideClass) ?? entry.Value(Fact.ServiceType);

    private static bool IsClass(Mention mention) => mention.Fact is Fact.ServiceType or Fact.OutsideClass;

    private Entry? LastOf(FactValue serviceType)
    {
        for (var at = entries.Count - 1; at >= 0; at--)
        {
            if (Class(entries[at]) == serviceType)
            {
                return entries[at];
            }
        }

        return null;
    }

    // "Exchange via syndication, Visio via Open; the Exchange should be moved": of two of one class the one whose product is named again.
    private Entry? OfProduct(Mention mention) =>
        mention.Product is { } product && !message.NamesWithin(Fact.PurchaseChannel, mention.At, message.ClauseEnd(mention.At)) ? entries.Find(entry => entry != current && Class(entry) == mention.Value && entry.Mentions.Exists(other => other.Product == product)) : null;

    // An entry that waits for its class: "CSP" of "EA Office 365 and CSP Azure".
    private static bool IsFresh(Entry entry) => Class(entry) is null;

    private void TakeConflict(int next, Mention mention)
    {
        if (mention.Fact == Fact.Intent && PartByWish(mention))
        {
            return;
        }

        if (mention.Fact == Fact.Intent && (!IsClassAhead(next) || IsSameObject(mention)))
        {
            // Of "manage it" and "move it" said of one thing the move is what needs an answer.
            if (mention.Value == Intent.Move || mention.Value == Intent.ResellToCsp)
            {
                current.Replace(mention);
            }

            return;
        }

        if (mention.Fact == Fact.PurchaseChannel && !IsClassAhead(next) && IsSameSale(mention) && !IsOtherPlace(current.Last(Fact.PurchaseChannel)!.At, mention.At) && !IsOfTheRest(mention) && !IsOfNextNote(mention) && !IsCountedAgain(mention) && !message.IsPaired(mention.At))
        {
            var before = current.Last(Fact.PurchaseChannel)!;
            current.Replace(message.Any(Cue.But, before.At + 1, mention.At) ? mention : Stronger(before, mention));
            return;
        }

        var serviceType = current.Mentions.FindLast(IsClass);
        var channel = ChannelNamedAgain(mention);
        current = Open(joined: false);
        current.Mentions.Add(mention);
        if (channel is not null)
        {
            current.Mentions.Add(channel);
        }

        if (!IsClassAhead(next) && serviceType is not null)
        {
            current.Mentions.Insert(0, serviceType);
            current.Mentions.AddRange(ProductsOf(serviceType));
        }
    }

    // "지사 E3(타사 CSP)는 이관, 본사 E5(EA)는 지원만", "MPSA 팀즈는 이전, 오픈 E3는 관리": a wish ends the first, its own product opens the next.
    private bool IsOfNextNote(Mention mention)
    {
        var before = current.Last(Fact.PurchaseChannel)!;
        var wish = mentions.Find(other => other.Fact == Fact.Intent && other.At > before.At && other.At < mention.At);
        return wish is not null && mentions.Exists(product => product.Product is not null && product.At > wish.At && product.At <= mention.At + FarthestNote);
    }

    // "0145P 한 건, 타 CSP의 애저 플랜 한 건": the channel was named anew before what opens the next.
    private Mention? ChannelNamedAgain(Mention mention)
    {
        var channel = current.Mentions.FindLast(other => other.Fact == Fact.PurchaseChannel);
        return mention.Fact == Fact.AzureOffer && channel is not null && channel != current.First(Fact.PurchaseChannel)
            && message.Item(channel).Clause == message.Item(mention).Clause
            ? channel
            : null;
    }

    private List<Mention> ProductsOf(Mention serviceType) =>
        mentions.FindAll(mention => mention.Fact == Fact.Product && mention.At == serviceType.At);

    private Entry Open(bool joined)
    {
        var entry = new Entry(message.Mentions.Borrow()) { JoinedToPrevious = joined };
        entries.Add(entry);
        return entry;
    }

    private bool IsClassAhead(int next)
    {
        if (mentions[next].At < 0)
        {
            return false;
        }

        var sentence = message.Item(mentions[next]).Sentence;
        for (var ahead = next + 1; ahead < mentions.Count && message.Item(mentions[ahead]).Sentence == sentence; ahead++)
        {
            // "MS 홈페이지에서 카드로 산 인튠": two words for one channel.
            if (mentions[ahead].Fact == mentions[next].Fact && mentions[ahead].Value != mentions[next].Value)
            {
                return false;
            }

            if (IsClass(mentions[ahead]))
            {
                return mentions[ahead].Value != Class(current) || !IsNamedAt(current, mentions[ahead].At);
            }
        }

        return false;
    }

    private static bool IsNamedAt(Entry entry, int at) => entry.Mentions.Exists(mention => mention.At == at);

    // "an EA from a CSP reseller": programme and seller of one sale, in one sentence.
    private bool IsSameSale(Mention mention)
    {
        var before = current.Last(Fact.PurchaseChannel)!;
        return Channels.IsProgramme(before.Value) != Channels.IsProgramme(mention.Value)
            || (Channels.IsGeneral(before.Value) || Channels.IsGeneral(mention.Value));
    }

    // "half come from an EA, the other half were bought from a CSP reseller", "half from an EA and the other half from Open".
    private bool IsOfTheRest(Mention mention) =>
        message.Any(Cue.Rest, message.ClauseStart(mention.At), mention.At)
        && (current.Mentions.TrueForAll(other => message.Item(other).Clause != message.Item(mention).Clause)
            || (current.Last(Fact.PurchaseChannel) is { At: >= 0 } before && message.Any(Cue.Rest, before.At + 1, mention.At)));

    private static Mention Stronger(Mention one, Mention other) =>
        Channels.Strength(one.Value) >= Channels.Strength(other.Value) ? one : other;

    private bool IsOneBreath(Mention mention)
    {
        var last = current.Mentions.MaxBy(other => other.At);
        return last is { Fact: Fact.ServiceType or Fact.OutsideClass or Fact.Product or Fact.AzureOffer }
            && message.Item(last).Sentence == message.Item(mention).Sentence
            && !IsClosed(last.At, mention.At);
    }

    // "오피스 2021이 있고, 애저는": a Korean verb ends what is said of the one before it.
    private bool IsClosed(int from, int to)
    {
        var verb = message.Last(Cue.Hold | Cue.Buy, from + 1, to);
        return verb >= 0 && !(IsAlso(from) && IsAlso(to)) && message.Items[verb].Clause != message.Items[to].Clause && Phrase.IsHangul(message.Items[verb].Phrase!.Key[0]);
    }
}
