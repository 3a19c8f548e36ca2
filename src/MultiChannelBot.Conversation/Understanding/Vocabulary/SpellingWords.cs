namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>The words of the lexicon by what spelling does with them.</summary>
/// <param name="Ours">Words of the phrases: slips are put right to them.</param>
/// <param name="Names">Those that are a name by themselves ("Azure", "Open"): put right even where a short one has a capital.</param>
/// <param name="NameParts">The words of all names of products and programmes ("Enterprise", "Agreement").</param>
/// <param name="Everyday">Everyday words: slips are put right to them, too.</param>
/// <param name="Known">Words of phrases that only set things aside: left alone, and good for cutting an unspaced run.</param>
internal sealed record SpellingWords(
    IReadOnlyCollection<string> Ours, IReadOnlyCollection<string> Names, IReadOnlyCollection<string> NameParts, IReadOnlyCollection<string> Everyday, IReadOnlyCollection<string> Known);
