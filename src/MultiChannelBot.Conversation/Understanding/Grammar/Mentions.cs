using System.Collections;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// Some of the mentions of a message, mostly those of one fact, looked through without taking memory, as the passes do often;
/// what is added meanwhile is seen.
/// </summary>
internal readonly struct Mentions(MentionList all, Fact? fact, bool heldOnly, Func<Mention, bool>? condition = null) : IEnumerable<Mention>
{
    // Never written to: it is given out only where nothing was found.
    private static readonly List<Mention> None = new(0);

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<Mention> IEnumerable<Mention>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Any()
    {
        var each = GetEnumerator();
        return each.MoveNext();
    }

    public bool Any(Func<Mention, bool> also)
    {
        foreach (var mention in this)
        {
            if (also(mention))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where there are two or more.</summary>
    public bool AreSeveral()
    {
        var each = GetEnumerator();
        return each.MoveNext() && each.MoveNext();
    }

    public Mentions Where(Func<Mention, bool> also) => new(all, fact, heldOnly, condition is null ? also : Both(condition, also));

    /// <summary>A list of them as they are now, to be looked through until the message has been read.</summary>
    public List<Mention> ToList()
    {
        var list = None;
        foreach (var mention in this)
        {
            list = ReferenceEquals(list, None) ? all.Borrow() : list;
            list.Add(mention);
        }

        return list;
    }

    private static Func<Mention, bool> Both(Func<Mention, bool> one, Func<Mention, bool> other) => mention => one(mention) && other(mention);

    private bool Holds(Mention mention) =>
        (fact is null || mention.Fact == fact) && (!heldOnly || mention.IsHeld) && (condition is null || condition(mention));

    private Mention? At(int at) => at < all.Count ? all[at] : null;

    private int Next(int at)
    {
        while (++at < all.Count && !Holds(all[at]))
        {
        }

        return at;
    }

    public struct Enumerator(Mentions mentions) : IEnumerator<Mention>
    {
        private int at = -1;

        public readonly Mention Current => mentions.At(at)!;

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => mentions.At(at = mentions.Next(at)) is not null;

        public void Reset() => at = -1;

        public readonly void Dispose()
        {
        }
    }
}
