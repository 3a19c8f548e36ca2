using System.Globalization;
using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace MultiChannelBot.Links;

/// <summary>
/// Looks whether the pages that answers lead to are still there. Never used while the bot runs: an author asks for it. One
/// request at a time; a server that says when to come back (429, 503) is obeyed.
/// </summary>
public sealed class LinkGuard : IDisposable
{
    private const int MostRedirects = 8;
    private const int MostRetries = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient client;
    private readonly ResiliencePipeline<HttpResponseMessage> retries;

    /// <param name="handler">Sends the requests; it must not follow redirects by itself, as they are what tells of a move.</param>
    /// <param name="clock">Waits between attempts.</param>
    public LinkGuard(HttpMessageHandler handler, TimeProvider clock)
    {
        client = new HttpClient(handler, disposeHandler: false) { Timeout = Patience };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("MultiChannelBot-links/1.0");

        // Obeys Retry-After; without one it waits longer from time to time.
        retries = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = MostRetries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                UseJitter = false,
                ShouldRetryAfterHeader = true,
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .Handle<HttpRequestException>()
                    .HandleResult(response => response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError),
            })
            .Build();
    }

    /// <summary>A handler as the guard wants it.</summary>
    public static HttpMessageHandler Handler() => new SocketsHttpHandler { AllowAutoRedirect = false };

    /// <summary>Asks for a page and follows where it leads; a fault of the network is a finding, never an exception.</summary>
    public async Task<LinkFinding> CheckAsync(string address, CancellationToken stop)
    {
        var at = new Uri(address);
        try
        {
            for (var redirects = 0; redirects <= MostRedirects; redirects++)
            {
                using var response = await AskAsync(at, stop).ConfigureAwait(false);
                if ((int)response.StatusCode is < 300 or >= 400)
                {
                    return Found(response.StatusCode, new Uri(address), at);
                }

                if (response.Headers.Location is not { } next)
                {
                    return new LinkFinding.Dead($"{Code(response.StatusCode)} without an address to go to");
                }

                at = new Uri(at, next);
            }

            return new LinkFinding.Dead($"more than {MostRedirects} redirects");
        }
        catch (HttpRequestException fault)
        {
            return new LinkFinding.Dead(fault.Message);
        }
        catch (TaskCanceledException) when (!stop.IsCancellationRequested)
        {
            return new LinkFinding.Dead("no answer in time");
        }
    }

    public void Dispose() => client.Dispose();

    // The head of the answer is enough: what the page says is nobody's business here.
    private async Task<HttpResponseMessage> AskAsync(Uri at, CancellationToken stop) => await retries.ExecuteAsync(
        async inner => await client.GetAsync(at, HttpCompletionOption.ResponseHeadersRead, inner).ConfigureAwait(false), stop).ConfigureAwait(false);

    private static LinkFinding Found(HttpStatusCode status, Uri asked, Uri reached) =>
        (int)status >= 400 ? new LinkFinding.Dead(Code(status))
        : IsSamePage(asked, reached) ? new LinkFinding.Alive()
        : new LinkFinding.Moved(reached.GetLeftPart(UriPartial.Path));

    // A slash at the end, capitals and a query make no other page.
    private static bool IsSamePage(Uri one, Uri other) =>
        string.Equals(one.Host, other.Host, StringComparison.OrdinalIgnoreCase)
        && string.Equals(one.AbsolutePath.TrimEnd('/'), other.AbsolutePath.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private static string Code(HttpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);
}
