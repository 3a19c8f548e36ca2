using MultiChannelBot.Channels.Teams;

namespace MultiChannelBot.Tests.Cards;

/// <summary>The Teams renderer with the templates and texts of the build output.</summary>
internal static class TeamsCardsFixture
{
    public static string TemplateFolder { get; } = Path.Combine(AppContext.BaseDirectory, "cards", "teams");

    public static TeamsCards Cards { get; } = TeamsCards.Load(TemplateFolder, SampleTexts.Phrases.Say);
}
