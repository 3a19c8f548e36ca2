using System.Collections.Concurrent;
using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
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
    /// <summary>Takes turns by whichever edition an input asks for.</summary>
    public required ITurn Turns { get; init; }

    /// <summary>The turns by every edition that somebody is answered by.</summary>
    public required ImmutableDictionary<string, Turn> ByEdition { get; init; }

    /// <summary>The turn by an edition; by the standard one where none is asked for, or one that is not here.</summary>
    public Turn TurnBy(string? edition) => edition is null ? Turn : ByEdition.GetValueOrDefault(edition, Turn);

    /// <summary>Reads what a message states where there is no case: the questions that the edition answers beside one state nothing.</summary>
    public IUnderstanding Aside => new AsideUnderstanding(Understanding, Guide.Edition.FollowUps, Phrases);

    // What comes with the program does not change while it runs, so a process reads and proves it once however many hosts it starts.
    private static readonly ConcurrentDictionary<string, Lazy<EditionReading>> Shipped = new(StringComparer.Ordinal);
    private static readonly Lazy<UnderstandingEngine> ShippedLexicon = new(() => UnderstandingEngine.Load(LexiconDirectory));

    /// <summary>The lexicon that comes with the bot.</summary>
    public static string LexiconDirectory => Path.Combine(AppContext.BaseDirectory, "lexicon");

    /// <summary>Reads edition, texts and lexicon.</summary>
    /// <exception cref="StartupException">Something is broken; each line names file, line and remedy.</exception>
    /// <param name="calendar">Makes addresses of calendar files; null where there is no host to ask for them.</param>
    public static Triage Load(BotSettings settings, ICalendarLinks? calendar = null)
    {
        Check(settings);
        return Combine(settings, calendar, Editions.Read(settings.Guidance), ReadLexicon());
    }

    /// <summary>The same with the lexicon read beside the editions: the two take equally long, and neither needs the other.</summary>
    /// <inheritdoc cref="Load"/>
    public static async Task<Triage> LoadAsync(BotSettings settings, ICalendarLinks? calendar)
    {
        Check(settings);
        var lexicon = Task.Run(ReadLexicon);
        var editions = await Task.Run(() => Editions.Read(settings.Guidance)).ConfigureAwait(false);
        return Combine(settings, calendar, editions, await lexicon.ConfigureAwait(false));
    }

    private static void Check(BotSettings settings)
    {
        var faults = settings.Guidance.Faults().Concat(settings.Conversation.Faults()).Select(fault => fault.ToString()).ToList();
        if (faults.Count > 0)
        {
            throw new StartupException(faults);
        }
    }

    private static Triage Combine(BotSettings settings, ICalendarLinks? calendar, Editions read, UnderstandingEngine understanding)
    {
        var guidance = settings.Guidance;
        var (editions, newest) = read;
        var phrases = ReadTexts([.. editions.Values.Append(newest).Distinct()], understanding);
        var conversation = new ConversationSettings(
            FactValue.Parse(Fact.Cloud, guidance.Cloud),
            LanguageCodes.Parse(settings.Conversation.Language)!.Value,
            guidance.Partner.Contact is { Length: > 0 } contact ? contact : null)
        {
            WarnAfterDays = guidance.WarnAfterDays,
            Invitation = InvitationLink.Of(guidance.Partner),
            Calendar = calendar,
            KeptDays = (int)Math.Ceiling(settings.State.Expiry.TotalDays),
            Pages = [.. PagesOf(settings.Package)],
            DeskMail = settings.Desk is { Mail: { Length: > 0 } mail } ? mail : null,
        };
        var turns = editions.Values.ToImmutableDictionary(edition => edition.Id, TurnBy, StringComparer.Ordinal);
        var standard = editions[guidance.Edition];
        return new Triage(new Guide(standard), phrases, understanding, turns[standard.Id], conversation)
        {
            ByEdition = turns,
            Turns = new TurnByEdition(turns[standard.Id], turns.ToImmutableDictionary(turn => turn.Key, turn => (ITurn)turn.Value)),
        };

        Turn TurnBy(Edition edition) => new(
            new Guide(edition), phrases, understanding, conversation, IsOlder(edition, newest) ? new Guide(newest) : null);
    }

    private static IEnumerable<Link> PagesOf(PackageSettings package)
    {
        if (package.PrivacyUrl is { Length: > 0 } privacy)
        {
            yield return new Link("privacy-page", new TextKey("privacy.page"), privacy);
        }

        if (package.TermsUrl is { Length: > 0 } terms)
        {
            yield return new Link("terms-page", new TextKey("privacy.terms"), terms);
        }
    }

    /// <summary>The editions that may be asked for, by id, and the newest that there is.</summary>
    private sealed record Editions(Dictionary<string, Edition> ById, Edition Newest)
    {
        public static Editions Read(GuidanceSettings guidance)
        {
            var editions = guidance.Editions().ToDictionary(id => id, id => ReadEdition(guidance, id), StringComparer.Ordinal);
            var last = guidance.Folders().List()[^1];
            return new Editions(editions, editions.TryGetValue(last, out var known) ? known : ReadEdition(guidance, last));
        }
    }

    private static bool IsOlder(Edition edition, Edition newest) => string.CompareOrdinal(edition.Id, newest.Id) < 0;

    /// <summary>Reads and proves an edition of the settings' directory.</summary>
    /// <exception cref="StartupException">It is missing or broken; each line names file, line and remedy.</exception>
    public static Edition ReadEdition(GuidanceSettings settings, string id)
    {
        var reading = settings.Directory is { Length: > 0 }
            ? EditionReader.Read(settings.Folders(), id)
            : Shipped.GetOrAdd(id, new Lazy<EditionReading>(() => EditionReader.Read(settings.Folders(), id))).Value;
        return reading.Edition ?? throw new StartupException([.. reading.Faults.Select(fault => fault.ToString())]);
    }

    private static UnderstandingEngine ReadLexicon()
    {
        try
        {
            return ShippedLexicon.Value;
        }
        catch (LexiconException broken)
        {
            throw new StartupException([.. broken.Faults.Select(fault => fault.ToString())]);
        }
    }

    private static Phrasebook ReadTexts(ImmutableArray<Edition> editions, UnderstandingEngine understanding)
    {
        var clashes =
            from one in editions
            from other in editions
            where IsOlder(one, other)
            from key in one.Texts.WordedOtherwise(other.Texts)
            select $"text '{key}' reads otherwise in {one.Id} than in {other.Id}, and answers name both: give one of them another key";
        if (clashes.Take(1).ToArray() is { Length: > 0 } clash)
        {
            throw new StartupException(clash);
        }

        try
        {
            return Phrasebook.Read(
                Path.Combine(AppContext.BaseDirectory, "Text"),
                (key, language, voice) => key.Id.StartsWith("product.", StringComparison.Ordinal)
                    ? understanding.ProductName(key.Id["product.".Length..], language)
                    : editions.Select(edition => edition.Texts.Find(key, language, voice)).FirstOrDefault(text => text is not null));
        }
        catch (InvalidDataException fault)
        {
            throw new StartupException(fault.Message, fault);
        }
    }
}
