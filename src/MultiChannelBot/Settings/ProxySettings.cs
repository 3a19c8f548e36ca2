using System.Net;

namespace MultiChannelBot.Settings;

/// <summary>Section "Proxy": whose word is taken for the address and scheme that a request came with.</summary>
public sealed record ProxySettings
{
    /// <summary>
    /// Addresses ("10.0.0.4") or networks ("10.0.0.0/24") of the proxies in front; empty for none. Only their X-Forwarded-For
    /// and X-Forwarded-Proto are read.
    /// </summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>How many proxies stand in a row.</summary>
    public int Hops { get; init; } = 1;

    /// <summary>The addresses as networks. Only for settings without faults.</summary>
    public IEnumerable<IPNetwork> Networks() => Addresses.Select(address => NetworkOf(address)!.Value);

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        foreach (var address in Addresses.Where(address => NetworkOf(address) is null))
        {
            yield return new SettingFault("Proxy:Addresses", $"'{address}' is no address.", "Write an address such as 10.0.0.4 or a network such as 10.0.0.0/24.");
        }

        if (Hops is < 1 or > 10)
        {
            yield return new SettingFault("Proxy:Hops", $"{Hops} is out of range.", "Set 1 to 10 proxies in a row.");
        }
    }

    // A network of everything would believe everybody.
    private static IPNetwork? NetworkOf(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0 ? network : null;
    }
}
