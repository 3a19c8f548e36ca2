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
internal abstract class LoadTalk(LoadAddress address)
{
    private const string Tenant = "11111111-1111-4111-8111-111111111111";
    private const int HeadBytes = 512;
    private static long last;

    private readonly string user = Guid.NewGuid().ToString();
    private readonly byte[] request = new byte[4 * 1024];
    private int replies;
    private int repliesBefore;

    /// <summary>The id of the conversation; nothing in it needs escaping in an address.</summary>
    public string Conversation { get; } = string.Create(CultureInfo.InvariantCulture, $"load-{Interlocked.Increment(ref last)}");

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
            $"POST {Path()} HTTP/1.1\r\nHost: 127.0.0.1:{address.Port}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {body}\r\n\r\n",
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

    /// <summary>The key of the case.</summary>
    public CaseKey Key(KeyMaker keys) => keys.Case(new ConversationId(Delivery.Channel.Teams, Tenant, Conversation), user);

    protected virtual string Path() => address.Path;

    /// <summary>Looks at a message while it is there.</summary>
    protected virtual void Look(ReadOnlySpan<byte> card)
    {
    }

    /// <summary>What was wrong with the message looked at last.</summary>
    protected virtual string? FaultOfCard() => null;

    /// <summary>What is said: the part of the activity that differs.</summary>
    protected abstract string Content();

    private int Write(Span<byte> body) => Utf8.TryWrite(body, CultureInfo.InvariantCulture, $$$"""
        {"type":"message","id":"{{{Guid.NewGuid():N}}}","timestamp":"{{{TimeProvider.System.GetUtcNow():O}}}","channelId":"msteams","serviceUrl":"{{{address.ServiceUrl}}}","from":{"id":"29:{{{user}}}","name":"Sales Rep","aadObjectId":"{{{user}}}"},"conversation":{"id":"{{{Conversation}}}","conversationType":"personal","tenantId":"{{{Tenant}}}"},"recipient":{"id":"28:bot","name":"Subscription Guide"},"textFormat":"plain","entities":[{"type":"clientInfo","locale":"en-US","country":"US","platform":"Web"}],"channelData":{"tenant":{"id":"{{{Tenant}}}"}},{{{Content()}}}}
        """, out var length) ? length : throw new InvalidOperationException("The message is too long.");
}

/// <summary>One sentence that is answered: all that the stock bot can do.</summary>
internal sealed class EchoTalk(LoadAddress address) : LoadTalk(address)
{
    protected override string Content() => "\"locale\":\"en-US\",\"text\":\"It was bought through CSP.\"";
}

/// <summary>The same sentence for the relay, which reads no JSON: the address names the conversation.</summary>
internal sealed class RelayTalk(LoadAddress address) : LoadTalk(address)
{
    protected override string Path() => $"{base.Path()}?{Conversation}";

    protected override string Content() => "\"locale\":\"en-US\",\"text\":\"It was bought through CSP.\"";
}

/// <summary>One turn of a case.</summary>
/// <param name="Says">What is typed; null where the button is pressed that the turn before found.</param>
/// <param name="Finds">A button that the answer must have.</param>
internal sealed record LoadStep(string? Says, LoadPress Finds);

/// <summary>A whole case, from the first word to the next case.</summary>
internal sealed class CaseTalk(LoadAddress address, bool korean) : LoadTalk(address)
{
    private static readonly LoadPress Leave = new("next");

    private static readonly LoadStep[] Licenses =
    [
        new("hi", new("answer", "serviceType", "license-based")),
        new(null, new("answer", "purchaseChannel", "ea")),
        new(null, new("answer", "intent", "manage")),
        new(null, Leave),
        new("It was bought through CSP.", Leave),
        new(null, new("answer", "serviceType", "license-based")),
    ];

    private static readonly LoadStep[] Azure =
    [
        new("Azure 구독입니다", new("answer", "purchaseChannel", "advisor")),
        new(null, Leave),
        new("아, 다른 CSP 파트너였네요", Leave),
        new(null, new("answer", "serviceType", "usage-based")),
    ];

    private readonly LoadStep[] steps = korean ? Azure : Licenses;
    private int step = -1;
    private string? button;
    private string? fault;

    public override bool IsOver => step + 1 == steps.Length;

    protected override string Content()
    {
        step++;
        var locale = korean ? "ko-KR" : "en-US";
        return steps[step].Says is { } text
            ? $"\"locale\":\"{locale}\",\"text\":\"{text}\""
            : $"\"locale\":\"{locale}\",\"replyToId\":\"{CardId}\",\"value\":{button}";
    }

    protected override void Look(ReadOnlySpan<byte> card)
    {
        button = LoadCard.Find(card, steps[step].Finds);
        fault = button is null ? $"no button {steps[step].Finds} in {Encoding.UTF8.GetString(card)}" : null;
    }

    protected override string? FaultOfCard() => fault;
}
