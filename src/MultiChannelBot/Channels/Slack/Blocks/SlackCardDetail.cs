namespace MultiChannelBot.Channels.Slack.Blocks;

/// <summary>How much of a reply a message carries; the lesser ones are for replies that would not fit.</summary>
internal sealed record SlackCardDetail
{
    private const int Unlimited = int.MaxValue;

    /// <summary>Further reading stands in the receipts.</summary>
    public bool Reading { get; private init; } = true;

    /// <summary>Each part has its receipt; otherwise the rule in a line.</summary>
    public bool Receipts { get; private init; } = true;

    /// <summary>What belongs to a part stands in as few blocks as hold it.</summary>
    public bool Joined { get; private init; }

    /// <summary>So many parts, counted from the last, are shown in full; of the others headline, edition and rule.</summary>
    public int FullParts { get; private init; } = Unlimited;

    /// <summary>So many groups of understood facts, counted from the last, are shown; of the others only what is assumed.</summary>
    public int KnownGroups { get; private init; } = Unlimited;

    /// <summary>So many groups of understood facts, counted from the last, can be changed where they stand.</summary>
    public int PressedGroups { get; private init; } = Unlimited;

    /// <summary>Beside a plan: a part says how to find out what is not known, and what each case would mean.</summary>
    public bool PartSteps { get; private init; } = true;

    /// <summary>Beside a plan: title and headline of each part in a line.</summary>
    public bool Listed { get; private init; }

    /// <summary>Of a plan: so many lanes besides those whose turn it is now.</summary>
    public int LaterLanes { get; private init; } = Unlimited;

    /// <summary>Of a plan: good to know.</summary>
    public bool Notes { get; private init; } = true;

    /// <summary>Of a plan: what must hold.</summary>
    public bool Conditions { get; private init; } = true;

    /// <summary>Of a plan: what to watch out for.</summary>
    public bool Traps { get; private init; } = true;

    /// <summary>Longer texts are cut; one longer than a message never fits.</summary>
    public int MostCharacters { get; private init; } = SlackLimits.Message;

    /// <summary>Longer lists are cut.</summary>
    public int MostLines { get; private init; } = Unlimited;

    /// <summary>A longer text to copy is cut.</summary>
    public int MostCopied { get; private init; } = Unlimited;

    /// <summary>True where the reader misses something that the message then owns up to.</summary>
    public bool Cuts { get; private init; }

    /// <summary>From everything to almost nothing; the last fits whatever is said.</summary>
    /// <param name="parts">How many parts an answer has; zero for other replies.</param>
    public static IEnumerable<SlackCardDetail> Descending(int parts)
    {
        var detail = new SlackCardDetail();
        foreach (var lesser in WithFewerMenus(detail))
        {
            yield return detail = lesser;
        }

        for (var full = parts - 1; full >= 0; full--)
        {
            yield return detail = detail with { FullParts = full, Cuts = true };
        }

        detail = detail with { Cuts = true };
        foreach (var copied in (int[])[SlackLimits.Message * 3 / 4, SlackLimits.Message / 2, SlackLimits.Message / 4])
        {
            yield return detail = detail with { MostCopied = copied };
        }

        yield return detail = detail with { Receipts = false, MostCharacters = 400, MostLines = 12 };
        yield return detail = detail with { KnownGroups = 0, MostCharacters = 200, MostLines = 10, MostCopied = 400 };
        yield return detail with { MostCharacters = 40, MostLines = 4 };
    }

    /// <summary>
    /// The same for a plan of several subscriptions. Menus and further reading go first, then sources, what was understood, what
    /// is good to know, the steps that come last. The steps of whoever's turn it is now stay.
    /// </summary>
    public static IEnumerable<SlackCardDetail> DescendingOfPlan(int lanes)
    {
        var detail = new SlackCardDetail();
        foreach (var lesser in WithFewerMenus(detail))
        {
            yield return detail = lesser;
        }

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
    private static IEnumerable<SlackCardDetail> WithFewerMenus(SlackCardDetail detail)
    {
        yield return detail;
        yield return detail = detail with { Joined = true };
        yield return detail = detail with { PressedGroups = 1 };
        yield return detail = detail with { PressedGroups = 0 };
        yield return detail with { Reading = false };
    }
}
