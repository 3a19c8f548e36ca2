using System.CommandLine;
using System.Globalization;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Commands;

/// <summary>The verbs of rule authors: check, matrix, graph, diff, links, schema, feedback.</summary>
internal static class RulesVerbs
{
    public static Command Build()
    {
        var rules = new Command("rules", "Shows and proves the rules of an edition.");
        rules.Subcommands.Add(Check());
        rules.Subcommands.Add(Matrix());
        rules.Subcommands.Add(Graph());
        rules.Subcommands.Add(RulesDiffVerb.Build());
        rules.Subcommands.Add(RulesLinksVerb.Build());
        rules.Subcommands.Add(RulesFeedbackVerb.Build());
        rules.Subcommands.Add(RulesSchemaVerb.Build());
        return rules;
    }

    private static Command Check()
    {
        var days = new Option<int>("--days") { Description = "Warns of sources that are older than so many days.", DefaultValueFactory = _ => 365 };
        var verb = new Command("check", "Proves every edition: each combination of facts hits exactly one row, every text and link exists.") { days };
        verb.SetAction(parsed =>
        {
            var settings = BotSettings.ReadForVerb().Guidance;
            if (settings.DirectoryFault() is { } missing)
            {
                Console.Error.WriteLine(missing);
                return 1;
            }

            var folders = settings.Folders();
            var faulty = 0;
            var told = new HashSet<RuleFault>();
            foreach (var id in folders.List())
            {
                var reading = EditionReader.Read(folders, id);
                // A fault of a shared file is one of every edition that includes it, and told once.
                reading.Faults.Where(told.Add).ToList().ForEach(fault => Console.Error.WriteLine(fault));
                faulty += reading.Faults.Length > 0 ? 1 : 0;
                Console.WriteLine(reading.Edition is { } edition
                    ? $"{id}: complete and unique, {edition.Table.Rows.Length} rows"
                    : $"{id}: {reading.Faults.Length} {(reading.Faults.Length == 1 ? "fault" : "faults")}");
                foreach (var line in reading.Edition is { } read ? OldSources(read, parsed.GetValue(days)) : [])
                {
                    Console.WriteLine(line);
                }
            }

            return faulty == 0 ? 0 : 1;
        });
        return verb;
    }

    private static IEnumerable<string> OldSources(Edition edition, int days)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
        return edition.Table.Rows.Select(row => row.Sister).OfType<Source>().Prepend(edition.Page).Distinct()
            .Select(source => (source.Id, source.AsOf, Age: today.DayNumber - source.AsOf.DayNumber))
            .Where(source => source.Age > days)
            .Select(source => string.Create(CultureInfo.InvariantCulture, $"  old: source {source.Id} is of {source.AsOf:yyyy-MM-dd}, {source.Age} days ago"));
    }

    private static Command Matrix()
    {
        var full = new Option<bool>("--full") { Description = "Every combination of all facts." };
        var json = new Option<bool>("--json") { Description = "Prints data instead of a table." };
        var page = new Option<bool>("--page") { Description = "The page that docs/matrix keeps of the edition." };
        var edition = Edition();
        var verb = new Command("matrix", "Prints the outcomes as a table.") { full, json, page, edition };
        verb.SetAction(parsed =>
        {
            var (guide, cloud) = Read(parsed.GetValue(edition));
            if (parsed.GetValue(page))
            {
                Console.Write(RuleMatrixPage.Of(guide));
                return;
            }

            switch (parsed.GetValue(full), parsed.GetValue(json))
            {
                case (true, true):
                    using (var output = Console.OpenStandardOutput())
                    {
                        FullRuleMatrix.WriteJson(guide, output);
                    }

                    break;
                case (true, false):
                    Console.WriteLine(FullRuleMatrix.ToText(guide));
                    break;
                case (false, true):
                    Console.WriteLine(RuleMatrix.Of(guide, cloud).ToJson());
                    break;
                default:
                    Console.WriteLine(RuleMatrix.Of(guide, cloud).ToText());
                    break;
            }
        });
        return verb;
    }

    private static Command Graph()
    {
        var edition = Edition();
        var verb = new Command("graph", "Prints the questions and outcomes as a Mermaid graph.") { edition };
        verb.SetAction(parsed =>
        {
            var (guide, cloud) = Read(parsed.GetValue(edition));
            Console.WriteLine(RuleGraph.ToMermaid(guide, cloud));
        });
        return verb;
    }

    private static Option<string?> Edition() => new("--edition") { Description = "The edition, named by its day." };

    private static (Guide Guide, FactValue Cloud) Read(string? id)
    {
        var settings = BotSettings.ReadForVerb().Guidance;
        return (new Guide(Triage.ReadEdition(settings, id ?? settings.Edition)), FactValue.Parse(Fact.Cloud, settings.Cloud));
    }
}
