using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Channels.WebChat.Page;
using MultiChannelBot.Guidance;
using MultiChannelBot.Settings;
using MultiChannelBot.Tests.Architecture;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels.WebChat;

/// <summary>What GET / and the files of the page are answered with.</summary>
public sealed partial class WebPageTests : IClassFixture<WebPageTests.Site>
{
    private const string Folder = "src/MultiChannelBot/Channels/WebChat/Page";
    private const int MostBytes = 1_200_000;

    private readonly ProtectedHost host;

    public WebPageTests(Site site) => host = site.Host;

    /// <summary>One host for the tests that change nothing.</summary>
    public sealed class Site : IAsyncLifetime
    {
        internal ProtectedHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await ProtectedHost.InDevelopmentAsync(
            "--WebChat:Name", "Smith & <Sons>", "--Package:PrivacyUrl", "https://www.example.com/privacy", "--Guidance:Partner:Contact", "desk@example.com");

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }

    [Fact]
    public async Task Only_what_carries_the_nonce_runs_and_nothing_comes_from_elsewhere()
    {
        using var response = await host.SendAsync("GET", "/");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        var html = await TextOf(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var nonce = Nonce().Match(policy).Groups[1].Value;
        Assert.Contains($"script-src 'nonce-{nonce}';", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.All(Scripts().Matches(html), script => Assert.Contains($"nonce=\"{nonce}\"", script.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("style=\"", html, StringComparison.Ordinal);
        Assert.All(Addresses().Matches(html).Select(found => found.Groups[1].Value).Where(address => !address.StartsWith("https://www.example.com/", StringComparison.Ordinal)),
            address => Assert.Matches("^(/web/|#chat$|mailto:desk@example.com$)", address));
    }

    [Fact]
    public async Task Each_page_has_a_nonce_of_its_own_and_is_kept_nowhere()
    {
        using var one = await host.SendAsync("GET", "/");
        using var other = await host.SendAsync("GET", "/");

        Assert.NotEqual(one.Headers.GetValues("Content-Security-Policy"), other.Headers.GetValues("Content-Security-Policy"));
        Assert.True(one.Headers.CacheControl!.NoStore);
        Assert.False(one.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_settings_say_whose_page_it_is_and_are_only_text()
    {
        using var response = await host.SendAsync("GET", "/");
        var html = await TextOf(response);

        Assert.Contains("<h1>Smith &amp; &lt;Sons&gt;</h1>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://www.example.com/privacy\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"mailto:desk@example.com\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko-KR,ko;q=0.9,en;q=0.8", "ko")]
    [InlineData("en-GB,ko;q=0.5", "en")]
    [InlineData("ko;q=0.3,fr,en;q=0.7", "en")]
    [InlineData("fr-FR,ko;q=0", "en")]
    [InlineData("", "en")]
    public async Task It_begins_in_the_first_of_the_browsers_languages_that_there_is(string preferred, string language)
    {
        using var response = await host.SendAsync("GET", "/", ("Accept-Language", preferred));

        Assert.Contains($"<html lang=\"{language}\">", await TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Allowed_origins_may_frame_it()
    {
        await using var framed = await ProtectedHost.InDevelopmentAsync("--WebChat:AllowedOrigins:0", "https://www.example.com", "--WebChat:AllowedOrigins:1", "http://localhost:8080");
        using var response = await framed.SendAsync("GET", "/");

        Assert.EndsWith("frame-ancestors https://www.example.com http://localhost:8080", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_page_weighs_little()
    {
        using var response = await host.SendAsync("GET", "/", ("Accept-Encoding", "gzip"));
        var weight = (await TextOf(response)).Length;
        foreach (var address in await FilesOfThePage())
        {
            using var file = await host.SendAsync("GET", address, ("Accept-Encoding", "gzip, br"));
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Equal(["br"], file.Content.Headers.ContentEncoding);
            weight += (await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        Assert.InRange(weight, 1, MostBytes);
    }

    [Fact]
    public async Task A_file_is_kept_for_good_and_asked_for_again_costs_nothing()
    {
        var address = (await FilesOfThePage())[0];
        using var first = await host.SendAsync("GET", address, ("Accept-Encoding", "gzip"));
        using var again = await host.SendAsync("GET", address, ("Accept-Encoding", "gzip"), ("If-None-Match", first.Headers.ETag!.Tag));
        using var head = await host.SendAsync("HEAD", address);

        Assert.Equal(["gzip"], first.Content.Headers.ContentEncoding);
        Assert.Equal("public, max-age=31536000, immutable", first.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_page_of_another_version_gets_todays_files_and_keeps_none()
    {
        using var file = await host.SendAsync("GET", "/web/0123456789abcdef/page.js");
        using var none = await host.SendAsync("GET", "/web/0123456789abcdef/appsettings.json");

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.True(file.Headers.CacheControl!.NoCache);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_picture_that_is_opened_by_itself_runs_nothing()
    {
        using var logo = await host.SendAsync("GET", "/web/any/logo");

        Assert.Equal("image/svg+xml", logo.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"], logo.Headers.GetValues("Content-Security-Policy"));
    }

    [Fact]
    public async Task The_partners_logo_takes_the_place_of_ours()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "manifests", "teams", "color.png");
        await using var branded = await ProtectedHost.InDevelopmentAsync("--WebChat:Logo", file);
        using var logo = await branded.SendAsync("GET", "/web/any/logo", ("Accept-Encoding", "br"));

        Assert.Equal("image/png", logo.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), await logo.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_the_chat_component_is_missing_the_page_says_so_and_everything_else_works()
    {
        var folder = Directory.CreateTempSubdirectory("mcb-web-");
        try
        {
            folder.CreateSubdirectory("page");
            foreach (var file in Directory.GetFiles(Path.Combine(PageAssets.Directory, "page")))
            {
                File.Copy(file, Path.Combine(folder.FullName, "page", Path.GetFileName(file)));
            }

            await using var lacking = await ProtectedHost.InDevelopmentAsync(
                services => services.AddSingleton(PageAssets.Load(folder.FullName, new WebChatSettings())));
            using var page = await lacking.SendAsync("GET", "/");
            using var health = await lacking.SendAsync("GET", "/health/live");

            Assert.Contains("\"webchat\":null", await TextOf(page), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_web_chat_that_is_off_has_no_page()
    {
        await using var off = await ProtectedHost.InDevelopmentAsync("--WebChat:Enabled", "false");
        using var page = await off.SendAsync("GET", "/");
        using var file = await off.SendAsync("GET", "/web/any/page.js");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
    }

    [Fact]
    public void The_page_has_every_text_that_it_names_and_no_other()
    {
        var sources = Repository.Files(Folder).Where(file => Path.GetExtension(file) is ".js" or ".html" || Path.GetFileName(file) == "WebPage.cs").Select(Repository.Read);
        var named = sources.SelectMany(source => Keys().Matches(source).Select(found => found.Value)).Where(key => key is not ("page.js" or "page.css")).Distinct();
        var written = host.Services.GetRequiredService<Triage>().Phrases.Keys(Language.English).Where(key => key.StartsWith("page.", StringComparison.Ordinal));

        Assert.Equal(PageTexts.Keys.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal).Where(key => key != "page.noscript"));
        Assert.Equal(written.Order(StringComparer.Ordinal), PageTexts.Keys.Append("page.noscript").Where(key => key.StartsWith("page.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private async Task<IReadOnlyList<string>> FilesOfThePage()
    {
        using var response = await host.SendAsync("GET", "/");
        return [.. Served().Matches(await TextOf(response)).Select(found => found.Value).Distinct()];
    }

    private static Task<string> TextOf(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();

    [GeneratedRegex("<script (?!type=\"application/json\")[^>]*>|<style[^>]*>")]
    private static partial Regex Scripts();

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Addresses();

    [GeneratedRegex("/web/[0-9a-f]{16}/[a-z.]+")]
    private static partial Regex Served();

    [GeneratedRegex(@"(?<=[""'{])(page|card)\.[a-z]+([.-][a-z]+)*\b(?!\()")]
    private static partial Regex Keys();
}
