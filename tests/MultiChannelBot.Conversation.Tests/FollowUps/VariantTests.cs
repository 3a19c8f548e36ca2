using System.Globalization;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Tests.Understanding;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Conversation.Tests.FollowUps;

/// <summary>What share of freshly worded questions is answered, and that no question states anything.</summary>
public sealed class VariantTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("", Language.English)]
    [InlineData("", Language.Korean)]
    [InlineData("Office 365", Language.English)]
    [InlineData("Office 365", Language.Korean)]
    [InlineData("E5 through an EA, we should manage it", Language.English)]
    [InlineData("E5 through an EA, we should manage it", Language.Korean)]
    [InlineData("Azure from another CSP partner, we take it over", Language.English)]
    [InlineData("Azure from another CSP partner, we take it over", Language.Korean)]
    public void Fresh_wordings_are_answered_and_never_for_another_question(string before, Language language)
    {
        var state = before.Length == 0 ? null : Say(null, before).State;
        var asked = Wordings.Variants.Where(wording => wording.Language == language)
            .Select(wording => (wording, Step: Say(state, wording.Text).Trace.Step)).ToList();
        var missed = asked.Where(read => read.Step != "follow-up:" + read.wording.Id).ToList();
        var wrong = missed.Where(read => read.Step.StartsWith("follow-up", StringComparison.Ordinal)).ToList();
        var share = 1 - ((double)missed.Count / asked.Count);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{before} {language}: {share:0.000} of {asked.Count}, {wrong.Count} wrong"));
        output.WriteLine(string.Join('\n', missed.Select(read => $"{(wrong.Contains(read) ? "WRONG " : "")}{read.wording.Id} <{read.wording.Text}> {read.Step}")));

        Assert.Empty(wrong);
        Assert.InRange(share, 0.9, 1);
    }

    [Fact]
    public void A_question_states_no_fact_and_no_act()
    {
        var aside = new AsideUnderstanding(Engines.Shipped, Conversations.Default.Edition.FollowUps, Conversations.Default.Phrases);
        var stated = Wordings.All.Concat(Wordings.Variants)
            .Select(wording => (wording, Reading: aside.Read(wording.Text, null, Engines.Today)))
            .Where(read => read.Reading is not { Act: null, Facts.IsEmpty: true })
            .Select(read => $"{read.wording.Id} <{read.wording.Text}> {read.Reading.Act} {string.Join(' ', read.Reading.Facts.Select(fact => fact.Value))}").ToList();
        output.WriteLine(string.Join('\n', stated));

        Assert.Empty(stated);
    }

    private static TurnResult Say(CaseState? state, string text) => Conversations.Default.Turn.Take(
        state, new Input.Said(text) { Asker = "rep", SaidAt = Conversations.Noon }, Conversations.Noon);
}
