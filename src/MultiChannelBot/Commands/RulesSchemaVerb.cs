using System.CommandLine;
using MultiChannelBot.Guidance.Schema;

namespace MultiChannelBot.Commands;

/// <summary>The verb "rules schema": what editors complete and check the files of editions by.</summary>
internal static class RulesSchemaVerb
{
    public static Command Build()
    {
        var directory = new Option<string>("--out") { Description = "The directory to write to; made where it is not there.", DefaultValueFactory = _ => "schema" };
        var verb = new Command("schema", "Writes the JSON schemas by which editors complete and check the YAML of editions.") { directory };
        verb.SetAction(parsed => Write(parsed.GetValue(directory)!, Console.Out, Console.Error));
        return verb;
    }

    private static int Write(string directory, TextWriter output, TextWriter error)
    {
        try
        {
            Directory.CreateDirectory(directory);
            foreach (var (name, content) in EditionSchema.Files())
            {
                var path = Path.Combine(directory, name);
                File.WriteAllText(path, content);
                output.WriteLine(path);
            }

            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{directory}: The schemas cannot be written: {fault.Message} Name another directory after --out.");
            return 1;
        }
    }
}
