using System.Globalization;
using System.Text.Json;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Tests.Understanding;

/// <summary>A message of the corpus with what it states, as labelled by hand.</summary>
/// <param name="Facts">"fact=value" of every value that must be read.</param>
/// <param name="Optional">Values that may be read or left open.</param>
/// <param name="Subscriptions">The values of each, where the message describes several.</param>
/// <param name="Today">The day from which its relative dates count.</param>
internal sealed record LabelledMessage(
    string Id, string Kind, string Language, Guidance.Facts.Fact? Asked, string Text, HashSet<string> Facts, HashSet<string> Optional, string? Act, string[] Subscriptions, DateOnly Today)
{
    private static readonly Guidance.Facts.Fact[] Scored =
    [
        Guidance.Facts.Fact.PurchaseChannel, Guidance.Facts.Fact.ServiceType, Guidance.Facts.Fact.Intent, Guidance.Facts.Fact.PartnerType,
        Guidance.Facts.Fact.Cloud, Guidance.Facts.Fact.AzureOffer, Guidance.Facts.Fact.TermEnd,
    ];

    /// <summary>The messages it was written with: its id without the number.</summary>
    public string Batch => Id[..Id.LastIndexOf('-')];

    /// <summary>Reads a file of one JSON object a line.</summary>
    public static IEnumerable<LabelledMessage> Load(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(Parse);

    /// <summary>Compares a reading with the label.</summary>
    public Judgement Judge(Reading reading)
    {
        var read = reading.Facts.Select(fact => fact.Value).Where(value => Scored.Contains(value.Fact)).Select(value => value.ToString()).ToHashSet();
        var stated = Facts.Select(FactOf).ToHashSet();
        var surplus = read.Except(Facts).Except(Optional).ToList();
        return new Judgement(
            this,
            [.. Facts.Except(read)],
            [.. surplus.Where(value => stated.Contains(FactOf(value)))],
            [.. surplus.Where(value => !stated.Contains(FactOf(value)))],
            ReadingJson.ActCode(reading),
            Subscriptions.Length == 0 || Subscriptions.SequenceEqual(reading.Subscriptions.Select(one => Joined(one)).Order(StringComparer.Ordinal)));
    }

    private static string FactOf(string value) => value.Split('=')[0];

    private static string Joined(IEnumerable<FactValue> values) =>
        string.Join(' ', values.Where(value => Scored.Contains(value.Fact)).Select(value => value.ToString()).Order(StringComparer.Ordinal));

    private static LabelledMessage Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return new LabelledMessage(
            root.GetProperty("id").GetString()!,
            root.GetProperty("kind").GetString()!,
            root.GetProperty("lang").GetString()!,
            FactCatalogue.TryFind(Optionally(root, "asked"), out var asked) ? asked.Id : null,
            root.GetProperty("text").GetString()!,
            Values(root, "facts"),
            Values(root, "optional"),
            Optionally(root, "act"),
            root.TryGetProperty("subscriptions", out var list) ? [.. list.EnumerateArray().Select(one => string.Join(' ', Values(one).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)] : [],
            Optionally(root, "today") is { } today ? DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture) : Engines.Today);
    }

    private static string? Optionally(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static HashSet<string> Values(JsonElement json, string name) => json.TryGetProperty(name, out var facts) ? Values(facts) : [];

    private static HashSet<string> Values(JsonElement facts) =>
    [
        .. from fact in facts.EnumerateObject()
           where FactCatalogue.TryFind(fact.Name, out var known) && Scored.Contains(known.Id)
           from value in fact.Value.ValueKind == JsonValueKind.Array ? fact.Value.EnumerateArray().ToArray() : [fact.Value]
           select $"{fact.Name}={value.GetString()}",
    ];
}

/// <summary>How a reading compares with its label.</summary>
/// <param name="Missed">Stated, not read.</param>
/// <param name="Wrong">Read in place of, or beside, a stated value of the same fact.</param>
/// <param name="Invented">Read of a fact that was not stated.</param>
internal sealed record Judgement(LabelledMessage Message, string[] Missed, string[] Wrong, string[] Invented, string? Act, bool PairsRight)
{
    public bool FactsRight => Missed.Length == 0 && Wrong.Length == 0 && Invented.Length == 0;

    public bool ActRight => Act == Message.Act;

    public override string ToString() =>
        $"{Message.Id} {Message.Text.ReplaceLineEndings("\\n")} | missed: {string.Join(' ', Missed)} | too much: {string.Join(' ', Wrong.Concat(Invented))} | act: {Act}";
}
