using MultiChannelBot.Cards;

namespace MultiChannelBot.Channels.Teams;

/// <summary>How much of a reply a card carries; the lesser ones are for replies that would not fit into a message.</summary>
internal sealed record TeamsCardDetail : CardDetail
{
    private TeamsCardDetail() => MostCharacters = TeamsCards.MostCardCharacters;

    /// <summary>Everything.</summary>
    public static TeamsCardDetail Whole { get; } = new();

    /// <summary>The fallback text is the whole reply, where that fits too; otherwise its one-line summary.</summary>
    public bool WholeFallback { get; private init; } = true;

    /// <summary>
    /// Each button has an Action.Submit to fall back to. Whoever shows a card of this schema knows Action.Execute: this costs
    /// the reader nothing, and goes before anything that is read.
    /// </summary>
    public bool Backed { get; private init; } = true;

    /// <summary>In a group, the owner's client asks for the card without what others are told; nothing depends on it.</summary>
    public bool Refreshed { get; private init; } = true;

    /// <summary>A lane is one block that begins with whose turn it is, in bold: less air, and a third less to send.</summary>
    public bool InBlocks { get; private init; }

    /// <summary>What is read aloud, and shown where no card is: a summary, and of a crowded card only how it begins.</summary>
    public int MostSpoken => Math.Min(MostCharacters, Joined ? TeamsCards.MostSummaryCharacters / 8 : TeamsCards.MostSummaryCharacters);

    /// <summary>The page itself stands as a link in the receipts.</summary>
    public bool ReceiptLinks { get; private init; } = true;

    /// <summary>The same with no button for what was understood.</summary>
    public TeamsCardDetail Unpressed => this with { PressedGroups = 0 };

    /// <summary>From everything to almost nothing; the last fits whatever is said.</summary>
    /// <param name="parts">How many parts an answer has; zero for other replies.</param>
    /// <param name="isComparison">The parts are two pages side by side: what was understood, and the sources, stand in the answer itself.</param>
    public static IEnumerable<TeamsCardDetail> Descending(int parts, bool isComparison = false)
    {
        var detail = new TeamsCardDetail();
        yield return detail;
        yield return detail = detail with { WholeFallback = false, Reading = false };
        detail = detail with { Backed = false };
        foreach (var lesser in WithFewerButtons(detail))
        {
            yield return lesser;
        }

        if (isComparison)
        {
            yield return detail with { PressedGroups = 0, Joined = true, KnownGroups = 0 };
            yield return detail with { PressedGroups = 0, Joined = true, KnownGroups = 0, ReceiptLinks = false };
            yield return detail with { PressedGroups = 0, Joined = true, KnownGroups = 0, Receipts = false };
        }

        for (var full = parts - 1; full >= 0; full--)
        {
            detail = detail with { FullParts = full, Cuts = true };
            foreach (var lesser in WithFewerButtons(detail))
            {
                yield return lesser;
            }

            if (full == 1)
            {
                // The steps of the last are worth more than what was understood, which the titles say too.
                yield return detail with { PressedGroups = 0, Joined = true, KnownGroups = 1 };
                yield return detail with { PressedGroups = 0, Joined = true, KnownGroups = 0 };
                yield return detail with { PressedGroups = 0, Joined = true, KnownGroups = 0, ReceiptLinks = false };
            }
        }

        detail = detail with { PressedGroups = 0, Joined = true, ReceiptLinks = false, Cuts = true };
        yield return detail with { MostCharacters = 400, MostLines = 12 };
        yield return detail with { KnownGroups = 0, MostCharacters = 200, MostLines = 10 };
        yield return detail with { KnownGroups = 0, MostCharacters = 40, MostLines = 4 };
    }

    /// <summary>
    /// The same for a plan of several subscriptions. What costs the reader nothing goes first, then buttons, air and links.
    /// </summary>
    public static IEnumerable<TeamsCardDetail> DescendingOfPlan(int lanes)
    {
        var detail = new TeamsCardDetail();
        yield return detail;
        yield return detail = detail with { WholeFallback = false, Reading = false };
        detail = detail with { Backed = false };
        foreach (var lesser in WithFewerButtons(detail))
        {
            yield return lesser;
        }

        detail = detail with { PressedGroups = 0, Joined = true, InBlocks = true };
        yield return detail with { ReceiptLinks = false };
        foreach (var lesser in LessOfPlan(detail, lanes))
        {
            yield return lesser;
        }
    }

    // The reply's own button for changes remains where the facts have none.
    private static IEnumerable<TeamsCardDetail> WithFewerButtons(TeamsCardDetail detail) =>
    [
        detail,
        detail with { PressedGroups = 1 },
        detail with { PressedGroups = 0 },
        detail with { PressedGroups = 0, Joined = true },
        detail with { PressedGroups = 0, Joined = true, InBlocks = true },
        detail with { PressedGroups = 0, Joined = true, InBlocks = true, Refreshed = false },
    ];
}
