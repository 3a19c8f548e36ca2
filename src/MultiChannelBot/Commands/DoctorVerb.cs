using System.CommandLine;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Channels.Teams.Forms;
using MultiChannelBot.Channels.WebChat.Page;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Packages;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Commands;

/// <summary>Checks settings, rules, lexicon, texts, cards, state and credentials: one line each, with a remedy where one fails.</summary>
internal static class DoctorVerb
{
    public static Command Build()
    {
        var verb = new Command("doctor", "Checks settings, state, credentials, cards, lexicon and rules; a line each, a remedy with each fault.");
        verb.SetAction(async (_, _) => await RunAsync());
        return verb;
    }

    private static async Task<int> RunAsync()
    {
        var environment = new VerbEnvironment();
        var isDevelopment = environment.IsDevelopment();
        Report("environment", [], environment.EnvironmentName);
        BotSettings settings;
        try
        {
            settings = BotSettings.ReadForVerb();
        }
        catch (StartupException fault)
        {
            return Report("settings", fault.Faults) ? 0 : 1;
        }

        var sound = Report("settings", [.. settings.Faults(isDevelopment)]);
        sound &= Report("rules", () => Rules(settings));
        sound &= Report("lexicon", [.. LexiconLint.Check(Triage.LexiconDirectory).Select(fault => fault.ToString())], "no spelling states two things");
        sound &= Report("cards", () => CardsOf(settings));
        sound &= Report("credentials", [.. settings.BotFramework.Faults(isDevelopment, []).Select(fault => fault.ToString())],
            settings.BotFramework.HasCredentials ? "a registration is set" : "none: Development on localhost only");
        sound &= Report("slack", () => SlackOf(settings));
        sound &= Report("web page", () => PageOf(settings));
        sound &= await StateAsync(settings, environment);
        return sound ? 0 : 1;
    }

    private static string Rules(BotSettings settings)
    {
        var triage = Triage.Load(settings);
        var others = settings.Guidance.Folders().List().Where(id => id != triage.Guide.Edition.Id).ToList();
        return $"edition {triage.Guide.Edition.Id} is complete; Guidance:Edition picks another"
            + (others.Count > 0 ? $" ({string.Join(", ", others)})" : string.Empty);
    }

    /// <summary>How Slack is set up, and that its manifest can be written. Settings that are wrong were reported already.</summary>
    private static string SlackOf(BotSettings settings)
    {
        var slack = settings.Slack;
        SlackPackage.Make(SlackPackage.SourceDirectory, settings, SlackPackage.AddressOf(settings).Root);
        if (!slack.IsOn)
        {
            return "off; the manifest of the app compiles";
        }

        var whose = slack.TakesInstalls ? "workspaces that install the app" : "one workspace, by its token";
        return $"{whose}; {(slack.UsesSocket ? "connects by Socket Mode" : "takes signed requests")}; the manifest of the app compiles";
    }

    /// <summary>Whether the page at "/" has its chat; without it everything else works.</summary>
    private static string PageOf(BotSettings settings) => !settings.WebChat.Enabled ? "off"
        : PageAssets.Load(PageAssets.Directory, settings.WebChat).HasComponent ? "complete"
        : "without its chat: web/webchat.js is missing; build with Node.js 20 or later and a network";

    private static string CardsOf(BotSettings settings)
    {
        var phrases = Triage.Load(settings).Phrases;
        FormCards.Load(HostVerb.CardsDirectory, TeamsCards.Load(HostVerb.CardsDirectory, phrases.Say), phrases.Say);
        SlackCards.Load(HostVerb.SlackCardsDirectory, phrases.Say);
        return "every template of cards/teams and cards/slack compiles";
    }

    /// <summary>Opens the state as the host would. Settings that are wrong were reported already.</summary>
    private static async Task<bool> StateAsync(BotSettings settings, IHostEnvironment environment)
    {
        if (settings.State.Faults(environment.IsDevelopment()).Length > 0)
        {
            return false;
        }

        await using var services = new ServiceCollection().AddLogging().AddState(settings.State, environment).BuildServiceProvider();
        var report = await services.GetRequiredService<IStateHealth>().CheckAsync();
        return report switch
        {
            { Reachable: true } => Report("state", [], report.Text),
            { IsInUse: true } => Report("state", [], "a host is running on it: see its /health/ready"),
            _ => Report("state", [report.Text]),
        };
    }

    private static bool Report(string name, Func<string> check)
    {
        try
        {
            return Report(name, [], check());
        }
        catch (StartupException fault)
        {
            return Report(name, fault.Faults);
        }
        catch (TemplateException broken)
        {
            return Report(name, [.. broken.Faults.Select(fault => fault.ToString())]);
        }
    }

    private static bool Report(string name, IReadOnlyList<string> faults, string detail = "")
    {
        if (faults.Count == 0)
        {
            Console.WriteLine($"ok    {name,-12} {detail}".TrimEnd());
            return true;
        }

        faults.ToList().ForEach(fault => Console.WriteLine($"FAULT {name,-12} {fault}"));
        return false;
    }
}
