using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;
using MultiChannelBot.Tests.Hosts;

namespace MultiChannelBot.Tests.Telemetry;

/// <summary>
/// A host that logs all it has to log, shows its figures and sends both figures and traces, while people tell it about
/// themselves in every place there is. Afterwards none of that is to be found in anything that left the process.
/// </summary>
public sealed partial class NothingPersonalTests
{
    private const string HashKey = "a secret of at least thirty-two characters";
    private const string Tenant = "7d1c9f7e-52aa-4c3b-9f0e-6b0d1f4e8a31";
    private const string AadObject = "c0ffee11-8d2f-4f6b-a3aa-90d8b1e5f7c2";
    private const string Desk = "19:desk_Zk93Planted@thread.tacv2";
    private const string Chat = "19:meeting_Zk93Planted@thread.v2";

    private static readonly string[] Planted =
    [
        Tenant, AadObject, Chat, "Zk93Planted", "29:1Planted-person", "Quillfeather", "quill@quillfeather.example", "+49 151 23456789", "23456789",
        "Brambleworks", "홍길순", "010-9876-5432", "gilsun@brambleworks.example", "개나리상사", "b7a1d0de-0000-4a4a-8b8b-1234567890ab",
        "manage E5 for", "관리하려고 합니다", "Planted-in-channel-data", "Planted-in-a-press", "Planted-in-an-error", "Planted-in-a-name", "Planted-activity",
    ];

    [Fact]
    public async Task Nothing_personal_is_in_logs_figures_or_traces()
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var collector = await Collector.StartAsync();
        await using var host = await HostProcess.StartAsync(new Dictionary<string, string>
        {
            ["State__HashKey"] = HashKey,
            ["Telemetry__Otlp"] = collector.Url,
            ["Telemetry__OtlpProtocol"] = "http/protobuf",
            ["Logging__LogLevel__MultiChannelBot"] = "Trace",
            ["BotFramework__AllowedTenants__0"] = Tenant,
            ["Desk__Conversation"] = Desk,
            ["Desk__ServiceUrl"] = connector.Url,
            ["Desk__Tenant"] = Tenant,
        });

        await TalkAsync(host, connector);
        Assert.Equal([true, false], connector.Created(Desk).Select(posted => posted.ToJsonString().Contains("29:1Planted-person", StringComparison.Ordinal)));
        var figures = await host.GetAsync("/metrics");
        await host.StopAsync();

        var (traces, sent) = (collector.Taken("/v1/traces"), collector.Taken("/v1/metrics"));
        Assert.Contains("outcome request-relationship, language ko", host.Output, StringComparison.Ordinal);
        Assert.Matches("mcb_turns_total\\{(?=[^}]*outcome=\"request-relationship\")(?=[^}]*language=\"ko\")", figures);
        Assert.All(
            ["mcb_redeliveries_total{", "mcb_retries_total{", "mcb_send_duration_seconds_bucket{", "mcb_state_duration_seconds_bucket{"],
            name => Assert.Contains(name, figures, StringComparison.Ordinal));
        Assert.All(["state open-case", "state close-case", "send", "request-relationship"], name => Assert.Contains(name, traces, StringComparison.Ordinal));
        Assert.Contains("mcb.turns", sent, StringComparison.Ordinal);
        Assert.All(Forbidden(), planted => Assert.All(
            [host.Output, figures, traces, sent], text => Assert.DoesNotContain(planted, text, StringComparison.OrdinalIgnoreCase)));
        Assert.All(Labels().Matches(figures).Select(label => label.Groups[1].Value), value => Assert.InRange(value.Length, 0, 64));
    }

    /// <summary>What was planted, and the keys that are made of it.</summary>
    private static IEnumerable<string> Forbidden()
    {
        var keys = new KeyMaker(HashKeyFile.FromSetting(HashKey));
        return
        [
            .. Planted,
            keys.User(Channel.Teams, Tenant, AadObject).Value,
            keys.Tenant(Channel.Teams, Tenant).Value,
            keys.Case(new ConversationId(Channel.Teams, Tenant, Chat), AadObject).Value,
        ];
    }

    private static async Task TalkAsync(HostProcess host, StandInConnector connector)
    {
        var (english, korean) = (Person(connector.Url, "en-US", "Ms Quillfeather Planted-in-a-name"), Person(connector.Url, "ko-KR", "홍길순"));
        var second = 0;
        foreach (var text in (string[])
            [
                "hello, I am Quillfeather, quill@quillfeather.example, +49 151 23456789",
                "we should manage E5 for Brambleworks, tenant b7a1d0de-0000-4a4a-8b8b-1234567890ab, bought through an EA",
                "summary", "that was useful", "what is Quillfeather's phone number?", "open K7QM-3X9T", "role customer", "human", "yes, with my name",
            ])
        {
            Assert.Equal(HttpStatusCode.OK, await host.PostAsync(Dressed(english.Message(text, second++, $"Planted-activity-{second}"))));
        }

        await host.PostAsync(korean.Message("언어 한국어", second++));
        await host.PostAsync(korean.Message("다음 상담", second++));
        await host.PostAsync(Dressed(korean.Message("개나리상사 홍길순입니다. EA로 구매한 Office 365를 관리해 주세요. gilsun@brambleworks.example, 010-9876-5432", second++, "Planted-activity-k")));
        await host.PostAsync(Dressed(korean.Message("EA로 구매한 Office 365를 저희가 관리하려고 합니다", second++, "Planted-activity-k2")));
        await host.PostAsync(Dressed(korean.Message("담당자", second++, "Planted-activity-k3")));
        await host.PostAsync(Dressed(korean.Message("아니요", second++, "Planted-activity-k4")));
        await host.PostAsync(Dressed(korean.Message("담당자", second++, "Planted-activity-k5")));
        await host.PostAsync(Dressed(korean.Message("네, 이름 없이", second++, "Planted-activity-k6")));
        await host.PostAsync(Dressed(korean.Message("다시", second, "Planted-activity-k2")));
        await BreakAsync(host, connector, english);
    }

    /// <summary>Everything that goes wrong at the channel.</summary>
    private static async Task BreakAsync(HostProcess host, StandInConnector connector, Talk talk)
    {
        foreach (var status in (HttpStatusCode[])[HttpStatusCode.TooManyRequests, HttpStatusCode.InternalServerError, HttpStatusCode.Forbidden, HttpStatusCode.NotFound])
        {
            connector.Answers = (status, "{\"error\":{\"code\":\"Planted-in-an-error\",\"message\":\"Quillfeather is not in the roster\"}}");
            await host.PostAsync(talk.Message("Quillfeather says manage E5 for us", 60, "Planted-activity-" + status));
        }

        connector.Answers = (HttpStatusCode.OK, "Planted-in-an-error { no json");
        var broken = talk.Message("Quillfeather says status", 70, "Planted-activity-broken");
        await host.PostAsync(broken);
        await host.PostAsync(broken);
        connector.Answers = null;

        var press = talk.Message("", 80, "Planted-activity-press");
        press["value"] = new JsonObject { ["mcb"] = 1, ["do"] = "answer", ["rev"] = 1, ["ref"] = "Planted-in-a-press", ["choice"] = "Quillfeather" };
        await host.PostAsync(press);
        var invoke = talk.Message("Quillfeather", 81, "Planted-activity-invoke");
        (invoke["type"], invoke["name"]) = ("invoke", "Planted-in-a-name");
        await host.PostAsync(invoke);
        await host.PostAsync("{\"type\":\"message\",\"text\":\"Quillfeather\",\"conversation\":{\"id\":\"" + Chat + "\"");
        await host.PostAsync(new Talk(connector.Url) { Tenant = AadObject, Person = "29:1Planted-person", Conversation = Chat }.Message("Quillfeather", 82));
        var nowhere = talk.Message("Quillfeather says status", 83, "Planted-activity-nowhere");
        nowhere["serviceUrl"] = "http://quillfeather.example.invalid/Planted-in-channel-data/";
        await host.PostAsync(nowhere);
    }

    private static Talk Person(string url, string locale, string name) => new(url)
    {
        Conversation = Chat,
        Tenant = Tenant,
        Person = "29:1Planted-person",
        PersonName = name,
        Locale = locale,
    };

    private static JsonObject Dressed(JsonObject message)
    {
        message["from"]!["aadObjectId"] = AadObject;
        message["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant }, ["note"] = "Planted-in-channel-data" };
        return message;
    }

    [GeneratedRegex("""[a-z_]+="([^"]*)"[,}]""")]
    private static partial Regex Labels();
}
