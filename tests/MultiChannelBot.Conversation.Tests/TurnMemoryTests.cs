using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Tests;

/// <summary>
/// How much memory a turn takes. What a rule, a question or a text has ready is not made again for each case; a turn that
/// begins to do so is found out here.
/// </summary>
public class TurnMemoryTests
{
#if DEBUG
    // A build for debugging keeps what the other takes off the heap.
    private const long Most = 24 * 1024;
#else
    private const long Most = 20 * 1024;
#endif

    private static readonly Turn Turn = Conversations.Default.Turn;

    private static readonly CaseState Welcomed = Take(null, new Input.Arrived { SaidAt = Conversations.Noon, Asker = "asker" }).State!;

    [Theory]
    [InlineData("It is license-based")]
    [InlineData("라이선스 기반이에요")]
    public void A_press_takes_little_memory(string begun)
    {
        var asked = Take(Welcomed, Said(begun)).State!;
        var channel = Pressed(asked, PurchaseChannel.Ea);
        var intent = Take(asked, channel).State!;

        AssertTakesLittle<Ask>(asked, channel);
        AssertTakesLittle<Answer>(intent, Pressed(intent, Intent.Manage));
    }

    [Theory]
    [InlineData("The customer has license-based Office 365 and they want us to manage it.")]
    [InlineData("고객의 라이선스 기반 Office 365 구독을 저희가 관리하고 싶어요.")]
    public void A_sentence_that_leaves_something_open_takes_little_memory(string text) => AssertTakesLittle<Ask>(Welcomed, Said(text));

    [Theory]
    [InlineData("The customer's Office 365 came from an EA and they want us to manage it.")]
    [InlineData("고객이 EA로 구매한 Office 365를 저희가 관리해 주길 원해요.")]
    public void A_sentence_that_states_everything_takes_little_memory_even_where_the_newest_edition_differs(string text)
    {
        var answer = AssertTakesLittle<Answer>(Welcomed, Said(text));

        Assert.NotNull(Assert.Single(answer.Parts).Newer);
    }

    [Theory]
    [InlineData("The customer's Office 365 came from an EA and they want us to manage it.", "No, it was not EA, it was Open.")]
    [InlineData("고객이 EA로 구매한 Office 365를 저희가 관리해 주길 원해요.", "아니요, EA가 아니라 Open이었어요.")]
    public void A_correction_after_an_answer_takes_little_memory(string before, string text) =>
        AssertTakesLittle<Answer>(Take(Welcomed, Said(before)).State!, Said(text));

    private static T AssertTakesLittle<T>(CaseState state, Input input)
        where T : Reply
    {
        // The first turns fill what is kept for all later ones.
        for (var turns = 0; turns < 3; turns++)
        {
            Take(state, input);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = Take(state, input);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(taken, 1, Most);
        return Assert.IsType<T>(Assert.Single(result.Replies));
    }

    private static TurnResult Take(CaseState? state, Input input) => Turn.Take(state, input, Conversations.Noon);

    private static Input.Said Said(string text) => new(text) { SaidAt = Conversations.Noon, Asker = "asker" };

    private static Input.Clicked Pressed(CaseState state, FactValue value) =>
        new(new Press(Press.Answer, value.Fact, value.Code, state.Revision)) { SaidAt = Conversations.Noon, Asker = "asker" };
}
