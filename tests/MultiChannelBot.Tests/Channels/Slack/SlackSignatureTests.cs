using System.Globalization;
using System.Text;
using MultiChannelBot.Channels.Slack.Intake;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>Who signed a request, and when. The reference verifier of Slack's own library says the same in tests/clients.</summary>
public sealed class SlackSignatureTests
{
    // The example of docs.slack.dev/authentication/verifying-requests-from-slack.
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    private const string Time = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private static readonly DateTimeOffset SentAt = DateTimeOffset.FromUnixTimeSeconds(1531420618);

    [Fact]
    public void The_example_of_the_documentation_holds() => Assert.True(Holds());

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    [InlineData(86_400, false)]
    public void It_holds_for_five_minutes_either_way(int seconds, bool holds) => Assert.Equal(holds, Holds(now: SentAt.AddSeconds(seconds)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v0=")]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b504")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503 ")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503\u00e9")]
    public void Another_signature_does_not(string? signature) => Assert.False(Holds(signature: signature));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1531420619")]
    [InlineData(" 1531420618")]
    [InlineData("+1531420618")]
    [InlineData("1531420618.0")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("now")]
    public void Another_time_does_not(string? time) => Assert.False(Holds(time: time));

    [Fact]
    public void Neither_does_it_over_another_body_or_by_another_secret_or_by_none()
    {
        Assert.False(Holds(body: Body + "&"));
        Assert.False(Holds(body: ""));
        Assert.False(Holds(secret: Secret + "a"));
        var unsigned = SlackSignature.Make(string.Empty, Time, Encoding.UTF8.GetBytes(Body));
        Assert.False(Holds(secret: string.Empty, signature: unsigned));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_signed_as_they_come()
    {
        byte[] body = [0xff, 0x00, 0xc3, 0x28];
        var time = SentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = SlackSignature.Make(Secret, time, body);
        Assert.True(SlackSignature.Holds(Secret, time, signature, body, SentAt));
        Assert.False(SlackSignature.Holds(Secret, time, signature, [0xfe, 0x00, 0xc3, 0x28], SentAt));
    }

    private static bool Holds(string secret = Secret, string? time = Time, string? signature = Signature, string body = Body, DateTimeOffset? now = null) =>
        SlackSignature.Holds(secret, time, signature, Encoding.UTF8.GetBytes(body), now ?? SentAt);
}
