using System.CommandLine;
using MultiChannelBot.Packages;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Commands;

/// <summary>The verb "package": what an administrator installs in a chat platform.</summary>
internal static class PackageVerbs
{
    public static Command Build()
    {
        var verb = new Command("package", "Writes what an administrator installs in a chat platform.");
        verb.Subcommands.Add(Teams());
        return verb;
    }

    private static Command Teams()
    {
        var directory = new Option<string>("--out") { Description = "The directory to write to; made where it is not there.", Required = true };
        var verb = new Command("teams", "Writes the app package of Teams from manifests/teams and the settings, checked, and prints its path.") { directory };
        verb.SetAction(parsed => WriteTeams(BotSettings.ReadForVerb(), HostVerb.EnvironmentName(), parsed.GetValue(directory)!, Console.Out, Console.Error));
        return verb;
    }

    /// <summary>Writes the package of Teams and prints its path; warnings and faults go to the error stream.</summary>
    /// <returns>0 where it was written, else 1.</returns>
    internal static int WriteTeams(BotSettings settings, string environment, string directory, TextWriter output, TextWriter error)
    {
        var faults = settings.Package.Faults().ToList();
        if (faults.Count > 0)
        {
            return Refuse(faults, error);
        }

        var (identity, gaps) = PackageIdentity.Of(settings);
        if (gaps.Count > 0 && string.Equals(environment, Environments.Production, StringComparison.OrdinalIgnoreCase))
        {
            return Refuse(gaps.Select(gap => gap.Fault), error);
        }

        foreach (var gap in gaps)
        {
            error.WriteLine(gap.Warning);
        }

        return Write(TeamsPackage.Make(TeamsPackage.SourceDirectory, identity).Zip(), identity.Version, directory, output, error);
    }

    private static int Refuse(IEnumerable<SettingFault> faults, TextWriter error)
    {
        foreach (var fault in faults)
        {
            error.WriteLine(fault);
        }

        return 1;
    }

    private static int Write(byte[] zip, string version, string directory, TextWriter output, TextWriter error)
    {
        var path = Path.Combine(directory, $"multichannelbot-teams-{version}.zip");
        try
        {
            Directory.CreateDirectory(directory);

            // Teams takes a change only with a higher version, and says so late: at the upload.
            if (File.Exists(path) && !File.ReadAllBytes(path).AsSpan().SequenceEqual(zip))
            {
                error.WriteLine($"{path}: This is another package of the same version. Raise Package:Version, or delete the file if it was never uploaded.");
                return 1;
            }

            File.WriteAllBytes(path, zip);
            output.WriteLine(path);
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{path}: The package cannot be written: {fault.Message} Name another directory after --out.");
            return 1;
        }
    }
}
