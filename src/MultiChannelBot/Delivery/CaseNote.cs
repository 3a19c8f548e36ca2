using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Delivery;

/// <summary>Writes something beside a turn into a case, by a claim of its own: once, whatever is redelivered, and without a word to anybody.</summary>
internal static class CaseNote
{
    /// <summary>Other turns of the case may be faster, and change nothing of this.</summary>
    private const int MostReruns = 5;

    /// <summary>Writes it; does nothing where it was done before.</summary>
    /// <param name="claim">The same for every attempt.</param>
    /// <param name="change">The case with the note, from the case as it is kept; null to leave it as it is. Asked again where the case has changed meanwhile.</param>
    /// <exception cref="StateUnavailableException">The store is away.</exception>
    public static async Task WriteAsync(ICaseStore cases, CaseKey key, ClaimId claim, Func<StoredCase, Task<Closure?>> change)
    {
        if (await cases.OpenAsync(key, claim).ConfigureAwait(false) is not Opening.Fresh opened)
        {
            return;
        }

        foreach (var older in opened.Older)
        {
            await cases.HandBackAsync(key, older).ConfigureAwait(false);
        }

        var kept = opened.Case;
        for (var run = 0; run <= MostReruns && await change(kept).ConfigureAwait(false) is { } closure; run++)
        {
            if (await cases.CloseAsync(opened.Lease, closure).ConfigureAwait(false) is not Closing.Conflict conflict)
            {
                return;
            }

            kept = conflict.Now;
        }

        await cases.FinishAsync(opened.Lease).ConfigureAwait(false);
    }
}
