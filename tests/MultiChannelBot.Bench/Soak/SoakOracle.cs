using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Commands;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Bench.Soak;

/// <summary>What was found of one case.</summary>
internal sealed record SoakFindings(int Turns, int Lost, int Twice, int Wrong, int Missing, int Doubles)
{
    public static SoakFindings None { get; } = new(0, 0, 0, 0, 0, 0);

    public static SoakFindings operator +(SoakFindings one, SoakFindings other) => new(
        one.Turns + other.Turns, one.Lost + other.Lost, one.Twice + other.Twice, one.Wrong + other.Wrong,
        one.Missing + other.Missing, one.Doubles + other.Doubles);
}

/// <summary>
/// Knows what a case must hold and what must have been said in it: from the claims it reads which turns took effect in which
/// order, takes the same turns in this process, and compares.
/// </summary>
internal sealed partial class SoakOracle(KeyMaker keys, RedisLink link)
{
    /// <summary>Of cases that are not as they should be: what was said in them, what was expected and what was found.</summary>
    public ConcurrentQueue<string> Explained { get; } = [];

    private const string Forgetful = "notice.cannot-remember";
    private const string Repeat = "notice.please-repeat";
    private const string Fault = "notice.fault";

    private static readonly BotSettings Settings = new();
    private readonly Triage triage = Triage.Load(Settings);
    private readonly TeamsCards cards = TeamsCards.Load(HostVerb.CardsDirectory, Triage.Load(Settings).Phrases.Say);
    private readonly CaseReference references = new(keys);
    private readonly RedisCaseStore cases = new(link, TimeProvider.System, Settings.State.Expiry);

    /// <summary>True where a message was answered with a plain word that it had no effect, so that it is to be said again.</summary>
    public bool IsToBeRepeated(SoakReply reply) => Told.Any(told => reply.Card.Contains(told, StringComparison.Ordinal));

    /// <summary>True where replies of the case are still unsent, as far as the store knows.</summary>
    public Task<bool> HasUnsentAsync(SoakCase talk) => link.RunAsync(async database =>
        (await database.HashKeysAsync(RedisKeys.Case(talk.Key))).Any(field => ((string)field!).StartsWith("p:", StringComparison.Ordinal)));

    /// <summary>Looks at a case that nobody is talking in any more.</summary>
    public async Task<SoakFindings> CheckAsync(SoakCase talk, IReadOnlyList<SoakReply> replies)
    {
        var versions = await Task.WhenAll(talk.Said.Select(message => VersionAsync(talk, message)));
        var told = replies.Where(IsToBeRepeated).Select(reply => reply.ReplyTo).ToHashSet(StringComparer.Ordinal);
        var applied = talk.Said.Zip(versions).Where(turn => turn.Second > 0).OrderBy(turn => turn.Second).ToList();
        var kept = await cases.ReadAsync(talk.Key);
        var (state, said) = Replay(talk, applied.Select(turn => turn.First));
        List<string> sent = [.. replies.Where(reply => !IsToBeRepeated(reply)).Select(reply => Plain(reply.Card))];
        var (missing, doubles, foreign) = Compare(said, sent);
        var findings = new SoakFindings(
            applied.Count,
            talk.Said.Zip(versions).Count(turn => turn.Second == 0 && !told.Contains(turn.First.Id)),
            (int)Math.Abs(Writes(applied, kept.Version) - applied.Count),
            foreign + (IsRight(kept, state) && HoldsNewest(state, applied.Select(turn => turn.First)) ? 0 : 1),
            missing,
            doubles);
        if (findings with { Turns = 0 } != SoakFindings.None)
        {
            Explained.Enqueue(SoakExplanation.Of(findings, talk.Said.Zip(versions), (kept.Value, state), (said, sent)));
        }

        return findings;
    }

    /// <summary>How often the case was written: versions count up by one from the first.</summary>
    private static long Writes(List<(SoakMessage Message, long Version)> applied, CaseVersion kept) =>
        applied.Count == 0 ? kept.Number : kept.Number - applied[0].Version + 1;

    private IEnumerable<string> Told => ((string[])[Forgetful, Repeat, Fault])
        .Select(key => triage.Phrases.Say(key, Language.English).Split('{')[0]);

    private async Task<long> VersionAsync(SoakCase talk, SoakMessage message)
    {
        var claim = (string?)await link.RunAsync(database => database.StringGetAsync(RedisKeys.Claim(talk.Key, talk.Claim(message))));
        return claim?.Split('|') is ["saved" or "sent", var number, ..] ? long.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    private (CaseState? State, List<string> Said) Replay(SoakCase talk, IEnumerable<SoakMessage> messages)
    {
        CaseState? state = null;
        var said = new List<string>();
        foreach (var message in messages)
        {
            var result = triage.Turns.Take(state, InputOf(talk, message), TimeProvider.System.GetUtcNow());
            state = result.State;
            said.AddRange(result.Replies.Select(reply => Plain(JsonNode.Parse(cards.Render(reply, references.Sign(talk.Key, talk.Place)).Json)!.ToJsonString())));
        }

        return (state, said);
    }

    private static Input InputOf(SoakCase talk, SoakMessage message) => new Input.Said(message.Sentence.Text)
    {
        Asker = talk.User.Value,
        SaidAt = message.SaidAt,
        Locale = Language.English,
        DefaultRole = Roles.Parse(Settings.Conversation.TeamsRole)!.Value,
        Edition = Settings.Guidance.Edition,
        FreshCode = CaseCodes.Draw(),
    };

    private static (int Missing, int Doubles, int Foreign) Compare(List<string> expected, List<string> sent)
    {
        var counts = sent.CountBy(card => card).ToDictionary();
        var (missing, doubles) = (0, 0);
        foreach (var (card, times) in expected.CountBy(card => card))
        {
            counts.Remove(card, out var arrived);
            missing += Math.Max(0, times - arrived);
            doubles += Math.Max(0, arrived - times);
        }

        return (missing, doubles, counts.Values.Sum());
    }

    private static bool IsRight(StoredCase kept, CaseState? expected)
    {
        var state = kept.Value is { } value && CaseJson.ReadState(value) is StateReading.Read read ? read.State : null;
        return state is null || expected is null
            ? state is null && expected is null
            : state.Subscriptions.Length == expected.Subscriptions.Length && state.Subscriptions.Zip(expected.Subscriptions)
                .All(pair => pair.First.Facts.Values.SequenceEqual(pair.Second.Facts.Values) && pair.First.SaidAt.ToHashSet().SetEquals(pair.Second.SaidAt));
    }

    /// <summary>The rule by itself, without the conversation: of each fact the value that was said last by the channel's clock.</summary>
    private static bool HoldsNewest(CaseState? state, IEnumerable<SoakMessage> messages) => messages
        .GroupBy(message => message.Sentence.Fact)
        .All(said => state!.Current.Facts.Value(said.Key)?.Code == said.MaxBy(message => message.SaidAt)!.Sentence.Value);

    // Revisions count from the second in which a case began.
    private static string Plain(string card) => Revision().Replace(card, "\"rev\":0");

    [GeneratedRegex("\"rev\":-?[0-9]+")]
    private static partial Regex Revision();
}
