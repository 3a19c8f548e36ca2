using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Tests.Cards;

/// <summary>Outcomes of the shapes that an edition gives.</summary>
internal static class SampleOutcomes
{
    private static readonly DateOnly PageDay = new(2019, 3, 15);

    public static Link Request { get; } = Link("request", "link-request", "request-a-relationship-with-a-customer");

    public static Link Work { get; } = Link("work", "link-work", "work-with-other-partners");

    private static Link Indirect { get; } = Link("indirect", "link-indirect", "indirect-reseller-tasks-in-partner-center");

    private static Link Page { get; } = Link("page", "page", "multichannel");

    private static Link Sister { get; } = Link("sister", "sister", "transition-seat-based-services");

    /// <summary>A stated outcome with one hand-over and back.</summary>
    public static Outcome RequestRelationship { get; } = Outcome(OutcomeId.RequestRelationship, "ask-permission", "S5", Standing.Stated) with
    {
        Steps =
        [
            Step(Party.NewPartner, "step-open"), Step(Party.NewPartner, "step-rights"), Step(Party.NewPartner, "step-mail"),
            Step(Party.Customer, "step-accept"), Step(Party.NewPartner, "step-list"),
        ],
        Notes = [Note("N3", "note", first: false)],
        Conditions = [Key("same-country"), Key("role")],
        Links = [Request, Work, Indirect],
    };

    /// <summary>An inferred outcome with a note that comes first, an inferred step and traps.</summary>
    public static Outcome NewAzure { get; } = Outcome(OutcomeId.NewAzureSubscription, "new-azure", "A6", Standing.Inferred) with
    {
        Notes = [Note("N1", "n1", first: true)],
        Steps =
        [
            Step(Party.NewPartner, "step-create"), Step(Party.Customer, "step-list", inferred: true), Step(Party.Customer, "step-cancel"),
        ],
        Conditions = [Key("same-country")],
        Traps = [Key("trap-cancel"), Key("trap-cost")],
        Links = [Request, Work],
    };

    /// <summary>No steps at all.</summary>
    public static Outcome NotCovered { get; } = Outcome(OutcomeId.NotCovered, "not-covered", "A2", Standing.NoRule) with
    {
        Links = [Page, Work],
    };

    /// <summary>The checklist of a case that hangs on what nobody knows.</summary>
    public static Outcome NeedInfo { get; } = Outcome(OutcomeId.NeedInfo, "need-info", "A16", Standing.NoRule) with
    {
        Row = "need-info",
        Steps = [Step(Party.Customer, "step-invoice")],
        Links = [Page],
    };

    /// <summary>Waiting, with the caution for the government cloud in front.</summary>
    public static Outcome WaitOrCancel { get; } = Outcome(OutcomeId.WaitOrCancel, "wait", "S4", Standing.Stated) with
    {
        Notes = [Note("N3", "n3", first: true)],
        Steps = [Step(Party.CurrentPartner, "step-cancel"), Step(Party.NewPartner, "step-create"), Step(Party.Microsoft, "step-list"), Step(Party.IndirectProvider, "step-mail")],
        Traps = [Key("trap-cancel")],
        Links = [Work],
    };

    public static ImmutableArray<Outcome> All { get; } = [RequestRelationship, NewAzure, NotCovered, NeedInfo, WaitOrCancel];

    /// <summary>The ways that are still open in <see cref="NeedInfo"/>.</summary>
    public static ImmutableArray<Branch> Branches { get; } =
    [
        new Branch([PurchaseChannel.MicrosoftDirect, PurchaseChannel.Advisor, PurchaseChannel.Open, PurchaseChannel.Ea], OutcomeId.RequestRelationship, Key("ask-permission"), null),
        new Branch([PurchaseChannel.CspPartner], null, null, Fact.Intent)
        {
            Inner =
            [
                new Branch([Intent.Manage], OutcomeId.RequestRelationship, Key("ask-permission"), null),
                new Branch([Intent.Move], OutcomeId.WaitOrCancel, Key("wait"), null),
            ],
        },
        new Branch([PurchaseChannel.ThirdParty], null, null, Fact.Intent),
        new Branch([PurchaseChannel.Syndication], OutcomeId.NotCovered, Key("not-covered"), null),
    ];

    private static Outcome Outcome(OutcomeId id, string headline, string rule, Standing standing) => new(
        id, id.Code(), Key(headline), [], [], [], [], [], [Cloud.Commercial], Receipt(rule, standing));

    private static Receipt Receipt(string rule, Standing standing) => new(
        rule,
        standing,
        [new Basis(Key("basis"), [])],
        "2019-03-15",
        PageDay,
        new Source("page", Key("page"), Page, PageDay),
        standing == Standing.Inferred ? new Source("sister", Key("sister"), Sister, PageDay.AddMonths(1)) : null,
        Key("may-change"));

    private static Step Step(Party party, string text, bool inferred = false) => new(text, party, Key(text), inferred);

    private static Note Note(string id, string text, bool first) => new(id, Key(text), first);

    private static Link Link(string id, string title, string page) =>
        new(id, Key(title), $"https://learn.microsoft.com/{{locale}}/partner-center/{page}");

    private static TextKey Key(string name) => new("sample." + name);
}
