using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>All that a message names. Asking it takes no memory, and what it holds is used again by the next message.</summary>
internal sealed class MentionList : List<Mention>
{
    /// <summary>So many lists are kept to be used again; a message that asks for more gets new ones.</summary>
    private const int MostLists = 16;

    private readonly Pool<Mention> spares = new();
    private readonly Pool<List<Mention>> lists = new(MostLists);

    /// <summary>Adds what an item names.</summary>
    public void Add(int at, FactValue value, Needs needs, Product? product)
    {
        var mention = spares.Lend();
        mention.Take(at, value, needs, product);
        Add(mention);
    }

    /// <summary>An empty list that is lent until the message is wiped.</summary>
    public List<Mention> Borrow() => lists.Lend();

    public bool Any(Func<Mention, bool> condition)
    {
        for (var at = 0; at < Count; at++)
        {
            if (condition(this[at]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Puts mentions in the order of the message; those of one place stay as they stand.</summary>
    public static void Sort(List<Mention> mentions)
    {
        // By insertion: there are few.
        for (var one = 1; one < mentions.Count; one++)
        {
            for (var at = one; at > 0 && IsLater(mentions[at - 1], mentions[at]); at--)
            {
                (mentions[at - 1], mentions[at]) = (mentions[at], mentions[at - 1]);
            }
        }
    }

    // Of one place the class stands first: "0145P" is an Azure, and one of the old offer.
    private static bool IsLater(Mention one, Mention other) =>
        one.At > other.At || (one.At == other.At && other.Fact == Fact.ServiceType && one.Fact != Fact.ServiceType);

    public Mentions Where(Func<Mention, bool> condition) => new(this, null, heldOnly: false, condition);

    /// <summary>Makes it ready for another message.</summary>
    public void Wipe()
    {
        Clear();
        lists.TakeBack(list => list.Clear());
        spares.TakeBack(mention => mention.Wipe());
    }
}
