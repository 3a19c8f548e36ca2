namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>A list whose content can be seen as a span and wiped.</summary>
internal sealed class Buffer<T>
    where T : struct
{
    private T[] all = new T[64];

    public int Count { get; private set; }

    public ReadOnlySpan<T> Span => all.AsSpan(0, Count);

    public T this[int at]
    {
        get => all[at];
        set => all[at] = value;
    }

    public void Add(T one)
    {
        if (Count == all.Length)
        {
            Array.Resize(ref all, Count * 2);
        }

        all[Count++] = one;
    }

    /// <summary>Adds so many empty ones and gives them to be written.</summary>
    public Span<T> Grow(int by)
    {
        if (Count + by > all.Length)
        {
            Array.Resize(ref all, Math.Max(all.Length * 2, Count + by));
        }

        Count += by;
        return all.AsSpan(Count - by, by);
    }

    public void Wipe()
    {
        Array.Clear(all, 0, Count);
        Count = 0;
    }
}
