using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Tests;

public sealed class FaultTests : IDisposable
{
    private const string Main = SmallEdition.File;
    private const string Texts = "shared.yaml";

    private readonly SmallEdition edition = new();

    public void Dispose() => edition.Dispose();

    [Fact]
    public void The_small_edition_is_sound_before_it_is_broken()
    {
        Assert.Empty(edition.Read().Faults);
        var guide = new Guide(edition.Read().Edition!);
        Assert.IsType<Verdict.Decided>(guide.Judge(FactSet.Of(ServiceType.LicenseBased), Cloud.Commercial));
    }

    [Theory]
    // Syntax and form
    [InlineData(Main, "page: page\n", "page: 'page\n", "", "no valid YAML", "syntax")]
    [InlineData(Main, "asOf: 2030-01-31\npage", "asOf: 31 January\npage", "asOf: 31 January", "'asOf' is '31 January'", "2019-03-15")]
    [InlineData(Main, "id: 2030-01-31\n", "id: 2030-02-01\n", "id: 2030-02-01", "calls itself '2030-02-01'", "2030-01-31")]
    [InlineData(Main, "    rule: R1\n", "", "row: seats", "has no 'rule'", "Add 'rule:'")]
    [InlineData(Main, "rule: R1", "rul: R1", "rul: R1", "no key 'rul'", "Known keys: row, outcome")]
    [InlineData(Main, "inferred: true", "inferred: yes", "inferred: yes", "'inferred' of row 'use' is 'yes'", "true or false")]
    [InlineData(Main, "rule: R1", "rule: R1\n    rule: R9", "rule: R9", "'rule' stands here a second time", "Keep one")]
    [InlineData(Main, "include: [shared.yaml]", "include: [shared.yaml, ../other.yaml]", "include:", "no file of the same directory", "without a path")]
    [InlineData(Main, "include: [shared.yaml]", "include: [shared.yaml, more.yaml]", "include:", "no file 'more.yaml'", "Create it")]
    [InlineData(Main, "- row: use", "- &use\n    row: use", "", "", "")]
    [InlineData(Main, "inferred: true", "inferred: true\n    noRule: true", "noRule: true", "both inferred and without a rule", "'noRule' where none")]
    [InlineData(Main, "headline: use", "headline: use\n    dated: why", "dated: why", "'why' is no text with a day", "'.dated'")]
    [InlineData(Main, "headline: use", "headline: use.dated", "headline: use.dated", "'use.dated' is a text with a day", "'dated:'")]
    [InlineData(Texts, "  find-out: {", "  use.dated: {en: By then, ko: '{day}까지'}\n  find-out: {", "use.dated", "'use.dated' in 'en' names no day", "Write {day}")]
    [InlineData(Texts, "title: title", "title: title\n    for: customer", "for: customer", "Link 'page' is for 'customer'", "Write partner")]
    [InlineData(Texts, "title: title", "title: title\n    for: partner", "", "", "")]
    [InlineData(Main, "page: page\n", "page:\tpage\n\tid: 1\n", "", "no valid YAML", "syntax")]
    [InlineData(Main, "asOf: 2030-01-31\npage", "asOf: 2030-02-30\npage", "asOf: 2030-02-30", "'asOf' is '2030-02-30'", "2019-03-15")]
    [InlineData(Main, "headline: use", "headline: *use", "headline: *use", "Aliases are not read", "Write the value out")]
    [InlineData(Main, "headline: use", "headline: [[[[[[[[[[[[[[[[[[[[[[[[use]]]]]]]]]]]]]]]]]]]]]]]]", "headline: [[", "inside one another", "syntax")]
    [InlineData(Main, "page: page\n", "page: page\npageUndated: perhaps\n", "pageUndated: perhaps", "'pageUndated' of an edition is 'perhaps'", "true or false")]
    // Values
    [InlineData(Main, "outcome: switch-azure", "outcome: switch", "outcome: switch", "outcome 'switch'", "request-relationship")]
    [InlineData(Main, "outcome: switch-azure", "outcome: need-info", "outcome: need-info", "outcome 'need-info'", "Outcomes:")]
    [InlineData(Main, "party: customer", "party: nobody", "party: nobody", "no party 'nobody'", "current-partner")]
    [InlineData(Main, "serviceType: usage-based", "serviceType: usage", "serviceType: usage}", "has no value 'usage'", "license-based, usage-based, any")]
    [InlineData(Main, "serviceType: usage-based", "serviceType: unstated", "serviceType: unstated", "has no value 'unstated'", "usage-based")]
    [InlineData(Main, "serviceType: usage-based", "serviceKind: usage-based", "serviceKind", "No rule can ask for 'serviceKind'", "Facts: serviceType")]
    [InlineData(Main, "serviceType: usage-based", "termEnd: any", "termEnd", "No rule can ask for 'termEnd'", "Facts:")]
    [InlineData(Main, "when: {serviceType: usage-based}", "when: usage-based", "when: usage-based", "are no map", "{serviceType: usage-based}")]
    [InlineData(Main, "serviceType:\n    rule", "cloud:\n    rule", "  cloud:", "'cloud' is never asked", "Facts that are: serviceType")]
    // References
    [InlineData(Main, "headline: use", "headline: used", "headline: used", "There is no text 'used'", "Define it under 'texts:'")]
    [InlineData(Main, "sister: page\n    links: page", "sister: page\n    links: pages", "links: pages", "There is no link 'pages'", "'links:'")]
    [InlineData(Main, "sister: page", "sister: other", "sister: other", "There is no source 'other'", "'sources:'")]
    [InlineData(Main, "procedures: order", "procedures: [order, more]", "procedures: [order", "There is no procedure 'more'", "'procedures:'")]
    [InlineData(Main, "notes: caution", "notes: [caution, more]", "notes: [caution", "There is no note 'more'", "'notes:'")]
    [InlineData(Main, "- row: use", "- row: seats", "- row: seats\n    outcome: switch", "second row 'seats'", "Rename")]
    [InlineData(Main, "id: reseller", "id: order", "id: order, party: indirect", "Step 'order' is defined a second time", "Rename")]
    // Texts and links
    [InlineData(Texts, "ko: 라이선스", "ko: Licenses", "ko: Licenses", "holds no Korean", "in Korean")]
    [InlineData(Texts, "en: Seats, ", "en: 좌석, ", "en: 좌석", "holds Korean", "in English")]
    [InlineData(Texts, "{en: Seats, ko: 라이선스}", "{en: Seats}", "{en: Seats}", "has no 'ko'", "Add 'ko:'")]
    [InlineData(Texts, "en: Seats", "en: 'Seats {count}'", "Seats {count}", "has a place holder", "write it out")]
    [InlineData(Texts, ", ko: 해 드립니다.", "", "do-it", "customer's wording of 'do-it' has no 'ko'", "Add 'ko:'")]
    [InlineData(Texts, "https://learn.microsoft.com/{locale}/", "https://docs.microsoft.com/{locale}/", "docs.microsoft.com", "leads to 'https://docs.microsoft.com", "https://learn.microsoft.com/{locale}/")]
    [InlineData(Texts, "links:", "  spare: {en: Spare, ko: 여분}\nlinks:", "spare", "Nothing uses the text 'spare'", "take it out")]
    [InlineData(Main, "notes:\n", "links:\n  page: {title: title, pattern: 'https://learn.microsoft.com/{locale}/x'}\nnotes:\n", "", "already defined", "Keep one")]
    // The proof
    [InlineData(Main, "when: {serviceType: usage-based}", "when: {serviceType: usage-based, purchaseChannel: [ea, open]}", "- row: seats", "That is: Azure or other metered use, bought directly from Microsoft, to be managed where it is", "Add a row")]
    [InlineData(Main, "when: {serviceType: usage-based}", "when: {serviceType: any}", "- row: use", "'seats' (line 15) and 'use' both hold for: serviceType=license-based", "Narrow")]
    [InlineData(Main, "partnerType: indirect-reseller", "serviceType: usage-based", "- row: seats", "never holds where it is used", "Widen")]
    [InlineData(Main, "needInfo:\n  serviceType:", "needInfo:\n  licenseOffer:", "  licenseOffer:", "'licenseOffer' is never asked", "Take needInfo")]
    [InlineData(Main, "needInfo:\n  serviceType:", "needInfo:\n  intent:", "  intent:", "'serviceType' may have to be asked", "Add needInfo: serviceType")]
    public void A_fault_names_file_line_and_remedy(string file, string piece, string by, string at, string message, string remedy)
    {
        edition.Break(file, piece.ReplaceLineEndings("\n"), by.ReplaceLineEndings("\n"));
        var reading = edition.Read();
        if (message.Length == 0)
        {
            Assert.Empty(reading.Faults);
            return;
        }

        Assert.Null(reading.Edition);
        var fault = reading.Faults.FirstOrDefault(fault => fault.Message.Contains(message, StringComparison.Ordinal));
        Assert.True(fault is not null, string.Join('\n', reading.Faults));
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
        Assert.True(fault.Line > 0);
        if (at.Length > 0)
        {
            Assert.Equal(edition.LineOf(file, at.Split('\n')[0]), fault.Line);
            Assert.Equal(file, fault.File);
        }
    }

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_lines()
    {
        edition.Break(Main, "rule: R1", "rul: R1");
        edition.Break(Main, "headline: use", "headline: used");
        edition.Break(Texts, "ko: 라이선스", "ko: Licenses");

        var faults = edition.Read().Faults;

        Assert.Equal(5, faults.Length);
        Assert.Equal(faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line), faults);
    }

    [Fact]
    public void An_edition_that_is_not_there_is_a_fault_that_names_those_that_are()
    {
        var fault = Assert.Single(EditionReader.Read(edition.Directory, "2031-01-01").Faults);

        Assert.Contains(SmallEdition.Id, fault.Remedy, StringComparison.Ordinal);
        Assert.Single(EditionReader.Read(Path.Combine(edition.Directory, "nowhere"), SmallEdition.Id).Faults);
        Assert.Single(EditionReader.Read(edition.Directory, "../shared").Faults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a\n- b\n")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("\0\u0001")]
    public void A_file_that_is_no_map_is_a_fault(string content)
    {
        edition.Write(Main, content);

        var fault = Assert.Single(edition.Read().Faults);
        Assert.NotEmpty(fault.Remedy);
    }

    [Fact]
    public void Of_a_file_that_cannot_be_read_only_that_is_told_and_not_all_that_follows_from_it()
    {
        edition.Write(Texts, "texts:\n\ttitle: {en: The page, ko: 페이지}\n");

        var fault = Assert.Single(edition.Read().Faults);
        Assert.Equal((Texts, 2), (fault.File, fault.Line));
        Assert.Contains("tab", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_edition_that_cannot_be_read_does_not_make_shared_texts_unused()
    {
        edition.Break(Texts, "links:", "  spare: {en: Spare, ko: 여분}\nlinks:");
        edition.Write("2031-01-31.yaml", "id: '2031-01-31\n");

        Assert.Empty(edition.Read().Faults);
    }

    [Theory]
    [InlineData(Texts, "ko: 라이선스}", "ko: 라이선스, customer: Seats}", "customer's wording of 'seats' is no map", "en: and ko:")]
    [InlineData(Main, "rows:\n", "helps:\n  all: {done: why, stuck: why}\nrows:\n", "names no steps", "'steps:'")]
    [InlineData(Main, "rows:\n", "followUps: [q]\nanswers: {q: []}\nquestions: {q: {title: why, en: how, ko: 어떻게}}\nrows:\n", "has no answers", "{text: ..., source: ...}")]
    [InlineData(Main, "id: order,", "id: order, servedBy: nowhere,", "There is no step 'nowhere' that could serve", "'servedBy:'")]
    public void What_is_left_empty_or_leads_nowhere_is_a_fault(string file, string piece, string by, string message, string remedy)
    {
        edition.Break(file, piece.ReplaceLineEndings("\n"), by.ReplaceLineEndings("\n"));

        var fault = Assert.Single(edition.Read().Faults, fault => fault.Message.Contains(message, StringComparison.Ordinal));
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
        Assert.True(fault.Line > 0);
    }

    [Fact]
    public void A_huge_file_is_a_fault_before_it_is_read()
    {
        edition.Write(Texts, "texts:\n" + new string(' ', 1024 * 1024));

        Assert.Contains(edition.Read().Faults, fault => fault.File == Texts && fault.Message.Contains("characters", StringComparison.Ordinal));
    }

    // Ten names of ten names each, eight times over: a hundred million values if they were written out.
    [Fact]
    public void A_bomb_of_aliases_is_a_fault_and_not_written_out()
    {
        var levels = Enumerable.Range(1, 8).Select(level => $"  l{level}: &l{level} [{string.Join(", ", Enumerable.Repeat($"*l{level - 1}", 10))}]");
        edition.Write(Texts, "texts:\n  l0: &l0 [a]\n" + string.Join('\n', levels) + "\n");

        Assert.Contains(edition.Read().Faults, fault => fault.Message.Contains("Aliases", StringComparison.Ordinal));
    }

    [Fact]
    public void Brackets_without_end_are_a_fault_and_no_full_stack()
    {
        edition.Write(Texts, "texts: " + new string('[', 100_000));

        Assert.Contains(edition.Read().Faults, fault => fault.File == Texts && fault.Line == 1);
    }

    [Fact]
    public void Only_files_named_by_a_day_are_editions() => Assert.Equal([SmallEdition.Id], EditionReader.List(edition.Directory));

    [Fact]
    public void A_shared_text_may_be_used_by_another_edition_alone()
    {
        edition.Break(Texts, "links:", "  spare: {en: Spare, ko: 여분}\nlinks:");
        Assert.Single(edition.Read().Faults);

        var next = SmallEdition.Yaml.Replace("2030-01-31", "2031-01-31", StringComparison.Ordinal)
            .Replace("headline: use", "headline: spare", StringComparison.Ordinal);
        edition.Write("2031-01-31.yaml", next);

        Assert.Empty(edition.Read().Faults);
        Assert.Empty(EditionReader.Read(edition.Directory, "2031-01-31").Faults);
    }

    [Fact]
    public void A_fault_reads_as_one_line_that_an_editor_can_jump_to() =>
        Assert.Equal("a.yaml:7: It is wrong. Mend it.", new RuleFault("a.yaml", 7, "It is wrong.", "Mend it.").ToString());
}
