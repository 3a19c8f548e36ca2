namespace MultiChannelBot.Guidance.Editions;

/// <summary>One edition of the guidance, read and proven complete.</summary>
public sealed class Edition
{
    /// <summary>Its name: the day it holds from ("2019-03-15").</summary>
    public required string Id { get; init; }

    /// <summary>The date of the page.</summary>
    public required DateOnly AsOf { get; init; }
}
