namespace MultiChannelBot.Guidance.Editions;

/// <summary>Reads the texts: key to a wording in each language, and where needed another for the customer.</summary>
internal static class TextSection
{
    /// <summary>The longest text that still reads on a card, in UTF-16 units.</summary>
    internal const int Longest = 400;

    /// <summary>What the keys of texts with a day end in.</summary>
    internal const string DatedEnding = ".dated";

    private const string Day = "{day}";

    /// <summary>True for the key of a text that names the end of the term.</summary>
    internal static bool IsDated(string key) => key.EndsWith(DatedEnding, StringComparison.Ordinal);

    internal static EditionTexts Read(Definitions definitions, FaultList faults)
    {
        var texts = new Dictionary<string, EditionText>(StringComparer.Ordinal);
        foreach (var definition in definitions.All(DefinitionKind.Text))
        {
            if (definition.Node is not YamlNode.Map map)
            {
                faults.Add(definition.File, definition.Line, $"Text '{definition.Id}' is no map.", "Write en: and ko: below it.");
                continue;
            }

            texts[definition.Id] = ReadText(new MapReader(map, $"text '{definition.Id}'", faults), definition.Id, faults);
        }

        return new EditionTexts(texts);
    }

    private static EditionText ReadText(MapReader text, string key, FaultList faults)
    {
        var read = new EditionText();
        ReadVoice(text, key, Voice.Partner, read, faults);
        switch (text.Node("customer"))
        {
            case null:
                break;
            case YamlNode.Map customer:
                var voice = new MapReader(customer, $"the customer's wording of '{key}'", faults);
                ReadVoice(voice, key, Voice.Customer, read, faults);
                voice.Done();
                break;
            case var other:
                faults.Add(other, $"The customer's wording of '{key}' is no map.", $"Write {string.Join(" and ", LanguageCodes.All.Select(language => $"{language.Code()}:"))} below it.");
                break;
        }

        text.Done();
        return read;
    }

    private static void ReadVoice(MapReader wordings, string key, Voice voice, EditionText read, FaultList faults)
    {
        foreach (var language in LanguageCodes.All)
        {
            var text = wordings.Required(language.Code());
            if (text.Length == 0)
            {
                continue;
            }

            read[language, voice] = text;
            if (FaultOf(key, text, language) is var (message, remedy))
            {
                faults.Add(wordings.Node(language.Code())!, $"Text '{key}' in '{language.Code()}' {message}.", remedy);
            }
        }
    }

    private static (string Message, string Remedy)? FaultOf(string key, string text, Language language) => text switch
    {
        _ when IsDated(key) && !text.Contains(Day, StringComparison.Ordinal) => ("names no day", $"Write {Day} where the day stands."),
        { Length: > Longest } => ($"has {text.Length} characters", $"Keep it under {Longest}, or make two of it."),
        _ when (IsDated(key) ? text.Replace(Day, "", StringComparison.Ordinal) : text).Contains('{', StringComparison.Ordinal) => ("has a place holder", "Edition texts stand alone; write it out."),
        _ when language == Language.Korean && !HasHangul(text) => ("holds no Korean", "Write it in Korean."),
        _ when language == Language.English && HasHangul(text) => ("holds Korean", "Write it in English."),
        _ => null,
    };

    private static bool HasHangul(string text) => text.AsSpan().IndexOfAnyInRange('\uAC00', '\uD7A3') >= 0;
}
