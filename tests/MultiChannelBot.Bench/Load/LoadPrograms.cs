using System.Globalization;

namespace MultiChannelBot.Bench.Load;

/// <summary>The programs that the bot is compared with: the load starts its own program again with one of these words.</summary>
internal static class LoadPrograms
{
    public const string Stock = "load-stock";

    public const string Relay = "load-relay";

    /// <summary>Runs one of them until it is ended.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case [Stock, var address]:
                await StockBot.RunAsync(address);
                return 0;
            case [Relay, var address, var redis, var serviceUrl, var stateBytes, var replyBytes]:
                await using (var relay = await BareRelay.ConnectAsync(
                    redis, serviceUrl, int.Parse(stateBytes, CultureInfo.InvariantCulture), int.Parse(replyBytes, CultureInfo.InvariantCulture)))
                {
                    await relay.RunAsync(address);
                }

                return 0;
            default:
                return 2;
        }
    }
}
