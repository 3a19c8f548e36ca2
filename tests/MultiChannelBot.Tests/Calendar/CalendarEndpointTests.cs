using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Calendar;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Tests.Calendar;

/// <summary>The address of calendar files on a server of this machine.</summary>
public sealed class CalendarEndpointTests : IAsyncLifetime
{
    private static readonly Lazy<Triage> Shipped = new(() => Triage.Load(new BotSettings()));

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private readonly CalendarToken tokens = TokensOf("a secret of at least thirty-two characters");
    private readonly HttpClient client = new();
    private WebApplication server = null!;
    private string address = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(tokens).AddSingleton(Shipped.Value).AddSingleton<TimeProvider>(clock);
        server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapCalendar();
        await server.StartAsync(TestContext.Current.CancellationToken);
        address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task An_address_of_ours_gives_the_dates_as_a_calendar()
    {
        using var response = await GetAsync(Address(Language.Korean));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/calendar; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("term-dates.ics", response.Content.Headers.ContentDisposition!.FileName);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var events = Ical.Net.Calendar.Load(Encoding.UTF8.GetString(bytes))!.Events.ToList();
        Assert.Equal(["약정 종료", "마지막 날: 새 라이선스 주문(구독 2)", "관계 요청 보내기(권장)"], events.Select(one => one.Summary));
        Assert.Equal([new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 30), new DateOnly(2026, 5, 31)], events.Select(one => one.Start!.Date));
        Assert.All(events, one => Assert.Equal(clock.GetUtcNow().UtcDateTime, one.DtStamp!.AsUtc));
    }

    [Fact]
    public async Task Titles_are_in_the_language_of_the_reader()
    {
        using var response = await GetAsync(Address(Language.English));
        var file = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            ["The term ends", "Last day: Order the new licenses (subscription 2)", "Send the relationship request (suggestion)"],
            Ical.Net.Calendar.Load(file)!.Events.Select(one => one.Summary));
    }

    [Fact]
    public async Task Nothing_of_it_is_kept_on_the_way_and_nobody_is_followed()
    {
        using var response = await GetAsync(Address(Language.English));

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task On_its_last_day_an_address_works_and_the_day_after_it_is_gone()
    {
        clock.SetUtcNow(new DateTimeOffset(2026, 4, 1, 23, 59, 59, TimeSpan.Zero));
        using var last = await GetAsync(Address(Language.Korean));
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);

        clock.Advance(TimeSpan.FromSeconds(1));
        using var after = await GetAsync(Address(Language.Korean));
        Assert.Equal(HttpStatusCode.Gone, after.StatusCode);
        Assert.True(after.Headers.CacheControl!.NoStore);
        Assert.Contains("유효 기간", await after.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_was_changed_is_not_found()
    {
        var token = tokens.Write(Content(Language.English));
        foreach (var at in new[] { 0, 5, token.Length / 2, token.Length - 23, token.Length - 22, token.Length - 1 })
        {
            var changed = new StringBuilder(token) { [at] = token[at] == 'A' ? 'B' : 'A' }.ToString();
            await NotFoundAsync($"/calendar/{changed}.ics");
        }
    }

    [Fact]
    public async Task An_address_by_another_key_is_not_found() =>
        await NotFoundAsync($"/calendar/{TokensOf("another secret of at least thirty-two characters").Write(Content(Language.English))}.ics");

    [Fact]
    public async Task A_title_that_no_edition_has_is_not_found()
    {
        var content = Content(Language.English);

        await NotFoundAsync($"/calendar/{tokens.Write(content with { Entries = [content.Entries[0] with { Title = new TextKey("date.no-more.title") }] })}.ics");
    }

    [Theory]
    [InlineData("/calendar/")]
    [InlineData("/calendar/.ics")]
    [InlineData("/calendar/x.ics")]
    [InlineData("/calendar/%ED%95%9C%EA%B8%80.ics")]
    [InlineData("/calendar/a/b.ics")]
    public async Task Anything_else_is_not_found(string path) => await NotFoundAsync(path);

    [Fact]
    public async Task A_token_without_the_ending_is_not_found() => await NotFoundAsync(Address(Language.English)[..^4]);

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task It_is_only_read(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address + Address(Language.English));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    private async Task NotFoundAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri(address + path), TestContext.Current.CancellationToken);

    private string Address(Language language) => $"/calendar/{tokens.Write(Content(language))}.ics";

    private static CalendarContent Content(Language language) => new(language, new DateOnly(2026, 4, 1),
    [
        new CalendarEntry(new TextKey("date.end.title"), new DateOnly(2026, 6, 30), false, false, 0),
        new CalendarEntry(new TextKey("date.order.title"), new DateOnly(2026, 7, 30), true, false, 2),
        new CalendarEntry(new TextKey("date.request.title"), new DateOnly(2026, 5, 31), false, true, 0),
    ]);

    private static CalendarToken TokensOf(string secret)
    {
        var keys = new KeyMaker(Encoding.UTF8.GetBytes(secret));
        return new CalendarToken(() => keys);
    }
}
