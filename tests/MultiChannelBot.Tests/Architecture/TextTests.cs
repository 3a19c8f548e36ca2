using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Tests.Architecture;

public partial class TextTests
{
    private const string Folder = "src/MultiChannelBot.Conversation/Text/";
    private const string CustomerEnding = ".customer";

    /// <summary>Names, and the one button that must speak the other language.</summary>
    private static readonly string[] KoreanWithoutHangul =
    [
        "action.change-fact", "action.other-language", "card.known.stated", "choice.invoice-microsoft", "compare.end", "dates.line", "dates.line.short", "dates.line.state", "hint.cloud.us-government", "language.en",
        "list.numbers.between", "list.numbers.last", "list.numbers.to", "plan.for", "value.purchaseChannel.open", "whatif.both", "whatif.line.given",
    ];

    /// <summary>What only a machine's Korean says of a reader, or of things done.</summary>
    private static readonly string[] MachineKorean = ["당신", "귀하의", "그녀", "되어집", "되어져", "하여집", "에 의해 제공", "클릭하십시오"];

    private static readonly ImmutableSortedDictionary<string, string> English = Read("en");
    private static readonly ImmutableSortedDictionary<string, string> Korean = Read("ko");
    private static readonly TextKeys Keys = TextKeys.OfTheProduct();

    [Fact]
    public void Both_languages_have_the_same_keys() => Assert.Equal(English.Keys, Korean.Keys);

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public void A_file_gives_each_key_once_in_order(string language)
    {
        using var document = JsonDocument.Parse(Repository.Read($"{Folder}{language}.json"));
        var keys = document.RootElement.EnumerateObject().Select(entry => entry.Name).ToList();
        Assert.Equal(keys.Distinct().Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public void Every_key_is_asked_for_somewhere() =>
        Lint.FindsNothing(English.Keys.Where(key => !Keys.CanBeAskedFor(WithoutVoice(key))));

    [Fact]
    public void Every_key_written_out_in_the_sources_exists()
    {
        var families = English.Keys.Select(key => key.Split('.')[0]).ToHashSet();
        Lint.FindsNothing(Keys.WrittenOut(families).Where(key => !English.ContainsKey(key)));
    }

    [Fact]
    public void Every_fact_and_value_has_its_label_and_its_words()
    {
        var needed = FactCatalogue.All.SelectMany(fact => fact.Values.Select(value => $"value.{fact.Name}.{value.Code}"))
            .Concat(FactCatalogue.All.Select(fact => $"fact.{fact.Name}"))
            .Concat(FactCatalogue.All.Select(fact => $"fact.{fact.Name}.words"));
        Lint.FindsNothing(needed.Where(key => !English.ContainsKey(key)));
    }

    [Fact]
    public void Every_question_of_the_waterfall_says_how_to_recognise_why_it_is_asked_and_how_to_find_out()
    {
        var needed = FactCatalogue.WaterfallOrder.Select(FactCatalogue.Of).SelectMany(fact => fact.Values
            .Select(value => $"hint.{fact.Name}.{value.Code}")
            .Append($"why.{fact.Name}")
            .Append($"findout.{fact.Name}"));
        Lint.FindsNothing(needed.Where(key => !English.ContainsKey(key)));
    }

    [Fact]
    public void A_text_for_customers_stands_beside_one_for_partners() =>
        Lint.FindsNothing(English.Keys.Where(key => key.EndsWith(CustomerEnding, StringComparison.Ordinal)
            && !English.ContainsKey(WithoutVoice(key)) && key != "role.customer"));

    [Fact]
    public void No_question_hint_or_reminder_speaks_to_customers_of_the_customer() =>
        Lint.FindsNothing(ToCustomers(English).Where(entry => EnglishOfCustomers().IsMatch(entry.Value))
            .Concat(ToCustomers(Korean).Where(entry => KoreanOfCustomers().IsMatch(entry.Value))));

    [Fact]
    public void Both_languages_fill_the_same_place_holders() =>
        Lint.FindsNothing(English.Keys.Intersect(Korean.Keys).Where(key => !PlaceHolders(English[key]).SequenceEqual(PlaceHolders(Korean[key]))));

    [Fact]
    public void Korean_texts_are_in_Korean() =>
        Lint.FindsNothing(Korean.Where(entry => !Hangul().IsMatch(entry.Value) && !KoreanWithoutHangul.Contains(entry.Key)));

    [Fact]
    public void English_texts_are_in_English() =>
        Lint.FindsNothing(English.Where(entry => Hangul().IsMatch(entry.Value) && entry.Key is not ("action.other-language" or "language.ko")));

    [Fact]
    public void The_list_of_Korean_texts_without_Hangul_has_nothing_too_many() =>
        Lint.FindsNothing(KoreanWithoutHangul.Where(key => !Korean.TryGetValue(key, out var text) || Hangul().IsMatch(text)));

    [Fact]
    public void No_Korean_text_sounds_like_a_machine() =>
        Lint.FindsNothing(Korean.Where(entry => MachineKorean.Any(entry.Value.Contains)));

    [Fact]
    public void No_text_has_blanks_too_many() =>
        Lint.FindsNothing(English.Concat(Korean)
            .Where(entry => !entry.Key.StartsWith("list.numbers.", StringComparison.Ordinal)) // The joints between numbers have their own blanks.
            .Where(entry => entry.Value != entry.Value.Trim() || entry.Value.Contains("  ", StringComparison.Ordinal)
            || entry.Value.Length == 0 || SpaceBeforeStop().IsMatch(entry.Value)));

    [Fact]
    public void Texts_that_every_channel_shares_name_no_channel() =>
        Lint.FindsNothing(English.Concat(Korean).Where(entry => ChatChannel().IsMatch(entry.Value)));

    private static string WithoutVoice(string key) =>
        key != "role.customer" && key.EndsWith(CustomerEnding, StringComparison.Ordinal) ? key[..^CustomerEnding.Length] : key;

    /// <summary>What customers are asked and reminded of; the kind of partner is asked of partners alone.</summary>
    private static IEnumerable<KeyValuePair<string, string>> ToCustomers(ImmutableSortedDictionary<string, string> texts) => texts.Where(entry =>
        entry.Key.Split('.') is ["ask" or "hint" or "why" or "findout", not "partnerType", ..] or ["reminder", "now", ..]
        && !texts.ContainsKey(entry.Key + CustomerEnding));

    private static IEnumerable<string> PlaceHolders(string text) => PlaceHolder().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, string> Read(string language)
    {
        using var document = JsonDocument.Parse(Repository.Read($"{Folder}{language}.json"));
        return document.RootElement.EnumerateObject().DistinctBy(entry => entry.Name)
            .ToImmutableSortedDictionary(entry => entry.Name, entry => entry.Value.GetString()!, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\b(the|a|your) customer\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishOfCustomers();

    [GeneratedRegex("고객(이|에게|의|은|을|과)|귀사")]
    private static partial Regex KoreanOfCustomers();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex PlaceHolder();

    [GeneratedRegex("[가-힣]")]
    private static partial Regex Hangul();

    [GeneratedRegex(@" [.,!?](?!\w)")]
    private static partial Regex SpaceBeforeStop();

    [GeneratedRegex("Slack|Microsoft Teams|슬랙|팀즈", RegexOptions.IgnoreCase)]
    private static partial Regex ChatChannel();
}
