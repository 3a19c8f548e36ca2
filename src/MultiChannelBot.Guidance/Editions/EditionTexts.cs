using System.Collections.Immutable;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>Every text of an edition, in every language and voice.</summary>
public sealed class EditionTexts
{
    private readonly IReadOnlyDictionary<string, EditionText> texts;

    internal EditionTexts(IReadOnlyDictionary<string, EditionText> texts)
    {
        this.texts = texts;
        Keys = [.. texts.Keys.Order(StringComparer.Ordinal).Select(key => new TextKey(key))];
    }

    /// <summary>Every key, in ordinal order.</summary>
    public ImmutableArray<TextKey> Keys { get; }

    /// <summary>The text in a language; the customer hears the partner's wording where there is no other. Null for a foreign key.</summary>
    public string? Find(TextKey key, Language language, Voice voice) =>
        texts.GetValueOrDefault(key.Id) is { } text ? text[language, voice] ?? text[language, Voice.Partner] : null;

    /// <summary>The keys that another edition words otherwise: of two editions in use at once, one text would be shown for both.</summary>
    public IEnumerable<TextKey> WordedOtherwise(EditionTexts other) => Keys.Where(key =>
        other.texts.TryGetValue(key.Id, out var theirs) && !texts[key.Id].Wordings.SequenceEqual(theirs.Wordings, StringComparer.Ordinal));

    /// <summary>True where the customer hears a wording of their own.</summary>
    public bool HasCustomerVoice(TextKey key) => texts.GetValueOrDefault(key.Id)?[Language.English, Voice.Customer] is not null;
}

/// <summary>One text in every language and voice.</summary>
internal sealed class EditionText
{
    private readonly string?[] wordings = new string?[LanguageCodes.All.Count * 2];

    internal IReadOnlyList<string?> Wordings => wordings;

    internal string? this[Language language, Voice voice]
    {
        get => wordings[(int)language * 2 + (int)voice];
        set => wordings[(int)language * 2 + (int)voice] = value;
    }
}
