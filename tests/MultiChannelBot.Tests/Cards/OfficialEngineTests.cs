using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using MultiChannelBot.Cards.Templating;

namespace MultiChannelBot.Tests.Cards;

/// <summary>Our binder held against adaptivecards-templating, on our templates and on templates made for the comparison.</summary>
public class OfficialEngineTests
{
    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.OneOf<string>(
            "", " ", "${label}", "${$root.speak}", "$", "}", "{", "\"", "\\", "\\\"", "`", "'", "\n", "\r\n\t", "</script>", "<b>&amp;",
            "{{DATE(2019-03-15T00:00:00Z)}}", "[a](https://example.org)", "한국어 ‘구독’", "👩‍💻🇰🇷", "שלום \u202Eabc", "\u0000\u001f\u2028", "e\u0301", "null", "true", "1"),
        Gen.String[Gen.Char.AlphaNumeric, 0, 12],
        Gen.String[Gen.OneOf<char>('$', '{', '}', '`', '\\', '"', '가', ' '), 0, 8]);

    private static readonly Gen<JsonNode?> Scalar = Gen.OneOf(
        Hostile.Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Int.Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(truth => (JsonNode?)JsonValue.Create(truth)));

    private static readonly Gen<JsonNode?> Anything = Gen.Frequency((6, Scalar), (1, Gen.Const((JsonNode?)null)));

    /// <summary>Constructs of the subset in the company that matters: missing, null, nested scopes, letter case, flattening.</summary>
    private static readonly string[] Constructs =
    [
        """{"a":"${x}","b":"${x.y}","c":"${X}","d":"${$root.x}","e":"${$data.x}","f":"${$index}","g":"${missing.deep}","h":"${$data}"}""",
        """{"a":"s ${s} ${s}","b":"${s}${s}","c":" ${s}","d":"${s} ","e":"$${s}$","f":"{${s}}","g":"${missing} m ${$index}","h":"{{DATE(${s})}}"}""",
        """{"a":[{"$data":"${list}","v":"${$data}","i":"${$index}","n":"${name}","r":"${$root.s}"}]}""",
        """{"a":[{"$data":"${x}","v":"${$data}","n":"${y}","in":[{"$data":"${$root.list}","n":"${name}","i":"${$index}"}],"i":"${$index}"}]}""",
        """{"a":{"$data":"${list}","v":"${$data}"},"b":{"$when":"${flag}","v":1},"c":{"$when":"${x}","v":1},"d":{"$data":"${none}","v":1}}""",
        """{"a":[1,null,"${list}",[2,[3,"${list}"]],{"$when":"${flag}","v":"${s}"},{"$when":"${missing}","v":2},{"$data":"${list}","$when":"${on}","v":"${name}"}]}""",
        """{"$data":"${x}","a":"${y}","b":{"$data":"${$root.x}","c":"${y}"},"$schema":"kept"}""",
        """{"a":[{"$data":"${none}","v":"${$data}"},{"$data":"${missing}","v":"${$data}","w":"${y}"},{"$data":"${nothing}","v":"${$data}"}],"b":"${nothing}","c":"${none}"}""",
        """{"a":"plain ` \\ text","b":"$ {s}","c":1.50,"d":true,"e":null,"f":[],"g":{}}""",
    ];

    [Fact]
    public async Task Every_template_of_ours_expands_as_the_official_engine_expands_it()
    {
        var cases = OurTemplates().SelectMany(template => Enumerable.Range(0, 40).Select(seed => (template, (JsonNode?)DataFor(template, seed)))).ToList();

        await Compare(cases);
    }

    [Fact]
    public async Task Every_construct_of_the_subset_expands_as_the_official_engine_expands_it()
    {
        var cases = Constructs.SelectMany(template => Enumerable.Range(0, 60).Select(seed => (template, (JsonNode?)ConstructData(seed)))).ToList();

        await Compare(cases);
    }

    private static async Task Compare(List<(string Template, JsonNode? Data)> cases)
    {
        var lines = cases.Select(one => new JsonObject { ["template"] = JsonNode.Parse(one.Template), ["data"] = one.Data?.DeepClone() }.ToJsonString());

        var answers = await NodeScript.Run("cards/expand.mjs", lines, TestContext.Current.CancellationToken);

        Assert.Equal(cases.Count, answers.Count);
        var differences = cases.Zip(answers).Select(pair => Difference(pair.First.Template, pair.First.Data, pair.Second)).OfType<string>().ToList();
        Assert.Empty(differences);
    }

    private static string? Difference(string template, JsonNode? data, string answer)
    {
        var official = JsonNode.Parse(answer)!.AsObject();
        var ours = Bind(template, data);
        var isSame = official.ContainsKey("card") ? JsonNode.DeepEquals(official["card"], ours) : ours is null;
        return isSame ? null : $"{template}\n data {data?.ToJsonString()}\n official {answer}\n ours {ours?.ToJsonString()}";
    }

    /// <summary>Null where we refuse the data, as the official engine then does by throwing.</summary>
    private static JsonNode? Bind(string template, JsonNode? data)
    {
        try
        {
            return JsonNode.Parse(TemplateBinder.Compile("card.json", Encoding.UTF8.GetBytes(template)).Bind(TemplateData.Of(data)));
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<string> OurTemplates() =>
        Directory.EnumerateFiles(TeamsCardsFixture.TemplateFolder, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private static JsonObject ConstructData(int seed)
    {
        var item =
            from name in Anything
            from isOn in Gen.OneOf(Gen.Bool.Select(truth => (JsonNode?)JsonValue.Create(truth)), Anything)
            select (JsonNode?)new JsonObject { ["name"] = name?.DeepClone(), ["on"] = isOn?.DeepClone() };
        var data =
            from x in Gen.OneOf(Anything, Anything.Select(y => (JsonNode?)new JsonObject { ["y"] = y?.DeepClone() }))
            from s in Scalar
            from list in Gen.OneOf(item, Anything).Array[0, 4]
            from flag in Gen.OneOf(Gen.Bool.Select(truth => (JsonNode?)JsonValue.Create(truth)), Anything)
            select new JsonObject
            {
                ["x"] = x?.DeepClone(),
                ["s"] = s?.DeepClone(),
                ["list"] = new JsonArray([.. list.Select(one => one?.DeepClone())]),
                ["flag"] = flag?.DeepClone(),
                ["none"] = new JsonArray(),
                ["nothing"] = null,
            };
        return Sample(data, seed);
    }

    /// <summary>Data of the shape that a template asks for, found in the template itself, with hostile texts in every place.</summary>
    private static JsonObject DataFor(string template, int seed) => TemplateShape.Of(JsonNode.Parse(template)!).Fill(Texts(seed), Flips(seed));

    private static Func<string> Texts(int seed) => Next(Hostile, seed);

    private static Func<int> Flips(int seed) => Next(Gen.Int[0, 3], seed + 1);

    private static Func<T> Next<T>(Gen<T> gen, int seed)
    {
        var random = new PCG((uint)seed + 1);
        return () => gen.Generate(random, null, out _);
    }

    private static T Sample<T>(Gen<T> gen, int seed) => gen.Generate(new PCG((uint)seed + 1), null, out _);
}
