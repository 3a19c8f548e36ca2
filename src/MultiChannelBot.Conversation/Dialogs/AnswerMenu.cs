using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// What can be done from an answer, most wanted first: six on the card, the rest behind "more". What does not fit either is
/// typed, and told by "help".
/// </summary>
internal static class AnswerMenu
{
    /// <summary>The buttons of an answer card: the link that matters first, "more" last.</summary>
    public static ImmutableArray<Button> OnCard(Draft draft, ImmutableArray<AnswerPart> parts, Plan? plan) =>
        [.. Card(draft, parts, plan).Take(ReplyComposer.MostActions - 1), draft.Button("action.more", Command.More.Code())];

    /// <summary>The buttons behind "more".</summary>
    /// <param name="answer">The answer card as it would be shown now; null while the case is still asked.</param>
    public static ImmutableArray<Button> Behind(Draft draft, Answer? answer) =>
        [.. (answer is null ? Always(draft).Prepend(Human(draft)) : More(draft, answer).Concat(Always(draft))).Take(ReplyComposer.MostActions)];

    private static IEnumerable<Button> Card(Draft draft, ImmutableArray<AnswerPart> parts, Plan? plan)
    {
        if (OpenQuestion.Button(draft, parts) is { } question)
        {
            yield return question;
        }

        // Of several, the page of the step that is next.
        var links = parts is [var only] ? only.Outcome.Links : LinksOf(parts, plan);
        if (links is [var link, ..])
        {
            yield return new Button(Line.Of("action.open-link").With("title", new Arg.Text(link.Title)), null, link);
        }

        // From one of several there must be a way back to all.
        if (draft.State.Subscriptions.Length > 1 && parts.Length == 1)
        {
            yield return draft.Button("action.show-all", Command.Status.Code());
        }

        foreach (var onward in Onward(draft, parts).OfType<Button>())
        {
            yield return onward;
        }

        foreach (var extra in draft.ExtraActions)
        {
            yield return extra;
        }

        if (parts is [{ Outcome.Id: OutcomeId.WaitOrCancel }] && draft.State.Current.Facts.Value(Fact.TermEnd) is null)
        {
            yield return draft.Button("action.add-term-end", Command.Change.Code(), fact: Fact.TermEnd);
        }
        else if (parts is [{ Outcome.Id: OutcomeId.WaitOrCancel }] && DatesCommand.Button(draft, parts) is { } dates)
        {
            yield return dates;
        }

        yield return draft.Button("action.change", Command.Change.Code());
        if (draft.State.Subscriptions.Length > 1 && parts.Length > 1)
        {
            yield return draft.Button("action.show", Command.Show.Code());
        }

        yield return Onward(draft);
        if (Add(draft) is { } add)
        {
            yield return add;
        }
    }

    // A desk writes to others first. A customer is best led through what there is to do.
    private static Button?[] Onward(Draft draft, ImmutableArray<AnswerPart> parts)
    {
        var (message, steps) = (MessageCommand.Button(draft, parts), WalkDialog.Entry(draft, parts));
        return draft.Role == Role.Customer ? [steps, message] : [message, steps];
    }

    private static ImmutableArray<Link> LinksOf(ImmutableArray<AnswerPart> parts, Plan? plan)
    {
        var next = plan?.Lanes.SelectMany(lane => lane.Steps).FirstOrDefault(step => !step.IsDone)?.Id;
        return [.. parts.OrderByDescending(part => part.Outcome.Steps.Any(step => step.Id == next)).SelectMany(part => part.Outcome.Links.Take(1))];
    }

    private static IEnumerable<Button> More(Draft draft, Answer answer)
    {
        yield return draft.Button("action.what-if", Command.WhatIf.Code());
        if (answer.Parts.Any(part => part.Newer is not null))
        {
            yield return draft.Button("action.compare", Command.Compare.Code());
        }

        yield return draft.Button("action.summary", Command.Summary.Code());
        if (DatesCommand.Button(draft, answer.Parts) is { Press: var press } dates && !answer.Actions.Any(shown => shown.Press == press))
        {
            yield return dates;
        }

        yield return draft.Button("action.feedback", Command.Feedback.Code());
        yield return Human(draft);

        // What found no room on the card.
        foreach (var left in Card(draft, answer.Parts, answer.Plan).Where(button => button.Press is { } missing && missing.Do != Command.Dates.Code() && !answer.Actions.Any(shown => shown.Press == missing)))
        {
            yield return left;
        }

        // Where there is no room for it, it is beside the dates and beside the text to copy.
        if (draft.Input.CanBeReminded)
        {
            yield return draft.Button("action.remind", Command.Remind.Code());
        }
    }

    private static IEnumerable<Button> Always(Draft draft)
    {
        yield return draft.Button("action.help", Command.Help.Code());
        yield return draft.Button("action.forget-me", Command.ForgetMe.Code());
    }

    private static Button Human(Draft draft) => draft.Button("action.human", Command.Human.Code());

    private static Button? Add(Draft draft) => draft.State.Subscriptions.Length < CaseState.MostSubscriptions
        ? draft.Button("action.add", Command.Add.Code())
        : null;

    // A desk goes on to the next caller, a customer has only the one case.
    private static Button Onward(Draft draft) => draft.Role == Role.Customer
        ? draft.Button("action.restart", Command.Restart.Code())
        : draft.Button("action.next", Command.Next.Code());
}
