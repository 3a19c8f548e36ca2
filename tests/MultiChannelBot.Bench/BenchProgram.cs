using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace MultiChannelBot.Bench;

/// <summary>Runs the benchmarks that the arguments choose, or a verb; see docs/benchmarks.md.</summary>
internal static class BenchProgram
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["fuzz", .. var rest]:
                return await FuzzVerb.RunAsync(rest);
            case ["memory", .. var rest]:
                return await Endurance.MemoryVerb.RunAsync(rest);
            case ["start", .. var rest]:
                return await Endurance.StartVerb.RunAsync(rest);
            case ["streams", .. var rest]:
                return await Streams.StreamsVerb.RunAsync(rest);
            case ["soak", .. var rest]:
                return await Soak.SoakVerb.RunAsync(rest);
            case ["load", .. var rest]:
                return await Load.LoadVerb.RunAsync(rest);
            case [Load.LoadPrograms.Stock or Load.LoadPrograms.Relay, ..]:
                return await Load.LoadPrograms.RunAsync(args);
        }

        BenchmarkSwitcher.FromAssembly(typeof(BenchProgram).Assembly).Run(args, Short());
        return 0;
    }

    // In this process: a generated project would be restored and built by the rules of this repository a second time.
    private static ManualConfig Short() => ManualConfig.Create(DefaultConfig.Instance)
        .AddJob(Job.ShortRun.WithWarmupCount(5).WithIterationCount(10).WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumn(StatisticColumn.OperationsPerSecond);
}
