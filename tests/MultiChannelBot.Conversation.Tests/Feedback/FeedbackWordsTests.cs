using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Feedback;

namespace MultiChannelBot.Conversation.Tests.Feedback;

public class FeedbackWordsTests
{
    private static readonly FeedbackWords Words = new(Conversations.Default.Phrases);
    private static readonly CaseState Answered = new() { AnsweredAt = Conversations.Noon, Revision = 7 };

    public static TheoryData<FeedbackVerdict> Verdicts => new(Enum.GetValues<FeedbackVerdict>());

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Every_word_of_a_verdict_is_that_verdict_with_courtesies_too(FeedbackVerdict verdict)
    {
        var words = Conversations.Default.Phrases.FoldedWords($"said.feedback.{verdict.Code()}");
        Assert.NotEmpty(words);
        Assert.All(words, word => Assert.Equal(verdict.Code(), Words.Read(Answered, word)?.Argument));
        Assert.All(words, word => Assert.Equal(verdict.Code(), Words.Read(Answered, $"OK, {word}!")?.Argument));
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Away_from_an_answer_praise_is_thanks_and_nothing_else_is_read(FeedbackVerdict verdict)
    {
        CaseState[] elsewhere =
        [
            Answered with { AnsweredAt = null },
            Answered with { List = [] },
            Answered with { List = [new Press("change", null, null, 7)] },
            Answered with { List = [new Press("feedback", null, "useful", 6)] },
            Answered with { Revisiting = Guidance.Facts.Fact.Intent },
            Answered with { Walking = new Replies.StepInView("x", false) },
        ];
        var word = Conversations.Default.Phrases.FoldedWords($"said.feedback.{verdict.Code()}")[0];
        Assert.All(elsewhere, state => Assert.Equal(verdict == FeedbackVerdict.Useful ? new CommandCall(Command.Thanks) : null, Words.Read(state, word)));
    }

    [Fact]
    public void Of_one_subscription_shown_alone_a_verdict_names_it()
    {
        var several = Answered with { Subscriptions = [Subscription.Empty, Subscription.Empty], ShownAlone = 1 };
        Assert.Equal("1:wrong", Words.Read(several, "That’s wrong.")?.Argument);
        Assert.Equal("wrong", Words.Read(several with { ShownAlone = null }, "that's wrong")?.Argument);
        Assert.Equal("wrong", Words.Read(several with { Subscriptions = [Subscription.Empty] }, "that's wrong")?.Argument);
    }

    [Theory]
    [InlineData("It is out of date", "wrong:out-of-date")]
    [InlineData("예전 내용이에요", "wrong:out-of-date")]
    [InlineData("a link does not work", "wrong:dead-link")]
    [InlineData("Skip the reason", "wrong:none")]
    [InlineData("이유 건너뛰기요", "wrong:none")]
    public void A_reason_in_view_is_read_by_its_label(string text, string argument)
    {
        ImmutableArray<Press> list =
        [
            .. FeedbackVerdict.Wrong.Reasons().Select(reason => new FeedbackPress(null, FeedbackVerdict.Wrong, reason))
                .Append(new FeedbackPress(null, FeedbackVerdict.Wrong, IsWithoutReason: true))
                .Select(press => new Press(Command.Feedback.Code(), null, press.ToString(), Answered.Revision)),
        ];
        Assert.Equal(argument, Words.Read(Answered with { List = list }, text)?.Argument);
        Assert.Null(Words.Read(Answered, text));
    }

    [Theory]
    [InlineData("that is wrong, it was bought through EA")]
    [InlineData("was that useful?")]
    [InlineData("wrong?")]
    [InlineData("useful for an indirect reseller")]
    [InlineData("the wrong partner sold it")]
    [InlineData("틀렸어요, Open이에요")]
    [InlineData("도움이 됐나요?")]
    [InlineData("제 이해가 안 맞아요")]
    public void What_says_more_or_asks_is_no_verdict(string text) => Assert.Null(Words.Read(Answered, text));
}
