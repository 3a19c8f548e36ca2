using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Cards;

/// <summary>The conversation by one edition: gives the answer to any case as people get it.</summary>
internal sealed partial class AnswerDesk
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>How the fault of a shortened card begins.</summary>
    public const string Shortened = "the card is shortened";

    private readonly Triage triage;
    private readonly HashSet<string> links;

    private static readonly ConcurrentDictionary<string, Lazy<AnswerDesk>> Desks = new(StringComparer.Ordinal);

    private AnswerDesk(string edition)
    {
        triage = Triage.Load(new BotSettings { Guidance = new GuidanceSettings { Edition = edition } });
        Cards = TeamsCards.Load(TeamsCardsFixture.TemplateFolder, triage.Phrases.Say);
        links = [.. triage.Guide.Edition.Links.SelectMany(link => LanguageCodes.All.Select(link.Url))];
    }

    public TeamsCards Cards { get; }

    /// <summary>The desk of an edition; made once, as reading everything takes a while.</summary>
    public static AnswerDesk Of(string edition) => Desks.GetOrAdd(edition, id => new Lazy<AnswerDesk>(() => new AnswerDesk(id))).Value;

    /// <summary>What is said when the case is looked at.</summary>
    public Reply Answer(FactSet facts, Role role, Language language) => Answer([facts], role, language);

    /// <summary>The same of several subscriptions.</summary>
    public Reply Answer(IReadOnlyList<FactSet> subscriptions, Role role, Language language)
    {
        var state = new CaseState
        {
            Revision = SampleReplies.Revision,
            Owner = "asker",
            Language = language,
            Role = role,
            PartnerType = subscriptions[0].Value(Fact.PartnerType),
            Subscriptions = [.. subscriptions.Select(facts => Subscription.Empty with { Facts = facts.With(Fact.PartnerType, Knowledge.Unknown) })],
        };
        var look = new Input.Clicked(new Press("status", null, null, SampleReplies.Revision)) { SaidAt = Now, Asker = "asker" };
        return Assert.Single(triage.Turn.Take(state, look, Now).Replies);
    }

    /// <summary>What is wrong with a reply: steps without a party, links of nobody's list, a card that does not fit.</summary>
    public IEnumerable<string> FaultsOf(Reply reply, TeamsCard card) =>
    [
        .. reply is Answer answer ? answer.Parts.SelectMany(part => OutcomeFaults(part.Outcome, reply)) : [],
        .. Buttons(reply).Select(button => button.Link).OfType<Link>().SelectMany(link => LinkFaults(link, reply.Language)),
        .. CardFaults(card, reply),
    ];

    private IEnumerable<string> OutcomeFaults(Outcome outcome, Reply reply)
    {
        foreach (var step in outcome.Steps.Where(step => !Says(new TextKey($"card.party.{step.Party.Code()}.turn"), reply) || !Says(step.Text, reply)))
        {
            yield return $"step {step.Id} has no party or no text";
        }

        if (outcome.Id is not (OutcomeId.NotCovered or OutcomeId.ResaleNotAllowed or OutcomeId.TalkToAPerson) && outcome.Steps.IsEmpty)
        {
            yield return $"{outcome.Row} has no step";
        }

        foreach (var fault in outcome.Links.SelectMany(link => LinkFaults(link, reply.Language)))
        {
            yield return fault;
        }
    }

    private IEnumerable<string> LinkFaults(Link link, Language language)
    {
        if (!link.Url(language).StartsWith("https://", StringComparison.Ordinal))
        {
            yield return $"{link.Url(language)} is not https";
        }

        if (!links.Contains(link.Url(language)))
        {
            yield return $"{link.Url(language)} is not in the edition's list";
        }
    }

    private IEnumerable<string> CardFaults(TeamsCard card, Reply reply)
    {
        if (card.Json.Length > TeamsCards.MostCardCharacters)
        {
            yield return $"{card.Json.Length} characters";
        }

        if (card.Json.Contains(triage.Phrases.Say("card.shortened", reply.Language), StringComparison.Ordinal))
        {
            yield return $"{Shortened}: {card.Json.Length}";
        }

        foreach (var left in PlaceHolder().Matches(card.Text).Select(match => match.Value).Distinct())
        {
            yield return $"{left} was not filled";
        }
    }

    private bool Says(TextKey key, Reply reply) => !string.IsNullOrWhiteSpace(triage.Phrases.Say(key.Id, reply.Language));

    private static IEnumerable<Button> Buttons(Reply reply) => reply switch
    {
        Answer answer => answer.Actions,
        Ask ask => ask.Actions,
        _ => [],
    };

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex PlaceHolder();
}
