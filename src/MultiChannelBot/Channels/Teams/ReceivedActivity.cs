using System.Collections.Immutable;
using Microsoft.Bot.Schema;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// An activity as it came in, with what we and the SDK's adapter read of it; <see cref="Activity.Value"/> is a
/// <see cref="System.Text.Json.JsonElement"/>, of the entities there are only mentions, and whatever else was sent is not kept.
/// </summary>
internal sealed class ReceivedActivity : Activity
{
    /// <summary>The tenants that Teams' own data name: as a rule one, elsewhere none.</summary>
    public ImmutableArray<string> Tenants { get; init; } = [];

    /// <summary>Which of several events of one type it is, in Teams' own data: "editMessage"; null elsewhere.</summary>
    public string? EventType { get; init; }

    /// <summary>The team that it comes from, in Teams' own data; null elsewhere.</summary>
    public string? Team { get; init; }

    /// <summary>The moment as the sender's client writes it ("2026-03-02T18:00:00.000+09:00"); null where it does not.</summary>
    public string? WrittenLocally { get; init; }

    /// <summary>A digest of the body; null where an id tells deliveries apart.</summary>
    public string? Fingerprint { get; set; }
}
