using System.Text;
using CsCheck;
using MultiChannelBot.Calendar;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.State;

namespace MultiChannelBot.Tests.Calendar;

public class CalendarTokenTests
{
    private static readonly CalendarToken Ours = TokensOf("a secret of at least thirty-two characters");

    private static readonly Gen<CalendarEntry> Entry =
        Gen.Select(Gen.OneOf(Gen.Const("date.request.title"), Gen.Const("date.end.title"), Gen.Const("date.order.title")), Gen.Date, Gen.Bool, Gen.Bool, Gen.Int[0, 10])
            .Select((title, day, last, suggested, number) => new CalendarEntry(new TextKey(title), DateOnly.FromDateTime(day), last, suggested, number));

    private static readonly Gen<CalendarContent> Content =
        Gen.Select(Gen.Enum<Language>(), Gen.Date, Entry.Array[1, ICalendarLinks.MostEntries])
            .Select((language, expires, entries) => new CalendarContent(language, DateOnly.FromDateTime(expires), [.. entries]));

    [Fact]
    public void What_is_written_is_read() => Content.Sample(content =>
        Ours.Read(Ours.Write(content)) is { } read
        && (read.Language, read.Expires) == (content.Language, content.Expires)
        && read.Entries.SequenceEqual(content.Entries));

    [Fact]
    public void A_token_needs_no_escaping_and_is_short_enough_for_a_link() => Content.Sample(content =>
    {
        var token = Ours.Write(content);
        return token.Length < 900 && token == Uri.EscapeDataString(token);
    });

    [Fact]
    public void What_anybody_changes_of_a_token_makes_it_nothing() => Gen.Select(Content, Gen.Int[0, 2000], Gen.Char.AlphaNumeric).Sample((content, at, letter) =>
    {
        var token = Ours.Write(content);
        var changed = new StringBuilder(token) { [at % token.Length] = letter }.ToString();
        return changed == token ? Ours.Read(changed) is not null : Ours.Read(changed) is null;
    });

    [Fact]
    public void Another_hosts_token_is_nothing() => Content.Sample(content =>
        Ours.Read(TokensOf("another secret of at least thirty-two characters").Write(content)) is null);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("0123456789012345678901")]
    [InlineData("한글한글한글한글한글한글한글한글")]
    [InlineData("../../etc/passwd/and/so/on/and/so/on")]
    public void What_we_never_wrote_is_nothing(string token) => Assert.Null(Ours.Read(token));

    [Fact]
    public void A_signature_of_something_else_of_ours_is_nothing()
    {
        var keys = KeysOf("a secret of at least thirty-two characters");
        var payload = Ours.Write(Sample)[..^22];

        Assert.NotNull(Ours.Read(payload + keys.Digest("calendar", payload)));
        Assert.Null(Ours.Read(payload + keys.Digest("reference", payload)));
    }

    [Theory]
    [InlineData(new byte[] { 2, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 1, 9, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 1, 0, 0, 0 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 0, 0, 3, 0, 9, 65 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 0, 0, 0, 1, 0, 0 })]
    public void What_another_version_signed_is_nothing(byte[] content)
    {
        var payload = System.Buffers.Text.Base64Url.EncodeToString(content);

        Assert.Null(Ours.Read(payload + KeysOf("a secret of at least thirty-two characters").Digest("calendar", payload)));
    }

    [Fact]
    public void An_address_lies_below_the_public_one_and_is_the_same_all_day()
    {
        var links = new CalendarLinks("https://bot.example.com", Ours);
        var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var address = links.AddressOf(Sample.Entries, Language.Korean, noon);

        Assert.StartsWith("https://bot.example.com/calendar/", address, StringComparison.Ordinal);
        Assert.EndsWith(".ics", address, StringComparison.Ordinal);
        Assert.Equal(address, links.AddressOf(Sample.Entries, Language.Korean, noon.AddHours(3)));
        Assert.Equal(new DateOnly(2026, 4, 1), Ours.Read(address[33..^4])!.Expires);
    }

    private static CalendarContent Sample { get; } = new(
        Language.Korean, new DateOnly(2026, 4, 1), [new CalendarEntry(new TextKey("date.end.title"), new DateOnly(2026, 6, 30), false, false, 0)]);

    private static CalendarToken TokensOf(string secret)
    {
        var keys = KeysOf(secret);
        return new CalendarToken(() => keys);
    }

    private static KeyMaker KeysOf(string secret) => new(Encoding.UTF8.GetBytes(secret));
}
