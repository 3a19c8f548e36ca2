using System.Text.Json.Nodes;
using MultiChannelBot.Commands;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Commands;

/// <summary>Whole conversations, played as the verb "play" plays them, against the outcomes that the page gives them.</summary>
public class DialogueTests
{
    private const double Floor = 0.97;

    /// <summary>The page's edition, whatever later ones say.</summary>
    private const string Edition = "2019-03-15";

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Outcomes after which somebody starts to do something with the subscription.</summary>
    private static readonly HashSet<string> StartsAnAction =
        ["request-relationship", "new-azure-subscription", "switch-azure", "multi-partner", "transfer-azure-plan", "transfer-licenses"];

    private static readonly Lazy<Triage> Shipped = new(() => Triage.Load(new BotSettings { Guidance = new GuidanceSettings { Edition = Edition } }));

    private static readonly Lazy<List<Played>> All = new(() => [.. Lines().Select(PlayOne)]);

    [Fact]
    public void Dialogues_end_as_the_page_says()
    {
        var misses = All.Value.Where(one => !one.Expected.SequenceEqual(one.Read)).ToList();
        var rate = 1 - ((double)misses.Count / All.Value.Count);
        Assert.True(rate >= Floor, $"{rate:F3} of {All.Value.Count}; these end otherwise:{Environment.NewLine}{string.Join(Environment.NewLine, misses)}");
    }

    [Fact]
    public void Nobody_is_told_to_go_ahead_who_must_not()
    {
        var misled = All.Value.Where(one => !one.Expected.Any(StartsAnAction.Contains) && one.Read.Any(StartsAnAction.Contains)).ToList();
        Assert.True(misled.Count == 0, string.Join(Environment.NewLine, misled));
    }

    [Fact]
    public void There_are_at_least_sixty_and_each_has_a_name_of_its_own()
    {
        Assert.True(All.Value.Count >= 60);
        Assert.Equal(All.Value.Count, All.Value.Select(one => one.Id).Distinct().Count());
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_line_does_not_keep_it_from_being_played()
    {
        var dialogue = Dialogue.Parse("""{"id":"d\ud83d","turns":["E3 on an EA \ud83d, to be managed"]}""").Dialogue!;

        var played = PlayVerb.Play(Shipped.Value, dialogue, Now);

        Assert.Equal("""{"id":"d\uFFFD","outcome":"request-relationship"}""", played.ToJsonString());
    }

    private static IEnumerable<string> Lines() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "corpus", "dialogues.jsonl")).Where(line => line.Length > 0);

    private static Played PlayOne(string line)
    {
        var label = JsonNode.Parse(line)!.AsObject();
        var outcome = PlayVerb.Play(Shipped.Value, Dialogue.Parse(line).Dialogue!, Now)["outcome"];
        return new Played((string)label["id"]!, Codes(label["expected"]), Codes(outcome), string.Join(" / ", label["turns"]!.AsArray().Select(turn => (string)turn!)));
    }

    private static string[] Codes(JsonNode? outcome) =>
        outcome is JsonArray several ? [.. several.Select(code => (string)code!)] : [(string)outcome!];

    private sealed record Played(string Id, string[] Expected, string[] Read, string Turns)
    {
        public override string ToString() => $"{Id}: {Turns} | expected {string.Join(',', Expected)} | got {string.Join(',', Read)}";
    }
}
