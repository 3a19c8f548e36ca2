using System.Collections.Immutable;
using System.Security.Cryptography;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Delivery;

/// <summary>
/// What a turn needs for case codes and cannot do itself: draws a fresh one, looks up the one that a message holds, and lets a
/// new one open its case. Codes and what was found under them are never logged.
/// </summary>
public sealed class CaseCodes(ICaseCodeStore codes, ICaseStore cases, KeyMaker keys, CaseCodeReader reader, LimitSettings limits, TimeProvider clock)
{
    /// <summary>A code from the system's random numbers: nobody can tell the next one from those before.</summary>
    public static string Draw()
    {
        while (true)
        {
            // Some four of five that are drawn are codes: the rest lacks digits, or letters.
            if (RandomNumberGenerator.GetString(CaseCode.Alphabet, CaseCode.Length) is var drawn && CaseCode.IsCode(drawn))
            {
                return drawn;
            }
        }
    }

    /// <summary>The input of a turn that is remembered: with a fresh code, and with what its own code opens.</summary>
    /// <param name="after">Takes what no reply waits for.</param>
    /// <exception cref="StateUnavailableException">The code could not be looked up.</exception>
    internal async Task<Input> PrepareAsync(Arrival arrival, AfterWork after)
    {
        var input = WithFreshCode(arrival.Input);
        return CodeIn(input) is { } code
            ? input with { Lookup = await LookUpAsync(code, arrival.User, after).ConfigureAwait(false) }
            : input;
    }

    /// <summary>The input of a turn that will not be remembered: no code is offered, and none can be opened.</summary>
    internal Input WithoutStore(Input input) => CodeIn(input) is null ? input : input with { Lookup = new CodeLookup.Unavailable() };

    /// <summary>The same with another fresh code.</summary>
    internal static Input WithFreshCode(Input input) => input with { FreshCode = Draw() };

    /// <summary>Lets a code open a case for as long as the case is kept; false where another case has it.</summary>
    internal Task<bool> KeepAsync(string code, CaseKey opens) => codes.KeepAsync(keys.Code(code), opens);

    private string? CodeIn(Input input) => input is Input.Said said ? reader.Read(said.Text)?.Code : null;

    private async Task<CodeLookup> LookUpAsync(string code, UserKey asker, AfterWork after)
    {
        if (await RefusedUntilAsync(asker).ConfigureAwait(false) is { } until)
        {
            return new CodeLookup.TooMany(until - clock.GetUtcNow());
        }

        if (await FindAsync(code).ConfigureAwait(false) is not { } found)
        {
            return new CodeLookup.NotFound();
        }

        after.Start(() => codes.GiveBackAsync(TriesKey.Of(asker)));
        after.Start(() => codes.GiveBackAsync(TriesKey.OfAll));
        return new CodeLookup.Found(found);
    }

    /// <summary>Counts the try; where it is refused, when the next one is allowed.</summary>
    private async Task<DateTimeOffset?> RefusedUntilAsync(UserKey asker)
    {
        // Whoever has used up their own tries uses up none of the others'.
        if (await codes.TryAsync(TriesKey.Of(asker), limits.WrongCodes).ConfigureAwait(false) is { } own)
        {
            return own;
        }

        return await codes.TryAsync(TriesKey.OfAll, limits.WrongCodesOfAll).ConfigureAwait(false);
    }

    /// <summary>What the code's case knows by it: a case that was forgotten, or begun anew since, does not know it.</summary>
    private async Task<ImmutableArray<Subscription>?> FindAsync(string code)
    {
        if (await codes.FindAsync(keys.Code(code)).ConfigureAwait(false) is not { } key
            || (await cases.ReadAsync(key).ConfigureAwait(false)).Value is not { } kept)
        {
            return null;
        }

        return CaseJson.ReadState(kept) is StateReading.Read read ? read.State.CopyOf(code) : null;
    }
}
