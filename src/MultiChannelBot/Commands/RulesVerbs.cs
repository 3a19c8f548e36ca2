using System.CommandLine;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Commands;

/// <summary>The verbs of rule authors: check, matrix, graph, diff, links.</summary>
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
        return rules;
    }

    private static Command Check()
    {
        var verb = new Command("check", "Proves every edition: each combination of facts hits exactly one row, every text and link exists.");
        verb.SetAction(_ =>
        {
            var folders = BotSettings.ReadForVerb().Guidance.Folders();
            var faulty = 0;
            foreach (var id in folders.List())
            {
                var reading = EditionReader.Read(folders, id);
                reading.Faults.ToList().ForEach(fault => Console.Error.WriteLine(fault));
                faulty += reading.Faults.Length > 0 ? 1 : 0;
                Console.WriteLine(reading.Edition is { } edition
                    ? $"{id}: complete and unique, {edition.Table.Rows.Length} rows"
                    : $"{id}: {reading.Faults.Length} faults");
            }

            return faulty == 0 ? 0 : 1;
        });
        return verb;
    }

    private static Command Matrix()
    {
        var full = new Option<bool>("--full") { Description = "Every combination of all facts." };
        var json = new Option<bool>("--json") { Description = "Prints data instead of a table." };
        var edition = Edition();
        var verb = new Command("matrix", "Prints the outcomes as a table.") { full, json, edition };
        verb.SetAction(parsed =>
        {
            var (guide, cloud) = Read(parsed.GetValue(edition));
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
