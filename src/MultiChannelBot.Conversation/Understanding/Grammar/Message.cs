using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>One message as the passes see it: its items, the values it names, and what has been made of them so far.</summary>
internal sealed class Message
{
    /// <summary>No message states more; what it names beyond is not looked at, which bounds the time of every pass.</summary>
    private const int MostMentions = 400;

    private readonly Buffer<bool> negated = new();
    private Cue cues;

    public List<Item> Items { get; private set; } = [];

    public MentionList Mentions { get; } = [];

    /// <summary>The fact that was asked before this message.</summary>
    public Fact? Asked { get; private set; }

    /// <summary>True where the message ends in a question.</summary>
    public bool Asks { get; private set; }

    public Act? Act { get; set; }

    public Fact? ChangeOf { get; set; }

    public bool OtherQuestion { get; set; }

    public bool OrdinaryOrder { get; set; }

    /// <summary>Where an ordinal points at a subscription, and which.</summary>
    public List<(int At, int Ordinal)> Ordinals { get; } = [];

    /// <summary>True where anything is pointed at.</summary>
    public bool Points => Ordinals.Count > 0 || PointedAt.Count > 0;

    /// <summary>Items that name what is meant instead of stating it: "the Azure one".</summary>
    public HashSet<int> PointedAt { get; } = [];

    /// <summary>Items whose channel is that of one of several: "one is EA, the other CSP".</summary>
    public HashSet<int> Paired { get; } = [];

    public bool IsPaired(int at) => Paired.Contains(at);

    /// <summary>Items whose channel is what another turned into.</summary>
    public HashSet<int> Turned { get; } = [];

    public bool HasTurned => Turned.Count > 0;

    public bool IsTurned(int at) => Turned.Contains(at);

    /// <summary>"아, ...": a thought that turns up late.</summary>
    public bool OpensWithOh => Items.Count > 0 && Items[0].Phrase?.Key is "아" or "oh" or "ah";

    /// <summary>True where what is named is one more beside what was described before.</summary>
    public bool Adds { get; set; }

    /// <summary>What the message is about where it is no question of subscriptions.</summary>
    public OffTopic OffTopic { get; set; }

    /// <summary>Values that are likely without being stated.</summary>
    public List<FactValue> Likely { get; } = [];

    /// <summary>Takes a message in; the one before must have been wiped.</summary>
    /// <param name="items">Its words and phrases.</param>
    /// <param name="asked">The fact that was asked before it.</param>
    /// <param name="asks">True where it ends in a question.</param>
    public void Read(List<Item> items, Fact? asked, bool asks)
    {
        (Items, Asked, Asks) = (items, asked, asks);
        negated.Grow(items.Count);
        foreach (var item in items)
        {
            cues |= item.Cues;
        }

        for (var at = 0; at < items.Count && Mentions.Count < MostMentions; at++)
        {
            AddMentions(at);
        }
    }

    /// <summary>Makes it ready for another message; nothing of this one stays in memory.</summary>
    public void Wipe()
    {
        negated.Wipe();
        Mentions.Wipe();
        Ordinals.Clear();
        PointedAt.Clear();
        Turned.Clear();
        Paired.Clear();
        Likely.Clear();
        (cues, Asked, Asks) = (Cue.None, null, false);
        (Act, ChangeOf, OffTopic, OtherQuestion, OrdinaryOrder, Adds) = (null, null, OffTopic.None, false, false, false);
    }

    public Mentions Of(Fact fact) => new(Mentions, fact, heldOnly: false);

    public Mentions Held(Fact fact) => new(Mentions, fact, heldOnly: true);

    public void Negate(int at) => negated[at] = true;

    public bool IsNegated(int at) => negated[at];

    public Item Item(Mention mention) => Items[mention.At];

    /// <summary>True where an item names a value of a fact, whatever its standing.</summary>
    public bool Names(int at, Fact fact)
    {
        foreach (var mention in Mentions)
        {
            if (mention.At == at && mention.Fact == fact)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where an item names a value, whatever its standing.</summary>
    public bool Names(int at, FactValue value)
    {
        foreach (var mention in Mentions)
        {
            if (mention.At == at && mention.Value == value)
            {
                return true;
            }
        }

        return false;
    }

    public bool NamesAny(int at)
    {
        foreach (var mention in Mentions)
        {
            if (mention.At == at)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where an item of a range names a value of a fact, whatever its standing.</summary>
    public bool NamesWithin(Fact fact, int from, int to)
    {
        foreach (var mention in Mentions)
        {
            if (mention.At >= from && mention.At < to && mention.Fact == fact)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a range names the fact itself: "purchase channel".</summary>
    public bool NamesFact(Fact fact, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (Items[at].Phrase?.Find<Sense.NamesFact>()?.Fact == fact)
            {
                return true;
            }
        }

        return false;
    }

    public int ClauseStart(int at)
    {
        var start = at;
        while (start > 0 && Items[start - 1].Clause == Items[at].Clause)
        {
            start--;
        }

        return start;
    }

    /// <summary>The place after the last item of the clause.</summary>
    public int ClauseEnd(int at)
    {
        var end = at + 1;
        while (end < Items.Count && Items[end].Clause == Items[at].Clause)
        {
            end++;
        }

        return end;
    }

    public int SentenceStart(int at)
    {
        var start = at;
        while (start > 0 && Items[start - 1].Sentence == Items[at].Sentence)
        {
            start--;
        }

        return start;
    }

    public int SentenceEnd(int at)
    {
        var end = at + 1;
        while (end < Items.Count && Items[end].Sentence == Items[at].Sentence)
        {
            end++;
        }

        return end;
    }

    /// <summary>True where any item of a range has one of the cues and is not itself negated.</summary>
    public bool Any(Cue cues, int from, int to) => First(cues, from, to) >= 0;

    public bool Any(Cue cues) => Any(cues, 0, Items.Count);

    /// <summary>The first item of a range with one of the cues, or -1.</summary>
    public int First(Cue cues, int from, int to)
    {
        if ((this.cues & cues) == 0)
        {
            return -1;
        }

        for (var at = Math.Max(0, from); at < Math.Min(to, Items.Count); at++)
        {
            if (Items[at].Has(cues) && !IsNegated(at))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The last item of a range with one of the cues, or -1.</summary>
    public int Last(Cue cues, int from, int to)
    {
        if ((this.cues & cues) == 0)
        {
            return -1;
        }

        for (var at = Math.Min(to, Items.Count) - 1; at >= Math.Max(0, from); at--)
        {
            if (Items[at].Has(cues) && !IsNegated(at))
            {
                return at;
            }
        }

        return -1;
    }

    private void AddMentions(int at)
    {
        if (Items[at].Phrase is not { } phrase)
        {
            return;
        }

        foreach (var sense in phrase.Senses)
        {
            switch (sense)
            {
                case Sense.States states:
                    foreach (var value in states.Values)
                    {
                        Add(at, value, states.Needs);
                        AddObject(at, phrase.Key, value);
                    }

                    break;
                case Sense.Names { Product: var product }:
                    AddProduct(at, product);
                    break;
                case Sense.Suggests suggests:
                    foreach (var value in suggests.Values)
                    {
                        Likely.Add(value);
                    }

                    break;
            }
        }
    }

    // A phrase that two entries list states its value once.
    private void Add(int at, FactValue value, Needs needs)
    {
        for (var before = Mentions.Count - 1; before >= 0 && Mentions[before].At == at; before--)
        {
            if (Mentions[before].Value == value && (Mentions[before].Needs == Needs.Nothing || Mentions[before].Needs == needs))
            {
                return;
            }
        }

        Mentions.Add(at, value, needs, null);
    }

    // "take over the licences", "have the seats managed": a wish of one phrase with what it is for.
    private void AddObject(int at, string key, FactValue value)
    {
        if (value.Fact != Fact.Intent)
        {
            return;
        }

        if (key.EndsWith("seats", StringComparison.Ordinal) || key.Contains("licences", StringComparison.Ordinal) || key.Contains("licenses", StringComparison.Ordinal) || key.Contains("theseats", StringComparison.Ordinal))
        {
            Mentions.Add(at, ServiceType.LicenseBased, Needs.Nothing, null);
        }
        else if (key.Contains("azure", StringComparison.Ordinal))
        {
            Mentions.Add(at, ServiceType.UsageBased, Needs.Nothing, null);
        }
    }

    private void AddProduct(int at, Product product)
    {
        var needs = product.Needs;
        if (product.Class is { } serviceType)
        {
            Mentions.Add(at, serviceType, needs, product);
        }

        foreach (var value in product.Also)
        {
            Mentions.Add(at, value, needs, product);
        }

        Mentions.Add(at, product.Value, needs, product);
    }
}

/// <summary>One small step of the grammar: looks at the message and changes the standing of what it names.</summary>
internal interface IPass
{
    void Apply(Message message);
}
