using System.Collections;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// The mentions of one fact, looked through without taking memory, as the passes do often; what is added meanwhile is seen.
/// </summary>
internal readonly struct Mentions(List<Mention> all, Fact fact, bool heldOnly) : IEnumerable<Mention>
{
    public Enumerator GetEnumerator() => new(all, fact, heldOnly);

    IEnumerator<Mention> IEnumerable<Mention>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Any()
    {
        var each = GetEnumerator();
        return each.MoveNext();
    }

    /// <summary>True where there are two or more.</summary>
    public bool AreSeveral()
    {
        var each = GetEnumerator();
        return each.MoveNext() && each.MoveNext();
    }

    /// <summary>A list of them as they are now.</summary>
    public List<Mention> ToList()
    {
        var list = None;
        foreach (var mention in this)
        {
            list = ReferenceEquals(list, None) ? [] : list;
            list.Add(mention);
        }

        return list;
    }

    // Never written to: it is given out only where nothing was found.
    private static readonly List<Mention> None = new(0);

    public struct Enumerator(List<Mention> all, Fact fact, bool heldOnly) : IEnumerator<Mention>
    {
        private int at = -1;

        public readonly Mention Current => all[at];

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            while (++at < all.Count)
            {
                if (all[at].Fact == fact && (!heldOnly || all[at].IsHeld))
                {
                    return true;
                }
            }

            return false;
        }

        public void Reset() => at = -1;

        public readonly void Dispose()
        {
        }
    }
}
