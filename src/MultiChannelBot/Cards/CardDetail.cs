namespace MultiChannelBot.Cards;

/// <summary>How much of a reply is shown, in any channel; each has its own order in which things go where a reply would not fit.</summary>
internal abstract record CardDetail
{
    protected const int Unlimited = int.MaxValue;

    /// <summary>What belongs together stands in as few blocks as hold it: it looks crowded and costs less.</summary>
    public bool Joined { get; protected init; }

    /// <summary>Further reading stands in the receipts.</summary>
    public bool Reading { get; protected init; } = true;

    /// <summary>Each part has its receipt; otherwise the rule in a line, in some channels beside a plan alone.</summary>
    public bool Receipts { get; protected init; } = true;

    /// <summary>So many parts, counted from the last, are shown in full; of the others headline, edition and rule.</summary>
    public int FullParts { get; protected init; } = Unlimited;

    /// <summary>So many groups of understood facts, counted from the last, are shown; of the others only what is assumed.</summary>
    public int KnownGroups { get; protected init; } = Unlimited;

    /// <summary>So many groups of understood facts, counted from the last, can be changed where they stand.</summary>
    public int PressedGroups { get; protected init; } = Unlimited;

    /// <summary>Beside a plan: a part says how to find out what is not known, and what each case would mean.</summary>
    public bool PartSteps { get; protected init; } = true;

    /// <summary>Beside a plan: title and headline of each part in a line.</summary>
    public bool Listed { get; protected init; }

    /// <summary>Of a plan: so many lanes besides those whose turn it is now.</summary>
    public int LaterLanes { get; protected init; } = Unlimited;

    /// <summary>Of a plan: good to know.</summary>
    public bool Notes { get; protected init; } = true;

    /// <summary>Of a plan: what must hold.</summary>
    public bool Conditions { get; protected init; } = true;

    /// <summary>Of a plan: what to watch out for.</summary>
    public bool Traps { get; protected init; } = true;

    /// <summary>Longer texts are cut; one as long as a whole message never fits.</summary>
    public int MostCharacters { get; protected init; } = Unlimited;

    /// <summary>Longer lists are cut.</summary>
    public int MostLines { get; protected init; } = Unlimited;

    /// <summary>True where the reader misses something that the card then owns up to.</summary>
    public bool Cuts { get; protected init; }

    /// <summary>
    /// What a plan loses that does not fit: sources first, then what was understood, what is good to know, the steps that come last, what
    /// each subscription says of itself. The steps of whoever's turn it is now stay, and are cut short at last.
    /// </summary>
    /// <param name="detail">What the channel has left out before.</param>
    /// <param name="lanes">How many lanes the plan has.</param>
    protected static IEnumerable<T> LessOfPlan<T>(T detail, int lanes)
        where T : CardDetail
    {
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
}
