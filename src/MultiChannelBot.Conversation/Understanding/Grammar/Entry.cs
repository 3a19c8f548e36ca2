using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>One subscription as the message describes it: mentions in the order of being said.</summary>
/// <param name="mentions">An empty list for them.</param>
internal sealed class Entry(List<Mention> mentions)
{
    public List<Mention> Mentions { get; } = mentions;

    /// <summary>True where it was named in one breath with the entry before ("Office 365 and Azure from an EA").</summary>
    public bool JoinedToPrevious { get; init; }

    /// <summary>Its place in the order of being described, where the message says it; see <see cref="About.Ordinal"/>.</summary>
    public int? Ordinal { get; set; }

    /// <summary>True where the message says that the wish is of this one only.</summary>
    public bool KeepsIntent { get; set; }

    public FactValue? Value(Fact fact) => Last(fact)?.Value;

    public bool Has(Fact fact) => Value(fact) is not null;

    public bool Conflicts(Mention mention) => mention.Fact != Fact.Product && Value(mention.Fact) is { } value && value != mention.Value;

    public void Replace(Mention mention)
    {
        Remove(mention.Fact);
        Mentions.Add(mention);
    }

    public void Remove(Fact fact)
    {
        for (var at = Mentions.Count - 1; at >= 0; at--)
        {
            if (Mentions[at].Fact == fact)
            {
                Mentions.RemoveAt(at);
            }
        }
    }

    /// <summary>The first mention of a fact.</summary>
    public Mention? First(Fact fact)
    {
        foreach (var mention in Mentions)
        {
            if (mention.Fact == fact)
            {
                return mention;
            }
        }

        return null;
    }

    /// <summary>The last mention of a fact.</summary>
    public Mention? Last(Fact fact)
    {
        for (var at = Mentions.Count - 1; at >= 0; at--)
        {
            if (Mentions[at].Fact == fact)
            {
                return Mentions[at];
            }
        }

        return null;
    }

    /// <summary>Gives a value that is shared with other entries.</summary>
    public void Share(Mention mention)
    {
        if (!Has(mention.Fact))
        {
            Mentions.Add(mention);
        }
    }

    /// <summary>What makes two entries the same subscription.</summary>
    public (FactValue? Class, FactValue? Channel, FactValue? Intent, int? Ordinal) Key => (Value(Fact.ServiceType), Value(Fact.PurchaseChannel), Value(Fact.Intent), Ordinal);
}
