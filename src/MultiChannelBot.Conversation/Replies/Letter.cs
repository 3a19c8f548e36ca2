using System.Collections.Immutable;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Replies;

/// <summary>
/// A message that the reader sends to another party: whole, without anything to fill in. It has a language of its own, which
/// need not be the conversation's.
/// </summary>
public sealed record Letter
{
    /// <summary>Whom it is for.</summary>
    public required Party To { get; init; }

    /// <summary>What it is written in.</summary>
    public required Language Language { get; init; }

    /// <summary>The customer's where the customer writes it or reads it; the partner's between partners.</summary>
    public required Voice Voice { get; init; }

    public required Line Subject { get; init; }

    /// <summary>The paragraphs before the steps: a greeting without a name, what it is about, the request.</summary>
    public required ImmutableArray<Line> Opening { get; init; }

    /// <summary>What the party is asked to do, in order.</summary>
    public required ImmutableArray<Line> Steps { get; init; }

    /// <summary>The paragraphs between the steps and the page.</summary>
    public ImmutableArray<Line> After { get; init; } = [];

    /// <summary>What stands before the address of <see cref="HowTo"/>.</summary>
    public required Line PageHeading { get; init; }

    /// <summary>The page that tells how, of the edition's own list.</summary>
    public required Link HowTo { get; init; }

    /// <summary>The paragraphs after the page, down to a greeting without a name.</summary>
    public required ImmutableArray<Line> Closing { get; init; }
}
