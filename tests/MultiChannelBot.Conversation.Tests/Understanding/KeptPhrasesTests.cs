using System.Globalization;
using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Tests.Understanding;

/// <summary>What the lexicon was compiled into, kept in a file for the next start.</summary>
public sealed class KeptPhrasesTests : IDisposable
{
    private const string OneLine = "- value: purchaseChannel=ea\n  en: ['(enterprise|) agreement']\n  ko: [^이에이*]\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mcb-lexicon-");

    private string Kept => Path.Combine(folder.FullName, KeptPhrases.FileName);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_shipped_lexicon_is_the_same_from_the_file()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "lexicon")).Where(path => !path.Contains(KeptPhrases.FileName)))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }

        var (compiled, _) = LexiconReader.ReadKept(folder.FullName);
        var (kept, _) = LexiconReader.ReadKept(folder.FullName);

        Assert.NotEmpty(compiled!.Patterns);
        Assert.Empty(kept!.Patterns);
        Assert.Equal(Described(compiled.Automaton), Described(kept.Automaton));
        Assert.Equal(compiled.Products.Select(product => product.ToString()), kept.Products.Select(product => product.ToString()));
        foreach (var word in compiled.Patterns.SelectMany(PatternWords.Of).Select(word => word.Word).Distinct(StringComparer.Ordinal))
        {
            var slip = word.Length > 4 ? word.Remove(2, 1) : word;
            Assert.Equal(compiled.Spelling.Correct(slip, mayBeName: false), kept.Spelling.Correct(slip, mayBeName: false));
        }
    }

    [Fact]
    public void A_word_that_was_added_to_a_file_is_known_at_once()
    {
        Write(OneLine);
        LexiconReader.ReadKept(folder.FullName);
        Write(OneLine.Replace("(enterprise|)", "(enterprise|business)", StringComparison.Ordinal));

        var (lexicon, _) = LexiconReader.ReadKept(folder.FullName);

        Assert.NotNull(MeaningOf(lexicon!, "businessagreement"));
        Assert.Null(MeaningOf(lexicon!, "agreement"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(200)]
    public void A_damaged_file_is_compiled_anew(int length)
    {
        Write(OneLine);
        LexiconReader.ReadKept(folder.FullName);
        var whole = File.ReadAllBytes(Kept);
        File.WriteAllBytes(Kept, [.. whole.Take(length), .. whole.Skip(length).Select(one => (byte)(one ^ 1))]);

        var (lexicon, _) = LexiconReader.ReadKept(folder.FullName);

        Assert.NotNull(MeaningOf(lexicon!, "enterpriseagreement"));
        Assert.Equal(whole, File.ReadAllBytes(Kept));
    }

    [Fact]
    public void A_file_that_was_cut_short_is_compiled_anew()
    {
        Write(OneLine);
        LexiconReader.ReadKept(folder.FullName);
        File.WriteAllBytes(Kept, [.. File.ReadAllBytes(Kept).Take(100)]);

        var (lexicon, _) = LexiconReader.ReadKept(folder.FullName);

        Assert.NotNull(MeaningOf(lexicon!, "agreement"));
    }

    [Fact]
    public void Where_nothing_can_be_written_it_is_compiled_each_time()
    {
        Write(OneLine);

        // A folder in the file's place: neither can be read nor replaced.
        Directory.CreateDirectory(Kept);

        var (lexicon, faults) = LexiconReader.ReadKept(folder.FullName);

        Assert.Empty(faults);
        Assert.NotNull(MeaningOf(lexicon!, "agreement"));
    }

    [Fact]
    public void A_faulty_lexicon_is_not_kept()
    {
        Write("- value: purchaseChannel=ea\n  en: ['(enterprise']\n");

        var (lexicon, faults) = LexiconReader.ReadKept(folder.FullName);

        Assert.Null(lexicon);
        Assert.Single(faults);
        Assert.False(File.Exists(Kept));
    }

    private void Write(string yaml) => File.WriteAllText(Path.Combine(folder.FullName, "channels.yaml"), yaml);

    private static Meaning? MeaningOf(Lexicon lexicon, string key) =>
        lexicon.Automaton.MeaningAt(key.Aggregate(Automaton.Beginning, lexicon.Automaton.Next));

    /// <summary>Every spelling's way and meaning, state by state.</summary>
    private static List<string> Described(Automaton automaton)
    {
        var (known, waiting, lines) = (new HashSet<int> { Automaton.Beginning }, new Queue<int>([Automaton.Beginning]), new List<string>());
        while (waiting.TryDequeue(out var state))
        {
            var meaning = automaton.MeaningAt(state);
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{state} {automaton.LettersAt(state)} {meaning?.Stem} {meaning?.WordStart} {string.Join(' ', meaning?.Senses.Select(Described) ?? [])}"));
            foreach (var letter in automaton.LettersAt(state).ToArray().Where(letter => known.Add(automaton.Next(state, letter))))
            {
                waiting.Enqueue(automaton.Next(state, letter));
            }
        }

        return lines;
    }

    private static string Described(Sense sense) => sense switch
    {
        Sense.States(var values, var needs) => $"{string.Join(',', values)} {needs}",
        Sense.Suggests(var values) => string.Join(',', values),
        _ => sense.ToString(),
    };
}
