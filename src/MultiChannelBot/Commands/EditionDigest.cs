using System.Text;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Drift;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Commands;

/// <summary>
/// A change note for people: what a later edition says otherwise in the cases that are usually asked, that is without the
/// speaker's own kind of partner, products outside both classes, and subscriptions that are theirs already.
/// </summary>
internal static class EditionDigest
{
    /// <summary>The note in every language, one after the other.</summary>
    public static string Of(Edition before, Edition after)
    {
        var phrases = Phrasebook.Read(
            Path.Combine(AppContext.BaseDirectory, "Text"),
            (key, language, voice) => after.Texts.Find(key, language, voice) ?? before.Texts.Find(key, language, voice));
        var changes = EditionDiff.Of(before, after, IsUsual).Changes;
        return string.Join('\n', LanguageCodes.All.Select(language => Note(before, after, Blocks(changes), phrases, language)));
    }

    private static bool IsUsual(int combination) =>
        DecisionFacts.ValueIn(combination, Fact.OutsideClass) is null
        && DecisionFacts.ValueIn(combination, Fact.AlreadyOurs) is null
        && DecisionFacts.ValueIn(combination, Fact.PartnerType) is null;

    // Changes that read alike are told once, for all their cases together.
    private static List<(Line Told, List<CombinationBlock> Where)> Blocks(IEnumerable<EditionChange> changes) =>
        [.. changes.GroupBy(change => (Key: KeyOf(change.Parts), Before: change.Parts.HasFlag(ChangedParts.Outcome) ? change.Before.Headline : default, After: change.After.Headline)).Select(group => (
            Told(group.First()),
            CombinationBlock.Cover([.. group.SelectMany(change => change.Where.Combinations())]).ToList()))];

    private static string KeyOf(ChangedParts parts) => parts switch
    {
        _ when parts.HasFlag(ChangedParts.Outcome) => "digest.outcome",
        ChangedParts.Links => "digest.links",
        _ => "digest.steps",
    };

    private static Line Told(EditionChange change) => Line.Of(KeyOf(change.Parts))
        .With("before", new Arg.Text(change.Before.Headline))
        .With("after", new Arg.Text(change.After.Headline));

    private static string Note(
        Edition before, Edition after, List<(Line Told, List<CombinationBlock> Where)> changes, Phrasebook phrases, Language language)
    {
        var note = new StringBuilder();
        note.Append("# ").Append(Say(Line.Of("digest.title")
            .With("before", new Arg.Day(before.AsOf)).With("after", new Arg.Day(after.AsOf)))).Append('\n');
        foreach (var (told, where) in changes)
        {
            note.Append("- ").Append(Say(told)).Append('\n');
            where.ForEach(block => note.Append("  - ").Append(Cases(block, phrases, language)).Append('\n'));
        }

        if (changes.Count == 0)
        {
            note.Append(Say(Line.Of("digest.nothing"))).Append('\n');
        }

        return note.ToString();

        string Say(Line line) => phrases.Say(line, language, Voice.Partner);
    }

    private static string Cases(CombinationBlock block, Phrasebook phrases, Language language)
    {
        var cases = string.Join("; ", block.Narrowed()
            .Where(narrowed => narrowed.Fact is not (Fact.OutsideClass or Fact.AlreadyOurs or Fact.PartnerType))
            .Select(narrowed => string.Join(", ", narrowed.Values.OfType<FactValue>().Select(value => phrases.Label(value, language, Voice.Partner)))));
        return cases.Length > 0 ? cases : phrases.Say("digest.always", language);
    }
}
