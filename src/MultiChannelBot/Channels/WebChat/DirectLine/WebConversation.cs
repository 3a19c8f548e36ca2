using System.Collections.Immutable;
using System.IO.Compression;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.WebChat.DirectLine;

/// <summary>The conversation of a token: what is said in it is read and added by this.</summary>
internal sealed class WebConversation(IActivityLog log, LogNotices notices, KeyMaker keys, DirectLineToken token)
{
    /// <summary>So many activities a frame or an answer holds.</summary>
    private const int MostAtOnce = 50;

    private readonly byte[] key = [.. token.Key];

    /// <summary>As keys and references know it.</summary>
    public ConversationId Id { get; } = new(Channel.WebChat, string.Empty, token.Conversation);

    /// <summary>Under which it is kept.</summary>
    public PlaceKey Place { get; } = keys.Place(new ConversationId(Channel.WebChat, string.Empty, token.Conversation));

    /// <summary>Begins it; false where it was begun before.</summary>
    public Task<bool> BeginAsync() => log.BeginAsync(Place);

    /// <summary>Adds an activity, and tells whoever listens.</summary>
    /// <param name="once">What tells it from every other; null where it comes once.</param>
    public async Task<LogWrite> AddAsync(ReadOnlyMemory<byte> activity, string? once)
    {
        var write = await log.AppendAsync(Place, Seal(activity.Span), once).ConfigureAwait(false);
        notices.Tell(Place);
        return write;
    }

    /// <summary>Reads on from a watermark; null where it is not kept (any more).</summary>
    /// <returns>Activities as they were added, the watermark to read on from, and whether that was all.</returns>
    public async Task<(ImmutableArray<ReadOnlyMemory<byte>> Activities, long Watermark, bool IsAll)?> ReadAsync(long after) =>
        await log.ReadAsync(Place, after, MostAtOnce).ConfigureAwait(false) is { } read
            ? ([.. read.Entries.Select(Open).OfType<ReadOnlyMemory<byte>>()], read.Position, read.IsAll)
            : null;

    /// <summary>Deletes what was said so far.</summary>
    public Task ClearAsync() => log.ClearAsync(Place);

    /// <summary>Deletes it.</summary>
    public async Task DeleteAsync()
    {
        await log.DeleteAsync(Place).ConfigureAwait(false);
        notices.Tell(Place);
    }

    // Cards say much the same several times over: packed they take a fifth of the room.
    private byte[] Seal(ReadOnlySpan<byte> activity)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(activity.Length)];
        return BrotliEncoder.TryCompress(activity, packed, out var written, quality: 3, window: 16)
            ? SealedText.Seal(key, packed.AsSpan(0, written), token.Conversation)
            : throw new InvalidOperationException("The room for a packed activity was too small.");
    }

    /// <summary>Null for what was written with another key, which no token of this conversation holds.</summary>
    private ReadOnlyMemory<byte>? Open(ReadOnlyMemory<byte> entry)
    {
        if (SealedText.Open(key, entry.Span, token.Conversation) is not { } packed)
        {
            return null;
        }

        using var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            brotli.CopyTo(unpacked);
        }

        return unpacked.ToArray();
    }
}

/// <summary>Makes the conversations of tokens.</summary>
internal sealed class WebConversations(IActivityLog log, LogNotices notices, KeyMaker keys)
{
    public WebConversation Of(DirectLineToken token) => new(log, notices, keys, token);
}
