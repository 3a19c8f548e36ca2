using System.CommandLine;
using System.Text;
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
        verb.Subcommands.Add(Slack());
        return verb;
    }

    private static Option<string> Out() => new("--out") { Description = "The directory to write to; made where it is not there.", Required = true };

    private static Command Slack()
    {
        var directory = Out();
        var verb = new Command("slack", "Writes the app manifest of Slack from manifests/slack and the settings, checked, with a reason for each scope, and prints both paths.") { directory };
        verb.SetAction(parsed => WriteSlack(BotSettings.ReadForVerb(), HostVerb.EnvironmentName(), parsed.GetValue(directory)!, Console.Out, Console.Error));
        return verb;
    }

    private static Command Teams()
    {
        var directory = Out();
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
        return Stops(gaps, environment, error) ? 1 : Write(TeamsPackage.Make(TeamsPackage.SourceDirectory, identity).Zip(), identity.Version, directory, output, error);
    }

    /// <summary>Writes the manifest of Slack and the reasons for its scopes, and prints their paths; warnings and faults go to the error stream.</summary>
    /// <returns>0 where they were written, else 1.</returns>
    internal static int WriteSlack(BotSettings settings, string environment, string directory, TextWriter output, TextWriter error)
    {
        var faults = settings.Package.Faults().ToList();
        if (faults.Count > 0)
        {
            return Refuse(faults, error);
        }

        var (root, gaps) = SlackPackage.AddressOf(settings);
        if (Stops(gaps, environment, error))
        {
            return 1;
        }

        var package = SlackPackage.Make(SlackPackage.SourceDirectory, settings, root);
        return Write(Path.Combine(directory, "multichannelbot-slack.json"), package.Manifest, output, error)
            + Write(Path.Combine(directory, "multichannelbot-slack-scopes.md"), Encoding.UTF8.GetBytes(package.ScopesPage), output, error) == 0 ? 0 : 1;
    }

    /// <summary>True where nothing is written for want of settings; else what lacks is named.</summary>
    private static bool Stops(IReadOnlyList<PackageGap> gaps, string environment, TextWriter error)
    {
        if (gaps.Count > 0 && string.Equals(environment, Environments.Production, StringComparison.OrdinalIgnoreCase))
        {
            Refuse(gaps.Select(gap => gap.Fault), error);
            return true;
        }

        foreach (var gap in gaps)
        {
            error.WriteLine(gap.Warning);
        }

        return false;
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

        // Teams takes a change only with a higher version, and says so late: at the upload.
        if (File.Exists(path) && !File.ReadAllBytes(path).AsSpan().SequenceEqual(zip))
        {
            error.WriteLine($"{path}: This is another package of the same version. Raise Package:Version, or delete the file if it was never uploaded.");
            return 1;
        }

        return Write(path, zip, output, error);
    }

    private static int Write(string path, byte[] content, TextWriter output, TextWriter error)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
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
