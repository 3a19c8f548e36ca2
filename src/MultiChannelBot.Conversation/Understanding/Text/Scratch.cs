namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>
/// The buffers of one reading, used again by the next one of the same thread. What was written in them is wiped before they are
/// given back, so nothing of a message outlives its reading; buffers that a long text made grow are let go.
/// </summary>
internal sealed class Scratch : IDisposable
{
    private const int LongestKept = 4096;

    [ThreadStatic]
    private static Scratch? spare;

    private Scratch()
    {
    }

    public Buffer<char> NormalLetters { get; } = new();

    public Buffer<int> Origins { get; } = new();

    public Buffer<Token> Tokens { get; } = new();

    public Buffer<char> Letters { get; } = new();

    public Buffer<int> WordOf { get; } = new();

    public Buffer<Word> Words { get; } = new();

    public List<Find> Finds { get; } = [];

    public List<Find> Kept { get; } = [];

    public Buffer<bool> Taken { get; } = new();

    public static Scratch Rent()
    {
        var rented = spare ?? new Scratch();
        spare = null;
        return rented;
    }

    public void Dispose()
    {
        var isLong = NormalLetters.Count > LongestKept || Letters.Count > LongestKept;
        NormalLetters.Wipe();
        Origins.Wipe();
        Tokens.Wipe();
        Letters.Wipe();
        WordOf.Wipe();
        Words.Wipe();
        Taken.Wipe();
        Finds.Clear();
        Kept.Clear();
        spare = isLong ? null : this;
    }
}

/// <summary>A list whose content can be seen as a span and wiped.</summary>
internal sealed class Buffer<T>
    where T : struct
{
    private T[] all = new T[64];

    public int Count { get; private set; }

    public ReadOnlySpan<T> Span => all.AsSpan(0, Count);

    public T this[int at] => all[at];

    public void Add(T one)
    {
        if (Count == all.Length)
        {
            Array.Resize(ref all, Count * 2);
        }

        all[Count++] = one;
    }

    public void AddRange(ReadOnlySpan<T> some) => some.CopyTo(Grow(some.Length));

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
