using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Packages;

/// <summary>What the manifest offers to press or type, said to the bot in each language and at each stage of a case.</summary>
public class ManifestCommandTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<Triage> Shipped = new(() => Triage.Load(new BotSettings()));

    // What was said before: nothing, half a case, a whole one.
    private static readonly (string English, string Korean)[] Stages = [("", ""), ("Office 365", "오피스 365"), ("Office 365 from an EA, we should manage it", "EA로 산 오피스 365를 관리하려고 합니다")];

    public static TheoryData<string, string> Commands { get; } = Listed(isPrompt: false);

    public static TheoryData<string, string> Prompts { get; } = Listed(isPrompt: true);

    [Theory]
    [MemberData(nameof(Commands))]
    [InlineData("Hi", "안녕하세요")]
    [InlineData("Hello", "안녕")]
    public void Each_command_does_the_same_in_both_languages_wherever_the_case_stands(string english, string korean)
    {
        foreach (var before in Stages)
        {
            var inEnglish = Say(Language.English, before.English, english);
            var inKorean = Say(Language.Korean, before.Korean, korean);

            Assert.NotEqual("unread", inEnglish.Trace.Step);
            Assert.Equal(inEnglish.Trace, inKorean.Trace);
            IsHelpful(inEnglish, Language.English);
            IsHelpful(inKorean, Language.Korean);
        }
    }

    [Theory]
    [InlineData("Help", "command:help")]
    [InlineData("Human", "command:human")]
    [InlineData("Language", "command:language")]
    [InlineData("Forget me", "command:forget-me")]
    [InlineData("도움말", "command:help")]
    [InlineData("담당자", "command:human")]
    [InlineData("언어", "command:language")]
    [InlineData("내 정보 삭제", "command:forget-me")]
    public void A_command_is_taken_for_the_command_that_it_names(string title, string step)
    {
        Assert.Contains(Commands, row => row.Data.Item1 == title || row.Data.Item2 == title);
        Assert.Equal(step, Say(Language.English, "", title).Trace.Step);
    }

    [Theory]
    [MemberData(nameof(Prompts))]
    public void Each_prompt_starter_and_its_title_begin_a_case_with_what_they_say(string english, string korean)
    {
        var inEnglish = Say(Language.English, "", english);
        var inKorean = Say(Language.Korean, "", korean);

        foreach (var (result, language) in new[] { (inEnglish, Language.English), (inKorean, Language.Korean) })
        {
            IsHelpful(result, language);
            Assert.NotEqual("unread", result.Trace.Step);
            Assert.NotEmpty(result.Replies[0].Known.Where(chip => !chip.Assumed));
        }

        Assert.Equal(Known(inEnglish), Known(inKorean));
    }

    [Fact]
    public void Two_prompt_starters_lead_straight_to_an_answer_and_one_to_how_to_find_out()
    {
        string[] starters = [.. Prompts.Select(row => row.Data.Item1).Where(text => text.StartsWith("The customer", StringComparison.Ordinal)).Distinct()];

        Assert.Equal(3, starters.Length);
        Assert.All(starters[..2], text => Assert.IsType<Answer>(Assert.Single(Say(Language.English, "", text).Replies)));
        Assert.NotEmpty(Assert.IsType<Ask>(Assert.Single(Say(Language.English, "", starters[2]).Replies)).Guidance);
    }

    private static TurnResult Say(Language language, string before, string text)
    {
        var state = before.Length == 0 ? null : Take(null, before, language, Noon).State;
        return Take(state, text, language, Noon.AddMinutes(1));
    }

    private static TurnResult Take(CaseState? state, string text, Language language, DateTimeOffset now) =>
        Shipped.Value.Turn.Take(state, new Input.Said(text) { SaidAt = now, Asker = "asker", Locale = language }, now);

    /// <summary>One message, in the language it was said in, that offers a way on or says all there is.</summary>
    private static void IsHelpful(TurnResult result, Language language)
    {
        var reply = Assert.Single(result.Replies);
        Assert.Equal(language, reply.Language);
        Assert.True(
            reply switch
            {
                Ask ask => ask.Choices.Length > 0,
                Answer answer => answer.Actions.Length > 0,

                // Who was forgotten has no case to go on with; the text itself says how a new one begins.
                Notice notice => notice.Actions.Length > 0 || result.Trace.Step == "command:forget-me",
                Welcome welcome => welcome.Actions.Length > 0,
                _ => false,
            },
            $"{result.Trace.Step} leads nowhere");
    }

    private static IEnumerable<string> Known(TurnResult result) =>
        result.Replies[0].Known.Select(chip => $"{chip.Fact}={chip.Value}").Order(StringComparer.Ordinal);

    /// <summary>Titles and prompts of every list, each once, with their Korean words.</summary>
    private static TheoryData<string, string> Listed(bool isPrompt)
    {
        var texts = PackedTeams.Sample.Texts.ToDictionary(text => text.Place, text => (text.English, Korean: text.Korean!));
        return new(
            texts.Where(text => text.Key.StartsWith("bots[0]", StringComparison.Ordinal) && !text.Key.EndsWith(".description", StringComparison.Ordinal))
                .Where(text => texts.ContainsKey(text.Key[..text.Key.LastIndexOf('.')] + ".prompt") == isPrompt)
                .Select(text => text.Value)
                .Distinct());
    }
}
