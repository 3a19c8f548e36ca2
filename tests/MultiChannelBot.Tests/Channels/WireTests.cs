using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Bench.Soak;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels;

/// <summary>The endpoint with a channel behind it: replies in the body, refusals of the channel, activities without ids.</summary>
public sealed class WireTests : IAsyncLifetime
{
    private Connector connector = null!;
    private ProtectedHost host = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await Connector.StartAsync();
        host = await ProtectedHost.InDevelopmentAsync("--Limits:InputsPerPerson", "0", "--Limits:InputsPerCase", "0");
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await connector.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_expects_the_replies_gets_them_in_the_body_and_nothing_is_posted()
    {
        var question = Card(await CollectAsync(Message("Office 365")));
        var button = Buttons(question).First(data => (string?)data["do"] != "answer" || data["value"] is not null);

        var press = Message(null);
        press["value"] = button.DeepClone();
        press["replyToId"] = "a card of before";
        var next = Card(await CollectAsync(press));
        var third = Card(await CollectAsync(Message("status")));

        Assert.NotEqual(question.ToJsonString(), next.ToJsonString());
        Assert.NotEqual(next.ToJsonString(), third.ToJsonString());
        Assert.Empty(connector.Requests);
    }

    [Fact]
    public async Task A_card_that_was_posted_before_is_not_touched_from_a_body()
    {
        await PostAsync(Message("Office 365"));
        Assert.Equal(["POST"], connector.Methods);

        Card(await CollectAsync(Message("EA")));
        Assert.Equal(["POST"], connector.Methods);

        // Afterwards all is as ever: a new card below.
        await PostAsync(Message("status"));
        Assert.Equal("POST", connector.Methods[1]);
    }

    [Fact]
    public async Task A_redelivery_that_expects_replies_gets_none_a_second_time()
    {
        var message = Message("Office 365");
        Assert.Single(await CollectAsync(message));
        Assert.Empty(await CollectAsync(message));
    }

    [Fact]
    public async Task The_time_that_the_channel_names_is_waited_for()
    {
        connector.Answers.Enqueue((HttpStatusCode.TooManyRequests, "2"));
        var clock = (FakeTimeProvider)host.Services.GetRequiredService<TimeProvider>();
        var start = clock.GetUtcNow();
        var posted = PostAsync(Message("Office 365"));
        while (!posted.IsCompleted)
        {
            if (!connector.Requests.IsEmpty)
            {
                clock.Advance(TimeSpan.FromMilliseconds(100));
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.OK, await posted);
        Assert.Equal(["POST", "POST"], connector.Methods);
        Assert.True(clock.GetUtcNow() - start >= TimeSpan.FromSeconds(2));
        Assert.Equal(connector.Requests.First().Body.ToJsonString(), connector.Requests.Last().Body.ToJsonString());
    }

    [Theory]
    [InlineData("60")]
    [InlineData(null)]
    public async Task A_refusal_that_outlasts_the_turn_is_left_to_the_redelivery(string? retryAfter)
    {
        connector.Answers.Enqueue((HttpStatusCode.TooManyRequests, retryAfter));
        var message = Message("Office 365");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync(message));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(message));
        Assert.Equal(["POST", "POST"], connector.Methods);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_card_that_may_have_arrived_is_posted_once(HttpStatusCode status)
    {
        connector.Answers.Enqueue((status, "1"));
        var message = Message("Office 365");

        Assert.Equal(HttpStatusCode.OK, await PostAsync(message));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(message));
        Assert.Equal(["POST"], connector.Methods);
    }

    [Fact]
    public async Task Without_an_id_the_body_tells_messages_apart()
    {
        var (first, second) = (Message("Office 365"), Message("EA"));
        first.Remove("id");
        second.Remove("id");

        await PostAsync(first);
        await PostAsync(first);
        await PostAsync(second);
        Assert.Equal(2, connector.Methods.Count(method => method == "POST"));
    }

    private JsonObject Message(string? text)
    {
        var message = ProtectedHost.Message(text ?? string.Empty, connector.Url);
        if (text is null)
        {
            message.Remove("text");
        }

        return message;
    }

    private async Task<HttpStatusCode> PostAsync(JsonObject message)
    {
        using var response = await host.PostAsync(message.DeepClone());
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return response.StatusCode;
    }

    /// <summary>The activities that come in the body.</summary>
    private async Task<JsonArray> CollectAsync(JsonObject message)
    {
        var expecting = (JsonObject)message.DeepClone();
        expecting["deliveryMode"] = "expectReplies";
        using var response = await host.PostAsync(expecting);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["activities"]!.AsArray();
    }

    private static JsonNode Card(JsonArray activities)
    {
        var attachment = Assert.Single(Assert.Single(activities)!["attachments"]!.AsArray())!;
        Assert.Equal(TeamsCard.ContentType, (string?)attachment["contentType"]);
        Assert.Equal("AdaptiveCard", (string?)attachment["content"]!["type"]);
        return attachment["content"]!;
    }

    /// <summary>The data of a card's buttons.</summary>
    private static IEnumerable<JsonNode> Buttons(JsonNode? node) => node switch
    {
        JsonObject data when data.ContainsKey("mcb") => [data],
        JsonObject parts => parts.SelectMany(part => Buttons(part.Value)),
        JsonArray parts => parts.SelectMany(Buttons),
        _ => [],
    };

    /// <summary>A channel's side that answers as it is told, and then takes everything.</summary>
    private sealed class Connector : IAsyncDisposable
    {
        private WebApplication server = null!;

        public string Url => server.Urls.Single();

        public ConcurrentQueue<(HttpStatusCode Status, string? RetryAfter)> Answers { get; } = new();

        public ConcurrentQueue<(string Method, JsonNode Body)> Requests { get; } = new();

        public IReadOnlyList<string> Methods => [.. Requests.Select(request => request.Method)];

        public static async Task<Connector> StartAsync()
        {
            var connector = new Connector();
            connector.server = await LocalServer.StartAsync(connector.TakeAsync, TestContext.Current.CancellationToken);
            return connector;
        }

        public ValueTask DisposeAsync() => server.DisposeAsync();

        private async Task TakeAsync(HttpContext context)
        {
            Requests.Enqueue((context.Request.Method, (await JsonNode.ParseAsync(context.Request.Body))!));
            if (Answers.TryDequeue(out var answer))
            {
                context.Response.StatusCode = (int)answer.Status;
                context.Response.Headers.RetryAfter = answer.RetryAfter;
                return;
            }

            await context.Response.WriteAsJsonAsync(new { id = Requests.Count.ToString(CultureInfo.InvariantCulture) });
        }
    }
}
