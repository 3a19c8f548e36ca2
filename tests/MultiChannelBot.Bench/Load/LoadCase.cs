namespace MultiChannelBot.Bench.Load;

/// <summary>One turn of a case.</summary>
/// <param name="Says">What is typed; null where the button is pressed that the turn before found.</param>
/// <param name="Finds">A button that the answer must have.</param>
internal sealed record LoadStep(string? Says, LoadPress Finds);

/// <summary>The turns of a case, the same on every channel.</summary>
internal sealed class LoadCase(bool korean)
{
    private static readonly LoadPress Leave = new("next");

    private static readonly LoadStep[] Licenses =
    [
        new("hi", new("answer", "serviceType", "license-based")),
        new(null, new("answer", "purchaseChannel", "ea")),
        new(null, new("answer", "intent", "manage")),
        new(null, Leave),
        new("It was bought through CSP.", Leave),
        new(null, new("answer", "serviceType", "license-based")),
    ];

    private static readonly LoadStep[] Azure =
    [
        new("Azure 구독입니다", new("answer", "purchaseChannel", "advisor")),
        new(null, Leave),
        new("아, 다른 CSP 파트너였네요", Leave),
        new(null, new("answer", "serviceType", "usage-based")),
    ];

    private readonly LoadStep[] steps = korean ? Azure : Licenses;
    private int step = -1;

    /// <summary>True after the last turn.</summary>
    public bool IsOver => step + 1 == steps.Length;

    /// <summary>The button that the answer to the present turn must have.</summary>
    public LoadPress Finds => steps[step].Finds;

    /// <summary>Goes on to the next turn.</summary>
    /// <returns>What is typed; null where the button is pressed.</returns>
    public string? Next() => steps[++step].Says;
}
