using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Tests.Cards;

/// <summary>Every message that the shipped editions give occasion for.</summary>
public partial class LetterTests
{
    private static readonly Invitation Own = new(
        "Contoso & Co.", "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=3f2504e0-4f89-41d3-9a0c-0305e82c3301&msppId=0&DAP=false#/BillingAccounts/partner-invitation", false);

    private static readonly Lazy<ImmutableArray<Sample>> Samples = new(() =>
    [
        .. from edition in EditionReplies.Editions
           from outcome in EditionReplies.All(edition.Guide).Select(answer => answer.Part.Outcome).DistinctBy(Written)
           from role in Enum.GetValues<Role>()
           from party in LetterWriter.Recipients(outcome, role)
           from language in LanguageCodes.All
           from invitation in (Invitation?[])[null, Own]
           let letter = LetterWriter.Write(outcome, role, party, language, invitation)
           select new Sample(edition.Phrases, outcome, role, letter, invitation, LetterContent.Of(letter, edition.Phrases.Say)),
    ]);

    private sealed record Sample(Phrasebook Phrases, Outcome Outcome, Role Role, Letter Letter, Invitation? Invitation, LetterContent Content)
    {
        public override string ToString() => $"{Outcome.Receipt.Edition} {Outcome.Row} {Role} to {Letter.To} in {Letter.Language}: {Content.Text}";
    }

    [Fact]
    public void Every_party_that_others_write_to_gets_messages_in_every_edition()
    {
        foreach (var edition in Samples.Value.GroupBy(sample => sample.Outcome.Receipt.Edition))
        {
            Assert.Equal(
                [Party.Customer, Party.CurrentPartner, Party.NewPartner, Party.IndirectProvider],
                edition.Select(sample => sample.Letter.To).Distinct().Order());
        }
    }

    [Fact]
    public void Nobody_writes_to_themselves_and_only_partners_write_to_a_provider() => Each(sample => sample.Role == Role.Customer
        ? sample.Letter.To is Party.NewPartner or Party.CurrentPartner
        : sample.Letter.To is Party.Customer or Party.CurrentPartner or Party.IndirectProvider);

    [Fact]
    public void Each_asks_for_something_says_it_once_and_has_no_gap() => Each(sample =>
        sample.Letter.Steps.Length > 0
        && sample.Content.Text.Contains("(1) ", StringComparison.Ordinal)
        && sample.Content.Paragraphs.Distinct().Count() == sample.Content.Paragraphs.Length
        && sample.Letter.Steps.Distinct().Count() == sample.Letter.Steps.Length
        && !Gap().IsMatch(sample.Content.Subject + sample.Content.Text.Replace(Own.Address, "", StringComparison.Ordinal)));

    [Fact]
    public void Each_is_in_its_own_language_through_and_through() => Each(sample => sample.Letter.Language == Language.Korean
        ? sample.Content.Paragraphs.Append(sample.Content.Subject).SelectMany(paragraph => paragraph.Split('\n')).All(line => Hangul().IsMatch(line))
        : !Hangul().IsMatch(sample.Content.Subject + sample.Content.Text));

    [Fact]
    public void Each_names_a_page_that_the_party_can_open() => Each(sample =>
        sample.Content.Text.Contains(sample.Letter.HowTo.Url(sample.Letter.Language), StringComparison.Ordinal)
        && sample.Letter.HowTo.Url(sample.Letter.Language).StartsWith($"https://learn.microsoft.com/{sample.Letter.Language.LinkLocale()}/", StringComparison.Ordinal)
        && (sample.Letter.To != Party.Customer || sample.Letter.HowTo.Audience == LinkAudience.Everyone));

    [Fact]
    public void The_customer_is_never_sent_to_partner_center_menus() => Each(sample =>
        sample.Letter.To != Party.Customer || !sample.Content.Text.Contains("\"Customers\"", StringComparison.Ordinal));

    [Fact]
    public void Only_a_customer_who_has_to_accept_gets_the_invitation_and_it_names_the_partner() => Each(sample =>
    {
        var hasLink = sample.Content.Text.Contains(Own.Address, StringComparison.Ordinal);
        return hasLink == (sample.Invitation is not null && sample.Letter.To == Party.Customer && AsksToAccept(sample))
            && hasLink == sample.Content.Text.Contains(Own.PartnerName, StringComparison.Ordinal);
    });

    [Fact]
    public void A_customer_writes_in_the_first_person_and_partners_never_call_the_customer_themselves() => Each(sample =>
        sample.Role == Role.Customer || sample.Letter.To == Party.Customer || sample.Letter.Language != Language.English
        || !OfTheCustomer().IsMatch(sample.Content.Text));

    [Fact]
    public void Each_stands_whole_in_one_block_of_a_card_that_fits()
    {
        foreach (var edition in Samples.Value.GroupBy(sample => sample.Phrases))
        {
            var cards = TeamsCards.Load(TeamsCardsFixture.TemplateFolder, edition.Key.Say);
            foreach (var sample in edition)
            {
                var card = cards.Render(Notice(sample), SampleReplies.Reference);
                Assert.True(card.Json.Length <= TeamsCards.MostCardCharacters, sample.ToString());
                Assert.Contains(sample.Content.Text, card.Text, StringComparison.Ordinal);
                Assert.Contains(Lines(sample), Blocks(card.Json));
            }
        }
    }

    private static Notice Notice(Sample sample) => new()
    {
        Language = sample.Letter.Language,
        Role = sample.Role,
        Revision = 7,
        Title = Line.Of($"message.{sample.Letter.To.Code()}.title"),
        Body = [Line.Of("message.copy")],
        Letter = sample.Letter,
    };

    /// <summary>The lines of every text block, without what keeps a renderer from reading them as markup.</summary>
    private static IEnumerable<string> Blocks(string json)
    {
        using var card = JsonDocument.Parse(json);
        return [.. Texts(card.RootElement.GetProperty("body"))];
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property is { Name: "text", Value.ValueKind: JsonValueKind.String }
            ? [property.Value.GetString()!.Replace("\u2060", "", StringComparison.Ordinal)]
            : Texts(property.Value)),
        _ => [],
    };

    // Every line is a paragraph; the letters that are not seen, one in each empty line, are taken out by Blocks.
    private static string Lines(Sample sample) => sample.Content.Text.Replace("\n", "\n\n", StringComparison.Ordinal);

    private static bool AsksToAccept(Sample sample) => sample.Outcome.Steps.Any(step => step.IsInvitation);

    private static string Written(Outcome outcome) =>
        string.Join(' ', outcome.Id, outcome.TermEnd, outcome.Links.FirstOrDefault()?.Id, string.Join(' ', outcome.Steps.Select(step => step.Text.Id)));

    private static void Each(Func<Sample, bool> holds)
    {
        Assert.NotEmpty(Samples.Value);
        Assert.Empty(Samples.Value.Where(sample => !holds(sample)).Select(sample => sample.ToString()).Take(5));
    }

    /// <summary>What somebody would have to fill in, and what a text without its value leaves.</summary>
    [GeneratedRegex(@"[{}\[\]<]|___|\.\.\.|…|XX|OO|○○|  ", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();

    [GeneratedRegex("[가-힣]")]
    private static partial Regex Hangul();

    [GeneratedRegex(@"\bour (current partner|Azure|licenses)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfTheCustomer();
}
