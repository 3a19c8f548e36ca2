using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Tests;

/// <summary>What helps through the steps of every shipped edition, and what is wrong with a help.</summary>
public sealed class StepHelpTests : IDisposable
{
    private const string Helps = """

        helps:
          doing: {steps: [order, reseller], done: done, stuck: [stuck, why]}
          looking: {steps: look, done: done, wait: wait, stuck: stuck}
        """;

    private readonly SmallEdition edition = new();

    public static TheoryData<string> Editions => [.. ShippedEditions.Ids];

    public void Dispose() => edition.Dispose();

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_step_of_an_edition_says_how_it_looks_when_done_and_what_to_check(string id)
    {
        var shipped = ShippedEditions.Guide(id).Edition;
        var steps = Steps(shipped).ToList();

        Assert.NotEmpty(steps);
        Assert.All(steps, step =>
        {
            var help = shipped.Helps[step.Id];
            Assert.NotNull(shipped.Texts.Find(help.Done, Language.Korean, Voice.Customer));
            Assert.InRange(help.Stuck.Length, 1, 4);
            Assert.Equal(help.Stuck.Distinct(), help.Stuck);
            Assert.All(help.Stuck, check => Assert.NotNull(shipped.Texts.Find(check, Language.English, Voice.Partner)));
        });
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void What_helps_is_short_polite_and_never_sends_a_customer_to_Partner_Center(string id)
    {
        var texts = ShippedEditions.Guide(id).Edition.Texts;
        var keys = texts.Keys.Where(key => key.Id.Split('.')[0] is "done" or "wait" or "stuck").ToList();

        Assert.True(keys.Count > 60, $"Only {keys.Count} texts.");
        Assert.All(keys, key =>
        {
            foreach (var voice in Enum.GetValues<Voice>())
            {
                var (english, korean) = (texts.Find(key, Language.English, voice)!, texts.Find(key, Language.Korean, voice)!);
                Assert.InRange(english.Length, 10, 170);
                Assert.EndsWith(".", english, StringComparison.Ordinal);
                Assert.Matches("(다|요)\\.$", korean);
                Assert.DoesNotMatch("우리|자사|당사|저희|좌석", korean);
                Assert.DoesNotMatch("(?i)slack|teams", english + korean);
            }

            Assert.DoesNotMatch("\"Customers\"|\"Indirect providers\"|\"Transfer requests\"", texts.Find(key, Language.English, Voice.Customer)!);
            Assert.DoesNotContain("귀사", texts.Find(key, Language.Korean, Voice.Customer)!, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("2019-03-15", "switch-confirm", "eight business hours")]
    [InlineData("2023-09-20", "switch-confirm", "eight business hours")]
    [InlineData("2023-09-20", "plan-accept", "30 days")]
    [InlineData("2023-09-20", "gdap-approve", "90 days")]
    [InlineData("2023-09-20", "wait-decide", "seven calendar days")]
    [InlineData("2023-09-20", "after-end-order", "30 days")]
    [InlineData("2024-07-01", "licenses-accept", "30 days")]
    [InlineData("2024-07-01", "plan-done", "15 minutes")]
    public void Waiting_times_are_those_of_the_sources(string id, string step, string words)
    {
        var shipped = ShippedEditions.Guide(id).Edition;
        var wait = Assert.NotNull(shipped.Helps[step].Wait);
        Assert.Contains(words, shipped.Texts.Find(wait, Language.English, Voice.Partner), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-03-15", "wait-decide")]
    [InlineData("2024-07-01", "wait-decide")]
    [InlineData("2024-07-01", "licenses-check")]
    public void Where_the_sources_give_no_time_none_is_told(string id, string step) =>
        Assert.Null(ShippedEditions.Guide(id).Edition.Helps[step].Wait);

    [Fact]
    public void An_edition_without_helps_is_sound() => Assert.Empty(edition.Read().Edition!.Helps);

    [Fact]
    public void A_help_is_read_for_each_of_its_steps()
    {
        Help();
        var reading = edition.Read();

        Assert.Empty(reading.Faults);
        Assert.Equal(["look", "order", "reseller"], reading.Edition!.Helps.Keys.Order());
        Assert.Equal("wait", reading.Edition.Helps["look"].Wait?.Id);
        Assert.Equal(["stuck", "why"], reading.Edition.Helps["reseller"].Stuck.Select(check => check.Id));
    }

    [Theory]
    [InlineData("steps: [order, reseller]", "steps: [order, reseller, dance]", "There is no step 'dance'", "needInfo")]
    [InlineData("steps: look", "steps: [look, order]", "Step 'order' is in two helps", "one of them")]
    [InlineData("steps: [order, reseller]", "steps: order", "Nothing helps with step 'reseller'", "under 'helps:'")]
    [InlineData("done: done, wait", "done: finished, wait", "There is no text 'finished'", "under 'texts:'")]
    [InlineData("done: done, wait: wait, ", "wait: wait, ", "help 'looking' has no 'done'", "Add 'done:'")]
    [InlineData(", stuck: [stuck, why]", "", "help 'doing' has 0 things to check", "one to 4")]
    [InlineData("[stuck, why]", "[stuck, why, wait, done, use]", "help 'doing' has 5 things to check", "one to 4")]
    [InlineData("wait: wait", "waits: wait", "has no key 'waits'", "Known keys")]
    [InlineData("steps: look", "steps: [[look]]", "no reference to a step", "id of a step")]
    public void A_broken_help_is_a_fault_with_its_remedy(string piece, string by, string message, string remedy)
    {
        Help();
        edition.Break(SmallEdition.File, piece, by);

        var fault = edition.Read().Faults.FirstOrDefault(found => found.Message.Contains(message, StringComparison.Ordinal));

        Assert.NotNull(fault);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
        Assert.True(fault.Line > 0);
    }

    [Fact]
    public void A_help_in_one_language_only_is_a_fault()
    {
        Help();
        edition.Break("shared.yaml", ", ko: 다 됐습니다.", "");

        var fault = Assert.Single(edition.Read().Faults);
        Assert.Contains("text 'done' has no 'ko'", fault.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Step> Steps(Edition shipped) =>
        shipped.Table.Rows.SelectMany(row => row.Steps).Select(step => step.Item.Step).Concat(shipped.Checklists.SelectMany(list => list.Steps));

    private void Help()
    {
        edition.Write(SmallEdition.File, SmallEdition.Yaml + Helps);
        edition.Break(
            "shared.yaml",
            "links:",
            "  done: {en: It is done., ko: 다 됐습니다.}\n  stuck: {en: Look., ko: 보세요.}\n  wait: {en: A day., ko: 하루입니다.}\nlinks:");
    }
}
