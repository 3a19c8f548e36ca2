using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace MultiChannelBot.Tests.Protection;

/// <summary>What a running host takes for an activity, and how long it waits for one.</summary>
public sealed class BodyTests : IClassFixture<BodyTests.Door>
{
    private readonly ProtectedHost host;
    private readonly StandInConnector connector;

    public BodyTests(Door door) => (host, connector) = (door.Host, door.Connector);

    /// <summary>One host for all tests here, which waits as short as it may.</summary>
    public sealed class Door : IAsyncLifetime
    {
        internal ProtectedHost Host { get; private set; } = null!;

        internal StandInConnector Connector { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Connector = await StandInConnector.StartAsync();
            Host = await ProtectedHost.InDevelopmentAsync("--Limits:HeaderSeconds", "1", "--Limits:InputsPerPerson", "0", "--Limits:InputsPerCase", "0");
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await Connector.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.OK)]
    [InlineData("Application/JSON; charset=\"UTF-8\"", HttpStatusCode.OK)]
    [InlineData("application/json; charset=utf-16", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=euc-kr", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, HttpStatusCode.UnsupportedMediaType)]
    public Task Only_JSON_in_UTF_8_is_read(string? type, HttpStatusCode expected) => AnswersAsync(expected, Good().ToJsonString(), type);

    [Fact]
    public async Task Nothing_is_unpacked()
    {
        using var body = ProtectedHost.Json(Good().ToJsonString());
        body.Headers.ContentEncoding.Add("gzip");
        using var response = await host.PostAsync(body);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_a_bad_request()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Good().ToJsonString())];
        bytes[Array.IndexOf(bytes, (byte)'h')] = 0xff;
        using var body = ProtectedHost.Bytes(bytes, "application/json");
        using var response = await host.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("\"text\":\"hello\"", "\"text\":\"hello\",\"text\":\"restart\"")]
    [InlineData("\"text\":\"hello\"", "\"text\":\"hello\",\"Text\":\"restart\"")]
    [InlineData("\"id\":\"29:ann\"", "\"id\":\"29:ann\",\"id\":\"29:ben\"")]
    [InlineData("\"id\":\"29:ann\"", "\"id\":\"29:ann\",\"ID\":\"29:ben\"")]
    [InlineData("\"id\":\"29:ann\"", "\"id\":\"29:ann\",\"\\u0069d\":\"29:ben\"")]
    [InlineData("\"text\":\"hello\"", "\"text\":\"hello\",\"öl\":1,\"ÖL\":2")]
    [InlineData("\"text\":\"hello\"", "\"text\":\"hello\",\"value\":{\"a\":1,\"b\":[{\"c\":1,\"c\":2}]}")]
    public Task A_name_given_twice_is_a_bad_request(string once, string twice)
    {
        var body = Good().ToJsonString();
        Assert.Contains(once, body, StringComparison.Ordinal);
        return AnswersAsync(HttpStatusCode.BadRequest, body.Replace(once, twice, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"a\":1,\"A\":2")]
    [InlineData("\"aB\":1,\"ab\":2,\"a[\":3,\"a{\":4")]
    public Task What_is_only_passed_by_may_tell_names_apart_by_case(string parts) =>
        AnswersAsync(HttpStatusCode.OK, Good().ToJsonString()[..^1] + $",\"channelData\":{{{parts}}}}}");

    [Theory]
    [InlineData(40, HttpStatusCode.OK)]
    [InlineData(1, HttpStatusCode.BadRequest)]
    [InlineData(39, HttpStatusCode.BadRequest)]
    public Task Of_many_names_none_is_given_twice(int again, HttpStatusCode expected)
    {
        var names = Enumerable.Range(0, 40).Append(again).Select(number => $"\"x{number}\":0");
        return AnswersAsync(expected, Good().ToJsonString()[..^1] + $",{string.Join(',', names)}}}");
    }

    [Theory]
    [InlineData("id")]
    [InlineData("channelId")]
    [InlineData("locale")]
    [InlineData("replyToId")]
    [InlineData("name")]
    public async Task An_id_without_end_is_a_bad_request(string name)
    {
        var fits = Good();
        fits[name] = new string('x', 200);
        await AnswersAsync(HttpStatusCode.OK, fits.ToJsonString());

        var endless = Good();
        endless[name] = new string('x', 2_049);
        await AnswersAsync(HttpStatusCode.BadRequest, endless.ToJsonString());
    }

    [Theory]
    [InlineData("id", "1\r\nX-Other: 2")]
    [InlineData("channelId", "msteams\0")]
    [InlineData("replyToId", "1\u007f")]
    public async Task An_id_that_would_break_a_header_is_a_bad_request(string name, string id)
    {
        var message = Good();
        message[name] = id;
        await AnswersAsync(HttpStatusCode.BadRequest, message.ToJsonString());
    }

    [Theory]
    [InlineData("attachments")]
    [InlineData("entities")]
    [InlineData("membersAdded")]
    public async Task A_list_without_end_is_a_bad_request(string name)
    {
        var fits = Good();
        fits[name] = List(1_000);
        await AnswersAsync(HttpStatusCode.OK, fits.ToJsonString());

        var endless = Good();
        endless[name] = List(1_001);
        await AnswersAsync(HttpStatusCode.BadRequest, endless.ToJsonString());
    }

    [Theory]
    [InlineData(30, HttpStatusCode.OK)]
    [InlineData(32, HttpStatusCode.BadRequest)]
    [InlineData(10_000, HttpStatusCode.BadRequest)]
    public Task Depth_is_bounded(int depth, HttpStatusCode expected) => AnswersAsync(
        expected, Good().ToJsonString()[..^1] + $",\"channelData\":{string.Concat(Enumerable.Repeat("{\"a\":", depth))}1{new string('}', depth + 1)}");

    [Fact]
    public Task A_body_over_the_limit_is_too_large() =>
        AnswersAsync(HttpStatusCode.RequestEntityTooLarge, ProtectedHost.Message(new string('x', 256 * 1024), connector.Url).ToJsonString());

    [Theory]
    [InlineData("POST /api/messages HTTP/1.1\r\nHost: bot\r\n")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: bot\r\nX-Slow: ")]
    [InlineData("GET /calendar/x.ics HTTP/1.1\r\n")]
    public async Task Headers_that_do_not_end_end_the_connection(string begun) =>
        Assert.StartsWith("HTTP/1.1 408", await TalkAsync(begun), StringComparison.Ordinal);

    [Fact]
    public async Task A_body_that_does_not_come_ends_the_connection() => Assert.StartsWith(
        "HTTP/1.1 408",
        await TalkAsync("POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}")]
    [InlineData("POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: bot\r\nHost: other\r\n\r\n")]
    [InlineData("\0\0\0\0\r\n\r\n")]
    public async Task What_is_no_request_is_a_bad_one(string raw) =>
        Assert.StartsWith("HTTP/1.1 400", await TalkAsync(raw), StringComparison.Ordinal);

    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    public async Task Headers_without_end_are_refused(int count)
    {
        var headers = string.Concat(Enumerable.Range(0, count).Select(number => $"X-{number}: y\r\n"));
        Assert.StartsWith("HTTP/1.1 431", await TalkAsync($"GET /health/live HTTP/1.1\r\nHost: bot\r\n{headers}\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_without_end_is_refused() => Assert.StartsWith(
        "HTTP/1.1 414", await TalkAsync($"GET /calendar/{new string('a', 20_000)}.ics HTTP/1.1\r\nHost: bot\r\n\r\n"), StringComparison.Ordinal);

    private JsonObject Good() => ProtectedHost.Message("hello", connector.Url);

    private static JsonArray List(int count) => [.. Enumerable.Range(0, count).Select(_ => (JsonNode)new JsonObject { ["id"] = "29:ben" })];

    private async Task AnswersAsync(HttpStatusCode expected, string body, string? type = "application/json")
    {
        using var content = ProtectedHost.Bytes(Encoding.UTF8.GetBytes(body), type);
        using var response = await host.PostAsync(content);
        Assert.Equal(expected, response.StatusCode);
    }

    /// <summary>Sends bytes and reads until the host closes.</summary>
    private async Task<string> TalkAsync(string raw)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", host.Address.Port, cancel);
        await using var stream = socket.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(raw), cancel);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return await reader.ReadToEndAsync(cancel);
        }
        catch (IOException closed)
        {
            return closed.Message;
        }
    }
}
