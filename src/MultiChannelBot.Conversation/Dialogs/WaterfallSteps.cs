using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>The steps of the triage dialog, one a fact. The order of asking is the rules' (FactCatalogue.WaterfallOrder).</summary>
internal static class WaterfallSteps
{
    public static ImmutableArray<WaterfallStep> All { get; } =
    [
        new WaterfallStep(Fact.ServiceType),
        new PurchaseChannelStep(),
        new WaterfallStep(Fact.Intent),
        new WaterfallStep(Fact.AzureOffer),
        new WaterfallStep(Fact.LicenseOffer),
        new WaterfallStep(Fact.OutsideClass),
        new WaterfallStep(Fact.AlreadyOurs),
        new WaterfallStep(Fact.Cloud),
        new WaterfallStep(Fact.PartnerType),
        new TermEndStep(),
    ];
}

/// <summary>The day the present term ends: typed, so there is nothing to choose from.</summary>
internal sealed class TermEndStep() : WaterfallStep(Fact.TermEnd)
{
    protected override ImmutableArray<Choice> Choices(StepContext context) => [];
}
