using MultiChannelBot.Cards;

namespace MultiChannelBot.Channels.Slack.Blocks;

/// <summary>How much of a reply a message carries; the lesser ones are for replies that would not fit.</summary>
internal sealed record SlackCardDetail : CardDetail
{
    private SlackCardDetail() => MostCharacters = SlackLimits.Message;

    /// <summary>A longer text to copy is cut.</summary>
    public int MostCopied { get; private init; } = Unlimited;

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
    /// The same for a plan of several subscriptions. Menus and further reading go first.
    /// </summary>
    public static IEnumerable<SlackCardDetail> DescendingOfPlan(int lanes)
    {
        var detail = new SlackCardDetail();
        foreach (var lesser in WithFewerMenus(detail))
        {
            yield return detail = lesser;
        }

        foreach (var lesser in LessOfPlan(detail, lanes))
        {
            yield return lesser;
        }
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
