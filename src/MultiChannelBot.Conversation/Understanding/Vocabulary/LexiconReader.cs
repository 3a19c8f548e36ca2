using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Guidance.Facts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>Reads the lexicon's YAML files and compiles them; every fault is named by file, line and remedy.</summary>
internal sealed class LexiconReader
{
    /// <summary>Files of phrases, and of real words.</summary>
    private const string Phrases = ".yaml", Words = ".txt";

    private readonly List<LexiconFault> faults = [];
    private readonly LexiconBuilder builder;
    private readonly LexiconLint? lint;
    private string file = string.Empty;

    private LexiconReader(LexiconLint? lint, CompiledPhrases? kept = null) => (this.lint, builder) = (lint, new LexiconBuilder { Kept = kept });

    /// <summary>Reads every *.yaml of a directory, and every *.txt as a list of real words, one a line.</summary>
    /// <returns>The lexicon, or null with the faults that keep it from being used.</returns>
    public static (Lexicon? Lexicon, ImmutableArray<LexiconFault> Faults) Read(string directory, LexiconLint? lint = null)
    {
        var reader = new LexiconReader(lint);
        var (lexicon, _) = reader.ReadFiles(directory, FilesOf(directory));
        return (lexicon, [.. reader.faults]);
    }

    /// <summary>The same with what was compiled before, where the folder keeps it for these very files; otherwise it is kept for the next time.</summary>
    /// <returns>A lexicon without <see cref="Lexicon.Patterns"/> where nothing had to be compiled, or null with the faults.</returns>
    public static (Lexicon? Lexicon, ImmutableArray<LexiconFault> Faults) ReadKept(string directory)
    {
        var files = FilesOf(directory);
        var digest = KeptPhrases.DigestOf(files);
        var kept = KeptPhrases.Find(directory, digest);
        var reader = new LexiconReader(null, kept);
        var (lexicon, phrases) = reader.ReadFiles(directory, files);
        if (kept is null && phrases is not null)
        {
            KeptPhrases.Keep(directory, digest, phrases);
        }

        return (lexicon, [.. reader.faults]);
    }

    /// <summary>Reads one text as if it were a file; for tests and tools.</summary>
    public static (Lexicon? Lexicon, ImmutableArray<LexiconFault> Faults) ReadText(string name, string yaml, LexiconLint? lint = null)
    {
        var reader = new LexiconReader(lint);
        reader.ReadFile(name, yaml);
        var (lexicon, _) = reader.Finish();
        return (lexicon, [.. reader.faults]);
    }

    private static (string Name, string Text)[] FilesOf(string directory) => Directory.Exists(directory)
        ? [.. Directory.GetFiles(directory).Where(path => Path.GetExtension(path) is Phrases or Words).Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllText(path)))]
        : [];

    private (Lexicon? Lexicon, CompiledPhrases? Phrases) ReadFiles(string directory, (string Name, string Text)[] files)
    {
        if (!files.Any(one => one.Name.EndsWith(Phrases, StringComparison.Ordinal)))
        {
            faults.Add(new(directory, 0, "no lexicon file (*.yaml) is here", "Point the setting at the folder that holds channels.yaml"));
        }

        foreach (var (name, text) in files)
        {
            if (name.EndsWith(Phrases, StringComparison.Ordinal))
            {
                ReadFile(name, text);
            }
            else
            {
                builder.AddRealWords(text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#'));
            }
        }

        return Finish();
    }

    private (Lexicon? Lexicon, CompiledPhrases? Phrases) Finish() => faults.Count == 0 ? builder.Build() : (null, null);

    private void ReadFile(string name, string yaml)
    {
        file = name;
        var parser = new Parser(new StringReader(yaml));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            if (stream.Documents is [var document] && document.RootNode is YamlSequenceNode entries)
            {
                foreach (var entry in entries)
                {
                    ReadEntry(entry);
                }
            }
            else
            {
                faults.Add(new(file, 1, "the file is not one list of entries", "Begin each entry with '- ' at the left margin"));
            }
        }
        catch (YamlException fault)
        {
            faults.Add(new(file, (int)fault.Start.Line, $"this is not YAML ({fault.InnerException?.Message ?? fault.Message})", "Check indentation, quotes and brackets"));
        }
        catch (InvalidOperationException)
        {
            // The scanner leaves so where a bracket is not closed before the next key.
            faults.Add(new(file, (int)(parser.Current?.End.Line ?? 1), "this is not YAML (a bracket or quote is not closed)", "Check brackets and quotes from this line on"));
        }
    }

    private void ReadEntry(YamlNode node)
    {
        if (node is not YamlMappingNode mapping)
        {
            Fault(node, "an entry is not a mapping", "Write it as '- value: fact=code' with en: and ko: below");
            return;
        }

        var entry = new LexiconEntry(mapping, Fault);
        if (entry.Kind is "particle")
        {
            ReadParticles(entry);
        }
        else if (entry.Kind is "ending")
        {
            builder.AddClauseEndings(entry.Words("ko"));
        }
        else if (entry.Kind is "known")
        {
            builder.AddKnownWords(entry.Words("known"));
        }
        else if (entry.Kind is "alike")
        {
            builder.AddAlike(entry.Words("alike"));
        }
        else if (entry.Kind is "respell")
        {
            ReadRespellings(entry);
        }
        else if (entry.Kind is "short")
        {
            ReadShorthand(entry);
        }
        else if (SenseOf(entry) is { } sense)
        {
            AddPhrases(entry, sense);
        }
    }

    private void ReadRespellings(LexiconEntry entry)
    {
        foreach (var line in entry.Words("respell").Where(line => !builder.AddRespelling(line)))
        {
            Fault(entry.Node, $"'{line}' is no misspelling with what is meant", "Write two words of one length, the wrong one first");
        }
    }

    private void ReadShorthand(LexiconEntry entry)
    {
        foreach (var line in entry.Words("short").Where(line => !builder.AddShorthand(line)))
        {
            Fault(entry.Node, $"'{line}' is no shorthand, or its word stands there twice", "Write 'short long words', or 'wrong right after word word' for a slip after certain words");
        }
    }

    private void ReadParticles(LexiconEntry entry)
    {
        if (KebabCase.TryParse<Particle>(entry.Text("particle"), out var particle))
        {
            builder.AddParticles(particle, entry.Words("ko"));
        }
        else
        {
            Fault(entry.Node, $"'{entry.Text("particle")}' is no kind of particle", $"Use one of {KebabCase.Names<Particle>()}");
        }
    }

    private Sense? SenseOf(LexiconEntry entry) => entry.Kind switch
    {
        "value" => Values(entry, "value") is { Length: > 0 } values ? new Sense.States(values, Needed(entry)) : null,
        "suggests" => Values(entry, "suggests") is { Length: > 0 } values ? new Sense.Suggests(values) : null,
        "answer" => Values(entry, "answer") is [var value] ? new Sense.Answers(value) : null,
        "product" => ProductOf(entry) is { } product ? new Sense.Names(product) : null,
        "cue" => One<Cue>(entry, "cue") is { } cue ? new Sense.Marks(cue) : null,
        "act" => One<Act>(entry, "act") is { } act ? new Sense.Asks(act, entry.Has("fits") ? One<Fits>(entry, "fits") ?? Fits.Clause : Fits.Clause) : null,
        "fact" => FactNamed(entry),
        "ordinal" => OrdinalOf(entry),
        "unsaid" => One<Side>(entry, "unsaid") is { } side ? new Sense.LeavesUnsaid(side) : null,
        "decoy" => new Sense.Decoy(),
        "filler" => new Sense.Filler(),
        _ => NoKind(entry),
    };

    private Sense? NoKind(LexiconEntry entry)
    {
        Fault(entry.Node, "the entry does not say what it is", $"Give it one of the keys {string.Join(", ", LexiconEntry.Kinds)}");
        return null;
    }

    private Sense? FactNamed(LexiconEntry entry)
    {
        if (entry.Text("fact") == "none")
        {
            return new Sense.NamesAnswer();
        }

        if (FactCatalogue.TryFind(entry.Text("fact"), out var definition))
        {
            return new Sense.NamesFact(definition.Id);
        }

        Fault(entry.Node, $"there is no fact '{entry.Text("fact")}'", "Use a published name such as purchaseChannel, or none for a word that means an answer");
        return null;
    }

    private Sense.Points? OrdinalOf(LexiconEntry entry)
    {
        var written = entry.Text("ordinal");
        if (written == "none")
        {
            return new Sense.Points(null);
        }

        if (int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ordinal) && ordinal is About.Last or (> 0 and < 10))
        {
            return new Sense.Points(ordinal);
        }

        Fault(entry.Node, $"'{written}' is no place in an order", "Use 1 to 9, -1 for the last, or none for a word that means a subscription");
        return null;
    }

    private Product? ProductOf(LexiconEntry entry)
    {
        var id = entry.Text("product");
        if (!FactValue.TryParse(Fact.Product, id, out _))
        {
            Fault(entry.Node, $"'{id}' is no product id", "Use lower-case words joined by hyphens, for example office-365");
            return null;
        }

        FactValue? serviceType = null;
        var written = entry.Text("serviceType");
        if (written != "none" && !FactValue.TryParse(Fact.ServiceType, written, out serviceType))
        {
            Fault(entry.Node, $"product '{id}' has no service type", "Add serviceType: license-based, usage-based or none");
            return null;
        }

        var (english, korean) = (entry.Text("name-en"), entry.Text("name-ko"));
        if (english.Length == 0 || korean.Length == 0)
        {
            Fault(entry.Node, $"product '{id}' lacks a name", "Add name-en: and name-ko:");
            return null;
        }

        var product = new Product(id, english, korean, serviceType, entry.Has("also") ? Values(entry, "also") : [],
            (entry.Text("weak") == "true" ? Needs.Trade : Needs.Nothing) | Needed(entry));
        if (!builder.AddProduct(product))
        {
            Fault(entry.Node, $"product '{id}' is defined twice", "Join the two entries");
        }

        return product;
    }

    private ImmutableArray<FactValue> Values(LexiconEntry entry, string key)
    {
        var values = ImmutableArray.CreateBuilder<FactValue>();
        foreach (var written in entry.Words(key))
        {
            var parts = written.Split('=');
            if (parts.Length == 2 && FactCatalogue.TryFind(parts[0], out var fact) && FactValue.TryParse(fact.Id, parts[1], out var value))
            {
                values.Add(value);
            }
            else
            {
                Fault(entry.Node, $"'{written}' is no value of a fact", "Write it as fact=code, for example purchaseChannel=ea");
            }
        }

        return values.ToImmutable();
    }

    private Needs Needed(LexiconEntry entry)
    {
        var needs = Needs.Nothing;
        foreach (var written in entry.Has("needs") ? entry.Words("needs") : [])
        {
            if (KebabCase.TryParse<Needs>(written, out var need))
            {
                needs |= need;
            }
            else
            {
                Fault(entry.Node, $"'{written}' is no condition", $"Use one of {KebabCase.Names<Needs>()}");
            }
        }

        return needs;
    }

    private TEnum? One<TEnum>(LexiconEntry entry, string key)
        where TEnum : struct, Enum
    {
        if (KebabCase.TryParse<TEnum>(entry.Text(key), out var found))
        {
            return found;
        }

        Fault(entry.Node, $"'{entry.Text(key)}' is no {key}", $"Use one of {KebabCase.Names<TEnum>()}");
        return null;
    }

    private void AddPhrases(LexiconEntry entry, Sense sense)
    {
        builder.Begin(sense);
        if (builder.Kept is not null)
        {
            return;
        }

        var lines = entry.Phrases();
        if (lines.Count == 0)
        {
            Fault(entry.Node, "the entry has no phrase", "Add en: or ko: with a list of phrases");
        }

        foreach (var (node, written) in lines)
        {
            if (PhrasePattern.Read(written, out var reason) is not { } pattern)
            {
                Fault(node, $"the phrase '{written}' cannot be read: {reason}", "Write alternatives as (one|other), without brackets inside");
            }
            else if (pattern.IsVoid)
            {
                Fault(node, $"the phrase '{written}' holds no letter or digit", "Remove it or write it out");
            }
            else
            {
                AddPattern(pattern);
                lint?.See(file, (int)node.Start.Line, pattern, sense);
            }
        }
    }

    private void AddPattern(PhrasePattern pattern)
    {
        foreach (var part in pattern.ByStart())
        {
            builder.Add(part);
            if (SpokenNames.TwinOf(part) is { } twin)
            {
                builder.Add(twin);
            }
        }
    }

    private void Fault(YamlNode node, string what, string remedy) => faults.Add(new(file, (int)node.Start.Line, what, remedy));
}
