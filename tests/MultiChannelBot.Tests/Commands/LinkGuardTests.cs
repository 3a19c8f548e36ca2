using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Commands;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Links;

namespace MultiChannelBot.Tests.Commands;

/// <summary>The link check against a server of this machine.</summary>
public sealed class LinkGuardTests : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, int> asked = new();
    private WebApplication server = null!;
    private string address = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapGet("/{**path}", Answer);
        await server.StartAsync(TestContext.Current.CancellationToken);
        address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_page_that_is_there_is_alive() => Assert.IsType<LinkFinding.Alive>(await CheckAsync("/there"));

    [Fact]
    public async Task A_page_that_is_gone_is_dead() => Assert.Equal("404", Assert.IsType<LinkFinding.Dead>(await CheckAsync("/gone")).Why);

    [Fact]
    public async Task A_page_that_leads_to_another_has_moved() =>
        Assert.Equal(address + "/there", Assert.IsType<LinkFinding.Moved>(await CheckAsync("/moved")).To);

    [Fact]
    public async Task A_page_that_leads_to_nothing_is_dead() => Assert.Equal("404", Assert.IsType<LinkFinding.Dead>(await CheckAsync("/moved-away")).Why);

    [Theory]
    [InlineData("/slash")]
    [InlineData("/query")]
    public async Task A_slash_or_a_query_more_is_no_move(string path) => Assert.IsType<LinkFinding.Alive>(await CheckAsync(path));

    [Fact]
    public async Task A_circle_is_dead() => Assert.Contains("redirects", Assert.IsType<LinkFinding.Dead>(await CheckAsync("/circle")).Why, StringComparison.Ordinal);

    [Fact]
    public async Task A_redirect_without_an_address_is_dead() => Assert.IsType<LinkFinding.Dead>(await CheckAsync("/nowhere"));

    [Fact]
    public async Task A_server_that_is_busy_is_asked_again_when_it_says_so()
    {
        Assert.IsType<LinkFinding.Alive>(await CheckAsync("/busy"));
        Assert.Equal(3, asked["/busy"]);
    }

    [Fact]
    public async Task A_server_that_stays_busy_is_given_up()
    {
        Assert.Equal("429", Assert.IsType<LinkFinding.Dead>(await CheckAsync("/always-busy")).Why);
        Assert.Equal(5, asked["/always-busy"]);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_finding()
    {
        using var handler = new Refusing();
        using var guard = new LinkGuard(handler, new Hurried());
        Assert.IsType<LinkFinding.Dead>(await guard.CheckAsync(address + "/there", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_amiss_is_listed_with_what_uses_it_and_counted()
    {
        using var output = new StringWriter();
        using var handler = LinkGuard.Handler();
        using var guard = new LinkGuard(handler, new Hurried());
        LinkUse[] uses = [new(address + "/there", ["row one"]), new(address + "/gone", ["row two", "row three"]), new(address + "/moved", ["page"])];

        var code = await RulesLinksVerb.CheckAsync(uses, guard, output, TestContext.Current.CancellationToken);

        Assert.Equal(1, code);
        Assert.Equal(
            [$"dead: {address}/gone (404)", "  row two", "  row three", $"moved: {address}/moved -> {address}/there", "  page", "3 links, 1 dead, 1 moved"],
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Every_link_of_the_shipped_editions_is_asked_for_in_both_languages()
    {
        var editions = EditionReader.List(EditionReader.ShippedDirectory).Select(id => EditionReader.Read(EditionReader.ShippedDirectory, id).Edition!).ToList();

        var addresses = LinkUse.Of(editions).Select(use => use.Address).ToHashSet(StringComparer.Ordinal);

        Assert.Subset(addresses, editions.SelectMany(edition => edition.Links)
            .SelectMany(link => Guidance.LanguageCodes.All, (link, language) => link.Url(language)).ToHashSet(StringComparer.Ordinal));
        Assert.All(LinkUse.Of(editions), use => Assert.NotEmpty(use.UsedBy));
    }

    private async Task<LinkFinding> CheckAsync(string path)
    {
        using var handler = LinkGuard.Handler();
        using var guard = new LinkGuard(handler, new Hurried());
        return await guard.CheckAsync(address + path, TestContext.Current.CancellationToken);
    }

    private IResult Answer(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var times = asked.AddOrUpdate(path, 1, (_, before) => before + 1);
        switch (path)
        {
            case "/there" or "/slash/":
                return Results.Text("a page");
            case "/query" when context.Request.QueryString.HasValue:
                return Results.Text("a page");
            case "/query":
                return Results.Redirect("/query?view=latest");
            case "/slash":
                return Results.Redirect("/slash/", permanent: true);
            case "/moved":
                return Results.Redirect("/half-way", permanent: true);
            case "/half-way":
                return Results.Redirect("/there");
            case "/moved-away":
                return Results.Redirect("/gone", permanent: true);
            case "/circle":
                return Results.Redirect("/circle");
            case "/nowhere":
                return Results.StatusCode(StatusCodes.Status302Found);
            case "/always-busy" or "/busy" when path == "/always-busy" || times < 3:
                context.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            case "/busy":
                return Results.Text("a page");
            default:
                return Results.NotFound();
        }
    }

    /// <summary>A clock whose waits are over at once.</summary>
    private sealed class Hurried : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }

    private sealed class Refusing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("no route");
    }
}
