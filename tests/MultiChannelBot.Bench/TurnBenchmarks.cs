using BenchmarkDotNet.Attributes;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Bench;

/// <summary>One turn of each kind, without any channel or store: what a person presses or says, to what is replied.</summary>
public class TurnBenchmarks
{
    private Turn turn = null!;
    private (CaseState Case, Input Input) pressToQuestion;
    private (CaseState Case, Input Input) pressToAnswer;
    private (CaseState Case, Input Input) sentenceToQuestion;
    private (CaseState Case, Input Input) sentenceToAnswer;
    private (CaseState Case, Input Input) correction;

    /// <summary>The language that is spoken.</summary>
    [Params("en", "ko")]
    public string Language { get; set; } = "en";

    [GlobalSetup]
    public void Talk()
    {
        turn = Shipped.Triage.Turn;
        var isKorean = Language == "ko";
        var welcomed = turn.Take(null, new Input.Arrived { SaidAt = Shipped.Noon, Asker = "asker" }, Shipped.Noon).State!;
        sentenceToQuestion = (welcomed, Said(isKorean
            ? "고객의 라이선스 기반 Office 365 구독을 저희가 관리하고 싶어요."
            : "The customer has license-based Office 365 and they want us to manage it."));
        sentenceToAnswer = (welcomed, Said(isKorean
            ? "고객이 EA로 구매한 Office 365를 저희가 관리해 주길 원해요."
            : "The customer's Office 365 came from an EA and they want us to manage it."));
        pressToQuestion = Press(After<Ask>((welcomed, Said(isKorean ? "라이선스 기반이에요" : "It is license-based"))), PurchaseChannel.Ea);
        pressToAnswer = Press(After<Ask>(pressToQuestion), Intent.Manage);
        correction = (After<Answer>(sentenceToAnswer), Said(isKorean ? "아니요, EA가 아니라 Open이었어요." : "No, it was not EA, it was Open."));
        After<Ask>(sentenceToQuestion);
        After<Answer>(pressToAnswer);
        After<Answer>(correction);
    }

    /// <summary>A button that leads to the next question.</summary>
    [Benchmark]
    public TurnResult PressToQuestion() => Take(pressToQuestion);

    /// <summary>A button that leads to the answer.</summary>
    [Benchmark]
    public TurnResult PressToAnswer() => Take(pressToAnswer);

    /// <summary>A sentence that leaves something to be asked.</summary>
    [Benchmark]
    public TurnResult SentenceToQuestion() => Take(sentenceToQuestion);

    /// <summary>A sentence that states everything.</summary>
    [Benchmark]
    public TurnResult SentenceToAnswer() => Take(sentenceToAnswer);

    /// <summary>A sentence that puts an answered case right.</summary>
    [Benchmark]
    public TurnResult CorrectionAfterAnswer() => Take(correction);

    private TurnResult Take((CaseState Case, Input Input) given) => turn.Take(given.Case, given.Input, Shipped.Noon);

    // What is measured has to be the kind of turn that its name says.
    private CaseState After<T>((CaseState Case, Input Input) given)
        where T : Reply => Take(given) is { Replies: [T], State: { } state }
            ? state
            : throw new InvalidOperationException($"The turn that is measured should end in {typeof(T).Name}.");

    private static Input.Said Said(string text) => new(text) { SaidAt = Shipped.Noon, Asker = "asker" };

    private static (CaseState Case, Input Input) Press(CaseState state, FactValue value) => (
        state,
        new Input.Clicked(new Press(Conversation.Press.Answer, value.Fact, value.Code, state.Revision)) { SaidAt = Shipped.Noon, Asker = "asker" });
}
