using CsCheck;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Tests;

/// <summary>The dates around the end of a term: what each edition gives, how days are counted, and what is wrong with a list.</summary>
public sealed class TermDateTests : IDisposable
{
    private const string Dates = """

        dates:
          ending:
            - {id: ask, party: new-partner, day: -30, title: title, text: do-it, suggested: true}
            - {id: grace, party: customer, from: 1, to: 7, title: title, text: why, source: page}
        """;

    private readonly SmallEdition edition = new();

    public static TheoryData<string> Editions => [.. ShippedEditions.Ids];

    public void Dispose() => edition.Dispose();

    [Fact]
    public void The_page_of_2019_gives_the_end_alone_and_no_window()
    {
        var rules = RulesOf("2019-03-15", FromAnotherPartner());

        Assert.Equal([("request", -30, -30), ("end", 0, 0), ("order-after", 1, 1)], rules.Select(rule => (rule.Id, rule.From, rule.To)));
        Assert.Equal(["request"], rules.Where(rule => rule.IsSuggestion).Select(rule => rule.Id));
    }

    [Fact]
    public void The_edition_of_2023_has_the_states_after_the_end_and_the_seven_days_after_a_renewal()
    {
        var rules = RulesOf("2023-09-20", FromAnotherPartner());

        Assert.Equal(
            [("request", -30, -30), ("renewal-off", -1, -1), ("end", 0, 0), ("order", 1, 30), ("cancel-renewed", 1, 7), ("disabled", 31, 120)],
            rules.Select(rule => (rule.Id, rule.From, rule.To)));
        Assert.Equal("cancellation", rules.Single(rule => rule.Id == "cancel-renewed").Source!.Id);
        Assert.Equal("lifecycle", rules.Single(rule => rule.Id == "disabled").Source!.Id);
    }

    [Fact]
    public void The_edition_of_2024_waits_where_a_transfer_is_refused_and_has_no_states_for_the_older_offer()
    {
        Assert.Equal(
            ["transfer-request", "renewal-off", "end", "order", "cancel-renewed", "disabled"],
            RulesOf("2024-07-01", FromAnotherPartner().With(LicenseOffer.NewCommerce)).Select(rule => rule.Id));
        Assert.Equal(
            ["request", "end", "order-after"],
            RulesOf("2024-07-01", FromAnotherPartner().With(LicenseOffer.Legacy)).Select(rule => rule.Id));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void From_another_channel_the_new_licenses_come_before_the_old_ones_run_out(string id)
    {
        var facts = FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Move);

        Assert.Equal(["request", "order-before", "run-out"], RulesOf(id, facts).Select(rule => rule.Id));
        Assert.Equal(
            ["request", "order-before-indirect", "run-out"], RulesOf(id, facts.With(PartnerType.IndirectReseller)).Select(rule => rule.Id));
        Assert.Empty(RulesOf(id, FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Manage)));
        Assert.Empty(RulesOf(id, FactSet.Of(ServiceType.UsageBased, PurchaseChannel.CspPartner, AzureOffer.AzurePlan)));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_date_has_short_titles_in_both_languages_that_no_role_reads_otherwise(string id)
    {
        var shipped = ShippedEditions.Guide(id).Edition;
        var rules = shipped.Table.Rows.SelectMany(row => row.Dates).Select(date => date.Item).Distinct().ToList();

        Assert.NotEmpty(rules);
        Assert.All(rules, rule =>
        {
            Assert.False(shipped.Texts.HasCustomerVoice(rule.Title), rule.Title.Id);
            foreach (var language in LanguageCodes.All)
            {
                Assert.InRange(shipped.Texts.Find(rule.Title, language, Voice.Partner)!.Length, 4, 40);
            }

            Assert.DoesNotContain("귀사", shipped.Texts.Find(rule.Text, Language.Korean, Voice.Customer)!, StringComparison.Ordinal);
            Assert.True(rule.From < 0 || !rule.IsSuggestion, "What comes after the end is given by a page.");
        });
    }

    [Theory]
    [InlineData("2028-03-30", -30, "2028-02-29")]
    [InlineData("2027-03-30", -30, "2027-02-28")]
    [InlineData("2028-02-29", 1, "2028-03-01")]
    [InlineData("2026-12-31", 1, "2027-01-01")]
    [InlineData("2027-01-15", -30, "2026-12-16")]
    [InlineData("2026-01-31", 30, "2026-03-02")]
    [InlineData("2028-01-31", 30, "2028-03-01")]
    public void Days_are_counted_over_months_years_and_leap_days(string end, int days, string expected) =>
        Assert.Equal(Day(expected), Rule(days, days).For(Day(end))!.From);

    [Fact]
    public void However_the_calendar_lies_the_days_between_are_those_of_the_rule() => Gen.Select(Gen.Date, Gen.Int[-366, 366], Gen.Int[0, 200]).Sample((day, from, more) =>
    {
        var end = DateOnly.FromDateTime(day);
        if (Rule(from, from + more).For(end) is not { } date)
        {
            return end.DayNumber + from < 0 || end.DayNumber + from + more > DateOnly.MaxValue.DayNumber;
        }

        var inside = Enumerable.Range(-1, more + 3).Where(at => date.From.DayNumber + at is >= 0 and <= 3652058).Select(at => DateOnly.FromDayNumber(date.From.DayNumber + at)).ToList();
        return date.From.DayNumber - end.DayNumber == from
            && date.To.DayNumber - date.From.DayNumber == more
            && date.IsWindow == (more > 0)
            && inside.Count(date.IsNow) == more + 1
            && inside.All(one => date.IsPast(one) == (one > date.To) && !(date.IsPast(one) && date.IsNow(one)));
    });

    [Fact]
    public void A_row_names_a_list_of_dates()
    {
        Write("");
        Assert.Empty(edition.Read().Faults);

        var outcome = Outcome(new Guide(edition.Read().Edition!), FactSet.Of(ServiceType.LicenseBased));
        Assert.Equal([("ask", true), ("grace", false)], outcome.Dates.Select(rule => (rule.Id, rule.IsSuggestion)));
    }

    [Theory]
    [InlineData("day: -30, ", "", "has no day", "counted from the end of the term")]
    [InlineData("day: -30, ", "day: soon, ", "is 'soon'", "such as -30, 0 or 7")]
    [InlineData("day: -30, ", "day: -367, ", "is '-367'", "at most 366")]
    [InlineData("day: -30, ", "day: -30, to: 3, ", "both a day and a window", "Keep 'day'")]
    [InlineData("from: 1, to: 7", "from: 7, to: 7", "ends before it has a second day", "a later 'to'")]
    [InlineData("from: 1, to: 7", "from: 7", "has no day", "'from:' and 'to:'")]
    [InlineData(", suggested: true", "", "has no source", "'suggested: true'")]
    [InlineData("source: page", "source: page, suggested: true", "has a source and is a suggestion", "'source:'")]
    [InlineData("source: page", "source: other", "no source 'other'", "'sources:'")]
    [InlineData("id: grace", "id: ask", "have 'ask' a second time", "Rename")]
    [InlineData("id: grace, party: customer", "id: grace, party: nobody", "no party 'nobody'", "current-partner")]
    [InlineData("text: why", "text: whence", "no text 'whence'", "'texts:'")]
    [InlineData("title: title, text: why", "text: why", "has no 'title'", "Add 'title:'")]
    [InlineData("source: page}", "source: page, until: 3}", "no key 'until'", "Known keys")]
    [InlineData("source: page}", "source: page, when: {serviceType: usage-based}}", "'when' never holds", "Widen")]
    public void What_is_wrong_with_a_list_is_told_with_file_line_and_remedy(string piece, string by, string message, string remedy)
    {
        Write("");
        edition.Break(SmallEdition.File, piece, by);

        var fault = Assert.Single(edition.Read().Faults);
        Assert.Equal(SmallEdition.File, fault.File);
        Assert.True(fault.Line > 0);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dates: ending\n", "dates: other\n", "no date 'other'")]
    [InlineData("dates: ending\n", "dates: {a: b}\n", "no reference to a list of dates")]
    [InlineData("    dates: ending\n", "", "Nothing uses the date 'ending'")]
    public void A_row_that_names_no_list_or_a_list_without_a_row_is_a_fault(string piece, string by, string message)
    {
        Write("");
        edition.Break(SmallEdition.File, piece, by);

        Assert.Contains(edition.Read().Faults, fault => fault.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_that_is_none_is_a_fault()
    {
        Write("\n  other: none");
        edition.Break(SmallEdition.File, "dates: ending\n", "dates: [ending, other]\n");

        Assert.Contains("are no list", Assert.Single(edition.Read().Faults).Message, StringComparison.Ordinal);
    }

    private void Write(string more) => edition.Write(
        SmallEdition.File,
        SmallEdition.Yaml.Replace("    procedures: order\n", "    procedures: order\n    dates: ending\n", StringComparison.Ordinal) + Dates + more);

    private static FactSet FromAnotherPartner() => FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.CspPartner, Intent.Move);

    private static IReadOnlyList<DateRule> RulesOf(string id, FactSet facts) => Outcome(ShippedEditions.Guide(id), facts).Dates;

    private static Outcome Outcome(Guide guide, FactSet facts) => Assert.IsType<Verdict.Decided>(guide.Judge(facts, Cloud.Commercial)).Outcome;

    private static DateRule Rule(int from, int to) => new("any", Party.Customer, new TextKey("title"), new TextKey("text"), from, to, null);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
