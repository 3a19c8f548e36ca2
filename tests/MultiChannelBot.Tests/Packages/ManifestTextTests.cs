using System.Text.RegularExpressions;

namespace MultiChannelBot.Tests.Packages;

/// <summary>
/// The texts of the listing by the Teams Store validation guidelines ("App name", "Similar platforms and services", "App
/// descriptions"), in both languages.
/// </summary>
public partial class ManifestTextTests
{
    private static readonly string[] OtherPlatforms = ["slack", "discord", "zoom", "webex", "whatsapp", "google chat", "mattermost", "telegram", "슬랙", "카카오톡", "잔디"];

    private static readonly string[] Unproven =
    [
        "best", "top", "leading", "ranked", "number one", "guarantee", "fastest", "always right", "free", "certified for", "powered by", "office 365", "msft",
        "최고", "최초", "1위", "보장", "완벽", "무료", "가장 빠른", "오피스 365",
    ];

    [Fact]
    public void Every_text_is_there_in_both_languages_each_in_its_own() => Assert.All(
        PackedTeams.Sample.Texts.Where(text => text.Place != "name.short"),
        text =>
        {
            Assert.DoesNotMatch(Hangul(), text.English);
            Assert.Matches(Hangul(), text.Korean);
        });

    [Fact]
    public void The_name_is_the_same_in_both_languages() =>
        Assert.Equal((string?)PackedTeams.Sample.Manifest["name"]!["short"], (string?)PackedTeams.Sample.Korean["name.short"]);

    [Fact]
    public void The_short_description_is_one_sentence_without_the_name_and_the_word_app()
    {
        Assert.All(
            Both("description.short"),
            text =>
            {
                Assert.EndsWith(".", text, StringComparison.Ordinal);
                Assert.Equal(1, text.Count(mark => mark is '.' or '!' or '?'));
                Assert.DoesNotContain("MultiChannelBot", text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotMatch(AnApp(), text);
            });
    }

    [Fact]
    public void The_long_description_names_the_setup_the_limits_and_where_to_find_help_within_500_words()
    {
        Assert.All(
            Both("description.full"),
            text =>
            {
                Assert.InRange(text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length, 100, 500);
                Assert.Contains((string)PackedTeams.Sample.Manifest["developer"]!["websiteUrl"]!, text, StringComparison.Ordinal);
                Assert.Contains("\n- ", text, StringComparison.Ordinal);
            });
        var (english, korean) = (Both("description.full")[0], Both("description.full")[1]);
        Assert.Contains("sets it up once", english, StringComparison.Ordinal);
        Assert.Contains("관리자가 처음에 한 번 설정합니다", korean, StringComparison.Ordinal);
        Assert.Contains("not by Microsoft", english, StringComparison.Ordinal);
        Assert.Contains("Microsoft에서 제공하는 제품이 아니라", korean, StringComparison.Ordinal);
        Assert.Contains("policies may have changed", english, StringComparison.Ordinal);
        Assert.Contains("정책이 바뀌었을 수 있습니다", korean, StringComparison.Ordinal);
    }

    [Fact]
    public void Teams_is_called_Microsoft_Teams_at_its_first_mention() => Assert.All(
        Both("description.full"),
        text => Assert.Equal("Microsoft Teams", text.AsSpan(text.IndexOf("Teams", StringComparison.Ordinal) - "Microsoft ".Length, "Microsoft Teams".Length).ToString()));

    [Fact]
    public void Nothing_names_another_chat_platform_or_claims_what_nobody_can_prove() => Assert.All(
        PackedTeams.Sample.Texts.SelectMany(text => new[] { text.English, text.Korean! }),
        text => Assert.DoesNotContain(OtherPlatforms.Concat(Unproven), word => Whole(word).IsMatch(text)));

    [Fact]
    public void Commands_of_the_message_extension_bear_the_ids_that_the_host_answers()
    {
        var commands = PackedTeams.Sample.Manifest["composeExtensions"]![0]!["commands"]!.AsArray();

        Assert.Equal(["triage", "triageMessage"], commands.Select(command => (string?)command!["id"]));
        Assert.Equal("text", (string?)Assert.Single(commands[0]!["parameters"]!.AsArray())!["name"]);
        Assert.True((bool)commands[1]!["fetchTask"]!);
        Assert.Contains("message", commands[1]!["context"]!.AsArray().Select(place => (string)place!));
    }

    [Fact]
    public void Each_place_where_people_talk_lists_commands_of_its_own_and_at_most_ten()
    {
        var bot = PackedTeams.Sample.Manifest["bots"]![0]!;
        var lists = bot["commandLists"]!.AsArray();

        Assert.Equal(
            bot["scopes"]!.AsArray().Select(scope => (string)scope!).Order(StringComparer.Ordinal),
            lists.SelectMany(list => list!["scopes"]!.AsArray()).Select(scope => (string)scope!).Order(StringComparer.Ordinal));

        // "Create prompt suggestions" of the Teams documentation allows ten, the schema a few more.
        Assert.All(lists, list => Assert.InRange(list!["commands"]!.AsArray().Count, 3, 10));
    }

    private static string[] Both(string place)
    {
        var (_, english, korean) = PackedTeams.Sample.Texts.Single(text => text.Place == place);
        return [english, korean!];
    }

    // Korean glues particles to words, so only an English word ends where letters end.
    private static Regex Whole(string word) => new(word.All(char.IsAscii) ? $@"(?<![a-z]){Regex.Escape(word)}(?![a-z])" : Regex.Escape(word), RegexOptions.IgnoreCase);

    [GeneratedRegex(@"\p{IsHangulSyllables}")]
    private static partial Regex Hangul();

    [GeneratedRegex(@"\bapps?\b|앱", RegexOptions.IgnoreCase)]
    private static partial Regex AnApp();
}
