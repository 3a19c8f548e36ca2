using System.CommandLine;
using System.Text;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Commands;

/// <summary>
/// The command-line verbs. Exit codes: 0 done, 1 the work found a fault, 2 wrong usage. Data goes to stdout, faults to
/// stderr, both in UTF-8.
/// </summary>
internal static class Verbs
{
    private const int WrongUsage = 2;

    /// <summary>Runs a verb, or the host where none is given.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var parsed = Build(args).Parse(args);
        var wrong = parsed.Errors.Select(error => error.Message).Concat(Strays(parsed)).ToList();
        if (wrong.Count > 0)
        {
            wrong.ForEach(Console.Error.WriteLine);
            Console.Error.WriteLine("Usage: add --help to see the verbs and their options.");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (StartupException fault)
        {
            fault.Faults.ToList().ForEach(Console.Error.WriteLine);
            return 1;
        }
    }

    private static RootCommand Build(string[] args)
    {
        var root = new RootCommand("Triages Microsoft subscriptions bought through other channels. Without a verb: starts the host.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        root.SetAction((_, stop) => HostVerb.RunAsync(args, stop));
        root.Subcommands.Add(ConversationVerbs.Chat());
        root.Subcommands.Add(ConversationVerbs.Ask());
        root.Subcommands.Add(ConversationVerbs.Play());
        root.Subcommands.Add(ConversationVerbs.Understand());
        root.Subcommands.Add(RulesVerbs.Build());
        root.Subcommands.Add(PackageVerbs.Build());
        root.Subcommands.Add(DoctorVerb.Build());
        return root;
    }

    /// <summary>
    /// Words that are neither a verb nor a setting. The host takes settings as --Section:Key value or --Section:Key=value;
    /// anything else is a mistyped verb and must not start a server.
    /// </summary>
    private static IEnumerable<string> Strays(ParseResult parsed)
    {
        var tokens = parsed.UnmatchedTokens;
        if (parsed.CommandResult.Command is not RootCommand)
        {
            foreach (var token in tokens)
            {
                yield return $"'{token}' is no option of '{parsed.CommandResult.Command.Name}'.";
            }

            yield break;
        }

        for (var index = 0; index < tokens.Count; index++)
        {
            if (!tokens[index].StartsWith("--", StringComparison.Ordinal))
            {
                yield return $"'{tokens[index]}' is no verb.";
            }
            else if (!tokens[index].Contains('=', StringComparison.Ordinal))
            {
                index++;
            }
        }
    }
}
