using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Tests.Understanding;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.FollowUps;

namespace MultiChannelBot.Conversation.Tests.FollowUps;

public sealed class FollowUpTests(ITestOutputHelper output)
{
    private const int FewestWordings = 4;

    private static readonly ImmutableArray<FollowUp> Known = Conversations.Default.Edition.FollowUps;

    private static readonly string[] EnglishFrames = ["what is {0}?", "What does {0} mean?", "what's a {0}", "can you explain {0} please"];

    private static readonly string[] KoreanFrames = ["{0}이 뭐예요?", "{0}란 무엇인가요?", "{0}의 의미가 궁금해요", "{0}가 무슨 뜻인가요"];

    [Fact]
    public void Every_question_has_wordings_in_both_languages() => Assert.All(
        Known.Where(known => !known.IsTerm),
        known => Assert.All(LanguageCodes.All, language => Assert.True(
            Wordings.All.Count(wording => wording.Id == known.Id && wording.Language == language) >= FewestWordings, $"{known.Id} {language}")));

    [Theory]
    [InlineData("")]
    [InlineData("Office 365")]
    [InlineData("E5 through an EA, we should manage it")]
    [InlineData("Azure from another CSP partner, we take it over")]
    public void Every_wording_is_answered_wherever_the_case_stands(string before)
    {
        var missed = Wordings.All.Select(wording => (wording, Trace: Take(before, wording.Text).Trace.Step))
            .Where(read => read.Trace != "follow-up:" + read.wording.Id).Select(read => $"{read.wording.Id} <{read.wording.Text}> {read.Trace}").ToList();
        output.WriteLine(string.Join('\n', missed));

        Assert.Empty(missed);
    }

    [Fact]
    public void Every_term_is_explained_when_its_meaning_is_asked()
    {
        var missed = Terms().Select(asked => (asked, Trace: Take("", asked.Text).Trace.Step))
            .Where(read => read.Trace != "follow-up:" + read.asked.Id).Select(read => $"{read.asked.Id} <{read.asked.Text}> {read.Trace}").ToList();
        output.WriteLine(string.Join('\n', missed));

        Assert.Empty(missed);
    }

    [Fact]
    public void A_question_leaves_the_case_as_it_was() => Assert.All(Wordings.All, wording =>
    {
        var before = Say(null, "E5 through an EA, we should manage it").State!;
        var after = Say(before, wording.Text);

        Assert.Equal(before.Revision, after.State!.Revision);
        Assert.Equal(before.Current.Facts, after.State.Current.Facts);
    });

    [Theory]
    [InlineData("it was bought under EA, how long does it take?", "purchaseChannel=ea")]
    [InlineData("EA로 구매했는데 얼마나 걸려요?", "purchaseChannel=ea")]
    [InlineData("Azure bought from another CSP partner, is there any downtime?", "serviceType=usage-based")]
    [InlineData("does the Office 365 data move?", "serviceType=license-based")]
    public void What_is_stated_beside_a_question_is_taken_in(string text, string fact)
    {
        var result = Take("", text);

        Assert.Contains(fact, result.State!.Current.Facts.Values.Select(value => value.ToString()));
    }

    [Fact]
    public void Every_role_and_language_gets_every_answer() => Assert.All(
        from wording in Wordings.All
        from role in Enum.GetValues<Role>()
        select (wording, role),
        asked =>
        {
            var input = new Input.Said(asked.wording.Text) { Asker = "rep", SaidAt = Conversations.Noon, DefaultRole = asked.role };
            var reply = Assert.IsType<Ask>(Assert.Single(Conversations.Default.Turn.Take(null, input, Conversations.Noon).Replies));
            var said = reply.Lead.Select(line => Conversations.Default.Phrases.Say(line, reply.Language, reply.Role.Voice())).ToList();

            Assert.Contains(reply.Lead, line => line.Key.Id.StartsWith("reply.", StringComparison.Ordinal));
            Assert.Contains(reply.Lead, line => line.Key.Id is "follow-up.source" or "follow-up.silent");
            Assert.DoesNotContain(said, text => text.Contains('{', StringComparison.Ordinal));
        });

    [Fact]
    public void No_message_of_the_corpus_that_states_facts_is_taken_for_a_question()
    {
        var taken = Corpus().Where(message => message.Facts.Count > 0)
            .Select(message => (message, Trace: Take("", message.Text).Trace.Step))
            .Where(read => read.Trace.StartsWith("follow-up", StringComparison.Ordinal))
            .Select(read => $"{read.message.Id} {read.message.Kind} <{read.message.Text}> {read.Trace} [{string.Join(' ', read.message.Facts)}]").ToList();
        output.WriteLine(string.Join('\n', taken));

        Assert.Empty(taken);
    }

    [Fact]
    public void No_act_and_no_price_of_the_corpus_is_taken_for_a_question()
    {
        var taken = Corpus().Where(message => message.Act is not null || Engines.Shipped.Read(message.Text, null, Engines.Today).OffTopic == OffTopic.Price)
            .Select(message => (message, Trace: Take("", message.Text).Trace.Step))
            .Where(read => read.Trace.StartsWith("follow-up", StringComparison.Ordinal) && !IsRefundAsked(read.message, read.Trace))
            .Select(read => $"{read.message.Id} {read.message.Kind} {read.message.Act} <{read.message.Text}> {read.Trace}").ToList();
        output.WriteLine(string.Join('\n', taken));

        Assert.Empty(taken);
    }

    // What a cancellation gives back stands in the editions, and is no price.
    private static bool IsRefundAsked(LabelledMessage message, string trace) => message.Act is null && trace == "follow-up:refund";

    private static IEnumerable<LabelledMessage> Corpus() => Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "cases"), "*.jsonl", SearchOption.AllDirectories).SelectMany(LabelledMessage.Load);

    private static IEnumerable<(string Id, string Text)> Terms() =>
        from known in Known
        where known.IsTerm
        from wording in known.Wordings
        from frame in wording.Language == Language.Korean ? KoreanFrames : EnglishFrames
        select (known.Id, string.Format(System.Globalization.CultureInfo.InvariantCulture, frame, wording.Parts[0][0].TrimEnd('*')));

    private static TurnResult Take(string before, string text) => Say(before.Length == 0 ? null : Say(null, before).State, text);

    private static TurnResult Say(CaseState? state, string text) => Conversations.Default.Turn.Take(
        state, new Input.Said(text) { Asker = "rep", SaidAt = Conversations.Noon }, Conversations.Noon);
}
