using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace MultiChannelBot.State;

/// <summary>
/// A Lua script, sent by its digest so that a turn costs its arguments and not its source. A server that does not have it
/// (restarted, failed over, SCRIPT FLUSH) gets the source once.
/// </summary>
internal sealed class RedisScript(string source)
{
    // EVALSHA names a script by SHA-1: the protocol's choice, and nothing secret hangs on it.
#pragma warning disable CA5350
    private readonly byte[] digest = SHA1.HashData(Encoding.UTF8.GetBytes(source));
#pragma warning restore CA5350

    /// <summary>Runs the script. All keys must carry one hash tag.</summary>
    public async Task<RedisResult> RunAsync(IDatabase database, RedisKey[] keys, RedisValue[] arguments)
    {
        try
        {
            return await database.ScriptEvaluateAsync(digest, keys, arguments).ConfigureAwait(false);
        }
        catch (RedisServerException missing) when (missing.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            return await database.ScriptEvaluateAsync(source, keys, arguments).ConfigureAwait(false);
        }
    }
}
