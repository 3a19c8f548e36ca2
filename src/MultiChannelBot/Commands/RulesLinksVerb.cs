using System.CommandLine;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Links;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Commands;

/// <summary>The verb "rules links": are the pages still there that answers lead to?</summary>
internal static class RulesLinksVerb
{
    public static Command Build()
    {
        var verb = new Command("links", "Asks for every page of every edition; lists those that are gone or moved, with what uses them.");
        verb.SetAction(async (_, stop) =>
        {
            using var handler = LinkGuard.Handler();
            using var guard = new LinkGuard(handler, TimeProvider.System);
            return await CheckAsync(LinkUse.Of(Editions()), guard, Console.Out, stop).ConfigureAwait(false);
        });
        return verb;
    }

    /// <summary>Checks links one after the other and writes what is amiss, then a line with the count.</summary>
    /// <returns>0 where all are alive, else 1.</returns>
    internal static async Task<int> CheckAsync(IReadOnlyCollection<LinkUse> uses, LinkGuard guard, TextWriter output, CancellationToken stop)
    {
        var (dead, moved) = (0, 0);
        foreach (var use in uses)
        {
            switch (await guard.CheckAsync(use.Address, stop).ConfigureAwait(false))
            {
                case LinkFinding.Dead gone:
                    dead++;
                    await WriteAsync(output, $"dead: {use.Address} ({gone.Why})", use).ConfigureAwait(false);
                    break;
                case LinkFinding.Moved away:
                    moved++;
                    await WriteAsync(output, $"moved: {use.Address} -> {away.To}", use).ConfigureAwait(false);
                    break;
            }
        }

        await output.WriteLineAsync($"{uses.Count} links, {dead} dead, {moved} moved").ConfigureAwait(false);
        return dead + moved == 0 ? 0 : 1;
    }

    private static async Task WriteAsync(TextWriter output, string line, LinkUse use)
    {
        await output.WriteLineAsync(line).ConfigureAwait(false);
        foreach (var place in use.UsedBy)
        {
            await output.WriteLineAsync($"  {place}").ConfigureAwait(false);
        }
    }

    private static List<Edition> Editions()
    {
        var settings = BotSettings.ReadForVerb().Guidance;
        return [.. settings.Folders().List().Select(id => Triage.ReadEdition(settings, id))];
    }
}
