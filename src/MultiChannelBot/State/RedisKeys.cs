using MultiChannelBot.Conversation.Ports;
using StackExchange.Redis;

namespace MultiChannelBot.State;

/// <summary>
/// Where everything lies. The braces are the hash tag: all keys of one case share a slot of a cluster, and no script names
/// keys of two tags.
/// </summary>
internal static class RedisKeys
{
    public static RedisKey Case(CaseKey key) => $"{{mcb:{key}}}:case";

    public static RedisKey Claim(CaseKey key, ClaimId claim) => $"{{mcb:{key}}}:seen:{claim}";

    public static RedisKey SetAside(CaseKey key) => $"{{mcb:{key}}}:unreadable";

    public static RedisKey User(UserKey key) => $"{{mcb:u:{key}}}";

    /// <summary>The braces hold the edition: each is counted by itself.</summary>
    public static RedisKey Feedback(string edition) => $"{{mcb:f:{edition}}}";

    public static RedisKey Code(CodeKey key) => $"{{mcb:code:{key}}}";

    public static RedisKey Tries(TriesKey key) => $"{{mcb:tries:{key}}}";

    /// <summary>All reminders of a bot, under one tag; see <see cref="ReminderScripts"/>.</summary>
    public static RedisKey[] Reminders { get; } =
        ["{mcb:reminders}:due", "{mcb:reminders}:kept", "{mcb:reminders}:owners", "{mcb:reminders}:written"];

    public static RedisKey Install(InstallKey key) => $"{{mcb:i:{key}}}";

    public static RedisKey Spent(string once) => $"{{mcb:spent:{once}}}";

    /// <summary>The keys that installations are protected with.</summary>
    public static RedisKey ProtectionKeys { get; } = "{mcb:protection}";

    /// <summary>What was said in a conversation of the web chat, where its count begins, and what was taken already.</summary>
    public static RedisKey[] ActivityLog(PlaceKey key) => [$"{{mcb:w:{key}}}:log", $"{{mcb:w:{key}}}:head", $"{{mcb:w:{key}}}:taken"];

    public static RedisKey Tenant(TenantKey key) => $"{{mcb:t:{key}}}";
}
