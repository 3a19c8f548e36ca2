using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Cards.Content;

/// <summary>Turns one outcome into what is shown of it.</summary>
/// <param name="speaker">Says the texts.</param>
/// <param name="buttonLinks">Ids of links that stand on a button already; they are not listed again.</param>
internal sealed class PartWriter(Speaker speaker, ImmutableHashSet<string> buttonLinks)
{
    public PartContent Write(AnswerPart part)
    {
        var outcome = part.Outcome;
        return new PartContent
        {
            Title = part.Title is { } title ? speaker.Text(title) : null,
            Headline = speaker.Text(outcome.Headline),
            Edition = speaker.Text(Line.Of("card.edition").With("day", new Arg.Day(outcome.Receipt.AsOf))),
            Inferred = outcome.Receipt.Inferred ? Inferred(outcome.Receipt.Sister) : null,
            First = Notes("card.first", outcome.Notes.Where(note => note.First)),
            Branches = part.Branches.IsDefaultOrEmpty ? null : Branches(part),
            Lanes = Lanes(outcome.Steps),
            Notes = Notes("card.notes", outcome.Notes.Where(note => !note.First)),
            Conditions = Section("card.conditions", outcome.Conditions),
            Traps = Section("card.traps", outcome.Traps),
            Receipt = Receipt(outcome, part.Title),
        };
    }

    private string Inferred(Source? sister) => sister is null
        ? speaker.Text("card.inferred")
        : speaker.Text(Line.Of("card.inferred.from").With("page", new Arg.Text(sister.Title)));

    private Section? Notes(string heading, IEnumerable<Note> notes) => Section(heading, [.. notes.Select(note => note.Text)]);

    private Section? Section(string heading, ImmutableArray<TextKey> texts) =>
        texts.IsEmpty ? null : new Section(speaker.Text(heading), [.. texts.Select(speaker.Text)]);

    private ImmutableArray<Lane> Lanes(ImmutableArray<Step> steps)
    {
        var lanes = ImmutableArray.CreateBuilder<Lane>();
        for (var start = 0; start < steps.Length;)
        {
            var party = steps[start].Party;
            var end = start + 1;
            while (end < steps.Length && steps[end].Party == party)
            {
                end++;
            }

            lanes.Add(new Lane(Turn(party), [.. Enumerable.Range(start, end - start).Select(at => Numbered(at, steps[at]))]));
            start = end;
        }

        return lanes.ToImmutable();
    }

    private string Turn(Party party) => speaker.Text($"card.party.{party.Code()}.turn");

    private NumberedStep Numbered(int position, Step step) => new(
        position + 1,
        step.Inferred
            ? speaker.Text(Line.Of("card.step.inferred").With("step", new Arg.Text(step.Text)))
            : speaker.Text(step.Text));

    private Branches Branches(AnswerPart part) => new(
        speaker.Text("card.branches"), [.. part.Branches.Select(branch => Branch(branch, part.Open))]);

    /// <summary>A branch of a single value can be chosen right here; a group of values is told.</summary>
    private CardChoice Branch(Branch branch, Fact? open)
    {
        var label = string.Join(", ", branch.Values.Select(speaker.Label));
        var hint = branch switch
        {
            { Headline: { } headline } => speaker.Text(headline),
            { NextNeeded: { } next } => speaker.Text(Line.Of("card.branch.next").With("fact", new Arg.FactName(next))),
            _ => null,
        };
        var press = branch.Values is [var only] && open is not null
            ? speaker.Press(Press.Answer, open, only.Code)
            : null;
        return new CardChoice(label, hint, press);
    }

    private ReceiptContent Receipt(Outcome outcome, Line? title)
    {
        var receipt = outcome.Receipt;
        var rows = new List<ReceiptRow>
        {
            Row("card.receipt.rule", receipt.Rule),
            Row("card.receipt.standing", speaker.Text(receipt.Inferred ? "card.receipt.inferred" : "card.receipt.stated")),
            Row("card.receipt.edition", receipt.Edition),
            Row("card.receipt.page", speaker.Text(receipt.Source.Title)),
        };
        if (receipt.Sister is { } sister)
        {
            rows.Add(Row("card.receipt.sister", speaker.Text(sister.Title)));
        }

        return new ReceiptContent(
            title is null ? speaker.Text("card.receipt") : $"{speaker.Text("card.receipt")} ({speaker.Text(title)})",
            [.. rows],
            [speaker.Text(receipt.Basis), speaker.Text(receipt.PolicyMayChange)],
            Reading(outcome));
    }

    private ReceiptRow Row(string label, string value) => new(speaker.Text(label), value);

    /// <summary>The pages behind the receipt and the outcome's other links, each once, without those on a button.</summary>
    private ImmutableArray<CardButton> Reading(Outcome outcome)
    {
        IEnumerable<Link> pages = [outcome.Receipt.Source.Link, .. outcome.Receipt.Sister is { } sister ? [sister.Link] : Array.Empty<Link>()];
        return [.. pages
            .Concat(outcome.Links)
            .DistinctBy(link => link.Id)
            .Where(link => !buttonLinks.Contains(link.Id))
            .Select(speaker.Button)];
    }
}
