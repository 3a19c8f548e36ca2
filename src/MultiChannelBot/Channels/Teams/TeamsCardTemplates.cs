using System.Text.Json.Nodes;
using MultiChannelBot.Cards;
using MultiChannelBot.Cards.Templating;

namespace MultiChannelBot.Channels.Teams;

/// <summary>The templates of cards/teams for each way in which cards are shown.</summary>
internal sealed class TeamsCardTemplates
{
    /// <summary>What a question or an answer has besides where several people see it.</summary>
    private const string Shared = "shared";

    private static readonly string[] OfCases = ["question", "answer"];

    private readonly CardTemplates backed;
    private readonly CardTemplates bare;
    private readonly CardTemplates submitting;
    private readonly CardTemplates web;
    private readonly CardTemplates sharedBacked;
    private readonly CardTemplates sharedBare;
    private readonly CardTemplates sharedStill;

    private TeamsCardTemplates(string directory)
    {
        backed = CardTemplates.Load(directory, Names);
        var more = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, $"{Shared}.json")))!.AsObject();
        bare = CardTemplates.Reshape(directory, Names, template => Changed(template, WithoutFallback));
        submitting = CardTemplates.Reshape(directory, Names, template => Changed(template, AsSubmit));
        web = CardTemplates.Reshape(directory, Names, template => ForWeb(Changed(template, AsSubmit)));
        sharedBacked = CardTemplates.Reshape(directory, OfCases, template => WithMore(template, more));
        sharedBare = CardTemplates.Reshape(directory, OfCases, template => WithMore(Changed(template, WithoutFallback), more));
        sharedStill = CardTemplates.Reshape(directory, OfCases, template => Still(WithMore(Changed(template, WithoutFallback), more)));
    }

    /// <summary>The names of the files.</summary>
    public static IReadOnlyList<string> Names { get; } = ["welcome", .. OfCases, "notice", "inert", Shared];

    /// <inheritdoc cref="CardTemplates.Load"/>
    public static TeamsCardTemplates Load(string directory) => new(directory);

    /// <summary>The template of a name as a view has it.</summary>
    public TemplateBinder Of(string name, TeamsCardView view, TeamsCardDetail detail)
    {
        var isShared = view.IsShared && Array.IndexOf(OfCases, name) >= 0;
        var templates = (view.Submits, isShared, detail) switch
        {
            (true, _, _) => view.IsWeb ? web : submitting,
            (_, true, { Refreshed: false }) => sharedStill,
            (_, true, { Backed: false }) => sharedBare,
            (_, true, _) => sharedBacked,
            (_, _, { Backed: false }) => bare,
            _ => backed,
        };
        return templates[name];
    }

    /// <summary>The same with each Action.Execute changed.</summary>
    private static JsonObject Changed(JsonObject template, Func<JsonObject, JsonObject> change) => (JsonObject)Walk(template, change)!;

    private static JsonNode? Walk(JsonNode? node, Func<JsonObject, JsonObject> change) => node switch
    {
        JsonArray items => new JsonArray([.. items.Select(item => Walk(item, change))]),
        JsonObject parts when (string?)parts["type"] == "Action.Execute" => change(parts),
        JsonObject parts => new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, Walk(part.Value, change)))),
        _ => node?.DeepClone(),
    };

    private static JsonObject WithoutFallback(JsonObject execute) =>
        new(execute.Where(part => part.Key != "fallback").Select(part => KeyValuePair.Create(part.Key, part.Value?.DeepClone())));

    private static JsonObject AsSubmit(JsonObject execute) => new(WithoutFallback(execute).Where(part => part.Key != "verb")
        .Select(part => KeyValuePair.Create(part.Key, part.Key == "type" ? "Action.Submit" : part.Value?.DeepClone())));

    /// <summary>The page shows what to press next before what leads away from it, and the one that is most likely wanted in its colour.</summary>
    private static JsonObject ForWeb(JsonObject template)
    {
        var body = template["body"]!.AsArray();
        if (body.FirstOrDefault(element => IsOf(element, "buttonRows")) is not { } rows)
        {
            return template;
        }

        var actions = rows["actions"]!.AsArray();
        var wanted = actions[0]!.DeepClone().AsObject();
        (wanted["style"], wanted["$when"], actions[0]!["$when"]) = ("positive", "${isWanted}", "${isOther}");
        actions.Insert(0, wanted);
        if (body.Any(element => IsOf(element, "receipts")) && body.FirstOrDefault(element => IsOf(element, "links")) is { } links)
        {
            body.Remove(links);
            body.Insert(body.IndexOf(rows) + 1, links);
        }

        return template;
    }

    private static bool IsOf(JsonNode? element, string data) => (string?)element?["$data"] == $"${{{data}}}";

    private static JsonObject Still(JsonObject template)
    {
        template.Remove("refresh");
        return template;
    }

    private static JsonObject WithMore(JsonObject template, JsonObject more)
    {
        template["refresh"] = more["refresh"]!.DeepClone();
        foreach (var element in more["body"]!.AsArray())
        {
            template["body"]!.AsArray().Add(element!.DeepClone());
        }

        return template;
    }
}
