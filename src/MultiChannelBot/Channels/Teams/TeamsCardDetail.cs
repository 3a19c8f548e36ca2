namespace MultiChannelBot.Channels.Teams;

/// <summary>How much of a reply a card carries; the lesser ones are for replies that would not fit into a message.</summary>
internal sealed record TeamsCardDetail
{
    private const int Unlimited = int.MaxValue;

    /// <summary>The fallback text is the whole reply; otherwise its one-line summary.</summary>
    public bool WholeFallback { get; private init; } = true;

    /// <summary>The lines of a lane or section are paragraphs of one block, which look crowded but cost half as much.</summary>
    public bool Joined { get; private init; }

    /// <summary>What is read aloud, and shown where no card is: a summary, and of a crowded card only how it begins.</summary>
    public int MostSpoken => Math.Min(MostCharacters, Joined ? TeamsCards.MostSummaryCharacters / 8 : TeamsCards.MostSummaryCharacters);

    /// <summary>Further reading stands in the receipts.</summary>
    public bool Reading { get; private init; } = true;

    /// <summary>The page itself stands as a link in the receipts.</summary>
    public bool ReceiptLinks { get; private init; } = true;

    /// <summary>So many parts, counted from the last, are shown in full; of the others headline, edition and rule.</summary>
    public int FullParts { get; private init; } = Unlimited;

    /// <summary>So many groups of understood facts, counted from the last, are shown; of the others only what is assumed.</summary>
    public int KnownGroups { get; private init; } = Unlimited;

    /// <summary>So many groups of understood facts, counted from the last, have a button for each fact; the others stand in one line.</summary>
    public int PressedGroups { get; private init; } = Unlimited;

    /// <summary>Longer texts are cut; one longer than a card never fits.</summary>
    public int MostCharacters { get; private init; } = TeamsCards.MostCardCharacters;

    /// <summary>Longer lists are cut.</summary>
    public int MostLines { get; private init; } = Unlimited;

    /// <summary>True where the reader misses something that the card then owns up to.</summary>
    public bool Cuts { get; private init; }

    /// <summary>From everything to almost nothing; the last fits whatever is said.</summary>
    /// <param name="parts">How many parts an answer has; zero for other replies.</param>
    public static IEnumerable<TeamsCardDetail> Descending(int parts)
    {
        var detail = new TeamsCardDetail();
        yield return detail;
        yield return detail with { WholeFallback = false };
        detail = detail with { WholeFallback = false, Reading = false };
        foreach (var lesser in WithFewerButtons(detail))
        {
            yield return lesser;
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

    // The reply's own button for changes remains where the facts have none.
    private static IEnumerable<TeamsCardDetail> WithFewerButtons(TeamsCardDetail detail) =>
    [
        detail,
        detail with { PressedGroups = 1 },
        detail with { PressedGroups = 0 },
        detail with { PressedGroups = 0, Joined = true },
    ];
}
