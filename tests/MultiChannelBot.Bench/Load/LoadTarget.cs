using System.Collections.Concurrent;
using System.Net.Sockets;
using MultiChannelBot.Bench.Soak;

namespace MultiChannelBot.Bench.Load;

/// <summary>Processor time.</summary>
/// <param name="System">What the system under load has taken.</param>
/// <param name="Redis">What Redis has taken.</param>
/// <param name="Driver">What this process has taken: the people and the channel.</param>
internal readonly record struct LoadCpu(TimeSpan System, TimeSpan Redis, TimeSpan Driver)
{
    public static LoadCpu operator -(LoadCpu one, LoadCpu other) =>
        new(one.System - other.System, one.Redis - other.Redis, one.Driver - other.Driver);
}

/// <summary>What one phase measured.</summary>
/// <param name="Milliseconds">How long each turn took, shortest first.</param>
/// <param name="Elapsed">The length of the phase.</param>
/// <param name="Cpu">The processor time that was taken meanwhile.</param>
internal sealed record LoadSample(double[] Milliseconds, TimeSpan Elapsed, LoadCpu Cpu)
{
    public double Tps => Milliseconds.Length / Elapsed.TotalSeconds;

    /// <summary>Milliseconds a turn of a time of the whole phase.</summary>
    public double PerTurn(TimeSpan time) => time.TotalMilliseconds / Math.Max(1, Milliseconds.Length);

    /// <summary>So many of a hundred turns took no longer.</summary>
    public double Percentile(int percent) =>
        Milliseconds.Length == 0 ? 0 : Milliseconds[Math.Min(Milliseconds.Length - 1, Milliseconds.Length * percent / 100)];
}

/// <summary>Counts what went wrong, and keeps the first of it.</summary>
internal sealed class LoadFaults
{
    private const int Most = 5;
    private int count;

    public ConcurrentQueue<string> First { get; } = new();

    public int Count => Volatile.Read(ref count);

    public void Add(string what)
    {
        if (Interlocked.Increment(ref count) <= Most)
        {
            First.Enqueue(what);
        }
    }
}

/// <summary>A system under load.</summary>
/// <param name="begin">Begins a conversation with it.</param>
internal sealed class LoadTarget(SoakProcess process, SoakRedis redis, LoadStandIn standIn, Func<LoadTalk> begin, LoadFaults faults) : IDisposable
{
    private const int Ok = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentBag<LoadConnection> opened = [];
    private readonly ConcurrentStack<LoadConnection> idle = new();
    private int tried;

    /// <summary>The bytes of memory that it holds.</summary>
    public long Memory => process.Use().Memory;

    /// <summary>
    /// So many people at once, each of whom sends the next message when the last was answered. However short the phase, it lasts
    /// until so many turns are through.
    /// </summary>
    public async Task<LoadSample> ClosedAsync(int inFlight, TimeSpan lead, TimeSpan length, CancellationToken stop)
    {
        using var guard = Guard(lead + length, stop);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var workers = Enumerable.Range(0, inFlight)
            .Select(_ => Task.Factory.StartNew(() => WorkAsync(over.Token), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()).ToList();
        try
        {
            await Task.Delay(lead, TimeProvider.System, stop).ConfigureAwait(false);
            var (cpu, begun) = (Cpu(), Now());
            await LastAsync(length, inFlight, stop).ConfigureAwait(false);
            var (used, ended) = (Cpu() - cpu, Now());
            await over.CancelAsync().ConfigureAwait(false);
            var turns = await Task.WhenAll(workers).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            var counted = turns.SelectMany(all => all).Where(turn => turn.Answered >= begun && turn.Answered <= ended);
            return new LoadSample([.. counted.Select(turn => Milliseconds(turn.Sent, turn.Answered)).Order()], Elapsed(begun, ended), used);
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// So many turns a second, whether or not those before were answered. A turn's time counts from when it was to be sent: what
    /// a slow turn keeps others waiting is part of it.
    /// </summary>
    public async Task<LoadSample> OpenAsync(double rate, TimeSpan lead, TimeSpan length, CancellationToken stop)
    {
        using var guard = Guard(lead + length, stop);
        var (first, count) = ((int)(rate * lead.TotalSeconds), Math.Max(1, (int)(rate * length.TotalSeconds)));
        var talks = new ConcurrentQueue<LoadTalk>();
        var (cpu, begun) = (Cpu(), Now());
        var sending = Task.Factory.StartNew(() => Send(rate, first + count, talks, stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var times = await Task.WhenAll(await sending.ConfigureAwait(false)).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        talks.ToList().ForEach(standIn.Forget);
        return new LoadSample([.. times.Skip(first).OfType<double>().Order()], Elapsed(begun, Now()), Cpu() - cpu);
    }

    /// <summary>One conversation from its beginning to its end.</summary>
    public async Task PlayAsync(LoadTalk talk, Func<LoadTalk, Task> look)
    {
        standIn.Expect(talk);
        do
        {
            if (!await TurnAsync(talk, blocks: false).ConfigureAwait(false))
            {
                break;
            }

            await look(talk).ConfigureAwait(false);
        }
        while (!talk.IsOver);
        standIn.Forget(talk);
    }

    public void Dispose() => opened.ToList().ForEach(connection => connection.Dispose());

    private static long Now() => TimeProvider.System.GetTimestamp();

    private static TimeSpan Elapsed(long from, long to) => TimeProvider.System.GetElapsedTime(from, to);

    private static double Milliseconds(long from, long to) => Elapsed(from, to).TotalMilliseconds;

    private async Task LastAsync(TimeSpan length, int leastTurns, CancellationToken stop)
    {
        var before = Volatile.Read(ref tried);
        await Task.Delay(length, TimeProvider.System, stop).ConfigureAwait(false);
        while (Volatile.Read(ref tried) - before < leastTurns)
        {
            await Task.Delay(Pause, TimeProvider.System, stop).ConfigureAwait(false);
        }
    }

    private LoadCpu Cpu() => new(process.Use().Cpu, redis.Use().Cpu, Environment.CpuUsage.TotalTime);

    /// <summary>Ends what waits for an answer for ever, or is to stop.</summary>
    private CancellationTokenSource Guard(TimeSpan length, CancellationToken stop)
    {
        var guard = CancellationTokenSource.CreateLinkedTokenSource(stop);
        guard.Token.Register(Dispose);
        guard.CancelAfter(length + Patience);
        return guard;
    }

    private async Task<List<(long Sent, long Answered)>> WorkAsync(CancellationToken over)
    {
        var turns = new List<(long Sent, long Answered)>();
        LoadTalk? talk = null;
        while (!over.IsCancellationRequested)
        {
            talk ??= Begin();
            var sent = Now();
            var isRight = await TurnAsync(talk, blocks: true).ConfigureAwait(false);
            Interlocked.Increment(ref tried);
            if (isRight)
            {
                turns.Add((sent, Now()));
                talk = Rest(talk);
                continue;
            }

            talk = null;
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
        }

        if (talk is not null)
        {
            standIn.Forget(talk);
        }

        return turns;
    }

    private List<Task<double?>> Send(double rate, int count, ConcurrentQueue<LoadTalk> talks, CancellationToken stop)
    {
        var turns = new List<Task<double?>>(count);
        var (begun, between) = (Now(), TimeProvider.System.TimestampFrequency / rate);
        for (var number = 0; number < count && !stop.IsCancellationRequested; number++)
        {
            var due = begun + (long)(number * between);
            LoadPace.Until(due);
            turns.Add(TurnAsync(talks, due));
        }

        return turns;
    }

    private async Task<double?> TurnAsync(ConcurrentQueue<LoadTalk> talks, long due)
    {
        var talk = talks.TryDequeue(out var waiting) ? waiting : Begin();
        if (!await TurnAsync(talk, blocks: false).ConfigureAwait(false))
        {
            return null;
        }

        var took = Milliseconds(due, Now());
        if (Rest(talk) is { } rest)
        {
            talks.Enqueue(rest);
        }

        return took;
    }

    /// <summary>One turn, with its answer looked at.</summary>
    /// <returns>False where it went wrong, which ends the conversation.</returns>
    private async Task<bool> TurnAsync(LoadTalk talk, bool blocks)
    {
        try
        {
            var connection = Connect();
            var status = await connection.SendAsync(talk.Next(), blocks).ConfigureAwait(false);
            idle.Push(connection);
            if ((status == Ok ? talk.Fault() : $"status {status}") is not { } wrong)
            {
                return true;
            }

            faults.Add(wrong);
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
        {
            faults.Add(gone.Message);
        }

        standIn.Forget(talk);
        return false;
    }

    private LoadConnection Connect()
    {
        if (idle.TryPop(out var connection))
        {
            return connection;
        }

        connection = new LoadConnection();
        opened.Add(connection);
        connection.Open(process.Port);
        return connection;
    }

    private LoadTalk Begin()
    {
        var talk = begin();
        standIn.Expect(talk);
        return talk;
    }

    private LoadTalk? Rest(LoadTalk talk)
    {
        if (!talk.IsOver)
        {
            return talk;
        }

        standIn.Forget(talk);
        return null;
    }
}
