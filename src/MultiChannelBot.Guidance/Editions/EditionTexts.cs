using System.Collections.Immutable;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>Every text of an edition, in every language and voice.</summary>
public sealed class EditionTexts
{
    private readonly ImmutableDictionary<(string Key, Language Language, Voice Voice), string> texts;

    internal EditionTexts(ImmutableDictionary<(string Key, Language Language, Voice Voice), string> texts)
    {
        this.texts = texts;
        Keys = [.. texts.Keys.Select(text => text.Key).Distinct().Order(StringComparer.Ordinal).Select(key => new TextKey(key))];
    }

    /// <summary>Every key, in ordinal order.</summary>
    public ImmutableArray<TextKey> Keys { get; }

    /// <summary>The text in a language; the customer hears the partner's wording where there is no other. Null for a foreign key.</summary>
    public string? Find(TextKey key, Language language, Voice voice) =>
        texts.GetValueOrDefault((key.Id, language, voice)) ?? texts.GetValueOrDefault((key.Id, language, Voice.Partner));

    /// <summary>True where the customer hears a wording of their own.</summary>
    public bool HasCustomerVoice(TextKey key) => texts.ContainsKey((key.Id, Language.English, Voice.Customer));
}
