using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using MultiChannelBot.Channels.Teams;

namespace MultiChannelBot.Tests.Channels;

public sealed class ConversationsOverHttpTests : IDisposable
{
    private readonly Wire wire = new();
    private readonly HttpClient http;
    private readonly ConnectorClient sdk;
    private readonly ConversationsOverHttp conversations;

    public ConversationsOverHttpTests()
    {
        http = new HttpClient(wire);
        sdk = new ConnectorClient(new Uri("https://smba.trafficmanager.net/emea"), new Token(), new HttpClient(wire.Other), disposeHttpClient: true);
        conversations = new ConversationsOverHttp(sdk, http);
    }

    public void Dispose()
    {
        http.Dispose();
        sdk.Dispose();
        wire.Dispose();
    }

    [Theory]
    [InlineData(null, false, "POST https://smba.trafficmanager.net/emea/v3/conversations/19%3Ac%40thread.v2%3Bm%3D1%2F2/activities")]
    [InlineData("1/2", false, "POST https://smba.trafficmanager.net/emea/v3/conversations/19%3Ac%40thread.v2%3Bm%3D1%2F2/activities/1%2F2")]
    [InlineData("1/2", true, "PUT https://smba.trafficmanager.net/emea/v3/conversations/19%3Ac%40thread.v2%3Bm%3D1%2F2/activities/1%2F2")]
    public async Task A_card_goes_to_the_channels_address_with_the_SDKs_token(string? id, bool update, string expected)
    {
        var answer = await SendAsync(Card(), id, update);

        Assert.Equal("new", answer.Id);
        var (line, authorization, body) = Assert.Single(wire.Requests);
        Assert.Equal(expected, line);
        Assert.Equal("Bearer token-1", authorization);
        Assert.Equal("""{"type":"AdaptiveCard"}""", JsonNode.Parse(body)!["attachments"]![0]!["content"]!.ToJsonString());
        Assert.Empty(wire.Other.Requests);
    }

    [Fact]
    public async Task The_address_is_the_one_that_the_SDK_would_take()
    {
        await SendAsync(Card(), "1/2", update: false);
        await SendAsync((Activity)MessageFactory.Text("hello"), "1/2", update: false);

        Assert.Equal(Assert.Single(wire.Other.Requests).Line, Assert.Single(wire.Requests).Line);
    }

    [Fact]
    public async Task The_token_is_asked_for_anew_each_time_so_that_it_is_renewed()
    {
        await SendAsync(Card(), null, update: false);
        await SendAsync(Card(), null, update: false);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], wire.Requests.Select(request => request.Authorization));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task A_refusal_has_its_status_and_headers_and_is_not_repeated(int status)
    {
        wire.Answer = () => new HttpResponseMessage((HttpStatusCode)status)
        {
            Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(2)) },
            Content = new StringContent("""{"error":{"code":"x","message":"Somebody's name"}}"""),
        };

        var refused = await Assert.ThrowsAsync<ErrorResponseException>(() => SendAsync(Card(), null, update: false));

        Assert.Equal(status, (int)refused.Response.StatusCode);
        Assert.Equal("2", Assert.Single(refused.Response.Headers["Retry-After"]));
        Assert.DoesNotContain("Somebody", refused.ToString(), StringComparison.Ordinal);
        Assert.Single(wire.Requests);
    }

    [Theory]
    [InlineData(201, """{"id":"new"}""", "new")]
    [InlineData(202, "{}", null)]
    [InlineData(200, "", null)]
    [InlineData(200, "thanks", null)]
    [InlineData(200, """{"id":7}""", null)]
    public async Task What_was_taken_was_taken_whatever_is_said_about_it(int status, string body, string? id)
    {
        wire.Answer = () => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        Assert.Equal(id, (await SendAsync(Card(), null, update: false)).Id);
    }

    [Fact]
    public async Task Faults_of_the_connection_come_through()
    {
        wire.Answer = () => throw new HttpRequestException(HttpRequestError.ConnectionError);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(Card(), null, update: false));
        Assert.Equal(HttpRequestError.ConnectionError, refused.HttpRequestError);

        wire.Answer = () => throw new TaskCanceledException();
        await Assert.ThrowsAsync<TaskCanceledException>(() => SendAsync(Card(), null, update: false));
        Assert.Equal(2, wire.Requests.Count);
    }

    private static Activity Card() => ActivityWriterTests.Message(new TeamsCard("""{"type":"AdaptiveCard"}""", "One line", "One line"));

    private Task<ResourceResponse> SendAsync(Activity activity, string? id, bool update)
    {
        const string Conversation = "19:c@thread.v2;m=1/2";
        var stop = TestContext.Current.CancellationToken;
        return (id, update) switch
        {
            (null, _) => conversations.SendToConversationAsync(Conversation, activity, stop),
            (_, true) => conversations.UpdateActivityAsync(Conversation, id, activity, stop),
            _ => conversations.ReplyToActivityAsync(Conversation, id, activity, stop),
        };
    }

    private sealed class Token : ServiceClientCredentials
    {
        private int count;

        public override Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"token-{++count}");
            return Task.CompletedTask;
        }
    }

    /// <summary>Keeps what is sent; <see cref="Other"/> what goes by the SDK's client.</summary>
    private sealed class Wire(bool alone = false) : HttpMessageHandler
    {
        public Wire Other => field ??= alone ? this : new Wire(alone: true);

        public List<(string Line, string? Authorization, string Body)> Requests { get; } = [];

        public Func<HttpResponseMessage> Answer { get; set; } = () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"id":"new"}""") };

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(($"{request.Method} {request.RequestUri!.AbsoluteUri}", request.Headers.Authorization?.ToString(), await request.Content!.ReadAsStringAsync(cancellationToken)));
            return Answer();
        }
    }
}
