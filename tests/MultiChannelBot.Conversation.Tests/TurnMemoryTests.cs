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
    private const int MostRounds = 0;
#else
    // Only what the runtime has compiled with all its skill, after some thirty turns and a moment, does so.
    private const long Most = 20 * 1024;
    private const int MostRounds = 60;
#endif

    private static readonly Turn Turn = Conversations.Default.Turn;

    private static readonly CaseState Welcomed = Take(null, new Input.Arrived { SaidAt = Conversations.Noon, Asker = "asker" }).State!;

    [Theory]
    [InlineData("It is license-based")]
    [InlineData("라이선스 기반이에요")]
    public async Task A_press_takes_little_memory(string begun)
    {
        var asked = Take(Welcomed, Said(begun)).State!;
        var channel = Pressed(asked, PurchaseChannel.Ea);
        var intent = Take(asked, channel).State!;

        await AssertTakesLittle<Ask>(asked, channel);
        await AssertTakesLittle<Answer>(intent, Pressed(intent, Intent.Manage));
    }

    [Theory]
    [InlineData("The customer has license-based Office 365 and they want us to manage it.")]
    [InlineData("고객의 라이선스 기반 Office 365 구독을 저희가 관리하고 싶어요.")]
    public async Task A_sentence_that_leaves_something_open_takes_little_memory(string text) => await AssertTakesLittle<Ask>(Welcomed, Said(text));

    [Theory]
    [InlineData("The customer's Office 365 came from an EA and they want us to manage it.")]
    [InlineData("고객이 EA로 구매한 Office 365를 저희가 관리해 주길 원해요.")]
    public async Task A_sentence_that_states_everything_takes_little_memory_even_where_the_newest_edition_differs(string text)
    {
        var answer = await AssertTakesLittle<Answer>(Welcomed, Said(text));

        Assert.NotNull(Assert.Single(answer.Parts).Newer);
    }

    [Theory]
    [InlineData("The customer's Office 365 came from an EA and they want us to manage it.", "No, it was not EA, it was Open.")]
    [InlineData("고객이 EA로 구매한 Office 365를 저희가 관리해 주길 원해요.", "아니요, EA가 아니라 Open이었어요.")]
    public async Task A_correction_after_an_answer_takes_little_memory(string before, string text) =>
        await AssertTakesLittle<Answer>(Take(Welcomed, Said(before)).State!, Said(text));

    private static async Task<T> AssertTakesLittle<T>(CaseState state, Input input)
        where T : Reply
    {
        // The first turns fill what is kept for all later ones.
        var (result, taken) = Measured(state, input, turns: 3);
        for (var round = 0; taken > Most && round < MostRounds; round++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
            (result, taken) = Measured(state, input, turns: 50);
        }

        Assert.InRange(taken, 1, Most);
        return Assert.IsType<T>(Assert.Single(result.Replies));
    }

    /// <summary>The last turn of a row, and how many bytes it took.</summary>
    private static (TurnResult Result, long Taken) Measured(CaseState state, Input input, int turns)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            Take(state, input);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        return (Take(state, input), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static TurnResult Take(CaseState? state, Input input) => Turn.Take(state, input, Conversations.Noon);

    private static Input.Said Said(string text) => new(text) { SaidAt = Conversations.Noon, Asker = "asker" };

    private static Input.Clicked Pressed(CaseState state, FactValue value) =>
        new(new Press(Press.Answer, value.Fact, value.Code, state.Revision)) { SaidAt = Conversations.Noon, Asker = "asker" };
}
