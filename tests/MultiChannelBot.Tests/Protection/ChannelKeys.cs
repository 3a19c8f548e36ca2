using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace MultiChannelBot.Tests.Protection;

/// <summary>
/// The channel's keys on this machine: OpenID metadata and a key set over HTTP, with keys of its own. The SDK keeps one reader
/// of metadata for each address in the process and offers no other way in: here those of the real addresses are replaced by
/// readers that ask this server. The host itself runs as it does outside.
/// </summary>
internal sealed class ChannelKeys : IAsyncDisposable
{
    public const string Known = "known";
    public const string OfAnotherChannel = "of-another-channel";
    public const string OfTheEmulator = "of-the-emulator";

    private static readonly string[] Addresses =
        [AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl, AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl];

    private readonly WebApplication app;
    private readonly Dictionary<string, RSA> keys = new()
    {
        [Known] = RSA.Create(2048),
        [OfAnotherChannel] = RSA.Create(2048),
        [OfTheEmulator] = RSA.Create(2048),
    };

    private ChannelKeys()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/{**path}", (HttpContext context) => AnswerAsync(context));
    }

    /// <summary>True while nothing is served.</summary>
    public bool Away { get; set; }

    /// <summary>How often something was asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>A key that is not in the set.</summary>
    public RSA Foreign { get; } = RSA.Create(2048);

    public static async Task<ChannelKeys> StartAsync()
    {
        var channel = new ChannelKeys();
        await channel.app.StartAsync(TestContext.Current.CancellationToken);
        channel.Forget();
        return channel;
    }

    /// <summary>Lets the SDK know no keys, as when a host has just started.</summary>
    public void Forget()
    {
        var server = new Uri(app.Urls.Single());
        var endorsements = new EndorsementsRetriever(new HttpClient());
        foreach (var address in Addresses)
        {
            Cache<OpenIdConnectConfiguration>("_openIdMetadataCache")[address] =
                new ConfigurationManager<OpenIdConnectConfiguration>(address, new OpenIdConnectConfigurationRetriever(), new Documents(server));
            Cache<IDictionary<string, HashSet<string>>>("_endorsementsCache")[address] =
                new ConfigurationManager<IDictionary<string, HashSet<string>>>(address, endorsements, new Documents(new Uri(server, "/v1/.well-known/keys")));
        }
    }

    public RSA Key(string id) => keys[id];

    /// <summary>The public key as its owner publishes it, for those who take it for a shared secret.</summary>
    public byte[] PublicKey(string id) => keys[id].ExportSubjectPublicKeyInfo();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        keys.Values.Append(Foreign).ToList().ForEach(key => key.Dispose());
        foreach (var address in Addresses)
        {
            Cache<OpenIdConnectConfiguration>("_openIdMetadataCache").TryRemove(address, out _);
            Cache<IDictionary<string, HashSet<string>>>("_endorsementsCache").TryRemove(address, out _);
        }
    }

    private static ConcurrentDictionary<string, ConfigurationManager<T>> Cache<T>(string name)
        where T : class =>
        (ConcurrentDictionary<string, ConfigurationManager<T>>)typeof(JwtTokenExtractor).GetField(name, BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    private Task AnswerAsync(HttpContext context)
    {
        Asked++;
        if (Away)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }

        return context.Response.WriteAsync((context.Request.Path.Value!.EndsWith("/keys", StringComparison.Ordinal) ? KeySet() : Metadata()).ToJsonString());
    }

    private static JsonObject Metadata() => new()
    {
        ["issuer"] = AuthenticationConstants.ToBotFromChannelTokenIssuer,
        ["jwks_uri"] = "https://login.botframework.com/v1/.well-known/keys",
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    };

    private JsonObject KeySet() => new()
    {
        ["keys"] = new JsonArray(
            Published(Known, "msteams", "webchat"),
            Published(OfAnotherChannel, "webchat"),
            Published(OfTheEmulator)),
    };

    private JsonObject Published(string id, params string[] endorsements)
    {
        var numbers = keys[id].ExportParameters(includePrivateParameters: false);
        var key = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
        };
        if (endorsements.Length > 0)
        {
            key["endorsements"] = new JsonArray([.. endorsements.Select(channel => (JsonNode)channel)]);
        }

        return key;
    }

    /// <summary>Reads what is asked of any address from this server; endorsements stand in the key set whatever is asked.</summary>
    private sealed class Documents(Uri server) : IDocumentRetriever
    {
        private static readonly HttpClient Client = new();

        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
        {
            try
            {
                return await Client.GetStringAsync(server.AbsolutePath == "/" ? new Uri(server, new Uri(address).AbsolutePath) : server, cancel);
            }
            catch (HttpRequestException away)
            {
                // As the retriever of the library says it.
                throw new IOException("unable to retrieve the document", away);
            }
        }
    }
}

/// <summary>A token as the channel makes it, or as somebody else would.</summary>
internal sealed record Token
{
    public JsonObject Header { get; init; } = new() { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = ChannelKeys.Known };

    public JsonObject Claims { get; init; } = [];

    /// <summary>A good one, for an answer at a service address.</summary>
    public static Token Good(string serviceUrl)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return new Token
        {
            Claims = new JsonObject
            {
                ["iss"] = AuthenticationConstants.ToBotFromChannelTokenIssuer,
                ["aud"] = ProtectedHost.AppId,
                ["nbf"] = now - 300,
                ["exp"] = now + 3_300,
                ["serviceurl"] = serviceUrl,
            },
        };
    }

    /// <summary>The same with claims changed; null takes one out.</summary>
    public Token With(string claim, JsonNode? value)
    {
        var claims = (JsonObject)Claims.DeepClone();
        claims.Remove(claim);
        if (value is not null)
        {
            claims[claim] = value;
        }

        return this with { Claims = claims };
    }

    /// <summary>The same with the header changed.</summary>
    public Token Head(string name, JsonNode? value)
    {
        var header = (JsonObject)Header.DeepClone();
        header[name] = value;
        return this with { Header = header };
    }

    public string SignedBy(RSA key) => Signed(bytes => key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public string Signed(Func<byte[], byte[]> sign)
    {
        var unsigned = $"{Encoded(Header)}.{Encoded(Claims)}";
        return $"{unsigned}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(unsigned)))}";
    }

    private static string Encoded(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
