using MultiChannelBot.Conversation.Understanding;

namespace MultiChannelBot.Conversation.Tests.Understanding;

/// <summary>The engine with the shipped lexicon, loaded once.</summary>
internal static class Engines
{
    private static readonly Lazy<UnderstandingEngine> Loaded =
        new(() => UnderstandingEngine.Load(Path.Combine(AppContext.BaseDirectory, "lexicon")));

    public static UnderstandingEngine Shipped => Loaded.Value;

    /// <summary>The day that relative dates of the tests count from: a Monday.</summary>
    public static DateOnly Today { get; } = new(2026, 3, 2);
}
