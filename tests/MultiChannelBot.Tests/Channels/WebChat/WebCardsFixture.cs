using MultiChannelBot.Channels.WebChat;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Channels.WebChat;

/// <summary>The renderer of the web page with the templates of the build output, and one reply of every shape that it gets.</summary>
internal static class WebCardsFixture
{
    public static WebCards Cards { get; } = WebCards.Load(TeamsCardsFixture.TemplateFolder, SampleTexts.Phrases.Say);

    /// <summary>Every reply with its card.</summary>
    public static IEnumerable<(string Name, Reply Reply, string Json)> All() =>
        from sample in SampleReplies.All().Concat(Copied())
        select (sample.Name, sample.Reply, Cards.Render(sample.Reply, SampleReplies.Reference).Json);

    /// <summary>Texts to copy: the answer, and a message to send.</summary>
    public static IEnumerable<(string Name, Reply Reply)> Copied() =>
        from language in LanguageCodes.All
        from role in (Role[])[Role.Sales, Role.Customer]
        from notice in (Notice[])[Summary, Letter(language)]
        select ($"{notice.Title!.Key.Id}-{role.Code()}-{language.Code()}", (Reply)(notice with { Language = language, Role = role, Summary = notice.Summary is { } answer ? answer with { Language = language, Role = role } : null }));

    private static Notice Summary { get; } = new()
    {
        Language = Language.English,
        Role = Role.Sales,
        Revision = SampleReplies.Revision,
        Title = Line.Of("summary.title"),
        Body = [Line.Of("summary.copy")],
        Summary = SampleReplies.Answer(new AnswerPart(null, SampleOutcomes.RequestRelationship, null, [])),
        CaseCode = "K7QM3X9T",
    };

    private static Notice Letter(Language language) => new()
    {
        Language = language,
        Role = Role.Sales,
        Revision = SampleReplies.Revision,
        Title = Line.Of("message.customer.title"),
        Body = [Line.Of("message.copy")],
        Letter = LetterWriter.Write(SampleOutcomes.RequestRelationship, Role.Sales, Party.Customer, language, null),
    };
}
