using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>Writes the messages that an answer gives occasion for. Pure: outcome, role and settings make the message.</summary>
public static class LetterWriter
{
    /// <summary>Outcomes by which another party has something to do.</summary>
    private static readonly ImmutableHashSet<OutcomeId> Actionable =
    [
        OutcomeId.RequestRelationship, OutcomeId.NewAzureSubscription, OutcomeId.SwitchAzure, OutcomeId.WaitOrCancel, OutcomeId.MultiPartner,
        OutcomeId.TransferAzurePlan, OutcomeId.TransferLicenses, OutcomeId.NeedInfo,
    ];

    /// <summary>The link of an edition that tells customers how to accept a partner; only outcomes by which they do list it.</summary>
    private const string PageOnAccepting = "manage-partners";

    private static readonly ImmutableArray<Party> OfPartners = [Party.Customer, Party.CurrentPartner, Party.IndirectProvider];

    private static readonly ImmutableArray<Party> OfCustomers = [Party.NewPartner, Party.CurrentPartner];

    /// <summary>The parties that have something to do by an outcome and that somebody in this role writes to.</summary>
    public static ImmutableArray<Party> Recipients(Outcome outcome, Role role) => Actionable.Contains(outcome.Id)
        ? [.. WrittenToBy(role).Where(party => HasSteps(outcome, party))]
        : [];

    /// <summary>True where there is anybody to write to.</summary>
    public static bool HasRecipients(Outcome outcome, Role role)
    {
        foreach (var party in WrittenToBy(role))
        {
            if (HasSteps(outcome, party))
            {
                return Actionable.Contains(outcome.Id);
            }
        }

        return false;
    }

    private static ImmutableArray<Party> WrittenToBy(Role role) => role == Role.Customer ? OfCustomers : OfPartners;

    private static bool HasSteps(Outcome outcome, Party party)
    {
        foreach (var step in outcome.Steps)
        {
            if (IsTold(step, party))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The message to a party.</summary>
    /// <param name="invitation">The partner's own invitation, where it fits the case; null for none.</param>
    public static Letter Write(Outcome outcome, Role role, Party to, Language language, Invitation? invitation)
    {
        var steps = outcome.Steps.Where(step => IsTold(step, to)).ToList();
        return new Letter
        {
            To = to,
            Language = language,
            Voice = to == Party.Customer ? Voice.Customer : role.Voice(),
            Subject = About($"message.{to.Code()}.subject", outcome),
            Opening = [Line.Of("message.greeting"), Intro(outcome, to), .. TermEnd(outcome), Line.Of("message.request")],
            Steps = [.. steps.Select(step => outcome.Text(step.Ask ?? step.Text)).Distinct()],
            After = [.. to == Party.Customer ? Invited(steps, invitation) : [Line.Of($"message.{to.Code()}.details")]],
            PageHeading = Line.Of("message.page"),
            HowTo = HowTo(outcome, to),
            Closing = [Line.Of("message.closing"), Line.Of("message.regards")],
        };
    }

    /// <summary>
    /// The customer is told its own steps; of others only what one can ask of them. The customer deals with the new partner
    /// alone, who passes on what an indirect provider has to do.
    /// </summary>
    private static bool IsTold(Step step, Party to) => to switch
    {
        Party.Customer => step.Party == Party.Customer,
        Party.NewPartner => step.Party is Party.NewPartner or Party.IndirectProvider && step.Ask is not null,
        _ => step.Party == to && step.Ask is not null,
    };

    private static Line Intro(Outcome outcome, Party to) => to == Party.Customer
        ? Line.Of($"message.customer.intro.{outcome.Id.Code()}")
        : About($"message.{to.Code()}.intro", outcome);

    private static Line About(string key, Outcome outcome) => Line.Of(key).With("about", new Arg.Text(new TextKey($"message.about.{outcome.Id.Code()}")));

    private static IEnumerable<Line> TermEnd(Outcome outcome) =>
        outcome.TermEnd is { } end ? [Line.Of("message.term-end").With("day", new Arg.Day(end))] : [];

    private static IEnumerable<Line> Invited(List<Step> steps, Invitation? invitation)
    {
        if (!steps.Exists(step => step.IsInvitation))
        {
            return [];
        }

        return invitation is null
            ? [Line.Of("message.request-follows")]
            :
            [
                Line.Of("message.invitation").With("link", new Arg.Setting(invitation.Address)),
                Line.Of("message.invitation.check").With("partner", new Arg.Setting(invitation.PartnerName)),
            ];
    }

    /// <summary>The page that matters most among those that the party can open; for who is to accept, the one on accepting.</summary>
    private static Link HowTo(Outcome outcome, Party to)
    {
        Link[] pages = [.. outcome.Links, outcome.Receipt.Source.Link];
        if (to == Party.Customer && Array.Find(pages, page => page.Id == PageOnAccepting) is { } accepting)
        {
            return accepting;
        }

        return Array.Find(pages, page => to != Party.Customer || page.Audience == LinkAudience.Everyone) ?? pages[^1];
    }
}
