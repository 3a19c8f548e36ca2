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
internal sealed class PartWriter(Speaker speaker, ImmutableArray<string> buttonLinks)
{
    public PartContent Write(AnswerPart part)
    {
        var outcome = part.Outcome;
        var link = Link(outcome);
        return new PartContent
        {
            Title = part.Title is { } title ? speaker.Text(title) : null,
            Headline = Headline(part),
            NewerHeadline = part.Newer is { ChangesOutcome: true } newer ? NewerHeadline(newer) : null,
            NewerSteps = part.Newer is { ChangesOutcome: false } other ? speaker.Text(OfPage("card.newer.steps", other.AsOf)) : null,
            Edition = part.IsOfOnePage || part.Newer is { ChangesOutcome: true } ? null : speaker.Text(outcome.Receipt.Page()),
            Standing = Standing(outcome),
            First = Notes("card.first", outcome.Notes.Where(note => note.First)),
            Branches = part.Branches.IsDefaultOrEmpty || part.Open is null ? null : Branches(part),
            Lanes = Lanes(outcome),
            Link = link is null ? null : speaker.Button(link),
            Notes = Notes("card.notes", outcome.Notes.Where(note => !note.First)),
            Conditions = Section("card.conditions", outcome.Conditions),
            Traps = Section("card.traps", outcome.Traps),
            Receipt = Receipt(part),
            Reading = [.. Pages(outcome).Where(page => page.Id != link?.Id).Select(speaker.Button)],
        };
    }

    private string Headline(AnswerPart part)
    {
        var headline = part.Outcome.Text(part.Outcome.Headline);
        return part.Newer is { ChangesOutcome: true }
            ? speaker.Text(OfPage("card.headline.page", part.Outcome.Receipt.AsOf).With("headline", new Arg.Said(headline)))
            : speaker.Text(headline);
    }

    // "By the 2024 page: ...", or "By the 2024 page, by what was bought: Azure plan → ...; the older offer → ...".
    private string NewerHeadline(NewerAnswer newer) => newer.Ends is [{ Given.IsEmpty: true } only]
        ? speaker.Text(OfPage("card.headline.page", newer.AsOf).With("headline", new Arg.Said(only.Headline)))
        : $"{speaker.Text(OfPage("card.newer.ways", newer.AsOf))} {string.Join("; ", newer.Ends.Select(Way))}";

    private string Way(NewerEnd end) => $"{string.Join(", ", end.Given.Select(speaker.Label))} → {speaker.Text(end.Headline)}";

    private static Line OfPage(string key, DateOnly asOf) => Line.Of(key).With("page", new Arg.Number(asOf.Year));

    // How to find out is asked of the person, not of the page: there the receipt says it.
    private string? Standing(Outcome outcome) => outcome.Receipt.Standing switch
    {
        Guidance.Outcomes.Standing.Inferred => Inferred(outcome.Receipt.Sister),
        Guidance.Outcomes.Standing.NoRule when outcome.Id != OutcomeId.NeedInfo => speaker.Text("card.no-rule"),
        _ => null,
    };

    private string Inferred(Source? sister) => sister is null
        ? speaker.Text("card.inferred")
        : speaker.Text(Line.Of("card.inferred.from").With("page", new Arg.Text(sister.Title)));

    private Section? Notes(string heading, IEnumerable<Note> notes) => Section(heading, [.. notes.Select(note => note.Text)]);

    private Section? Section(string heading, ImmutableArray<TextKey> texts) =>
        texts.IsEmpty ? null : new Section(speaker.Text(heading), [.. texts.Select(speaker.Text)]);

    /// <summary>The page to act by. Where there is nothing to do by the page, its links are only further reading.</summary>
    private static Link? Link(Outcome outcome) =>
        outcome.Id is OutcomeId.NotCovered or OutcomeId.NeedInfo ? null : outcome.Links.FirstOrDefault();

    private ImmutableArray<Lane> Lanes(Outcome outcome)
    {
        var steps = outcome.Steps;
        var lanes = ImmutableArray.CreateBuilder<Lane>();
        for (var start = 0; start < steps.Length;)
        {
            var party = steps[start].Party;
            var end = start + 1;
            while (end < steps.Length && steps[end].Party == party)
            {
                end++;
            }

            lanes.Add(new Lane(speaker.Text(outcome.Turn(party)), [.. Enumerable.Range(start, end - start).Select(at => Numbered(at, outcome))]));
            start = end;
        }

        return lanes.ToImmutable();
    }

    /// <summary>A step with a mark where only a related page gives it; not where that holds of the whole answer, which says so itself.</summary>
    private NumberedStep Numbered(int position, Outcome outcome)
    {
        var step = outcome.Steps[position];
        var text = speaker.Text(outcome.Text(step.Text));
        return new(position + 1, outcome.IsMarkedInferred(step) ? $"{text} {speaker.Text("card.step.inferred")}" : text);
    }

    private Branches Branches(AnswerPart part) => new(
        speaker.Text("card.branches", part.Open!.Value), [.. part.Branches.Select(branch => Branch(branch, part.Open))]);

    /// <summary>A branch of a single value can be chosen right here; a group of values is told.</summary>
    private CardChoice Branch(Branch branch, Fact? open)
    {
        var press = branch.Values is [var only] && open is not null
            ? speaker.Press(Press.Answer, open, only.Code)
            : null;
        return new CardChoice(Labels(branch), End(branch), press);
    }

    private string Labels(Branch branch) => string.Join(", ", branch.Values.Select(speaker.Label));

    /// <summary>Where a branch leads: "Ask ...", or one fact deeper "Manage it → Ask ...; Move it → Order ...".</summary>
    private string? End(Branch branch) => branch switch
    {
        { Headline: { } headline } => speaker.Text(headline),
        { Inner: { Length: > 1 } inner } => string.Join("; ", inner.Select(way => $"{Labels(way)} → {End(way)}")),
        { NextNeeded: { } next } => speaker.Text("card.branch.next", next),
        _ => null,
    };

    private ReceiptContent Receipt(AnswerPart part)
    {
        var (outcome, title) = (part.Outcome, part.Title);
        var receipt = outcome.Receipt;
        List<ReceiptRow> rows =
        [
            Row("card.receipt.rule", receipt.Rule),
            Row("card.receipt.standing", speaker.Text(StandingKey(receipt.Standing))),
            .. receipt.Facts.IsEmpty ? [] : new[] { Row("card.receipt.facts", string.Join(" · ", receipt.Facts.Select(speaker.Label))) },
            Row("card.receipt.edition", receipt.Edition),
            Row("card.receipt.page", speaker.Text(receipt.Source.Title)),
        ];
        if (receipt.Sister is { } sister)
        {
            rows.Add(Row("card.receipt.sister", speaker.Text(sister.Title)));
        }

        return new ReceiptContent(
            title is null ? speaker.Text("card.receipt") : $"{speaker.Text("card.receipt")} ({speaker.Text(title)})",
            [.. rows],
            [.. receipt.Bases.Select(basis => speaker.Text(basis.Text())), .. Age(part), speaker.Text(receipt.PolicyMayChange)],
            [.. Pages(outcome).Where(page => !buttonLinks.Contains(page.Id)).Select(speaker.Button)]);
    }

    private IEnumerable<string> Age(AnswerPart part) => part.OlderThanDays is { } days
        ? [speaker.Text(Line.Of("card.receipt.old").With("days", new Arg.Number(days)))]
        : [];

    private static string StandingKey(Standing standing) => standing switch
    {
        Guidance.Outcomes.Standing.Stated => "card.receipt.stated",
        Guidance.Outcomes.Standing.Inferred => "card.receipt.inferred",
        _ => "card.receipt.no-rule",
    };

    private ReceiptRow Row(string label, string value) => new(speaker.Text(label), value);

    /// <summary>The pages behind the receipt and the outcome's other links, each once.</summary>
    private static IEnumerable<Link> Pages(Outcome outcome)
    {
        IEnumerable<Link> pages = [outcome.Receipt.Source.Link, .. outcome.Receipt.Sister is { } sister ? [sister.Link] : Array.Empty<Link>()];
        return pages.Concat(outcome.Links).DistinctBy(link => link.Id);
    }
}
