using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;

namespace MultiChannelBot.Tests.State;

public class KeyTests
{
    private static readonly KeyMaker Keys = new(Encoding.UTF8.GetBytes("a key of the tests, and of nobody else"));
    private static readonly ConversationId Here = new(Channel.Teams, "tenant", "19:conversation");
    private readonly CaseReference references = new(Keys);

    [Fact]
    public void A_case_key_is_the_same_every_time_and_says_nothing()
    {
        var key = Keys.Case(Here, "29:someone");

        Assert.Equal(key, Keys.Case(Here, "29:someone"));
        Assert.Matches("^[A-Za-z0-9_-]{22}$", key.Value);
    }

    /// <summary>Kept cases are found by them: how keys are made never changes.</summary>
    [Theory]
    [InlineData("t", "x")]
    [InlineData("", "\uD55C\uAD6D\uC5B4 id")]
    [InlineData("t", "long", 2000)]
    public void A_key_is_the_hmac_of_its_parts_each_after_its_length(string tenant, string person, int times = 1)
    {
        person = string.Concat(Enumerable.Repeat(person, times));
        using var text = new MemoryStream();
        foreach (var part in new[] { "user", "teams", tenant, person }.Select(Encoding.UTF8.GetBytes))
        {
            text.Write([(byte)(part.Length >> 24), (byte)(part.Length >> 16), (byte)(part.Length >> 8), (byte)part.Length]);
            text.Write(part);
        }

        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes("a key of the tests, and of nobody else"), text.ToArray());

        Assert.Equal(Base64Url.EncodeToString(hash.AsSpan(0, 16)), Keys.User(Channel.Teams, tenant, person).Value);
    }

    [Fact]
    public void Every_part_and_the_secret_make_another_key()
    {
        CaseKey[] keys =
        [
            Keys.Case(Here, "a"),
            Keys.Case(Here, "b"),
            Keys.Case(Here with { Channel = Channel.Slack }, "a"),
            Keys.Case(Here with { Tenant = "other" }, "a"),
            Keys.Case(Here with { Id = "other" }, "a"),
            new KeyMaker(Encoding.UTF8.GetBytes("another key")).Case(Here, "a"),
        ];

        Assert.Distinct(keys);
    }

    [Fact]
    public void Parts_do_not_run_into_each_other() =>
        Assert.NotEqual(Keys.Claim("ab", "c"), Keys.Claim("a", "bc"));

    [Fact]
    public void A_person_a_tenant_and_a_claim_of_the_same_parts_have_different_keys() =>
        Assert.Distinct([Keys.Code("t").Value, Keys.User(Channel.Teams, "t", "t").Value, Keys.Tenant(Channel.Teams, "t").Value, Keys.Claim("teams", "t", "t").Value]);

    [Fact]
    public void A_reference_opens_its_case_in_its_conversation()
    {
        var key = Keys.Case(Here, "a");

        Assert.True(references.TryRead(references.Sign(key, Here), Here, out var read));
        Assert.Equal(key, read);
    }

    [Fact]
    public void A_reference_copied_to_another_conversation_opens_nothing()
    {
        var reference = references.Sign(Keys.Case(Here, "a"), Here);

        Assert.False(references.TryRead(reference, Here with { Id = "19:other" }, out _));
        Assert.False(references.TryRead(reference, Here with { Tenant = "other" }, out _));
        Assert.False(references.TryRead(reference, Here with { Channel = Channel.Slack }, out _));
    }

    [Fact]
    public void A_reference_with_any_character_changed_opens_nothing()
    {
        var reference = references.Sign(Keys.Case(Here, "a"), Here);

        Assert.All(Enumerable.Range(0, reference.Length), at =>
        {
            var changed = reference[..at] + (reference[at] == 'A' ? 'B' : 'A') + reference[(at + 1)..];
            Assert.False(references.TryRead(changed, Here, out _));
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.b.c")]
    [InlineData("한국어.서명")]
    public void What_is_no_reference_opens_nothing(string? reference) =>
        Assert.False(references.TryRead(reference, Here, out _));

    [Fact]
    public void A_very_long_reference_opens_nothing() =>
        Assert.False(references.TryRead(new string('a', 100_000) + ".b", Here, out _));
}
