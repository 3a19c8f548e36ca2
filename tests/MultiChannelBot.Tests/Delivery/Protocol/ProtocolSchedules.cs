namespace MultiChannelBot.Tests.Delivery.Protocol;

/// <summary>Schedules of a model, each with the state after every step.</summary>
internal static class ProtocolSchedules
{
    /// <summary>For each step that can be reached with no more than so many steps in all, a shortest schedule that ends with it.</summary>
    public static IEnumerable<IReadOnlyList<(Step Step, ProtocolState State)>> Short(ProtocolModel model, int longest)
    {
        var seen = new HashSet<string> { model.Start().Key() };
        var ways = new Queue<List<(Step, ProtocolState)>>([[]]);
        while (ways.TryDequeue(out var way))
        {
            var state = way.Count == 0 ? model.Start() : way[^1].Item2;
            foreach (var (step, after) in model.Steps(state))
            {
                List<(Step, ProtocolState)> longer = [.. way, (step, after)];
                if (seen.Add(after.Key()) && longer.Count < longest)
                {
                    ways.Enqueue(longer);
                }

                yield return longer;
            }
        }
    }

    /// <summary>Long schedules, drawn at random and the same on every run.</summary>
    public static IEnumerable<IReadOnlyList<(Step Step, ProtocolState State)>> Drawn(ProtocolModel model, int number, int longest)
    {
        var draw = new Random(number);
        for (var count = 0; count < number; count++)
        {
            var way = new List<(Step, ProtocolState)>();
            for (var state = model.Start(); way.Count < longest; state = way[^1].Item2)
            {
                var steps = model.Steps(state).ToList();
                way.Add(steps[draw.Next(steps.Count)]);
            }

            yield return way;
        }
    }
}
