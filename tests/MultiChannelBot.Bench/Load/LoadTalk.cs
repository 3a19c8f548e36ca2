using System.Globalization;
using System.Text;
using System.Text.Unicode;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;

namespace MultiChannelBot.Bench.Load;

/// <summary>Where a system under load takes messages, and where it is to send its replies.</summary>
/// <param name="Port">Its port on this machine.</param>
/// <param name="Path">Its path.</param>
/// <param name="ServiceUrl">The stand-in.</param>
internal sealed record LoadAddress(int Port, string Path, string ServiceUrl);

/// <summary>A conversation of one person that is under way: what they send next, and whether it was answered.</summary>
/// <param name="kind">How ids of its kind of conversation begin.</param>
internal abstract class LoadTalk(LoadAddress address, string kind = "load-")
{
    private const int HeadBytes = 768;
    private static long last;

    private readonly byte[] request = new byte[6 * 1024];
    private int replies;
    private int repliesBefore;

    /// <summary>The id of the conversation; nothing in it needs escaping in an address.</summary>
    public string Conversation { get; } = string.Create(CultureInfo.InvariantCulture, $"{kind}{Interlocked.Increment(ref last)}");

    /// <summary>The id of the newest message of the bot.</summary>
    public string CardId { get; private set; } = "";

    /// <summary>How long the newest message of the bot is.</summary>
    public int CardBytes { get; private set; }

    /// <summary>True after the last turn.</summary>
    public virtual bool IsOver => true;

    /// <summary>What is wrong with the answer to the last turn; null where it is right.</summary>
    public string? Fault() => Volatile.Read(ref replies) - repliesBefore is var came and not 1
        ? string.Create(CultureInfo.InvariantCulture, $"{came} replies")
        : FaultOfCard();

    /// <summary>The next request as it goes out. It holds until the next.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        repliesBefore = Volatile.Read(ref replies);
        var body = Write(request.AsSpan(HeadBytes));
        Span<byte> head = stackalloc byte[HeadBytes];
        _ = Utf8.TryWrite(
            head,
            CultureInfo.InvariantCulture,
            $"POST {Path()} HTTP/1.1\r\nHost: 127.0.0.1:{address.Port}\r\n{Headers(request.AsSpan(HeadBytes, body))}Content-Length: {body}\r\n\r\n",
            out var length);
        head[..length].CopyTo(request.AsSpan(HeadBytes - length));
        return request.AsMemory(HeadBytes - length, length + body);
    }

    /// <summary>Takes a message that the bot created, or put in place of its newest.</summary>
    public void Take(string id, ReadOnlySpan<byte> card)
    {
        (CardId, CardBytes) = (id, card.Length);
        Look(card);
        Interlocked.Increment(ref replies);
    }

    /// <summary>The system under load.</summary>
    protected LoadAddress Address => address;

    protected virtual string Path() => address.Path;

    /// <summary>The headers that a channel sends with a body, each with its line end.</summary>
    protected virtual string Headers(ReadOnlySpan<byte> body) => "Content-Type: application/json; charset=utf-8\r\n";

    /// <summary>Looks at a message while it is there.</summary>
    protected virtual void Look(ReadOnlySpan<byte> card)
    {
    }

    /// <summary>What was wrong with the message looked at last.</summary>
    protected virtual string? FaultOfCard() => null;

    /// <summary>Writes the body of the next request.</summary>
    /// <returns>Its length.</returns>
    protected abstract int Write(Span<byte> body);
}

/// <summary>The same by the Bot Framework, as Teams sends it.</summary>
internal abstract class TeamsTalk(LoadAddress address) : LoadTalk(address)
{
    private const string Tenant = "11111111-1111-4111-8111-111111111111";

    private readonly string user = Guid.NewGuid().ToString();

    /// <summary>The key of the case.</summary>
    public CaseKey Key(KeyMaker keys) => keys.Case(new ConversationId(Delivery.Channel.Teams, Tenant, Conversation), user);

    /// <summary>What is said: the part of the activity that differs.</summary>
    protected abstract string Content();

    protected override int Write(Span<byte> body) => Utf8.TryWrite(body, CultureInfo.InvariantCulture, $$$"""
        {"type":"message","id":"{{{Guid.NewGuid():N}}}","timestamp":"{{{TimeProvider.System.GetUtcNow():O}}}","channelId":"msteams","serviceUrl":"{{{Address.ServiceUrl}}}","from":{"id":"29:{{{user}}}","name":"Sales Rep","aadObjectId":"{{{user}}}"},"conversation":{"id":"{{{Conversation}}}","conversationType":"personal","tenantId":"{{{Tenant}}}"},"recipient":{"id":"28:bot","name":"Subscription Guide"},"textFormat":"plain","entities":[{"type":"clientInfo","locale":"en-US","country":"US","platform":"Web"}],"channelData":{"tenant":{"id":"{{{Tenant}}}"}},{{{Content()}}}}
        """, out var length) ? length : throw new InvalidOperationException("The message is too long.");
}

/// <summary>One sentence that is answered: all that the stock bot can do.</summary>
internal sealed class EchoTalk(LoadAddress address) : TeamsTalk(address)
{
    protected override string Content() => "\"locale\":\"en-US\",\"text\":\"It was bought through CSP.\"";
}

/// <summary>The same sentence for the relay, which reads no JSON: the address names the conversation.</summary>
internal sealed class RelayTalk(LoadAddress address) : TeamsTalk(address)
{
    protected override string Path() => $"{base.Path()}?{Conversation}";

    protected override string Content() => "\"locale\":\"en-US\",\"text\":\"It was bought through CSP.\"";
}

/// <summary>A whole case, from the first word to the next case.</summary>
internal sealed class CaseTalk(LoadAddress address, bool korean) : TeamsTalk(address)
{
    private readonly LoadCase steps = new(korean);
    private string? button;
    private string? fault;

    public override bool IsOver => steps.IsOver;

    protected override string Content()
    {
        var locale = korean ? "ko-KR" : "en-US";
        return steps.Next() is { } text
            ? $"\"locale\":\"{locale}\",\"text\":\"{text}\""
            : $"\"locale\":\"{locale}\",\"replyToId\":\"{CardId}\",\"value\":{button}";
    }

    protected override void Look(ReadOnlySpan<byte> card)
    {
        button = LoadCard.Find(card, steps.Finds);
        fault = button is null ? $"no button {steps.Finds} in {Encoding.UTF8.GetString(card)}" : null;
    }

    protected override string? FaultOfCard() => fault;
}
