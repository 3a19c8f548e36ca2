using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// Keeps what the lexicon was compiled into beside its files, since compiling is the longest part of a start. The file counts only
/// for these very files and this very build of the program; whatever else is there is compiled anew and replaced. It may be deleted
/// at any time, and where the folder cannot be written to there is none.
/// </summary>
internal static class KeptPhrases
{
    /// <summary>The name of the file in the lexicon's folder.</summary>
    public const string FileName = "compiled.bin";

    private const int DigestLength = SHA256.HashSizeInBytes;

    /// <summary>What must be the same for a file to count: the program's build and each file of the lexicon with its name.</summary>
    public static byte[] DigestOf(IEnumerable<(string Name, string Text)> files)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(typeof(KeptPhrases).Module.ModuleVersionId.ToByteArray());
        foreach (var (name, text) in files)
        {
            digest.AppendData(MemoryMarshal.AsBytes($"{name}\0{text.Length}\0".AsSpan()));
            digest.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        }

        return digest.GetHashAndReset();
    }

    /// <summary>What is kept in a folder for these files; null where there is none, or one of other files, or a damaged one.</summary>
    public static CompiledPhrases? Find(string directory, byte[] digest)
    {
        try
        {
            var kept = File.ReadAllBytes(Path.Combine(directory, FileName)).AsSpan();
            return kept.Length > 2 * DigestLength
                && kept[..DigestLength].SequenceEqual(digest)
                && kept[DigestLength..(2 * DigestLength)].SequenceEqual(SHA256.HashData(kept[(2 * DigestLength)..]))
                ? Read(new Source(kept[(2 * DigestLength)..]))
                : null;
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes the file, at once or not at all: other programs may be reading or writing it.</summary>
    public static void Keep(string directory, byte[] digest, CompiledPhrases phrases)
    {
        var path = Path.Combine(directory, FileName);
        var unfinished = $"{path}.{Environment.ProcessId}";
        try
        {
            var written = Write(phrases);
            File.WriteAllBytes(unfinished, [.. digest, .. SHA256.HashData(written), .. written]);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A folder for reading only: each start compiles.
        }
    }

    private static byte[] Write(CompiledPhrases phrases)
    {
        using var stream = new MemoryStream();
        using var to = new BinaryWriter(stream);
        var spelled = phrases.Spelled;
        Write<int>(to, spelled.FirstMoves);
        Write<char>(to, spelled.Letters);
        Write<int>(to, spelled.Targets);
        Write<int>(to, spelled.MeaningOf);
        to.Write(spelled.Meanings.Length);
        Array.ForEach(spelled.Meanings, lines => Write<int>(to, lines));
        Write<int>(to, Array.ConvertAll(spelled.Lines, Packed));
        Write(to, phrases.Breaks.Keys);
        Write<int>(to, [.. phrases.Breaks.Values]);
        foreach (var words in (string[][])[phrases.Ours, phrases.Known, phrases.Names, phrases.NameParts, phrases.OurHangul, phrases.AllHangul])
        {
            Write(to, words);
        }

        return stream.ToArray();
    }

    private static void Write<T>(BinaryWriter to, ReadOnlySpan<T> numbers)
        where T : struct
    {
        to.Write(numbers.Length);
        to.Write(MemoryMarshal.AsBytes(numbers));
    }

    private static int Packed(CompiledPhrases.Line line) => line.Sense << 2 | (line.Stem ? 2 : 0) | (line.WordStart ? 1 : 0);

    private static CompiledPhrases.Line Unpacked(int line) => new(line >> 2, (line & 2) != 0, (line & 1) != 0);

    // Words have no line ends.
    private static void Write(BinaryWriter to, IEnumerable<string> words) => Write<byte>(to, Encoding.UTF8.GetBytes(string.Join('\n', words)));

    private static CompiledPhrases Read(Source from)
    {
        var spelled = new CompiledPhrases.Moves(
            from.Numbers<int>(),
            from.Numbers<char>(),
            from.Numbers<int>(),
            from.Numbers<int>(),
            from.Meanings(),
            Array.ConvertAll(from.Numbers<int>(), Unpacked));
        var (keys, breaks) = (from.Words(), from.Numbers<int>());
        return new CompiledPhrases(spelled, keys.Zip(breaks).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))
        {
            Ours = from.Words(),
            Known = from.Words(),
            Names = from.Words(),
            NameParts = from.Words(),
            OurHangul = from.Words(),
            AllHangul = from.Words(),
        };
    }

    /// <summary>What is still to be read of a file.</summary>
    private ref struct Source(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> rest = rest;

        public T[] Numbers<T>()
            where T : struct
        {
            var length = Length() * Unsafe.SizeOf<T>();
            var numbers = MemoryMarshal.Cast<byte, T>(rest[..length]).ToArray();
            rest = rest[length..];
            return numbers;
        }

        public int[][] Meanings()
        {
            var meanings = new int[Length()][];
            for (var meaning = 0; meaning < meanings.Length; meaning++)
            {
                meanings[meaning] = Numbers<int>();
            }

            return meanings;
        }

        public string[] Words() => Encoding.UTF8.GetString(Numbers<byte>()) is { Length: > 0 } words ? words.Split('\n') : [];

        private int Length()
        {
            var length = MemoryMarshal.Read<int>(rest);
            rest = rest[sizeof(int)..];
            return length;
        }
    }
}
