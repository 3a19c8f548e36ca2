using System.CommandLine;
using MultiChannelBot.Guidance.Drift;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Commands;

/// <summary>The verb "rules diff": what a later edition says otherwise.</summary>
internal static class RulesDiffVerb
{
    public static Command Build()
    {
        var before = new Argument<string>("E1") { Description = "The edition to compare with, named by its day." };
        var after = new Argument<string>("E2") { Description = "The edition to compare, named by its day." };
        var digest = new Option<bool>("--digest") { Description = "A short change note in English and Korean." };
        var full = new Option<bool>("--full") { Description = "A line for each combination." };
        var json = new Option<bool>("--json") { Description = "Prints data instead of text." };
        var verb = new Command("diff", "Lists every combination whose outcome, steps or links changed.") { before, after, digest, full, json };
        verb.SetAction(parsed =>
        {
            var settings = BotSettings.ReadForVerb().Guidance;
            var (old, @new) = (Triage.ReadEdition(settings, parsed.GetValue(before)!), Triage.ReadEdition(settings, parsed.GetValue(after)!));
            if (parsed.GetValue(digest))
            {
                Console.Write(EditionDigest.Of(old, @new));
            }
            else if (parsed.GetValue(json))
            {
                using var output = Console.OpenStandardOutput();
                EditionDiffText.WriteJson(EditionDiff.Of(old, @new), output);
            }
            else
            {
                Console.Write(EditionDiffText.ToText(EditionDiff.Of(old, @new), parsed.GetValue(full)));
            }
        });
        return verb;
    }
}
