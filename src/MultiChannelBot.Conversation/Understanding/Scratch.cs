using MultiChannelBot.Conversation.Understanding.Dates;
using MultiChannelBot.Conversation.Understanding.Grammar;
using MultiChannelBot.Conversation.Understanding.Text;

namespace MultiChannelBot.Conversation.Understanding;

/// <summary>
/// What one reading works in, used again by the next one of the same thread. What was written there is wiped before it is given
/// back, so nothing of a message outlives its reading; what a long text made grow is let go.
/// </summary>
internal sealed class Scratch : IDisposable
{
    private const int LongestKept = 4096;

    [ThreadStatic]
    private static Scratch? spare;

    private bool isForLongText;

    private Scratch()
    {
    }

    public FoundDates Dates { get; } = new();

    public NormalText Normal { get; } = new();

    public Words Words { get; } = new();

    public PhraseFinder Finder { get; } = new();

    public ItemBuilder Items { get; } = new();

    public Message Message { get; } = new();

    /// <param name="length">How long the text is that will be read in it.</param>
    public static Scratch Rent(int length)
    {
        var rented = spare ?? new Scratch();
        spare = null;
        rented.isForLongText = length > LongestKept;
        return rented;
    }

    public void Dispose()
    {
        var isLong = isForLongText || Words.Letters.Length > LongestKept;
        Dates.Wipe();
        Normal.Wipe();
        Words.Wipe();
        Finder.Wipe();
        Items.Wipe();
        Message.Wipe();
        spare = isLong ? null : this;
    }
}
