using System.CommandLine;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Commands;

/// <summary>The verb "rules feedback": what people thought of the answers, rule by rule. Reads the store of the settings.</summary>
internal static class RulesFeedbackVerb
{
    public static Command Build()
    {
        var edition = new Option<string?>("--edition") { Description = "Only this edition, named by its day." };
        var json = new Option<bool>("--json") { Description = "Prints data instead of a table." };
        var verb = new Command("feedback", "Prints how often answers were called useful, wrong or unclear, by edition and rule.") { edition, json };
        verb.SetAction(async (parsed, _) =>
        {
            var settings = BotSettings.ReadForVerb();
            var report = await ReadAsync(settings, Editions(settings.Guidance, parsed.GetValue(edition))).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(
                parsed.GetValue(json) ? report.ToJson() : report.IsEmpty ? "No feedback was given yet." : report.ToText()).ConfigureAwait(false);
            return 0;
        });
        return verb;
    }

    /// <summary>The edition that is asked for: also one that is here no more, whose counts are.</summary>
    private static IEnumerable<string> Editions(GuidanceSettings guidance, string? named) => named is null ? guidance.Folders().List() : [named];

    private static async Task<FeedbackReport> ReadAsync(BotSettings settings, IEnumerable<string> editions)
    {
        var environment = new VerbEnvironment();
        if (settings.State.Faults(environment.IsDevelopment()) is { IsEmpty: false } faults)
        {
            throw new StartupException(faults);
        }

        var services = new ServiceCollection().AddLogging().AddState(settings.State, environment).BuildServiceProvider();
        await using (services.ConfigureAwait(false))
        {
            return await ReadAsync(services.GetRequiredService<IFeedbackCounters>(), editions).ConfigureAwait(false);
        }
    }

    private static async Task<FeedbackReport> ReadAsync(IFeedbackCounters counters, IEnumerable<string> editions)
    {
        var counts = new List<FeedbackCount>();
        try
        {
            foreach (var edition in editions)
            {
                counts.AddRange(await counters.ReadAsync(edition).ConfigureAwait(false));
            }
        }
        catch (StateDirectoryException held) when (held.IsInUse)
        {
            throw new StartupException(
                [held.Message, "The store inside a running host cannot be read from outside: stop the host for as long as this verb runs, or keep its state on a Redis server."]);
        }
        catch (StateDirectoryException broken)
        {
            throw new StartupException(broken.Message, broken);
        }
        catch (StateUnavailableException away)
        {
            throw new StartupException("The store does not answer. Check that the server runs and that address, password and TLS in State:Redis are right.", away);
        }

        return FeedbackReport.Of(counts);
    }
}
