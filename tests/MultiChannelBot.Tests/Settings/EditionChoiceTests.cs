using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Settings;

/// <summary>Which edition answers whom, and editions of the partner's own.</summary>
public sealed class EditionChoiceTests : IDisposable
{
    private const string Tenant = "6f1c1a5e-0f6b-4f0e-9d38-0e5a4a1f7b11";

    private readonly DirectoryInfo own = Directory.CreateTempSubdirectory("own-editions");

    public void Dispose() => own.Delete(recursive: true);

    [Theory]
    [InlineData("webchat", "", "2019-03-15")]
    [InlineData("msteams", "", "2023-09-20")]
    [InlineData("MSTeams", "another", "2023-09-20")]
    [InlineData("msteams", Tenant, "2024-07-01")]
    [InlineData("webchat", Tenant, "2024-07-01")]
    public void The_tenant_wins_over_the_channel_and_the_channel_over_the_standard(string channel, string tenant, string edition)
    {
        var settings = new GuidanceSettings { EditionOfChannel = { ["msteams"] = "2023-09-20" }, EditionOfTenant = { [Tenant.ToUpperInvariant()] = "2024-07-01" } };

        Assert.Empty(settings.Faults());
        Assert.Equal(edition, settings.EditionFor(channel, tenant));
    }

    [Theory]
    [InlineData(null, "2019-03-15")]
    [InlineData("2019-03-15", "2019-03-15")]
    [InlineData("2024-07-01", "2024-07-01")]
    public void A_turn_is_taken_by_the_edition_that_its_input_asks_for(string? asked, string edition)
    {
        var triage = Triage.Load(new BotSettings { Guidance = new GuidanceSettings { EditionOfChannel = { ["msteams"] = "2024-07-01" } } });
        var now = new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);
        var input = new Input.Said("Office 365 from another CSP partner, the customer wants to move it to us") { Asker = "one", SaidAt = now, Edition = asked };

        var reply = triage.Turns.Take(null, input, now).Replies[0];

        var answered = Assert.IsType<Answer>(asked == "2024-07-01" ? Choose(triage, input, now) : reply);
        Assert.Equal(edition, answered.Parts[0].Outcome.Receipt.Edition);
    }

    // The edition of 2024 asks one thing more.
    private static Reply Choose(Triage triage, Input input, DateTimeOffset now)
    {
        var state = triage.Turns.Take(null, input, now).State!;
        var press = new Press(Press.Answer, Guidance.Facts.Fact.LicenseOffer, Guidance.Facts.LicenseOffer.NewCommerce.Code, state.Revision);
        return triage.Turns.Take(state, new Input.Clicked(press) { Asker = "one", SaidAt = now, Edition = input.Edition }, now).Replies[0];
    }

    [Fact]
    public void An_unknown_channel_and_a_tenant_that_is_none_are_told_with_a_remedy()
    {
        var settings = new GuidanceSettings { EditionOfChannel = { ["fax"] = "2019-03-15" }, EditionOfTenant = { ["contoso"] = "2019-03-15" } };

        Assert.Equal(["Guidance:EditionOfChannel:fax", "Guidance:EditionOfTenant"], settings.Faults().Select(fault => fault.Name));
        Assert.All(settings.Faults(), fault => Assert.NotEmpty(fault.Remedy));
    }

    [Fact]
    public void An_edition_that_is_not_there_stops_the_start_and_names_those_that_are()
    {
        var settings = new BotSettings { Guidance = new GuidanceSettings { EditionOfChannel = { ["slack"] = "2031-01-01" } } };

        var stopped = Assert.Throws<StartupException>(() => Triage.Load(settings));

        Assert.Contains("2024-07-01", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partners_edition_stands_beside_the_shipped_ones_and_may_use_their_files()
    {
        File.WriteAllText(Path.Combine(own.FullName, "2030-05-01.yaml"), Later("2030-05-01"));
        var settings = new GuidanceSettings { Edition = "2030-05-01", Directory = own.FullName };

        Assert.Equal(["2019-03-15", "2023-09-20", "2024-07-01", "2030-05-01"], settings.Folders().List());
        Assert.Equal("2030-05-01", Triage.Load(new BotSettings { Guidance = settings }).Guide.Edition.Id);
        Assert.Empty(EditionReader.Read(settings.Folders(), "2019-03-15").Faults);
    }

    [Fact]
    public void A_partners_file_changes_no_shipped_edition()
    {
        File.WriteAllText(Path.Combine(own.FullName, "2030-05-01.yaml"), Later("2030-05-01"));
        File.WriteAllText(Path.Combine(own.FullName, "texts.yaml"), "texts: {}\n");
        var folders = new GuidanceSettings { Directory = own.FullName }.Folders();

        Assert.Empty(EditionReader.Read(folders, "2019-03-15").Faults);
        Assert.NotEmpty(EditionReader.Read(folders, "2030-05-01").Faults);
    }

    private static string Later(string id) =>
        File.ReadAllText(Path.Combine(EditionReader.ShippedDirectory, "2019-03-15.yaml")).Replace("id: 2019-03-15", $"id: {id}", StringComparison.Ordinal);
}
