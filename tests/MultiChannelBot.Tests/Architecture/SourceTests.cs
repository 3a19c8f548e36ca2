using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace MultiChannelBot.Tests.Architecture;

public class SourceTests
{
    private const int MostLines = 400;

    private static readonly string[] NamesThatSayNothing = ["Common", "Helpers", "Utils", "Utilities", "Manager", "Managers", "Core", "Infrastructure", "Misc"];

    [Fact]
    public void Folders_are_nouns_that_a_support_agent_knows() =>
        Lint.FindsNothing(Repository.Folders("src").Where(folder => folder.Split('/').Any(name => NamesThatSayNothing.Contains(name))));

    [Fact]
    public void No_type_is_called_helper_manager_or_util()
    {
        string[] endings = ["Helper", "Helpers", "Manager", "Util", "Utils", "Utilities"];
        Lint.FindsNothing(Rooms.All.SelectMany(room => room.GetTypes())
            .Where(type => !type.Name.StartsWith('<'))
            .Where(type => endings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal)))
            .Select(type => type.FullName));
    }

    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        Lint.FindsNothing(Repository.Files("src", ".cs")
            .Select(file => (file, lines: Repository.Read(file).Count(character => character == '\n')))
            .Where(entry => entry.lines > MostLines));

    [Fact]
    public void Every_public_type_says_what_it_is()
    {
        var silent = from room in Rooms.All
                     let summaries = Summaries(room)
                     from type in room.GetExportedTypes()
                     where type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
                     where !type.Name.StartsWith('<')
                     let id = "T:" + type.FullName!.Replace('+', '.')
                     where !summaries.Contains(id)
                     select id;
        Lint.FindsNothing(silent);
    }

    [Fact]
    public void What_faces_teams_never_speaks_of_slack() =>
        Lint.FindsNothing(Saying("slack", "cards/teams", "src/MultiChannelBot/Channels/Teams", "manifests/teams"));

    [Fact]
    public void What_faces_slack_never_speaks_of_teams() =>
        Lint.FindsNothing(Saying("teams", "cards/slack", "src/MultiChannelBot/Channels/Slack", "manifests/slack"));

    private static IEnumerable<string> Saying(string word, params string[] folders) =>
        from folder in folders
        from file in Repository.Files(folder)
        where Repository.Read(file).Contains(word, StringComparison.OrdinalIgnoreCase)
        select file;

    private static HashSet<string> Summaries(Assembly room)
    {
        var documentation = XDocument.Load(Path.ChangeExtension(room.Location, ".xml"));
        return
        [
            .. documentation.Descendants("member")
                .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value) || member.Element("inheritdoc") is not null)
                .Select(member => member.Attribute("name")!.Value),
        ];
    }
}
