using System.Net;

namespace MultiChannelBot.Tests.Protection;

/// <summary>Too many messages, and too many requests, at the door of a running host.</summary>
public sealed class HasteTests
{
    [Theory]
    [InlineData("en-US", "sending faster than I can read")]
    [InlineData("ko-KR", "짧은 시간에 너무 많은 메시지")]
    public async Task Somebody_in_haste_is_told_once_and_the_channel_is_never_refused(string locale, string words)
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync("--Limits:InputsPerPerson", "3");
        for (var number = 0; number < 8; number++)
        {
            var message = ProtectedHost.Message("hello", connector.Url);
            message["locale"] = locale;
            using var response = await host.PostAsync(message);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(4, connector.Texts.Count);
        Assert.Contains(words, connector.Texts[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_proves_nothing_is_put_off()
    {
        await using var host = await ProtectedHost.InDevelopmentAsync("--Limits:RequestsPerSource", "5");
        var statuses = new List<HttpStatusCode>();
        for (var number = 0; number < 20; number++)
        {
            using var response = await host.PostAsync(ProtectedHost.Json("rubbish"));
            statuses.Add(response.StatusCode);
            Assert.Equal(number < 5 ? null : TimeSpan.FromSeconds(50), response.Headers.RetryAfter?.Delta);
        }

        Assert.All(statuses.Take(5), status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.All(statuses.Skip(5), status => Assert.Equal(HttpStatusCode.TooManyRequests, status));
    }

    [Fact]
    public async Task Another_address_is_served_behind_a_proxy_that_is_known_and_only_there()
    {
        await using var known = await ProtectedHost.InDevelopmentAsync("--Limits:RequestsPerSource", "5", "--Proxy:Addresses:0", "127.0.0.1");
        Assert.All(await LiveByTenAddressesAsync(known), status => Assert.Equal(HttpStatusCode.OK, status));

        await using var unknown = await ProtectedHost.InDevelopmentAsync("--Limits:RequestsPerSource", "5");
        Assert.Contains(HttpStatusCode.TooManyRequests, await LiveByTenAddressesAsync(unknown));
    }

    private static async Task<List<HttpStatusCode>> LiveByTenAddressesAsync(ProtectedHost host)
    {
        var statuses = new List<HttpStatusCode>();
        for (var number = 1; number <= 20; number++)
        {
            using var response = await host.SendAsync("GET", "/health/live", ("X-Forwarded-For", $"192.0.2.{number}"));
            statuses.Add(response.StatusCode);
        }

        return statuses;
    }
}
