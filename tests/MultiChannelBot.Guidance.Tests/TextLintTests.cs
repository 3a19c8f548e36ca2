using System.Text.RegularExpressions;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Tests;

public partial class TextLintTests
{
    private static EditionTexts Texts => SeedEdition.Edition.Texts;

    private static IEnumerable<(TextKey Key, Language Language, Voice Voice, string Text)> Wordings =>
        from key in Texts.Keys
        from language in LanguageCodes.All
        from voice in Enum.GetValues<Voice>()
        select (key, language, voice, Texts.Find(key, language, voice) ?? "");

    [Fact]
    public void Every_text_is_there_in_both_languages_and_differs() => Assert.All(Texts.Keys, key => Assert.All(
        Enum.GetValues<Voice>(),
        voice =>
        {
            Assert.False(string.IsNullOrWhiteSpace(Texts.Find(key, Language.English, voice)));
            Assert.False(string.IsNullOrWhiteSpace(Texts.Find(key, Language.Korean, voice)));
            Assert.NotEqual(Texts.Find(key, Language.English, voice), Texts.Find(key, Language.Korean, voice));
        }));

    [Fact]
    public void Korean_is_written_in_hangul_and_english_is_not() => Assert.All(
        Wordings, wording => Assert.Equal(wording.Language == Language.Korean, Hangul().IsMatch(wording.Text)));

    [Fact]
    public void Korean_sentences_end_politely() => Assert.All(
        Wordings.Where(wording => wording.Language == Language.Korean && wording.Text.EndsWith('.')),
        wording => Assert.Matches(@"(다|요|시오)\.$", wording.Text));

    [Fact]
    public void Texts_are_short_enough_for_a_card() => Assert.All(
        Wordings, wording => Assert.InRange(wording.Text.Length, 1, Limit(wording.Key)));

    [Fact]
    public void No_text_speaks_of_a_chat_client_or_of_an_obsolete_host() => Assert.All(
        Wordings, wording => Assert.DoesNotMatch("(?i)slack|teams|windowsphone|docs\\.microsoft|pcv/", wording.Text));

    [Fact]
    public void The_customer_is_never_told_to_work_in_partner_center() => Assert.All(
        Wordings.Where(wording => wording.Voice == Voice.Customer && wording.Key.Id.StartsWith("step.", StringComparison.Ordinal)),
        wording => Assert.DoesNotMatch("\"Customers\"|\"Indirect providers\"|귀사", wording.Text));

    [Fact]
    public void A_customers_own_steps_are_told_to_the_customer_and_about_the_customer_to_others()
    {
        var own = SeedEdition.Edition.Table.Rows
            .SelectMany(row => row.Steps)
            .SelectMany(step => new[] { step.Item.Step, step.Item.Step with { Text = step.Item.Dated ?? step.Item.Step.Text } })
            .Concat(SeedEdition.Edition.Checklists.SelectMany(list => list.Steps))
            .Where(step => step.Party == Party.Customer)
            .Distinct();

        Assert.All(own, step =>
        {
            Assert.True(Texts.HasCustomerVoice(step.Text), step.Id);
            Assert.Contains("세요.", Texts.Find(step.Text, Language.Korean, Voice.Customer), StringComparison.Ordinal);
            Assert.DoesNotMatch("세요\\.", Texts.Find(step.Text, Language.Korean, Voice.Partner)!);
        });
    }

    [Fact]
    public void A_text_with_a_day_names_it_once_and_no_other_text_has_a_place_holder() => Assert.All(
        Wordings,
        wording => Assert.Equal(wording.Key.Id.EndsWith(".dated", StringComparison.Ordinal) ? 2 : 1, wording.Text.Split("{day}").Length));

    [Fact]
    public void Korean_names_each_party_in_one_way() => Assert.All(
        Wordings.Where(wording => wording.Language == Language.Korean),
        wording =>
        {
            Assert.DoesNotMatch("우리|자사|당사|저희|지금 거래하는 파트너|좌석", wording.Text);
            Assert.False(
                wording.Voice == Voice.Customer && Texts.HasCustomerVoice(wording.Key) && wording.Text.Contains("귀사", StringComparison.Ordinal), wording.Text);
        });

    [Fact]
    public void No_korean_of_any_edition_sounds_like_a_machine() => Assert.All(
        from id in ShippedEditions.Ids
        let texts = ShippedEditions.Guide(id).Edition.Texts
        from key in texts.Keys
        from voice in Enum.GetValues<Voice>()
        select texts.Find(key, Language.Korean, voice)!,
        text => Assert.DoesNotMatch("당신|귀하의|그녀|되어집|되어져|하여집|에 의해 제공|클릭하십시오|와 동의하는", text));

    [Fact]
    public void Links_lead_to_one_host_in_the_readers_locale()
    {
        Assert.NotEmpty(SeedEdition.Edition.Links);
        Assert.All(SeedEdition.Edition.Links, link =>
        {
            Assert.Matches("^https://learn\\.microsoft\\.com/en-us/[a-z0-9/-]+$", link.Url(Language.English));
            Assert.Equal(
                link.Url(Language.English).Replace("/en-us/", "/ko-kr/", StringComparison.Ordinal), link.Url(Language.Korean));
        });
    }

    [Fact]
    public void A_foreign_key_has_no_text() => Assert.Null(Texts.Find(new TextKey("no.such.text"), Language.Korean, Voice.Partner));

    private static int Limit(TextKey key) => key.Id.Split('.')[0] switch
    {
        "head" => 90,
        "step" or "find" or "trap" or "condition" => 180,
        "link" or "source" => 90,
        _ => 260,
    };

    [GeneratedRegex(@"[\uAC00-\uD7A3]")]
    private static partial Regex Hangul();
}
