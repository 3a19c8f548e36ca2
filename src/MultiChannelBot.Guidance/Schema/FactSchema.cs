using System.Text.Json.Nodes;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Schema;

/// <summary>Conditions and values, from the catalogue of facts: a new value is known to editors without another word.</summary>
internal static class FactSchema
{
    private const string Any = "any";
    private const string Unstated = "unstated";

    /// <summary>Conditions on the facts that the table may look at.</summary>
    internal static JsonObject When() => SchemaParts.Keys(
        "Conditions that must all hold. A fact that is left out may be anything.",
        [.. DecisionFacts.All.Select(fact => (FactCatalogue.Of(fact).Name + '?', Condition(fact)))]);

    /// <summary>Values of any fact.</summary>
    internal static JsonObject Mentions() => SchemaParts.Keys(
        "Values that the question itself names: asking it does not state them.",
        [.. FactCatalogue.All.Select(fact => (fact.Name + '?', SchemaParts.OneOrMore(InWords(fact.Id), () => ValueOf(fact))))]);

    /// <summary>The facts that may be asked, each with the same beneath it.</summary>
    internal static JsonObject Asked(string description, string beneath) => SchemaParts.Keys(
        description,
        [.. FactCatalogue.WaterfallOrder.Select(fact => (FactCatalogue.Of(fact).Name + '?', SchemaParts.Ref(beneath, InWords(fact))))]);

    private static JsonObject Condition(Fact fact)
    {
        string[] values = [.. DecisionFacts.Slots(fact).Select(slot => slot?.Code ?? Unstated)];
        return SchemaParts.Either(
            $"{InWords(fact)} One value, a list of which one must hold, or any.",
            new JsonObject { ["enum"] = SchemaParts.Values([.. values, Any]) },
            SchemaParts.SomeOf(new JsonObject { ["enum"] = SchemaParts.Values(values) }));
    }

    private static JsonObject ValueOf(FactDefinition fact) => fact.Id switch
    {
        Fact.TermEnd => SchemaParts.Day("A day."),
        Fact.Product => SchemaParts.Text("A product of the lexicon.", "^[a-z0-9]+(-[a-z0-9]+)*$"),
        _ => new JsonObject { ["enum"] = SchemaParts.Values(fact.Values.Select(value => value.Code)) },
    };

    private static string InWords(Fact fact) => fact switch
    {
        Fact.ServiceType => "What was bought: licenses for seats, or metered use.",
        Fact.PurchaseChannel => "Where the subscription is held now.",
        Fact.Intent => "Managed where it is, moved to the partner, or resold to another CSP partner (only where somebody says so).",
        Fact.AzureOffer => "Which Azure offer it is at a CSP partner.",
        Fact.LicenseOffer => "Which license offer it is at a CSP partner.",
        Fact.OutsideClass => "A product that is neither seats nor metered use; only where somebody says so.",
        Fact.AlreadyOurs => "The partner sells it already; only where somebody says so.",
        Fact.Cloud => "The cloud of the customer's tenant.",
        Fact.PartnerType => "The speaker's own kind of CSP partner; unstated until it is set.",
        Fact.TermEnd => "The day the term ends.",
        Fact.Product => "A product.",
        _ => FactCatalogue.Of(fact).Name,
    };
}
