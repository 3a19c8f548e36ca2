using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Tests;

/// <summary>The real conversation, put together once from the shipped edition, texts and lexicon.</summary>
internal static class Conversations
{
    private static readonly Lazy<UnderstandingEngine> Understanding =
        new(() => UnderstandingEngine.Load(Path.Combine(AppContext.BaseDirectory, "lexicon")));

    private static readonly Lazy<Conversation> Shipped = new(() => Load("2019-03-15", "2024-07-01"));
    private static readonly Lazy<Conversation> OfAPartner = new(() => Load("2019-03-15", "2024-07-01", Invitation));

    public static Conversation Default => Shipped.Value;

    /// <summary>The same for a partner whose settings name its tenant.</summary>
    public static Conversation Inviting => OfAPartner.Value;

    public static Invitation Invitation { get; } = new("Contoso", "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship", IsIndirect: false);

    /// <summary>A moment to begin at; stories and properties count from here.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The same by another edition, which is the newest one there.</summary>
    public static Conversation Of(string edition) => Load(edition, edition);

    private static Conversation Load(string editionId, string newestId, Invitation? invitation = null)
    {
        var (edition, newest) = (Read(editionId), Read(newestId));
        var understanding = Understanding.Value;
        var phrases = Phrasebook.Read(
            Path.Combine(AppContext.BaseDirectory, "Text"),
            (key, language, voice) => key.Id.StartsWith("product.", StringComparison.Ordinal)
                ? understanding.ProductName(key.Id["product.".Length..], language)
                : edition.Texts.Find(key, language, voice) ?? newest.Texts.Find(key, language, voice));
        var settings = new ConversationSettings(Cloud.Commercial, Guidance.Language.English, "partner-desk@example.com") { KeptDays = 30, WarnAfterDays = 365, Invitation = invitation };
        return new Conversation(new Turn(new Guide(edition), phrases, understanding, settings, new Guide(newest)), phrases, edition);
    }

    private static Edition Read(string id)
    {
        var reading = EditionReader.Read(Path.Combine(AppContext.BaseDirectory, "Editions"), id);
        Assert.Empty(reading.Faults);
        return reading.Edition!;
    }
}

/// <summary>What a test talks with.</summary>
internal sealed record Conversation(Turn Turn, Phrasebook Phrases, Edition Edition);
