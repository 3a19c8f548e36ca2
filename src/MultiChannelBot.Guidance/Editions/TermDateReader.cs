using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>
/// Reads the lists of dates that rows name: days before and after the end of a term. A day is either given by a source or
/// marked as a suggestion, so that nothing of our own is ever told as a rule.
/// </summary>
internal sealed class TermDateReader(Definitions definitions, PartReader parts, FaultList faults)
{
    /// <summary>The farthest day from the end of a term, either way: what lies farther is a slip.</summary>
    internal const int Farthest = 366;

    private readonly Dictionary<Definition, ImmutableArray<Conditional<DateRule>>> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The dates of a row, in the order in which they come.</summary>
    internal ImmutableArray<Conditional<DateRule>> Of(MapReader row) =>
        [.. row.List("dates").SelectMany(Named).OrderBy(date => date.Item.From)];

    private IEnumerable<Conditional<DateRule>> Named(YamlNode node)
    {
        if (node is not YamlNode.Scalar { Value: { Length: > 0 } id })
        {
            faults.Add(node, "This is no reference to a list of dates.", "Write the id of a list under 'dates:'.");
            return [];
        }

        if (definitions.Use(DefinitionKind.Date, id, node) is not { } definition)
        {
            return [];
        }

        if (!known.TryGetValue(definition, out var read))
        {
            known[definition] = read = Read(definition);
        }

        return read;
    }

    private ImmutableArray<Conditional<DateRule>> Read(Definition definition)
    {
        if (definition.Node is not YamlNode.List { Items.IsEmpty: false } list)
        {
            faults.Add(definition.File, definition.Line, $"dates '{definition.Id}' are no list.", "Write a list of dates, each with id, party, day or from and to, title and text.");
            return [];
        }

        ImmutableArray<Conditional<DateRule>> dates = [.. list.Items.Select(item => Date(item, definition.Id)).OfType<Conditional<DateRule>>()];
        foreach (var twin in dates.GroupBy(date => date.Item.Id).Where(group => group.Count() > 1))
        {
            faults.Add(definition.File, definition.Line, $"dates '{definition.Id}' have '{twin.Key}' a second time.", "Rename one of the two.");
        }

        return dates;
    }

    private Conditional<DateRule>? Date(YamlNode node, string name)
    {
        if (node is not YamlNode.Map inner)
        {
            faults.Add(node, $"One of the dates '{name}' is no map.", "Write {id: ..., party: ..., day: ..., title: ..., text: ..., source: ...}.");
            return null;
        }

        var what = $"this one of the dates '{name}'";
        var map = new MapReader(inner, what, faults);
        var id = map.Required("id");
        var (from, to) = Days(map, what);
        var rule = new DateRule(id, map.Node("party") is null ? null : parts.PartyOf(map), parts.Text(map, "title"), parts.Text(map, "text"), from, to, Source(map, what));
        var when = WhenReader.Read(map.Node("when"), what, faults) ?? When.Always;
        map.Done();
        return new Conditional<DateRule>(rule, when);
    }

    private (int From, int To) Days(MapReader map, string what)
    {
        if (map.Node("day") is not null)
        {
            if (map.Node("from") is not null || map.Node("to") is not null)
            {
                faults.Add(map.Node("day")!, $"{what} has both a day and a window.", "Keep 'day', or 'from' and 'to'.");
            }

            var day = Count(map, "day", what);
            return (day, day);
        }

        if (map.Node("from") is null || map.Node("to") is null)
        {
            faults.Add(map.Map, $"{what} has no day.", "Add 'day:', counted from the end of the term, or 'from:' and 'to:' for a window.");
            return default;
        }

        var (from, to) = (Count(map, "from", what), Count(map, "to", what));
        if (from >= to)
        {
            faults.Add(map.Node("to")!, $"The window of {what} ends before it has a second day.", "Write a later 'to', or 'day' for a single day.");
        }

        return (from, to);
    }

    private int Count(MapReader map, string key, string what)
    {
        var text = map.Text(key);
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) && Math.Abs(days) <= Farthest)
        {
            return days;
        }

        faults.Add(map.Node(key)!, $"'{key}' of {what} is '{text}'.", $"Write the number of days after the end of the term, such as -30, 0 or 7, at most {Farthest} either way.");
        return 0;
    }

    private Source? Source(MapReader map, string what)
    {
        var isSuggested = map.Flag("suggested");
        var id = map.Text("source");
        if (isSuggested == (id is not null))
        {
            faults.Add(
                map.Node("source") ?? map.Map,
                id is null ? $"{what} has no source." : $"{what} has a source and is a suggestion.",
                "Name the page that gives the day under 'source:', or write 'suggested: true' where none does.");
        }

        return id is null ? null : parts.Source(id, map.Node("source")!);
    }
}
