using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;
using MultiChannelBot.Settings;

namespace MultiChannelBot;

/// <summary>The conversation with everything it rests on, read and proven: what the host and every verb begin with.</summary>
/// <param name="Guide">The rules of the edition.</param>
/// <param name="Phrases">Every text.</param>
/// <param name="Understanding">Reads what a message states.</param>
/// <param name="Turn">The one entry of the conversation.</param>
internal sealed record Triage(Guide Guide, Phrasebook Phrases, UnderstandingEngine Understanding, Turn Turn, ConversationSettings Settings)
{
    /// <summary>The editions that come with the bot.</summary>
    public static string EditionsDirectory(GuidanceSettings settings) =>
        settings.Directory is { Length: > 0 } own ? own : EditionReader.ShippedDirectory;

    /// <summary>The lexicon that comes with the bot.</summary>
    public static string LexiconDirectory => Path.Combine(AppContext.BaseDirectory, "lexicon");

    /// <summary>Reads edition, texts and lexicon.</summary>
    /// <exception cref="StartupException">Something is broken; each line names file, line and remedy.</exception>
    public static Triage Load(BotSettings settings)
    {
        var faults = settings.Guidance.Faults().Concat(settings.Conversation.Faults()).Select(fault => fault.ToString()).ToList();
        if (faults.Count > 0)
        {
            throw new StartupException(faults);
        }

        var edition = ReadEdition(settings.Guidance, settings.Guidance.Edition);
        var newest = NewestAfter(settings.Guidance);
        var understanding = ReadLexicon();
        var phrases = ReadTexts(edition, newest, understanding);
        var guide = new Guide(edition);
        var conversation = new ConversationSettings(
            FactValue.Parse(Fact.Cloud, settings.Guidance.Cloud),
            LanguageCodes.Parse(settings.Conversation.Language)!.Value,
            settings.Guidance.Partner.Contact is { Length: > 0 } contact ? contact : null)
        {
            WarnAfterDays = settings.Guidance.WarnAfterDays,
            Invitation = InvitationLink.Of(settings.Guidance.Partner),
        };
        return new Triage(guide, phrases, understanding, new Turn(guide, phrases, understanding, conversation, newest is null ? null : new Guide(newest)), conversation);
    }

    private static Edition? NewestAfter(GuidanceSettings settings) =>
        EditionReader.List(EditionsDirectory(settings)) is [.., var last] && string.CompareOrdinal(last, settings.Edition) > 0
            ? ReadEdition(settings, last)
            : null;

    /// <summary>Reads and proves an edition of the settings' directory.</summary>
    /// <exception cref="StartupException">It is missing or broken; each line names file, line and remedy.</exception>
    public static Edition ReadEdition(GuidanceSettings settings, string id)
    {
        var reading = EditionReader.Read(EditionsDirectory(settings), id);
        return reading.Edition ?? throw new StartupException([.. reading.Faults.Select(fault => fault.ToString())]);
    }

    private static UnderstandingEngine ReadLexicon()
    {
        try
        {
            return UnderstandingEngine.Load(LexiconDirectory);
        }
        catch (LexiconException broken)
        {
            throw new StartupException([.. broken.Faults.Select(fault => fault.ToString())]);
        }
    }

    private static Phrasebook ReadTexts(Edition edition, Edition? newest, UnderstandingEngine understanding)
    {
        if (newest?.Texts.WordedOtherwise(edition.Texts).FirstOrDefault() is { Id: not null } key)
        {
            throw new StartupException([$"text '{key}' reads otherwise in {edition.Id} than in {newest.Id}, and answers name both: give one of them another key"]);
        }

        try
        {
            return Phrasebook.Read(
                Path.Combine(AppContext.BaseDirectory, "Text"),
                (key, language, voice) => key.Id.StartsWith("product.", StringComparison.Ordinal)
                    ? understanding.ProductName(key.Id["product.".Length..], language)
                    : edition.Texts.Find(key, language, voice) ?? newest?.Texts.Find(key, language, voice));
        }
        catch (InvalidDataException fault)
        {
            throw new StartupException(fault.Message, fault);
        }
    }
}
