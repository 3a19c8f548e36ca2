using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Tests.Stories;

/// <summary>Checks what a "bot:" line says of the last reply.</summary>
internal static class StoryExpectation
{
    public static void Check(Conversation conversation, StoryLine line, CaseState? state, Reply? reply, ImmutableArray<FeedbackCount> counted, ReminderOrder? ordered = null, HandOff? handed = null)
    {
        var words = line.Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var rest = line.Rest[words[0].Length..].Trim();
        var holds = words[0] switch
        {
            "asks" => reply is Ask ask && FactCatalogue.Of(ask.Fact).Name == words[1] && (words.Length < 3 || ask.Variant == words[2]),
            "offers" => reply is Ask offer && string.Join(' ', offer.Choices.Select(choice => choice.Value)) == rest,
            "answers" => reply is Answer answer && string.Join(' ', answer.Parts.Select(part => part.Outcome.Id.Code())) == rest,
            "rule" => reply is Answer ruled && string.Join(' ', ruled.Parts.Select(part => part.Outcome.Receipt.Rule)) == rest,
            "notes" => reply is Answer noted && string.Join(' ', noted.Parts[^1].Outcome.Notes.Select(note => note.Id)) == rest,
            "newer" => reply is Answer answered && Newer(answered.Parts[^1].Newer) == rest,
            "warns" => reply is Answer old && old.Parts.All(part => part.OlderThanDays?.ToString(CultureInfo.InvariantCulture) == rest),
            "turns" => reply is Answer { Plan: { } plan } && Turns(plan) == rest,
            "order" => reply is Answer { Plan: { } plan } && string.Join(' ', plan.Order.Select(line => line.Key.Id)) == rest,
            "tells" => reply is Notice notice && notice.Body.Any(body => body.Key.Id == rest),
            "writes" => reply is Notice { Letter: { } letter } && $"{letter.To.Code()} {Guidance.LanguageCodes.Code(letter.Language)}" == rest,
            "summary" => reply is Notice { Summary: { } answer } && string.Join(' ', answer.Parts.Select(part => part.Outcome.Id.Code())) == rest,
            "code" => reply is Notice { Summary: not null } summary && (summary.CaseCode is { } code ? CaseCode.Written(code) : "none") == rest,
            "letter" => reply is Notice { Letter: { } text } && Letter(conversation, text).Any(line => line.Contains(rest, StringComparison.Ordinal)),
            "step" => reply is Notice { Step: { IsAside: false } step } && step.Id == rest,
            "aside" => reply is Notice { Step: { IsAside: true } step } && step.Id == rest,
            "done" => state is not null && string.Join(" / ", state.Subscriptions.Select(entry => string.Join(' ', entry.Done()))) == rest,
            "feedback" => state is not null && string.Join(' ', state.Given().Select(Mark)) == rest,
            "counts" => Counts(counted) == rest,
            "reminds" => (ordered is ReminderOrder.Keep keep ? Day(keep.Reminder) : "nothing") == rest,
            "hands" => (handed is null ? "nothing" : handed.Post.WithName ? "named" : "unnamed") == rest,
            "desk" => handed is not null && Texts(conversation, handed.Card).Any(text => text.Contains(rest, StringComparison.Ordinal)),
            "passed" => handed is not null && handed.Passed.Body.Any(body => body.Key.Id == rest),
            "failed" => handed is not null && handed.Failed.Body.Any(body => body.Key.Id == rest),
            "drops" => ordered is ReminderOrder.Drop drop && drop.Code == rest,
            "reminders" => state is not null && (state.Reminders is { } all ? string.Join(' ', all.Select(Day)) : "nothing") == rest,
            "welcomes" => reply is Welcome,
            "leads" => reply is not null && reply.Lead.Any(lead => lead.Key.Id == rest),
            "quiet" => reply is null,
            "knows" => state is not null && Known(state) == rest,
            "button" => Buttons(reply).Any(button => button.Press is { } press && press.Do == rest),
            "without" => !Buttons(reply).Any(button => button.Press is { } press && press.Do == rest),
            "speaks" => reply is not null && Guidance.LanguageCodes.Code(reply.Language) == rest,
            "role" => reply is not null && reply.Role.Code() == rest,
            "says" => Texts(conversation, reply).Any(text => text.Contains(rest, StringComparison.Ordinal)),
            "guides" => reply is Ask guide && guide.Guidance.Any(text => text.Key.Id == rest),
            "branch" => reply is Answer open && open.Parts[^1].Branches.Any(branch => branch.Values.Any(value => value.Code == rest)),
            _ => throw new FormatException($"{line.Place}: no expectation '{words[0]}'"),
        };
        Assert.True(holds, $"{line.Place}: expected 'bot: {line.Rest}', but got {Describe(conversation, state, reply)} counting [{Counts(counted)}]");
    }

    /// <summary>The outcomes of the newest edition; "steps" where only those differ, "nothing" where nothing does.</summary>
    private static string Newer(NewerAnswer? newer) => newer switch
    {
        null => "nothing",
        { ChangesOutcome: false } => "steps",
        _ => string.Join(' ', newer.Ends.Select(end => end.Outcome.Code())),
    };

    private static string Day(Reminder reminder) => reminder.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Counts(ImmutableArray<FeedbackCount> counted) => counted.IsEmpty
        ? "nothing"
        : string.Join(' ', counted.Select(count => (count.Times < 0 ? "-" : "+") + Mark(count.Mark)));

    private static string Mark(FeedbackMark mark) =>
        $"{mark.Rule}={mark.Verdict.Code()}{(mark.Reason is { } reason ? ":" + reason.Code() : string.Empty)}";

    /// <summary>"now:new-partner next:customer": whose turn it is, by the key of the lane's text.</summary>
    private static string Turns(Plan plan) => string.Join(' ', plan.Lanes.Select(lane =>
        $"{lane.When.ToString().ToLowerInvariant()}:{lane.Turn.Key.Id["card.party.".Length..^".turn".Length]}"));

    private static IEnumerable<string> Letter(Conversation conversation, Letter letter) =>
        ((Line[])[letter.Subject, .. letter.Opening, .. letter.Steps, .. letter.After, letter.PageHeading, .. letter.Closing])
            .Select(line => conversation.Phrases.Say(line, letter.Language, letter.Voice))
            .Append(letter.HowTo.Url(letter.Language));

    private static IEnumerable<Button> Buttons(Reply? reply) => reply switch
    {
        Ask ask => ask.Actions,
        Answer answer => answer.Actions,
        Notice notice => notice.Actions,
        Welcome welcome => welcome.Actions,
        _ => [],
    };

    /// <summary>The facts of all subscriptions: values, "?" for one that the person does not know; " / " between subscriptions.</summary>
    private static string Known(CaseState state) => string.Join(" / ", state.Subscriptions.Select(entry => string.Join(' ', FactCatalogue.All.Select(
        fact => entry.Facts[fact.Id] switch
        {
            Knowledge.Stated stated => stated.Value.Code,
            Knowledge.Narrowed narrowed => string.Join('|', narrowed.Candidates.Select(candidate => candidate.Code)),
            Knowledge.CannotSay => fact.Name + "?",
            _ => string.Empty,
        }).Where(code => code.Length > 0))));

    private static IEnumerable<string> Texts(Conversation conversation, Reply? reply)
    {
        if (reply is null)
        {
            return [];
        }

        IEnumerable<Line> lines = reply switch
        {
            Ask ask => [.. ask.Lead, ask.Prompt, .. ask.Guidance, .. ask.Choices.Select(choice => choice.Label)],
            Notice notice => [.. notice.Lead, .. notice.Title is { } title ? [title] : Array.Empty<Line>(), .. notice.Body],
            Answer answer =>
            [
                .. answer.Lead,
                .. answer.Parts.Select(part => part.Outcome.Text(part.Outcome.Headline)),
                .. answer.Plan?.Order ?? [],
                .. answer.Parts.SelectMany(part => part.Outcome.Steps.Select(step => part.Outcome.Text(step.Text))),
            ],
            _ => reply.Lead,
        };
        return lines.Select(line => conversation.Phrases.Say(line, reply.Language, reply.Role.Voice()));
    }

    private static string Describe(Conversation conversation, CaseState? state, Reply? reply) =>
        $"{reply?.GetType().Name ?? "silence"} " + reply switch
        {
            Ask ask => $"{FactCatalogue.Of(ask.Fact).Name} {ask.Variant} [{string.Join(' ', ask.Choices.Select(choice => choice.Value))}]",
            Answer answer => string.Join(' ', answer.Parts.Select(part => $"{part.Outcome.Id.Code()} {part.Outcome.Receipt.Rule}")) + (answer.Plan is { } plan ? $" plan {Turns(plan)}" : ""),
            Notice notice => string.Join(' ', notice.Body.Select(line => line.Key.Id)),
            _ => string.Empty,
        }
        + $" leads [{string.Join(' ', reply?.Lead.Select(line => line.Key.Id) ?? [])}] knows [{(state is null ? "nothing" : Known(state))}]"
        + $" saying [{string.Join(" | ", Texts(conversation, reply))}]";
}
