using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Text;

/// <summary>Finds a text outside this room: of an edition, or a product's name. Null where there is none.</summary>
public delegate string? TextSource(TextKey key, Language language, Voice voice);

/// <summary>
/// Every text of the conversation and of the edition, in every language. Pure after loading. A key with the ending
/// ".customer" is the customer's voice of the key before it.
/// </summary>
public sealed class Phrasebook
{
    private const string CustomerEnding = ".customer";

    private static readonly CultureInfo[] Cultures = [.. LanguageCodes.All.Select(language => CultureInfo.GetCultureInfo(language.LinkLocale()))];

    private readonly ImmutableArray<FrozenDictionary<string, string>> texts;
    private readonly TextSource elsewhere;

    private Phrasebook(ImmutableArray<FrozenDictionary<string, string>> texts, TextSource elsewhere)
    {
        this.texts = texts;
        this.elsewhere = elsewhere;
    }

    /// <summary>
    /// Reads en.json and ko.json of a directory; <paramref name="elsewhere"/> is asked for keys that are in neither.
    /// </summary>
    /// <exception cref="InvalidDataException">A file is missing or is no flat JSON object of texts; names file and remedy.</exception>
    public static Phrasebook Read(string directory, TextSource elsewhere) =>
        new([.. LanguageCodes.All.Select(language => ReadFile(Path.Combine(directory, language.Code() + ".json")))], elsewhere);

    /// <summary>All keys of the conversation's own texts in one language.</summary>
    public IEnumerable<string> Keys(Language language) => texts[(int)language].Keys;

    /// <summary>The raw text of a key, place holders and all; null where the conversation has none.</summary>
    public string? Find(string key, Language language) => texts[(int)language].GetValueOrDefault(key);

    /// <summary>The text of a line with its place holders filled.</summary>
    /// <exception cref="KeyNotFoundException">No text has this key: a fault of ours, which the text lint finds first.</exception>
    public string Say(Line line, Language language, Voice voice)
    {
        var text = Lookup(line.Key, language, voice);
        return line.Args.IsEmpty ? text : Filled(text, line.Args, language, voice);
    }

    // A place holder is "{name}" in small letters; one that nothing is given for stays as it stands.
    private string Filled(string text, ImmutableDictionary<string, Arg> args, Language language, Voice voice)
    {
        var filled = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[256]);
        var from = 0;
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = open + 1;
            while (close < text.Length && char.IsAsciiLetterLower(text[close]))
            {
                close++;
            }

            if (close < text.Length && text[close] == '}' && args.TryGetValue(text[(open + 1)..close], out var arg))
            {
                filled.AppendFormatted(text.AsSpan(from, open - from));
                filled.AppendLiteral(Say(arg, language, voice));
                from = close + 1;
            }
        }

        filled.AppendFormatted(text.AsSpan(from));
        return filled.ToStringAndClear();
    }

    /// <summary>A text without place holders.</summary>
    public string Say(TextKey key, Language language, Voice voice) => Lookup(key, language, voice);

    /// <summary>A text without place holders, by the id of its key.</summary>
    public string Say(string key, Language language) => Lookup(new TextKey(key), language, Voice.Partner);

    /// <summary>The phrases of a text that lists them between bars, of every language in turn, folded as typed text is.</summary>
    public ImmutableArray<string> FoldedWords(string key) =>
        [.. LanguageCodes.All.SelectMany(language => Say(key, language).Split('|')).Select(PlainText.Fold)];

    /// <summary>The label of a value as shown to people: "Enterprise Agreement (EA)", a day, a product's name.</summary>
    public string Label(FactValue value, Language language, Voice voice) => value.Fact switch
    {
        Fact.TermEnd => Day(value.Day, language),
        Fact.Product => Lookup(new TextKey("product." + value.Code), language, voice),
        var fact => Lookup(new TextKey($"value.{FactCatalogue.Of(fact).Name}.{value.Code}"), language, voice),
    };

    /// <summary>A day as the language writes it: "15 March 2019", "2019년 3월 15일".</summary>
    public static string Day(DateOnly day, Language language) =>
        day.ToString(language == Language.Korean ? "yyyy'년 'M'월 'd'일'" : "d MMMM yyyy", Cultures[(int)language]);

    /// <summary>A day with the day of the week: "Friday 15 March 2019", "2019년 3월 15일 금요일".</summary>
    public static string Weekday(DateOnly day, Language language) =>
        day.ToString(language == Language.Korean ? "yyyy'년 'M'월 'd'일 'dddd" : "dddd d MMMM yyyy", Cultures[(int)language]);

    private string Say(Arg arg, Language language, Voice voice) => arg switch
    {
        Arg.Text text => Lookup(text.Key, language, voice),
        Arg.Said said => Say(said.Line, language, voice),
        Arg.Day day => Day(day.Date, language),
        Arg.Weekday day => Weekday(day.Date, language),
        Arg.Number number => number.Count.ToString(CultureInfo.InvariantCulture),
        Arg.Value value => Label(value.Of, language, voice),
        Arg.Values values => string.Join(" · ", values.Of.Select(value => Label(value, language, voice))),
        Arg.Alternatives any => Either([.. any.Of.Select(value => Label(value, language, voice))], language),
        Arg.FactName fact => Lookup(new TextKey("fact." + FactCatalogue.Of(fact.Of).Name), language, voice),
        Arg.Setting setting => setting.Content,
        Arg.Subscriptions which => Say(
            Line.Of(which.Of is [_] ? "list.number" : "list.numbers").With("numbers", new Arg.Setting(Numbers(which.Of, language))), language, voice),
        _ => throw new InvalidOperationException($"No way to say {arg.GetType().Name}."),
    };

    private string Either(ImmutableArray<string> labels, Language language) => labels.Length < 2
        ? string.Concat(labels)
        : $"{string.Join(", ", labels[..^1])} {Say("list.or", language)} {labels[^1]}";

    // "1, 3 and 7", "1–4 and 7".
    private string Numbers(ImmutableArray<int> places, Language language)
    {
        var runs = places.Select((place, at) => (place, run: place - at)).GroupBy(one => one.run, one => one.place + 1)
            .SelectMany(run => run.Count() > 2 ? [$"{run.First()}{Say("list.numbers.to", language)}{run.Last()}"] : run.Select(number => number.ToString(CultureInfo.InvariantCulture)))
            .ToList();
        return runs.Count == 1 ? runs[0] : string.Join(Say("list.numbers.between", language), runs[..^1]) + Say("list.numbers.last", language) + runs[^1];
    }

    private string Lookup(TextKey key, Language language, Voice voice)
    {
        var own = texts[(int)language];
        return (voice == Voice.Customer ? own.GetValueOrDefault(key.Id + CustomerEnding) : null)
            ?? own.GetValueOrDefault(key.Id)
            ?? elsewhere(key, language, voice)
            ?? throw new KeyNotFoundException($"No text '{key.Id}' in {language}.");
    }

    private static FrozenDictionary<string, string> ReadFile(string path)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path));
            return (read ?? []).ToFrozenDictionary(StringComparer.Ordinal);
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            throw new InvalidDataException($"{path}: {fault.Message} Restore the file from the release.", fault);
        }
    }
}
