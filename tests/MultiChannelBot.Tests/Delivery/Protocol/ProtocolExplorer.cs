namespace MultiChannelBot.Tests.Delivery.Protocol;

/// <summary>Breadth first over everything that can happen: every interleaving, every fault at every point.</summary>
internal sealed class ProtocolExplorer
{
    private readonly ProtocolModel model;
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<(int From, Step? Step)> reached = [];
    private readonly List<List<int>> before = [];
    private readonly List<int> done = [];
    private readonly List<bool> isSpent = [];

    private ProtocolExplorer(ProtocolModel model) => this.model = model;

    public int States => reached.Count;

    public int Transitions { get; private set; }

    /// <summary>What is broken, and the shortest way to it; null where nothing is.</summary>
    public string? Broken { get; private set; }

    /// <summary>Explores all there is, or until something is broken.</summary>
    public static ProtocolExplorer Explore(Setup setup)
    {
        var explorer = new ProtocolExplorer(new ProtocolModel(setup));
        explorer.Run();
        explorer.Broken ??= explorer.StuckWay();
        return explorer;
    }

    private void Run()
    {
        var waiting = new Queue<(int, ProtocolState)>();
        waiting.Enqueue((Reach(model.Start(), -1, null, out _), model.Start()));
        while (waiting.TryDequeue(out var next))
        {
            var (from, state) = next;
            if (ProtocolPromise.BrokenIn(state, model.Setup) is { } broken)
            {
                Broken = $"{broken}: {Way(from)}";
                return;
            }

            if (ProtocolPromise.IsDone(state, model.Setup))
            {
                done.Add(from);
            }

            foreach (var (step, after) in model.Steps(state))
            {
                Transitions++;
                var to = Reach(after, from, step, out var isNew);
                if (!step.IsFault)
                {
                    before[to].Add(from);
                }

                if (isNew)
                {
                    waiting.Enqueue((to, after));
                }
            }
        }
    }

    private int Reach(ProtocolState state, int from, Step? step, out bool isNew)
    {
        var key = state.Key();
        isNew = !numbers.TryGetValue(key, out var number);
        if (isNew)
        {
            number = numbers[key] = reached.Count;
            reached.Add((from, step));
            before.Add([]);
            isSpent.Add(model.Setup.Next && (state.Begun & (1 << model.Setup.Inputs)) != 0);
        }

        return number;
    }

    /// <summary>The shortest way to a state from which nothing leads on without a further fault to where all is done.</summary>
    private string? StuckWay()
    {
        var isFine = new bool[States];
        var waiting = new Queue<int>(done);
        done.ForEach(number => isFine[number] = true);
        while (waiting.TryDequeue(out var to))
        {
            foreach (var from in before[to].Where(from => !isFine[from]))
            {
                isFine[from] = true;
                waiting.Enqueue(from);
            }
        }

        // Once the one input at the end was used up, nobody is left to bring what a kill left behind.
        var stuck = Enumerable.Range(0, States).FirstOrDefault(number => !isFine[number] && !isSpent[number], -1);
        return stuck < 0 ? null : $"it is never done: {Way(stuck)}";
    }

    private string Way(int number) => string.Join(", ", StepsTo(number));

    private List<Step> StepsTo(int number)
    {
        var steps = new List<Step>();
        for (var at = number; reached[at].Step is { } step; at = reached[at].From)
        {
            steps.Add(step);
        }

        steps.Reverse();
        return steps;
    }
}
