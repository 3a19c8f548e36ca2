using System.Collections.Immutable;
using System.Text;
using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// Finds phrases that collide: one spelling that states two values of a fact, or states one and is passed over at the same
/// time. The lexicon can still be used; which of the two is read then is left to chance, so a test keeps the list empty.
/// </summary>
public sealed class LexiconLint
{
    private readonly Dictionary<string, List<(string Place, Sense Sense)>> seen = new(StringComparer.Ordinal);
    private readonly List<LexiconFault> findings = [];

    /// <summary>Checks every file of a lexicon.</summary>
    /// <param name="directory">The folder of the YAML files.</param>
    /// <returns>One finding a collision, at its second place; faults that keep a file from being read come first.</returns>
    public static ImmutableArray<LexiconFault> Check(string directory)
    {
        var lint = new LexiconLint();
        var (_, faults) = LexiconReader.Read(directory, lint);
        return [.. faults, .. lint.findings];
    }

    /// <summary>Checks one text as if it were a file.</summary>
    public static ImmutableArray<LexiconFault> CheckText(string name, string yaml)
    {
        var lint = new LexiconLint();
        var (_, faults) = LexiconReader.ReadText(name, yaml, lint);
        return [.. faults, .. lint.findings];
    }

    /// <summary>Takes note of every spelling of a line as the reader meets it.</summary>
    internal void See(string file, int line, PhrasePattern pattern, Sense sense)
    {
        foreach (var spelling in pattern.Spellings())
        {
            See(file, line, KeyOf(spelling), spelling, sense);
        }
    }

    private void See(string file, int line, string key, string spelling, Sense sense)
    {
        if (!seen.TryGetValue(key, out var before))
        {
            seen.Add(key, before = []);
        }

        foreach (var (place, other) in before)
        {
            if (Collision(other, sense) is { } what)
            {
                findings.Add(new(file, line, $"'{spelling}' {what}; see {place}", "Keep it in one place, or write the longer phrase that tells the two apart"));
                break;
            }
        }

        before.Add(($"{file}:{line}", sense));
    }

    private static string KeyOf(string spelling)
    {
        var text = NormalText.Of(spelling);
        var key = new StringBuilder();
        foreach (var token in text.Tokens)
        {
            key.Append(text.Letters(token));
        }

        return key.ToString();
    }

    private static string? Collision(Sense one, Sense other) => (one, other) switch
    {
        (Sense.States first, Sense.States second) => Collision(first, second),
        (Sense.Names first, Sense.Names second) when first.Product.Id != second.Product.Id => "names two products",
        (Sense.Answers first, Sense.Answers second) when first.Value != second.Value && first.Value.Fact == second.Value.Fact => "answers one question in two ways",
        (Sense.States or Sense.Names, Sense.Decoy or Sense.Filler) or (Sense.Decoy or Sense.Filler, Sense.States or Sense.Names) => "states something and is passed over",
        _ => null,
    };

    private static string? Collision(Sense.States one, Sense.States other)
    {
        foreach (var value in one.Values)
        {
            foreach (var second in other.Values.Where(second => second.Fact == value.Fact))
            {
                if (second != value)
                {
                    return $"states two values of {FactCatalogue.Of(value.Fact).Name}";
                }

                if (one.Needs != other.Needs)
                {
                    return "states one value on two conditions";
                }
            }
        }

        return null;
    }
}
