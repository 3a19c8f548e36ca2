using System.Collections.Frozen;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Replies;

/// <summary>What of an outcome is shown to whom, and its texts as lines.</summary>
public static class Shown
{
    private static readonly TextKey NoNewPartner = new("card.party.partner.turn");

    private static readonly FrozenDictionary<Party, TextKey> Turns =
        Enum.GetValues<Party>().ToFrozenDictionary(party => party, party => new TextKey($"card.party.{party.Code()}.turn"));

    /// <summary>The outcome with the links that are of use to a role: a customer cannot work in Partner Center.</summary>
    public static Outcome For(this Outcome outcome, Role role) => role == Role.Customer
        ? outcome with { Links = [.. outcome.Links.Where(link => link.Audience == LinkAudience.Everyone)] }
        : outcome;

    /// <summary>The headline or a step's text, with the end of the term in its place.</summary>
    public static Line Text(this Outcome outcome, TextKey key) =>
        outcome.TermEnd is { } end ? Line.Of(key).With("day", new Arg.Day(end)) : Line.Of(key);

    /// <summary>Whose turn it is. Where nobody takes anything over, nobody is called a new partner.</summary>
    public static TextKey Turn(this Outcome outcome, Party party) =>
        party == Party.NewPartner && outcome.Id is OutcomeId.NotCovered or OutcomeId.ResaleNotAllowed or OutcomeId.NeedInfo
            ? NoNewPartner
            : Turns[party];

    /// <summary>True for a step that only a related page gives; not where that holds of the whole answer, which says so itself.</summary>
    public static bool IsMarkedInferred(this Outcome outcome, Step step) =>
        step.Inferred && !(outcome.Receipt.Standing == Standing.Inferred && outcome.Steps.All(other => other.Inferred));

    /// <summary>"By the page of 15 March 2019"; a page without a date is called by the day from which it is taken to hold.</summary>
    public static Line Page(this Receipt receipt) =>
        Line.Of(receipt.IsPageUndated ? "card.edition.undated" : "card.edition").With("day", new Arg.Day(receipt.AsOf));

    /// <summary>The sentence of a basis, after the values that it speaks of where it does not speak of all.</summary>
    public static Line Text(this Basis basis) => basis.Values.IsEmpty
        ? Line.Of(basis.Text)
        : Line.Of("basis.of").With("values", new Arg.Values(basis.Values)).With("basis", new Arg.Text(basis.Text));
}
