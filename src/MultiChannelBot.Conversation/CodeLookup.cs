using System.Collections.Immutable;

namespace MultiChannelBot.Conversation;

/// <summary>What came of looking up the case code of an input.</summary>
public abstract record CodeLookup
{
    private CodeLookup()
    {
    }

    /// <summary>There is a case of this code.</summary>
    /// <param name="Subscriptions">A copy of what is known in it; see <see cref="SharedCases.CopyOf"/>.</param>
    public sealed record Found(ImmutableArray<Subscription> Subscriptions) : CodeLookup;

    /// <summary>There is none: it never was, it has expired, or it was deleted.</summary>
    public sealed record NotFound : CodeLookup;

    /// <summary>Nothing was looked up: too many codes were wrong.</summary>
    /// <param name="Wait">How long it takes until codes are looked up again.</param>
    public sealed record TooMany(TimeSpan Wait) : CodeLookup;

    /// <summary>Nothing could be looked up just now.</summary>
    public sealed record Unavailable : CodeLookup;
}
