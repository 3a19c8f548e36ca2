using System.Net.Sockets;
using MultiChannelBot.Delivery;
using MultiChannelBot.Tests.State;
using StackExchange.Redis;

namespace MultiChannelBot.Tests.Delivery;

/// <summary>What a log says of an exception: enough to find the place, and nothing that somebody wrote.</summary>
public sealed class LoggedExceptionTests
{
    private const string Planted = "Quillfeather wants E5";

    [Fact]
    public void Kinds_and_places_are_told_and_what_messages_quote_is_not()
    {
        var told = LoggedException.Of(Thrown(new FormatException($"'{Planted}' was not in a correct format.", new ArgumentException(Planted))))!.ToString();

        Assert.Contains("System.FormatException", told, StringComparison.Ordinal);
        Assert.Contains("System.ArgumentException", told, StringComparison.Ordinal);
        Assert.Contains(nameof(Thrown), told, StringComparison.Ordinal);
        Assert.DoesNotContain("Quillfeather", told, StringComparison.Ordinal);
    }

    [Fact]
    public void What_failed_at_a_server_is_told_in_words_that_are_fixed()
    {
        Exception[] faults =
        [
            new SocketException((int)SocketError.ConnectionRefused),
            new HttpRequestException(HttpRequestError.NameResolutionError, Planted),
            new RedisConnectionException(ConnectionFailureType.UnableToConnect, CommandFlags.None, Planted, null, CommandStatus.Unknown),
            new RedisServerException(RedisErrorKind.Unknown, CommandFlags.None, $"WRONGTYPE {Planted}"),
        ];

        var told = string.Join('\n', faults.Select(fault => LoggedException.Of(fault)!.Message));

        Assert.All(["ConnectionRefused", "NameResolutionError", "UnableToConnect", "WRONGTYPE"], word => Assert.Contains(word, told, StringComparison.Ordinal));
        Assert.DoesNotContain("Quillfeather", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_a_turn_leaves_nothing_of_the_text_in_the_log()
    {
        await using var bench = new DeliveryBench(Stores.InMemory());
        bench.Channel.BeforeSend = () =>
        {
            bench.Channel.BeforeSend = () => { };
            throw new FormatException(Planted);
        };

        Assert.IsType<DeliveryOutcome.Faulted>(await bench.DeliverAsync("m1", retried: false));

        Assert.Contains(bench.Log.Faults, fault => fault.StartsWith("System.FormatException", StringComparison.Ordinal));
        Assert.DoesNotContain(bench.Log.Faults, fault => fault.Contains("Quillfeather", StringComparison.Ordinal));
    }

    private static Exception Thrown(Exception fault)
    {
        try
        {
            throw fault;
        }
        catch (Exception caught)
        {
            return caught;
        }
    }
}
