using System.Collections.Immutable;
using System.Text;
using MultiChannelBot.Calendar;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Settings;
using MultiChannelBot.State;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Calendar;

/// <summary>The notice of dates as cards show it, in every edition, language and role.</summary>
public class DatesCardTests
{
    private const string Root = "https://bot.example.com";

    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly CalendarToken Tokens = TokensOf();

    private static readonly ImmutableArray<Triage> Editions =
        [.. new[] { "2019-03-15", "2023-09-20", "2024-07-01" }.Select(id =>
            Triage.Load(new BotSettings { Guidance = new GuidanceSettings { Edition = id } }, new CalendarLinks(Root, Tokens)))];

    public static TheoryData<Language, Role> Readers => new(
        from language in LanguageCodes.All
        from role in Enum.GetValues<Role>()
        select (language, role));

    [Theory]
    [MemberData(nameof(Readers))]
    public void It_fits_a_card_whole_has_at_most_six_actions_and_one_link_to_a_calendar(Language language, Role role)
    {
        foreach (var triage in Editions)
        {
            var notice = Dates(triage, language, role, OneCase);
            var card = Rendered(triage, notice);

            Assert.InRange(card.Length, 1, TeamsCards.MostCardCharacters);
            Assert.DoesNotContain(triage.Phrases.Say("card.shortened", language), card, StringComparison.Ordinal);
            Assert.InRange(notice.Actions.Length, 2, 6);
            var link = Assert.Single(notice.Actions, action => action.Link is not null);
            Assert.StartsWith(Root + "/calendar/", link.Link!.Url(language), StringComparison.Ordinal);
            Assert.Contains(link.Link.Url(language), card, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?i)slack|\\{[a-z]+\\}", string.Join('\n', Content(triage, notice).Body));
        }
    }

    [Fact]
    public void The_calendar_holds_what_is_to_come_in_the_order_of_its_days()
    {
        var entries = Entries(Dates(Editions[1], Language.Korean, Role.Sales, OneCase));

        Assert.Equal(
            [
                ("date.request.title", "2026-05-31", false, true), ("date.renewal-off.title", "2026-06-29", false, false), ("date.end.title", "2026-06-30", false, false),
                ("date.cancel-renewed.title", "2026-07-07", true, false), ("date.order.title", "2026-07-30", true, false), ("date.disabled.title", "2026-10-28", true, false),
            ],
            entries.Select(entry => (entry.Title.Id, entry.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), entry.IsLastDay, entry.IsSuggestion)));
        Assert.All(entries, entry => Assert.Equal(0, entry.Subscription));
    }

    [Fact]
    public void Windows_that_run_now_say_so_and_what_is_over_is_left_out_of_the_calendar()
    {
        var notice = DatesAt(Noon.AddDays(28), Editions[1], Language.English, Role.Sales, EndingOn(new DateOnly(2026, 3, 20)));
        var body = string.Join('\n', Content(Editions[1], notice).Body);

        Assert.Contains("10 days ago", body, StringComparison.Ordinal);
        Assert.Contains("Now, until Sunday 19 April 2026: Order the new licenses.", body, StringComparison.Ordinal);
        Assert.Contains("Over, Saturday 21 March 2026 to Friday 27 March 2026: Only if it was renewed: cancel.", body, StringComparison.Ordinal);
        Assert.Contains("Monday 20 April 2026 to Saturday 18 July 2026: The old subscription is disabled.", body, StringComparison.Ordinal);
        Assert.DoesNotContain("relationship request", body, StringComparison.Ordinal);
        Assert.Equal(["date.order.title", "date.disabled.title"], Entries(notice).Select(entry => entry.Title.Id));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void Ten_subscriptions_fit_one_card_and_one_calendar(Language language, Role role)
    {
        var cases = Enumerable.Range(0, CaseState.MostSubscriptions).Select(at => EndingOn(new DateOnly(2026, 5, 15).AddMonths(at)));
        foreach (var triage in Editions)
        {
            var notice = Dates(triage, language, role, [.. cases]);
            var card = Rendered(triage, notice);

            Assert.InRange(card.Length, 1, TeamsCards.MostCardCharacters);
            var entries = Entries(notice);
            Assert.InRange(entries.Length, 30, 60);
            Assert.Contains(entries.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), triage.Phrases.Say(notice.Actions[0].Label, language, role.Voice()), StringComparison.Ordinal);
            Assert.Equal(Enumerable.Range(1, 10), entries.Select(entry => entry.Subscription).Distinct().Order());
            Assert.InRange(notice.Actions.First(action => action.Link is not null).Link!.Pattern.Length, 1, 1000);
        }
    }

    [Fact]
    public void Without_a_public_address_dates_are_told_all_the_same()
    {
        var notice = Dates(Triage.Load(new BotSettings()), Language.English, Role.Sales, OneCase);

        Assert.DoesNotContain(notice.Actions, action => action.Link is not null);
        Assert.Contains(notice.Body, line => line.Key.Id == "dates.ahead");
    }

    [Fact]
    public void A_notice_that_waits_to_be_sent_is_read_back_as_it_was()
    {
        ImmutableArray<Reply> replies = [Dates(Editions[2], Language.Korean, Role.Customer, OneCase)];

        var read = CaseJson.ReadReplies(CaseJson.WriteReplies(replies));
        Assert.Equal(Rendered(Editions[2], replies[0]), Rendered(Editions[2], Assert.Single(read!.Value)));
    }

    /// <summary>The case with the most dates of each edition.</summary>
    private static FactSet OneCase { get; } = EndingOn(new DateOnly(2026, 6, 30));

    private static FactSet EndingOn(DateOnly end) => FactSet.Of(
        ServiceType.LicenseBased, PurchaseChannel.CspPartner, Intent.Move, LicenseOffer.NewCommerce, FactValue.TermEnd(end));

    private static Notice Dates(Triage triage, Language language, Role role, params ImmutableArray<FactSet> cases) => DatesAt(Noon, triage, language, role, cases);

    private static Notice DatesAt(DateTimeOffset now, Triage triage, Language language, Role role, params ImmutableArray<FactSet> cases)
    {
        var state = new CaseState { Owner = "asker", Subscriptions = [.. cases.Select(facts => Subscription.Empty with { Facts = facts })] };
        return Assert.IsType<Notice>(Assert.Single(triage.Turn.Take(state, Said("dates", language, role), now).Replies));
    }

    private static Input.Said Said(string text, Language language, Role role) =>
        new(text) { Asker = "asker", SaidAt = Noon, Locale = language, DefaultRole = role };

    private static ImmutableArray<Conversation.Ports.CalendarEntry> Entries(Notice notice) =>
        Tokens.Read(notice.Actions.First(action => action.Link is not null).Link!.Pattern[(Root.Length + "/calendar/".Length)..^4])!.Entries;

    private static NoticeContent Content(Triage triage, Reply notice) => (NoticeContent)new ContentWriter(triage.Phrases.Say).Write(notice);

    private static string Rendered(Triage triage, Reply reply) =>
        TeamsCards.Load(TeamsCardsFixture.TemplateFolder, triage.Phrases.Say).Render(reply, SampleReplies.Reference).Json;

    private static CalendarToken TokensOf()
    {
        var keys = new KeyMaker(Encoding.UTF8.GetBytes("a secret of at least thirty-two characters"));
        return new CalendarToken(() => keys);
    }
}
