using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Cards.Content;

/// <summary>Turns the plan of an answer into what is shown of it.</summary>
internal sealed class PlanWriter(Speaker speaker)
{
    /// <summary>The steps by whose turn it is.</summary>
    public ImmutableArray<Lane> Lanes(Plan plan) => [.. plan.Lanes.Select(lane => new Lane(
        speaker.Text(Line.Of(TimeKey(lane)).With("turn", new Arg.Said(lane.Turn))),
        [.. lane.Steps.Select(step => new NumberedStep(step.Number, Step(step)))])
    {
        IsNow = lane.When == LaneTime.Now,
    })];

    /// <summary>The plan of several subscriptions, with what has to be known of each: once, with the numbers of those that it is about.</summary>
    public PlanContent Write(Answer answer, Plan plan) => new()
    {
        Heading = speaker.Text("plan.heading"),
        Edition = answer.Parts.Where(part => part.Newer is not { ChangesOutcome: true }).Select(part => speaker.Text(part.Outcome.Receipt.Page())).FirstOrDefault(),
        Order = [.. plan.Order.Select(speaker.Text)],
        First = Section("card.first", answer, outcome => outcome.Notes.Where(note => note.First).Select(note => note.Text)),
        Lanes = Lanes(plan),
        Notes = Section("card.notes", answer, outcome => outcome.Notes.Where(note => !note.First).Select(note => note.Text)),
        Conditions = Section("card.conditions", answer, outcome => outcome.Conditions),
        Traps = Section("card.traps", answer, outcome => outcome.Traps),
    };

    private string Step(PlanStep step)
    {
        var text = For(step.For, speaker.Text(step.Text));
        text = step.IsMarkedInferred ? $"{text} {speaker.Text("card.step.inferred")}" : text;
        return step.IsDone ? speaker.Text(Line.Of("plan.done").With("text", new Arg.Setting(text))) : text;
    }

    private string For(ImmutableArray<int> subscriptions, string text) => subscriptions.IsEmpty
        ? text
        : speaker.Text(Line.Of("plan.for").With("which", new Arg.Subscriptions(subscriptions)).With("text", new Arg.Setting(text)));

    private Section? Section(string heading, Answer answer, Func<Outcome, IEnumerable<TextKey>> texts)
    {
        var lines = answer.Parts
            .SelectMany((part, at) => texts(part.Outcome).Select(text => (Text: text, At: at)))
            .GroupBy(one => one.Text, one => one.At)
            .Select(same => For(same.Distinct().Count() == answer.Parts.Length ? [] : [.. same.Distinct()], speaker.Text(same.Key)));
        return lines.ToImmutableArray() is { IsEmpty: false } any ? new Section(speaker.Text(heading), any) : null;
    }

    private static string TimeKey(PlanLane lane) => lane.When switch
    {
        LaneTime.Done => "plan.lane.done",
        LaneTime.Now => "plan.lane.now",
        _ when lane.AwaitsTermEnd => "plan.lane.term-end",
        LaneTime.Next => "plan.lane.next",
        _ => "plan.lane.after",
    };
}
