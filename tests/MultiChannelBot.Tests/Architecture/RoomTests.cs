using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MultiChannelBot.Tests.Architecture;

public partial class RoomTests
{
    private static readonly string[] SdkNamespaces =
    [
        "Microsoft.Bot.", "Microsoft.AspNetCore.", "Microsoft.Extensions.", "System.Net.", "StackExchange.", "Garnet.", "Tsavorite.",
        "Spectre.", "Ical.", "NodaTime.", "System.CommandLine.", "Newtonsoft.",
    ];

    private static readonly string[] ClockAndChance =
    [
        "System.TimeProvider.", "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Diagnostics.Stopwatch.", "System.Environment.Get", "System.Environment.get_TickCount",
        "System.Random.", "System.Guid.NewGuid", "System.Threading.Thread.", "System.Console.", "System.Diagnostics.Process.",
    ];

    [Fact]
    public void Guidance_knows_no_other_room_and_no_library_but_the_yaml_reader() =>
        Lint.FindsNothing(Foreign(Rooms.References(Rooms.Guidance), "YamlDotNet"));

    [Fact]
    public void Conversation_knows_guidance_and_the_libraries_that_read_text() =>
        Lint.FindsNothing(Foreign(Rooms.References(Rooms.Conversation), "MultiChannelBot.Guidance", "YamlDotNet", "Microsoft.Recognizers."));

    [Fact]
    public void The_host_is_known_by_nobody() =>
        Assert.DoesNotContain(
            "MultiChannelBot", Rooms.References(Rooms.Guidance).Concat(Rooms.References(Rooms.Conversation)));

    [Theory]
    [InlineData("MultiChannelBot.Guidance", "")]
    [InlineData("MultiChannelBot.Conversation", "MultiChannelBot.Guidance")]
    [InlineData("MultiChannelBot", "MultiChannelBot.Conversation")]
    public void The_project_files_draw_the_same_arrows(string project, string expected)
    {
        var file = XDocument.Parse(Repository.Read($"src/{project}/{project}.csproj"));
        var references = file.Descendants("ProjectReference").Select(item => Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value));
        Assert.Equal(expected, string.Join(' ', references));
    }

    [Fact]
    public void Only_the_host_uses_types_of_an_sdk_of_http_or_of_redis()
    {
        var used = Rooms.TypesUsed(Rooms.Guidance).Concat(Rooms.TypesUsed(Rooms.Conversation));
        Lint.FindsNothing(used.Where(type => SdkNamespaces.Any(space => type.StartsWith(space, StringComparison.Ordinal))));
    }

    [Fact]
    public void The_check_for_sdk_types_finds_them_in_the_host() =>
        Assert.Contains(Rooms.TypesUsed(Rooms.Host), type => type.StartsWith("Microsoft.Bot.", StringComparison.Ordinal));

    [Fact]
    public void Guidance_and_conversation_have_no_clock_no_chance_and_no_environment()
    {
        var used = Rooms.MembersUsed(Rooms.Guidance).Concat(Rooms.MembersUsed(Rooms.Conversation));
        Lint.FindsNothing(used.Where(member => ClockAndChance.Any(banned => member.StartsWith(banned, StringComparison.Ordinal))));
    }

    [Fact]
    public void In_guidance_only_the_edition_reader_touches_files() =>
        Lint.FindsNothing(FilesThatTouchFiles("src/MultiChannelBot.Guidance", except: "src/MultiChannelBot.Guidance/Editions/"));

    [Fact]
    public void In_conversation_only_text_and_vocabulary_are_read_from_files() =>
        Lint.FindsNothing(FilesThatTouchFiles("src/MultiChannelBot.Conversation", except: "src/MultiChannelBot.Conversation/Text/")
            .Where(file => !file.StartsWith("src/MultiChannelBot.Conversation/Understanding/", StringComparison.Ordinal)));

    private static IEnumerable<string> FilesThatTouchFiles(string room, string except) =>
        Repository.Files(room, ".cs")
            .Where(file => !file.StartsWith(except, StringComparison.Ordinal))
            .Where(file => FileAccess().IsMatch(Repository.Read(file)));

    /// <summary>A call into System.IO; a property that is called File is none.</summary>
    [GeneratedRegex(@"\b(?<![.\w])(File|Directory)\.(Read|Write|Open|Create|Exists|Get|Delete|Append|Enumerate)|\bnew (FileStream|StreamReader|StreamWriter)\b", RegexOptions.CultureInvariant)]
    private static partial Regex FileAccess();

    /// <summary>References to anything that is neither the framework nor allowed; an allowed name ending in "." allows all below it.</summary>
    private static IEnumerable<string> Foreign(IEnumerable<string> references, params string[] allowed) =>
        references.Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "netstandard"
            && !allowed.Any(known => name == known || (known.EndsWith('.') && name.StartsWith(known, StringComparison.Ordinal))));
}
