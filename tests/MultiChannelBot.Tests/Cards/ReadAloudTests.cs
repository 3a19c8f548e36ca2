using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Tests.Cards;

/// <summary>
/// Answers that stand for the rest, word for word as they were read aloud and found good, in each language. What differs is
/// written to tests/artifacts/snapshots: read it aloud, and where it is better, put it in the place of the old one.
/// </summary>
public class ReadAloudTests
{
    private static readonly ImmutableDictionary<string, (string Edition, Role Role, FactSet[] Cases)> Samples = new Dictionary<string, (string, Role, FactSet[])>
    {
        ["licenses-ea-manage"] = ("2019-03-15", Role.Sales, [FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Manage)]),
        ["licenses-direct-move-for-the-customer"] = ("2019-03-15", Role.Customer, [FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.MicrosoftDirect, Intent.Move)]),
        ["licenses-csp-move-with-an-end"] = ("2019-03-15", Role.Sales, [FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.CspPartner, Intent.Move, FactValue.TermEnd(new DateOnly(2026, 12, 31)))]),
        ["azure-ea-manage"] = ("2019-03-15", Role.Support, [FactSet.Of(ServiceType.UsageBased, PurchaseChannel.Ea, Intent.Manage)]),
        ["azure-csp-move"] = ("2019-03-15", Role.Sales, [FactSet.Of(ServiceType.UsageBased, PurchaseChannel.CspPartner, Intent.Move, PartnerType.DirectBill)]),
        ["syndication-for-the-customer"] = ("2019-03-15", Role.Customer, [FactSet.Of(PurchaseChannel.Syndication)]),
        ["resale"] = ("2019-03-15", Role.Sales, [FactSet.Of(Intent.ResellToCsp)]),
        ["licenses-open-move-by-an-indirect-reseller"] = ("2023-09-20", Role.Sales, [FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Open, Intent.Move, PartnerType.IndirectReseller)]),
        ["azure-plan-move"] = ("2023-09-20", Role.Sales, [FactSet.Of(ServiceType.UsageBased, PurchaseChannel.CspPartner, Intent.Move, AzureOffer.AzurePlan)]),
        ["licenses-csp-manage-for-the-customer"] = ("2023-09-20", Role.Customer, [FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.CspPartner, Intent.Manage)]),
        ["new-commerce-move"] = ("2024-07-01", Role.Sales, [FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.CspPartner, Intent.Move, LicenseOffer.NewCommerce)]),
        ["us-government"] = ("2024-07-01", Role.Support, [FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Manage, Cloud.UsGovernment)]),
        ["nobody-knows-the-channel"] = ("2019-03-15", Role.Sales, [FactSet.Of(ServiceType.LicenseBased, Intent.Move).With(Fact.PurchaseChannel, Knowledge.DoesNotKnow)]),
        ["licenses-and-azure"] = ("2019-03-15", Role.Sales, [FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Move), FactSet.Of(ServiceType.UsageBased, PurchaseChannel.CspPartner, Intent.Move)]),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public static TheoryData<string, Language> Read { get; } = new(
        from name in Samples.Keys.Order(StringComparer.Ordinal)
        from language in LanguageCodes.All
        select (name, language));

    [Theory]
    [MemberData(nameof(Read))]
    public void The_answer_reads_as_it_was_approved(string name, Language language)
    {
        var (edition, role, cases) = Samples[name];
        var desk = AnswerDesk.Of(edition);
        var card = desk.Cards.Render(desk.Answer(cases, role, language), SampleReplies.Reference);

        Snapshot.Compare(Path.Combine("aloud", $"{name}-{language.Code()}.txt"), card.Text + "\n");
    }
}
