using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Protection;

/// <summary>
/// How many requests that prove nothing one address may send in a minute: those without a good token, for files and for
/// health. It acts before a body is read or a token checked. What was authenticated does not count, and a token that was
/// taken before is let through: behind one address of a proxy, nobody can shut the channel out by sending rubbish.
/// </summary>
internal sealed class SourceLimit(LimitSettings limits, TimeProvider clock)
{
    private const int MostSources = 50_000;

    /// <summary>A channel has a handful of tokens at a time.</summary>
    private const int MostTokens = 1_000;

    private static readonly object Counted = new();
    private readonly WindowCounts sources = new(PeopleLimits.Window, MostSources, clock);
    private readonly TakenTokens tokens = new(MostTokens);

    /// <summary>Notes that whoever sent this request has been authenticated. It counts no more from now on, however long it takes.</summary>
    public static void Accept(HttpContext context) => (context.Items[Counted] as Visit)?.Accept();

    /// <summary>Lets a request through, or answers 429.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next) =>
        limits.RequestsPerSource == 0 ? next(context) : CountAsync(context, next);

    private async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        var source = SourceOf(context.Connection.RemoteIpAddress);
        var token = TakenTokens.DigestOf(context.Request.Headers.Authorization.ToString());
        var isKnown = token is not null && tokens.Contains(token);
        if (!isKnown && sources.Add(source) > limits.RequestsPerSource)
        {
            Refuse(context.Response);
            return;
        }

        var visit = new Visit(this, source, token, isKnown);
        context.Items[Counted] = visit;
        await next(context);
        visit.End();
    }

    private void Refuse(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Math.Ceiling(sources.Left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>An IPv4 address, or the first half of an IPv6 address: whoever has one of the latter has all that begin like it.</summary>
    internal static string SourceOf(IPAddress? address)
    {
        if (address is null)
        {
            return string.Empty;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(plain.GetAddressBytes(), 0, 8) : plain.ToString();
    }

    /// <summary>A request that was let in.</summary>
    private sealed class Visit(SourceLimit limit, string source, string? token, bool wasKnown)
    {
        private bool isAuthenticated;

        public void Accept()
        {
            if (!isAuthenticated && !wasKnown)
            {
                limit.sources.Remove(source);
                limit.tokens.Add(token);
            }

            isAuthenticated = true;
        }

        public void End()
        {
            if (!isAuthenticated && wasKnown)
            {
                // It has run out, or is sent with what is no activity: it counts like any other from now on.
                limit.tokens.Remove(token);
                limit.sources.Add(source);
            }
        }
    }

    /// <summary>Digests of tokens that were good, so that no token is kept. Forgotten all at once where there are too many.</summary>
    private sealed class TakenTokens(int most)
    {
        private readonly Lock gate = new();
        private readonly HashSet<string> digests = new(StringComparer.Ordinal);

        public static string? DigestOf(string authorization) =>
            authorization.Length == 0 ? null : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(authorization)));

        public bool Contains(string digest)
        {
            lock (gate)
            {
                return digests.Contains(digest);
            }
        }

        public void Add(string? digest)
        {
            if (digest is null)
            {
                return;
            }

            lock (gate)
            {
                if (digests.Count >= most)
                {
                    digests.Clear();
                }

                digests.Add(digest);
            }
        }

        public void Remove(string? digest)
        {
            lock (gate)
            {
                digests.Remove(digest ?? string.Empty);
            }
        }
    }
}
