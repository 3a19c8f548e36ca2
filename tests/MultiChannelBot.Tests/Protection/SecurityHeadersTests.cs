using System.Net;

namespace MultiChannelBot.Tests.Protection;

/// <summary>The headers of every kind of response.</summary>
public sealed class SecurityHeadersTests : IClassFixture<SecurityHeadersTests.Door>
{
    private readonly ProtectedHost host;

    public SecurityHeadersTests(Door door) => host = door.Host;

    /// <summary>One host for all tests here, behind a proxy that says what came by https.</summary>
    public sealed class Door : IAsyncLifetime
    {
        internal ProtectedHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await ProtectedHost.InDevelopmentAsync("--Proxy:Addresses:0", "127.0.0.0/8");

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }

    [Theory]
    [InlineData("GET", "/health/live", HttpStatusCode.OK)]
    [InlineData("GET", "/health/ready", HttpStatusCode.OK)]
    [InlineData("HEAD", "/api/messages", HttpStatusCode.OK)]
    [InlineData("GET", "/api/messages", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/api/messages", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("GET", "/calendar/x.ics", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/calendar/x.ics", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/health/live", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/nothing/here", HttpStatusCode.NotFound)]
    [InlineData("TRACE", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/broken", HttpStatusCode.InternalServerError)]
    public async Task Every_response_keeps_browsers_away(string method, string path, HttpStatusCode status)
    {
        using var response = await host.SendAsync(method, path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["default-src 'none'; frame-ancestors 'none'"], response.Headers.GetValues("Content-Security-Policy"));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/nothing/here")]
    [InlineData("/broken")]
    public async Task By_https_browsers_are_told_to_keep_to_it(string path)
    {
        using var response = await host.SendAsync("GET", path, ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.1"));

        Assert.Equal(["max-age=31536000"], response.Headers.GetValues("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_fault_shows_nothing_of_itself()
    {
        using var response = await host.SendAsync("GET", "/broken");

        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
