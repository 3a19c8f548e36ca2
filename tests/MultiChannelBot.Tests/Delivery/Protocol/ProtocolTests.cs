namespace MultiChannelBot.Tests.Delivery.Protocol;

/// <summary>The promise of docs/state.md holds in every state that the model can get into.</summary>
public sealed class ProtocolTests(ITestOutputHelper output)
{
    private static readonly int[] OneEach = [0, 1];

    // Two deliveries at once on one host and one on the other.
    private static readonly int[] TwoAndOne = [0, 0, 1];

    public static TheoryData<string> Names => [.. Setups.Keys];

    internal static Dictionary<string, Setup> Setups { get; } = new()
    {
        ["two inputs, undisturbed but for duplicates"] = new() { Hosts = TwoAndOne, Inputs = 2, Retried = true, Duplicates = 2 },
        ["two inputs, two kills, a duplicate"] = new() { Hosts = OneEach, Inputs = 2, Retried = true, Kills = 2, Duplicates = 1 },
        ["two inputs, a kill and a channel that fails"] = new()
        {
            Hosts = OneEach,
            Inputs = 2,
            Retried = true,
            Kills = 1,
            Unclear = 1,
            Refusals = 1,
            Duplicates = 1,
        },
        ["two inputs, a kill and a store that fails"] = new()
        {
            Hosts = OneEach,
            Inputs = 2,
            Retried = true,
            Kills = 1,
            LostAnswers = 1,
            Duplicates = 1,
        },
        ["one input, three deliveries at once, two kills, everything fails once"] = new()
        {
            Hosts = TwoAndOne,
            Inputs = 1,
            Retried = true,
            Kills = 2,
            Unclear = 1,
            Refusals = 1,
            LostAnswers = 1,
            Duplicates = 2,
        },
        ["two inputs that nobody delivers again, two kills, a channel that fails"] = new()
        {
            Hosts = OneEach,
            Inputs = 2,
            Retried = false,
            Next = true,
            Kills = 2,
            Unclear = 1,
            Refusals = 1,
        },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_promise_holds_whatever_happens(string name)
    {
        var explored = ProtocolExplorer.Explore(Setups[name]);

        output.WriteLine($"{explored.States} states, {explored.Transitions} transitions");
        Assert.Null(explored.Broken);
    }

    /// <summary>A model that never finds anything would hold every promise.</summary>
    [Theory]
    [InlineData(Without.Taking, "was answered twice, and no kill had hit it")]
    [InlineData(Without.Tokens, "took effect twice")]
    [InlineData(Without.Versions, "an effect was overwritten")]
    [InlineData(Without.SavedReplies, "took effect and nobody will answer it")]
    public void A_protocol_without_one_of_its_parts_breaks_the_promise(Without without, string broken)
    {
        var explored = ProtocolExplorer.Explore(Setups["two inputs, a kill and a channel that fails"] with { Without = without });

        output.WriteLine(explored.Broken ?? "");
        Assert.Contains(broken, explored.Broken, StringComparison.Ordinal);
    }
}
