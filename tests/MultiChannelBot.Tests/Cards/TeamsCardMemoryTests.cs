using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Tests.Cards;

/// <summary>Rendering is done for every message: what it may allocate is bounded.</summary>
public class TeamsCardMemoryTests
{
    private const string Edition = "2019-03-15";

    [Fact]
    public void An_ordinary_answer_takes_little_memory()
    {
        var answer = AnswerDesk.Of(Edition).Answer(FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Manage), Role.Sales, Language.English);

        Assert.IsType<Answer>(answer);
        Assert.InRange(AllocatedBy(answer), 1, 96 * 1024);
    }

    [Fact]
    public void A_question_takes_less()
    {
        var question = AnswerDesk.Of(Edition).Answer(FactSet.Of(ServiceType.LicenseBased), Role.Sales, Language.English);

        Assert.IsType<Ask>(question);
        Assert.InRange(AllocatedBy(question), 1, 40 * 1024);
    }

    private static long AllocatedBy(Reply reply)
    {
        var cards = AnswerDesk.Of(Edition).Cards;
        for (var warm = 0; warm < 3; warm++)
        {
            cards.Render(reply, SampleReplies.Reference);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        cards.Render(reply, SampleReplies.Reference);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
