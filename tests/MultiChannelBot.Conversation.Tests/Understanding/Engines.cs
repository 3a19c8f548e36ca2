using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Tests.Understanding;

/// <summary>The engine with the shipped lexicon, loaded once.</summary>
internal static class Engines
{
    private static readonly Lazy<UnderstandingEngine> Loaded =
        new(() => UnderstandingEngine.Load(Path.Combine(AppContext.BaseDirectory, "lexicon")));

    private static readonly Lazy<Lexicon> Words =
        new(() => LexiconReader.Read(Path.Combine(AppContext.BaseDirectory, "lexicon")).Lexicon!);

    public static UnderstandingEngine Shipped => Loaded.Value;

    /// <summary>The shipped lexicon itself.</summary>
    public static Lexicon Lexicon => Words.Value;

    /// <summary>The day that relative dates of the tests count from: a Monday.</summary>
    public static DateOnly Today { get; } = new(2026, 3, 2);
}
