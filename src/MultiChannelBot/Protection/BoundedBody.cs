using System.Buffers;

namespace MultiChannelBot.Protection;

/// <summary>Reads a request's body into memory, bounded in size. What is wrong with it is data, not an exception.</summary>
internal static class BoundedBody
{
    /// <summary>More is taken from memory only as it comes: a length that is told costs nothing to tell.</summary>
    private const int FirstBytes = 16 * 1024;

    /// <summary>What the body holds, or the status code that says what is wrong: 400, 408 or 413.</summary>
    /// <param name="parse">Makes something of the bytes, and keeps nothing that refers to them; null where they are not what they should be.</param>
    public static async Task<(T? Content, int Status)> ReadAsync<T>(HttpRequest request, int mostBytes, Func<ReadOnlyMemory<byte>, T?> parse, CancellationToken stop)
        where T : class
    {
        if (request.ContentLength > mostBytes)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            return await ReadPartsAsync(request, mostBytes, parse, stop);
        }
        catch (BadHttpRequestException broken)
        {
            // The server gave up reading: too slow, cut off, or no chunks.
            return (null, broken.StatusCode);
        }
    }

    private static async Task<(T? Content, int Status)> ReadPartsAsync<T>(HttpRequest request, int mostBytes, Func<ReadOnlyMemory<byte>, T?> parse, CancellationToken stop)
        where T : class
    {
        // One byte more than is told shows that there is an end.
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(request.ContentLength + 1 ?? FirstBytes, FirstBytes));
        try
        {
            for (var length = 0; ;)
            {
                var read = await request.Body.ReadAsync(buffer.AsMemory(length), stop);
                length += read;
                if (length > mostBytes)
                {
                    return (null, StatusCodes.Status413PayloadTooLarge);
                }

                if (read == 0)
                {
                    return parse(buffer.AsMemory(0, length)) is { } content ? (content, StatusCodes.Status200OK) : (null, StatusCodes.Status400BadRequest);
                }

                buffer = length < buffer.Length ? buffer : Grown(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grown(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * full.Length);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
