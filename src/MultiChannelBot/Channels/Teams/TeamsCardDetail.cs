namespace MultiChannelBot.Channels.Teams;

/// <summary>How much of a reply a card carries; the lesser ones are for replies that would not fit into a message.</summary>
internal sealed record TeamsCardDetail
{
    private const int Unlimited = int.MaxValue;

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

    /// <summary>The lines of a lane or section are paragraphs of one block, which look crowded but cost half as much.</summary>
    public bool Joined { get; private init; }

    /// <summary>A lane is one block that begins with whose turn it is, in bold: less air, and a third less to send.</summary>
    public bool InBlocks { get; private init; }

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

    /// <summary>The same with no button for what was understood.</summary>
    public TeamsCardDetail Unpressed => this with { PressedGroups = 0 };

    /// <summary>Each part has its receipt; otherwise, beside a plan, the rule in a line.</summary>
    public bool Receipts { get; private init; } = true;

    /// <summary>Beside a plan: a part says how to find out what is not known, and what each case would mean.</summary>
    public bool PartSteps { get; private init; } = true;

    /// <summary>Beside a plan: title and headline of each part in a block of one line each.</summary>
    public bool Listed { get; private init; }

    /// <summary>Of a plan: so many lanes besides those whose turn it is now.</summary>
    public int LaterLanes { get; private init; } = Unlimited;

    /// <summary>Of a plan: good to know.</summary>
    public bool Notes { get; private init; } = true;

    /// <summary>Of a plan: what must hold.</summary>
    public bool Conditions { get; private init; } = true;

    /// <summary>Of a plan: what to watch out for.</summary>
    public bool Traps { get; private init; } = true;

    /// <summary>Longer texts are cut; one longer than a card never fits.</summary>
    public int MostCharacters { get; private init; } = TeamsCards.MostCardCharacters;

    /// <summary>Longer lists are cut.</summary>
    public int MostLines { get; private init; } = Unlimited;

    /// <summary>True where the reader misses something that the card then owns up to.</summary>
    public bool Cuts { get; private init; }

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
    /// The same for a plan of several subscriptions. Sources and links go first, then what was understood, what is good to know,
    /// the steps that come last, what each subscription says of itself. The steps of whoever's turn it is now stay.
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
        yield return detail = detail with { Receipts = false, Cuts = true };
        yield return detail = detail with { KnownGroups = 0 };
        yield return detail = detail with { Notes = false };
        yield return detail = detail with { Conditions = false };
        for (var later = lanes - 1; later > 0; later--)
        {
            yield return detail = detail with { LaterLanes = later };
        }

        yield return detail = detail with { PartSteps = false };
        yield return detail = detail with { Listed = true };
        yield return detail = detail with { LaterLanes = 0 };
        yield return detail = detail with { Traps = false };
        yield return detail with { MostCharacters = 200 };
        yield return detail with { MostCharacters = 80 };
        yield return detail with { MostCharacters = 40, MostLines = 4 };
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
