using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Delivery.Protocol;

/// <summary>A conversation in which each input adds its own weight to the revision and says its own number.</summary>
internal sealed class SummingTurn : ITurn
{
    public static long Weight(int input) => (long)Math.Pow(1000, input);

    public static string Text(int input, bool isSilent) => string.Create(CultureInfo.InvariantCulture, $"{(isSilent ? "silent" : "m")}-{input}");

    public static int InputOf(string text) => int.Parse(text[(text.IndexOf('-', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);

    public TurnResult Take(CaseState? state, Input input, DateTimeOffset now)
    {
        var text = ((Input.Said)input).Text;
        var before = state ?? new CaseState { Owner = input.Asker };
        var next = before with { Revision = before.Revision + Weight(InputOf(text)) };
        var said = new Notice { Language = Language.English, Role = Role.Sales, Revision = next.Revision, Body = [Line.Of(text)] };
        return new TurnResult(next, text.StartsWith("silent", StringComparison.Ordinal) ? [] : [said], new TurnTrace("summing", null, null));
    }
}

/// <summary>A host whose calls of the store wait for their turn. Once it is dead, none of its calls ever ends.</summary>
internal sealed class StagedHost : ICaseStore
{
    private static readonly AsyncLocal<StagedDelivery?> Current = new();

    private readonly ICaseStore inner;
    private readonly ConcurrentDictionary<ClaimId, (TaskCompletionSource MayGo, TaskCompletionSource HasGone)> notes = new();

    // Never disposed: that would wait for what a dead host was doing.
    private readonly Func<Arrival, IReplySender, Task<DeliveryOutcome>> deliver;

    public StagedHost(Stores stores)
    {
        inner = stores.Cases;
        deliver = new TurnDelivery(
            this, stores.Preferences, stores.Feedback, CaseTalks.CodesOn(stores, this), new SummingTurn(), stores.Clock, NullLogger<TurnDelivery>.Instance).DeliverAsync;
    }

    public bool IsDead { get; set; }

    public async Task<DeliveryOutcome> DeliverAsync(Arrival arrival, StagedDelivery staged)
    {
        Current.Value = staged;
        return await deliver(arrival, staged);
    }

    /// <summary>Lets the note of an input go to the store.</summary>
    public async Task NoteAsync(ClaimId claim)
    {
        if (!notes.TryRemove(claim, out var note))
        {
            throw new InvalidOperationException("Nothing was to be noted");
        }

        note.MayGo.SetResult();
        await note.HasGone.Task;
    }

    public async Task<Opening> OpenAsync(CaseKey key, ClaimId claim)
    {
        await ArriveAsync(Act.OpenAsync);
        return await inner.OpenAsync(key, claim);
    }

    public async Task<Closing> CloseAsync(Lease lease, Closure closure)
    {
        // The delivery asks twice: the second answer is lost with the first.
        var isLost = Current.Value!.IsAnswerLost;
        Current.Value.IsAnswerLost = !isLost && await ArriveAsync(Act.CloseAsync) == How.AnswerLost;
        var closing = await inner.CloseAsync(lease, closure);
        return isLost || Current.Value.IsAnswerLost ? throw new StateUnavailableException("timed out") : closing;
    }

    public async Task SentAsync(CaseKey key, ClaimId claim, CaseVersion version, string? card)
    {
        await AliveAsync();
        if (claim == Current.Value!.Silent)
        {
            await inner.SentAsync(key, claim, version, card);
            return;
        }

        var note = (MayGo: NewSource(), HasGone: NewSource());
        notes[claim] = note;
        await note.MayGo.Task;
        await inner.SentAsync(key, claim, version, card);
        note.HasGone.SetResult();
    }

    public async Task HandBackAsync(CaseKey key, Pending unsent)
    {
        await ArriveAsync(Act.HandBackAsync);
        await inner.HandBackAsync(key, unsent);
    }

    public async Task FinishAsync(Lease lease)
    {
        await AliveAsync();
        await inner.FinishAsync(lease);
    }

    public async Task ReleaseAsync(Lease lease)
    {
        await AliveAsync();
        await inner.ReleaseAsync(lease);
    }

    public Task<StoredCase> ReadAsync(CaseKey key) => inner.ReadAsync(key);

    public Task SetAsideAsync(CaseKey key, string value) => inner.SetAsideAsync(key, value);

    public Task<bool> DeleteAsync(CaseKey key, UserKey? onlyOf) => inner.DeleteAsync(key, onlyOf);

    private async Task<How> ArriveAsync(Act act)
    {
        await AliveAsync();
        return await Current.Value!.ArriveAsync(act);
    }

    private Task AliveAsync() => IsDead ? NewSource().Task : Task.CompletedTask;

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A delivery that is led from call to call, and the channel that its replies go to.</summary>
internal sealed class StagedDelivery(int input, List<int> said) : IReplySender
{
    private readonly System.Threading.Channels.Channel<Act> calls = System.Threading.Channels.Channel.CreateUnbounded<Act>();
    private TaskCompletionSource<How> mayGo = new();
    private Task<DeliveryOutcome> running = null!;
    private Act at;

    public int Input => input;

    /// <summary>Its claim, where its turn says nothing; null where it says something.</summary>
    public ClaimId? Silent { get; private set; }

    public bool IsAnswerLost { get; set; }

    /// <summary>Begins the delivery; completes when it is about to make its first call.</summary>
    public Task StartAsync(StagedHost host, Arrival arrival)
    {
        Silent = ((Input.Said)arrival.Input).Text.StartsWith("silent", StringComparison.Ordinal) ? arrival.Claim : null;
        running = Task.Run(() => host.DeliverAsync(arrival, this));
        return NextAsync();
    }

    /// <summary>Lets the call be made; completes at the next call, or with the outcome.</summary>
    public Task<DeliveryOutcome?> GoOnAsync(Act call, How how)
    {
        if (at != call)
        {
            throw new InvalidOperationException($"The delivery is at {at} and not at {call}");
        }

        mayGo.SetResult(how);
        return NextAsync();
    }

    /// <summary>Waits until the schedule lets this call be made.</summary>
    public Task<How> ArriveAsync(Act act)
    {
        mayGo = new TaskCompletionSource<How>(TaskCreationOptions.RunContinuationsAsynchronously);
        calls.Writer.TryWrite(act);
        return mayGo.Task;
    }

    public async Task<SendResult> SendAsync(ImmutableArray<Reply> replies, Sending sending)
    {
        var how = await ArriveAsync(Act.SendAsync);
        if (how == How.Refused)
        {
            return new SendResult.NotSent("429");
        }

        said.Add(SummingTurn.InputOf(((Notice)replies[0]).Body[0].Key.Id));
        return how == How.Unclear ? new SendResult.Ambiguous("502") : new SendResult.Sent("card");
    }

    private async Task<DeliveryOutcome?> NextAsync()
    {
        var next = calls.Reader.WaitToReadAsync().AsTask();
        await Task.WhenAny(next, running);
        if (calls.Reader.TryRead(out var call))
        {
            at = call;
            return null;
        }

        return await running;
    }
}
