using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Protection;

/// <summary>What becomes of an input by the limits of a person and a case.</summary>
internal enum Pace
{
    /// <summary>It is delivered.</summary>
    Fits,

    /// <summary>Too many; this is said, once in a window.</summary>
    TooManyAndUntold,

    /// <summary>Too many, and it was said already.</summary>
    TooMany,
}

/// <summary>
/// How many inputs of one person, and of one case, a host takes in a minute. What is over is dropped before the store is
/// asked: the channel is told that it was taken, because every refusal would only bring it back. Each host counts for itself.
/// </summary>
internal sealed class PeopleLimits(LimitSettings limits, TimeProvider clock)
{
    /// <summary>The window of every count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Some 5 MB when all are taken.</summary>
    private const int MostKeys = 50_000;

    private readonly WindowCounts people = new(Window, MostKeys, clock);
    private readonly WindowCounts looks = new(Window, MostKeys, clock);
    private readonly WindowCounts cases = new(Window, MostKeys, clock);
    private readonly WindowCounts told = new(Window, MostKeys, clock);

    /// <summary>Counts an input.</summary>
    public Pace Take(Arrival arrival)
    {
        // Nobody sends a welcome: it belongs to the conversation, and all those of a tenant would count as one person's.
        var ofSomebody = arrival.Input is not Input.Arrived;
        var isTooMany = (ofSomebody && IsOver(people, arrival.User.Value, limits.InputsPerPerson)) | IsOver(cases, arrival.Case.Value, limits.InputsPerCase);
        if (!isTooMany)
        {
            return Pace.Fits;
        }

        // Neither one person in many conversations nor many people on one case get it said more than once.
        return ofSomebody && told.Add(arrival.User.Value) == 1 && told.Add(arrival.Case.Value) == 1 ? Pace.TooManyAndUntold : Pace.TooMany;
    }

    /// <summary>Counts an input, and says that it is too much where that is to be said. A channel that was refused would only send it again.</summary>
    /// <returns>True where nothing more is to be done with it.</returns>
    public async Task<bool> RefusesAsync(Arrival arrival, IReplySender sender, ILogger logger)
    {
        var pace = Take(arrival);
        if (pace == Pace.Fits)
        {
            return false;
        }

        DeliveryLog.TooMany(logger, arrival.Channel.Code());
        if (pace == Pace.TooManyAndUntold)
        {
            await sender.SendAsync(
                Notices.Only(Line.Of(Notices.TooMany), Speakers.Of(state: null, arrival)), new Sending(arrival.Case, LiveCard: null, IsResend: false)).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Counts what a person asks beside any case, such as a search; false where it is too much.</summary>
    public bool Take(UserKey user) => !IsOver(people, user.Value, limits.InputsPerPerson);

    /// <summary>True once in a window for each person: what is said beside any case is not repeated to whoever goes on.</summary>
    public bool MayTell(UserKey user) => told.Add(user.Value) == 1;

    /// <summary>
    /// Counts what a person's client asks by itself; false where it is too much. It takes nothing from what the person may say.
    /// </summary>
    public bool TakeLook(UserKey user) => !IsOver(looks, user.Value, limits.InputsPerPerson);

    private static bool IsOver(WindowCounts counts, string key, int limit) => limit > 0 && counts.Add(key) > limit;
}
