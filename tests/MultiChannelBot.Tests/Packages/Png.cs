using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MultiChannelBot.Tests.Packages;

/// <summary>A picture, read from a PNG of eight bits a channel, with or without transparency, not interlaced.</summary>
internal sealed class Png
{
    private readonly byte[] pixels;
    private readonly int channels;

    /// <summary>Reads a picture (PNG specification, sections 5, 9 and 11.2).</summary>
    public Png(byte[] file)
    {
        using var packed = new MemoryStream();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var data = file.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(file, at + 4, 4))
            {
                case "IHDR":
                    Width = BinaryPrimitives.ReadInt32BigEndian(data);
                    Height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
                    channels = (data[8], data[9], data[12]) switch { (8, 2, 0) => 3, (8, 6, 0) => 4, _ => throw new NotSupportedException("Not such a PNG.") };
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var rows = new ZLibStream(packed, CompressionMode.Decompress);
        pixels = Unfilter(rows);
    }

    public int Width { get; }

    public int Height { get; }

    public bool HasAlpha => channels == 4;

    /// <summary>Red, green, blue and opacity of a pixel, from 0 to 255.</summary>
    public (byte Red, byte Green, byte Blue, byte Alpha) this[int x, int y]
    {
        get
        {
            var pixel = pixels.AsSpan(((y * Width) + x) * channels, channels);
            return (pixel[0], pixel[1], pixel[2], HasAlpha ? pixel[3] : byte.MaxValue);
        }
    }

    /// <summary>Every place of the picture.</summary>
    public IEnumerable<(int X, int Y)> Places => from y in Enumerable.Range(0, Height) from x in Enumerable.Range(0, Width) select (x, y);

    private byte[] Unfilter(Stream rows)
    {
        var stride = Width * channels;
        var all = new byte[stride * Height];
        var row = new byte[stride + 1];
        for (var y = 0; y < Height; y++)
        {
            rows.ReadExactly(row);
            for (var x = 0; x < stride; x++)
            {
                int left = x < channels ? 0 : all[(y * stride) + x - channels];
                int up = y == 0 ? 0 : all[((y - 1) * stride) + x];
                int corner = y == 0 || x < channels ? 0 : all[((y - 1) * stride) + x - channels];
                all[(y * stride) + x] = (byte)(row[x + 1] + row[0] switch
                {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    _ => Nearest(left, up, corner),
                });
            }
        }

        return all;
    }

    private static int Nearest(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
