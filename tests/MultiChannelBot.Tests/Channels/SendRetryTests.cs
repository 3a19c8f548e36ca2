using System.Globalization;
using System.Net;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Rest;
using MultiChannelBot.Channels.Teams;

namespace MultiChannelBot.Tests.Channels;

public sealed class SendRetryTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Start);
    private readonly List<DateTimeOffset> sent = [];

    [Theory]
    [InlineData("2", 2)]
    [InlineData("0", 0.2)]
    [InlineData("Mon, 02 Mar 2026 12:00:03 GMT", 3)]
    [InlineData("Mon, 02 Mar 2026 11:00:00 GMT", 0.2)]
    public async Task A_refusal_that_names_a_time_is_repeated_after_it(string retryAfter, double seconds)
    {
        Assert.Equal("sent", await RunAsync([Refusal(429, retryAfter)]));
        Assert.Equal([Start, Start.AddSeconds(seconds)], sent);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("8")]
    [InlineData("99999999999")]
    [InlineData("Mon, 02 Mar 2026 12:05:00 GMT")]
    public async Task A_refusal_without_a_time_that_fits_stands(string? retryAfter)
    {
        var refused = await Assert.ThrowsAsync<ErrorResponseException>(() => RunAsync([Refusal(429, retryAfter)]));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Response.StatusCode);
        Assert.Single(sent);
    }

    [Fact]
    public async Task Waits_add_up_against_the_time_for_sending()
    {
        await Assert.ThrowsAsync<ErrorResponseException>(() => RunAsync([Refusal(429, "3"), Refusal(429, "3"), Refusal(429, "3")]));
        Assert.Equal([Start, Start.AddSeconds(3), Start.AddSeconds(6)], sent);
    }

    [Fact]
    public async Task A_channel_that_goes_on_refusing_is_left_alone()
    {
        await Assert.ThrowsAsync<ErrorResponseException>(() => RunAsync([.. Enumerable.Range(0, 9).Select(_ => Refusal(429, "1"))]));
        Assert.Equal(1 + SendRetry.MostRepeats, sent.Count);
    }

    [Fact]
    public async Task Where_nobody_waits_nothing_is_repeated()
    {
        await Assert.ThrowsAsync<ErrorResponseException>(() => RunAsync([Refusal(429, "1")], until: null));
        Assert.Single(sent);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task What_may_have_arrived_is_repeated_only_where_that_changes_nothing(int status)
    {
        await Assert.ThrowsAsync<ErrorResponseException>(() => RunAsync([Refusal(status, "1")]));
        Assert.Single(sent);

        sent.Clear();
        Assert.Equal("sent", await RunAsync([Refusal(status, "1")], repeatable: true));
        Assert.Equal(2, sent.Count);
    }

    [Fact]
    public async Task Other_faults_stand()
    {
        foreach (var fault in (Exception[])[Refusal(404, "1"), new HttpRequestException(), new TaskCanceledException()])
        {
            sent.Clear();
            Assert.Same(fault, await Assert.ThrowsAnyAsync<Exception>(() => RunAsync([fault], repeatable: true)));
            Assert.Single(sent);
        }
    }

    private Task<string> RunAsync(Exception[] faults, bool repeatable = false) => RunAsync(faults, clock.GetUtcNow().AddSeconds(8), repeatable);

    /// <summary>Sends with these faults before it is taken, while time goes on.</summary>
    private async Task<string> RunAsync(Exception[] faults, DateTimeOffset? until, bool repeatable = false)
    {
        var left = new Queue<Exception>(faults);
        var running = new SendRetry(clock, until).RunAsync(SendAsync, repeatable);
        while (!running.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await running;

        Task<string> SendAsync()
        {
            sent.Add(clock.GetUtcNow());
            return left.TryDequeue(out var fault) ? Task.FromException<string>(fault) : Task.FromResult("sent");
        }
    }

    private static ErrorResponseException Refusal(int status, string? retryAfter)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return new ErrorResponseException(status.ToString(CultureInfo.InvariantCulture)) { Response = new HttpResponseMessageWrapper(response, string.Empty) };
    }
}
