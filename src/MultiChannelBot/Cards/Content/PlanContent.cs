using System.Collections.Immutable;

namespace MultiChannelBot.Cards.Content;

/// <summary>What several subscriptions come to together, below what each of them is told.</summary>
public sealed record PlanContent
{
    public required string Heading { get; init; }

    /// <summary>"By the page of 15 March 2019"; null where the headlines say it.</summary>
    public required string? Edition { get; init; }

    /// <summary>What is done once for several, what runs side by side, what waits.</summary>
    public required ImmutableArray<string> Order { get; init; }

    /// <summary>What has to be read before any step; null where there is nothing.</summary>
    public required Section? First { get; init; }

    /// <summary>The steps, grouped by whose turn it is.</summary>
    public required ImmutableArray<Lane> Lanes { get; init; }

    public required Section? Notes { get; init; }

    public required Section? Conditions { get; init; }

    public required Section? Traps { get; init; }
}
