using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;
using RulesEngine.Models;
using Rule = RulesEngine.Models.Rule;

namespace MultiChannelBot.Bench;

/// <summary>
/// The rows of an edition as a workflow of Microsoft RulesEngine, written from the rows themselves: a rule a row, its conditions
/// as one expression. Which row holds is asked of all rules, as hit policy unique has it.
/// </summary>
internal sealed class RulesEngineTable
{
    private const string Table = "table";
    private const string Facts = "facts";

    private readonly RulesEngine.RulesEngine engine;

    public RulesEngineTable(DecisionTable table) => engine = new RulesEngine.RulesEngine(
        [new Workflow { WorkflowName = Table, Rules = [.. table.Rows.Select(RuleOf)] }]);

    /// <summary>The facts of a combination as an input of the engine.</summary>
    public static RuleParameter InputOf(int combination) => new(Facts, TableFacts.Of(combination));

    /// <summary>The id of the row that holds.</summary>
    public string Find(RuleParameter input)
    {
        // Without rules that wait for something this is always done when it returns.
        var run = engine.ExecuteAllRulesAsync(Table, input);
        var results = run.IsCompletedSuccessfully ? run.Result : throw new InvalidOperationException("The engine is not done at once.");
        return results.Single(result => result.IsSuccess).Rule.RuleName;
    }

    private static Rule RuleOf(Row row)
    {
        var conditions = DecisionFacts.All.Select(fact => Expression(fact, row.When[fact])).OfType<string>().ToArray();
        return new Rule { RuleName = row.Id, Expression = conditions.Length == 0 ? "true" : string.Join(" && ", conditions) };
    }

    private static string? Expression(Fact fact, Condition condition) => condition switch
    {
        Condition.Is one => Equal(fact, one.Value),
        Condition.OneOf some => $"({string.Join(" || ", some.Values.Select(value => Equal(fact, value)))})",
        _ => null,
    };

    private static string Equal(Fact fact, FactValue? value) =>
        value is null ? $"{Facts}.{fact} == null" : $"{Facts}.{fact} == \"{value.Code}\"";
}

/// <summary>The facts of a case with a property each, as the expressions of RulesEngine name them.</summary>
public sealed class TableFacts
{
    public string? ServiceType { get; init; }

    public string? PurchaseChannel { get; init; }

    public string? Intent { get; init; }

    public string? AzureOffer { get; init; }

    public string? LicenseOffer { get; init; }

    public string? OutsideClass { get; init; }

    public string? AlreadyOurs { get; init; }

    public string? Cloud { get; init; }

    public string? PartnerType { get; init; }

    /// <summary>The facts of a combination.</summary>
    public static TableFacts Of(int combination) => new()
    {
        ServiceType = Code(combination, Fact.ServiceType),
        PurchaseChannel = Code(combination, Fact.PurchaseChannel),
        Intent = Code(combination, Fact.Intent),
        AzureOffer = Code(combination, Fact.AzureOffer),
        LicenseOffer = Code(combination, Fact.LicenseOffer),
        OutsideClass = Code(combination, Fact.OutsideClass),
        AlreadyOurs = Code(combination, Fact.AlreadyOurs),
        Cloud = Code(combination, Fact.Cloud),
        PartnerType = Code(combination, Fact.PartnerType),
    };

    private static string? Code(int combination, Fact fact) => DecisionFacts.ValueIn(combination, fact)?.Code;
}
