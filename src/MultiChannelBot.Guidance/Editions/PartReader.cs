using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>Reads what rows are made of: links, sources, notes, steps. Each is resolved where something refers to it.</summary>
internal sealed class PartReader(Definitions definitions, FaultList faults)
{
    /// <summary>The one host that links may lead to; older hosts of the same pages are obsolete.</summary>
    internal const string LinkPrefix = "https://learn.microsoft.com/{locale}/";

    private const string AskBeginning = "ask.";

    private readonly Dictionary<Definition, object> resolved = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, YamlNode> steps = new(StringComparer.Ordinal);

    private readonly List<(string Step, YamlNode Where)> serving = [];

    /// <summary>Every step of the edition, with where it is defined.</summary>
    internal IReadOnlyDictionary<string, YamlNode> StepsUsed => steps;

    /// <summary>The ids of the steps that may be named: of the edition, and of what it shares with others.</summary>
    internal HashSet<string> KnownSteps() => definitions.All(DefinitionKind.Procedure).SelectMany(procedure => Ids(procedure.Node))
        .Concat(steps.Keys).ToHashSet(StringComparer.Ordinal);

    /// <summary>Steps that are said to serve others have to exist. Called once all are read.</summary>
    internal void CheckServing()
    {
        var known = KnownSteps();
        foreach (var (step, where) in serving.Where(named => !known.Contains(named.Step)))
        {
            faults.Add(where, $"There is no step '{step}' that could serve.", "Name a step of a procedure under 'servedBy:', or leave it out.");
        }
    }

    /// <summary>The text of a step that the text of an id asks for; null where it asks for none.</summary>
    internal static string? AskedFor(string id) => id.StartsWith(AskBeginning, StringComparison.Ordinal) ? id[AskBeginning.Length..] : null;

    internal IEnumerable<Link> LinksUsed => resolved.Values.OfType<Link>();

    internal TextKey Text(MapReader map, string key)
    {
        var id = map.Required(key);
        return id.Length == 0 ? default : Text(id, map.Node(key)!);
    }

    internal TextKey Text(string id, YamlNode where)
    {
        if (TextSection.IsDated(id))
        {
            faults.Add(where, $"'{id}' is a text with a day.", "Name it after 'dated:', beside the general text.");
        }

        definitions.Use(DefinitionKind.Text, id, where);
        return new TextKey(id);
    }

    internal Link? Link(string id, YamlNode where) => Resolve(DefinitionKind.Link, id, where, map =>
    {
        var pattern = map.Required("pattern");
        if (pattern.Length > 0 && !pattern.StartsWith(LinkPrefix, StringComparison.Ordinal))
        {
            faults.Add(map.Node("pattern")!, $"Link '{id}' leads to '{pattern}'.", $"Begin it with {LinkPrefix}.");
        }

        return new Link(id, Text(map, "title"), pattern, Audience(map, id));
    });

    private LinkAudience Audience(MapReader map, string link)
    {
        var text = map.Text("for");
        if (text is not (null or "partner"))
        {
            faults.Add(map.Node("for")!, $"Link '{link}' is for '{text}'.", "Write partner, or take 'for' out: then it is for everyone.");
        }

        return text is null ? LinkAudience.Everyone : LinkAudience.Partner;
    }

    /// <summary>
    /// The text that a part has instead of its general one once the end of the term is known; null where it has none. Such
    /// texts, and only they, hold the place holder of the day.
    /// </summary>
    internal TextKey? Dated(MapReader map)
    {
        if (map.Text("dated") is not { } id)
        {
            return null;
        }

        if (!TextSection.IsDated(id))
        {
            faults.Add(map.Node("dated")!, $"'{id}' is no text with a day.", $"Name a text that ends in '{TextSection.DatedEnding}'.");
        }

        definitions.Use(DefinitionKind.Text, id, map.Node("dated")!);
        return new TextKey(id);
    }

    internal Source? Source(string id, YamlNode where) => Resolve(DefinitionKind.Source, id, where, map =>
    {
        var link = map.Required("link");
        var found = link.Length == 0 ? null : Link(link, map.Node("link")!);
        return found is null ? null : new Source(id, Text(map, "title"), found, Day(map, "asOf"));
    });

    /// <summary>A note with the condition under which it shows at all.</summary>
    internal Conditional<NoteRule>? Note(string id, YamlNode where) => Resolve(DefinitionKind.Note, id, where, map =>
    {
        var what = $"note '{id}'";
        var first = map.Node("first") switch
        {
            null => null,
            YamlNode.Scalar { Value: "always" } => When.Always,
            var node => WhenReader.Read(node, what, faults),
        };
        var when = WhenReader.Read(map.Node("when"), what, faults);
        return new Conditional<NoteRule>(new NoteRule(id, Text(map, "text"), first), when ?? When.Always);
    });

    /// <summary>The steps of a procedure, in order.</summary>
    internal ImmutableArray<Conditional<StepRule>> Procedure(string id, YamlNode where)
    {
        if (definitions.Use(DefinitionKind.Procedure, id, where) is not { } definition)
        {
            return [];
        }

        if (resolved.TryGetValue(definition, out var known))
        {
            return (ImmutableArray<Conditional<StepRule>>)known;
        }

        var read = Steps(definition.Node, $"procedure '{id}'");
        resolved[definition] = read;
        return read;
    }

    internal ImmutableArray<Conditional<StepRule>> Steps(YamlNode? node, string what)
    {
        if (node is YamlNode.List { Items.IsEmpty: false } list)
        {
            return [.. list.Items.Select(item => Step(item, what)).OfType<Conditional<StepRule>>()];
        }

        if (node is not null)
        {
            faults.Add(node, $"{what} has no steps.", "Write a list of steps, each with id, party and text.");
        }

        return [];
    }

    /// <summary>References to texts or links, each an id, or a map of the id and its 'when'.</summary>
    internal ImmutableArray<Conditional<T>> References<T>(
        MapReader map, string key, string kind, Func<string, YamlNode, T?> find)
        where T : notnull
    {
        var found = ImmutableArray.CreateBuilder<Conditional<T>>();
        foreach (var node in map.List(key))
        {
            var (id, when) = Reference(node, kind);
            if (id.Length > 0 && find(id, node) is { } item)
            {
                found.Add(new Conditional<T>(item, when));
            }
        }

        return found.ToImmutable();
    }

    internal DateOnly Day(MapReader map, string key)
    {
        var text = map.Required(key);
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && text.Length > 0)
        {
            faults.Add(map.Node(key)!, $"'{key}' is '{text}'.", "Write a day such as 2019-03-15.");
        }

        return day;
    }

    private (string Id, When When) Reference(YamlNode node, string kind)
    {
        switch (node)
        {
            case YamlNode.Scalar scalar:
                return (scalar.Value, When.Always);
            case YamlNode.Map inner:
                var map = new MapReader(inner, $"this {kind}", faults);
                var reference = (map.Required(kind), WhenReader.Read(map.Node("when"), $"this {kind}", faults) ?? When.Always);
                map.Done();
                return reference;
            default:
                faults.Add(node, $"This is no reference to a {kind}.", $"Write its id, or {{{kind}: id, when: {{...}}}}.");
                return ("", When.Always);
        }
    }

    private Conditional<StepRule>? Step(YamlNode node, string what)
    {
        if (node is not YamlNode.Map inner)
        {
            faults.Add(node, $"A step of {what} is no map.", "Write {id: ..., party: ..., text: ...}.");
            return null;
        }

        var map = new MapReader(inner, $"this step of {what}", faults);
        var id = map.Required("id");
        NoteStepId(id, inner);
        var text = Text(map, "text");
        var step = new Step(id, PartyOf(map), text, map.Flag("inferred"))
        {
            Ask = Ask(text, inner),
            IsInvitation = map.Flag("invitation"),
            ServedBy = Serving(map),
            Waits = map.Flag("waits"),
        };
        var dated = Dated(map);
        var when = WhenReader.Read(map.Node("when"), $"step '{id}'", faults) ?? When.Always;
        map.Done();
        return new Conditional<StepRule>(new StepRule(step, dated), when);
    }

    private string? Serving(MapReader map)
    {
        if (map.Text("servedBy") is not { } step)
        {
            return null;
        }

        serving.Add((step, map.Node("servedBy")!));
        return step;
    }

    private static IEnumerable<string> Ids(YamlNode procedure) => procedure is YamlNode.List list
        ? list.Items.OfType<YamlNode.Map>().SelectMany(step => step.Entries).Where(entry => entry.Key == "id")
            .Select(entry => entry.Value).OfType<YamlNode.Scalar>().Select(id => id.Value)
        : [];

    /// <summary>What a message asks of the party of a step: the text with the step's name behind this beginning; null where there is none.</summary>
    private TextKey? Ask(TextKey step, YamlNode where)
    {
        var id = AskBeginning + step.Id;
        return definitions.Has(DefinitionKind.Text, id) && definitions.Use(DefinitionKind.Text, id, where) is not null ? new TextKey(id) : null;
    }

    private void NoteStepId(string id, YamlNode where)
    {
        if (!steps.TryAdd(id, where))
        {
            faults.Add(where, $"Step '{id}' is defined a second time; the first is in line {steps[id].Line}.", "Rename one of the two.");
        }
    }

    /// <summary>The party that a part names.</summary>
    internal Party PartyOf(MapReader map)
    {
        var code = map.Required("party");
        foreach (var party in Enum.GetValues<Party>())
        {
            if (party.Code() == code)
            {
                return party;
            }
        }

        if (code.Length > 0)
        {
            var codes = string.Join(", ", Enum.GetValues<Party>().Select(party => party.Code()));
            faults.Add(map.Node("party")!, $"There is no party '{code}'.", $"Parties: {codes}.");
        }

        return default;
    }

    private T? Resolve<T>(DefinitionKind kind, string id, YamlNode where, Func<MapReader, T?> read)
        where T : class
    {
        if (definitions.Use(kind, id, where) is not { } definition)
        {
            return null;
        }

        if (resolved.TryGetValue(definition, out var known))
        {
            return (T)known;
        }

        if (definition.Node is not YamlNode.Map inner)
        {
            faults.Add(definition.File, definition.Line, $"'{id}' is no map.", "Write its keys below it.");
            return null;
        }

        var map = new MapReader(inner, $"'{id}'", faults);
        var made = read(map);
        map.Done();
        if (made is not null)
        {
            resolved[definition] = made;
        }

        return made;
    }
}
