namespace MultiChannelBot.Links;

/// <summary>What became of a link.</summary>
public abstract record LinkFinding
{
    private LinkFinding()
    {
    }

    /// <summary>A page is there.</summary>
    public sealed record Alive : LinkFinding;

    /// <summary>The page stands at another address now; that it is there is known, too.</summary>
    public sealed record Moved(string To) : LinkFinding;

    /// <summary>There is no page, or it could not be reached.</summary>
    /// <param name="Why">The status ("404"), or what went wrong on the way.</param>
    public sealed record Dead(string Why) : LinkFinding;
}
