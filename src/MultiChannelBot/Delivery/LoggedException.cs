using System.Net.Sockets;
using System.Text;
using StackExchange.Redis;

namespace MultiChannelBot.Delivery;

/// <summary>
/// An exception as it may be logged: kinds and places, without the messages of others. Those quote what they stumbled over, and
/// that may be what somebody wrote, or the key of a case. Messages of our own exceptions quote nothing and stay.
/// </summary>
public sealed class LoggedException : Exception
{
    private const string Ours = "MultiChannelBot";

    private readonly Exception fault;

    private LoggedException(Exception fault)
        : base(Told(fault), fault.InnerException is { } inner ? new LoggedException(inner) : null) => this.fault = fault;

    /// <inheritdoc/>
    public override string? StackTrace => fault.StackTrace;

    /// <summary>The exception without what its message quotes; null for none.</summary>
    public static LoggedException? Of(Exception? fault) => fault is null ? null : new LoggedException(fault);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(Message);
        if (InnerException is { } inner)
        {
            text.AppendLine().Append(" ---> ").Append(inner).AppendLine().Append("   --- end of the inner one ---");
        }

        return StackTrace is { } stack ? text.AppendLine().Append(stack).ToString() : text.ToString();
    }

    private static string Told(Exception fault)
    {
        var kind = fault.GetType();
        var told = kind.Assembly.GetName().Name!.StartsWith(Ours, StringComparison.Ordinal) ? fault.Message : Detail(fault);
        return told is null ? kind.FullName! : $"{kind.FullName}: {told}";
    }

    /// <summary>What can be said of an exception of others in words that are fixed.</summary>
    private static string? Detail(Exception fault) => fault switch
    {
        SocketException socket => socket.SocketErrorCode.ToString(),
        HttpRequestException request => request.StatusCode?.ToString() ?? request.HttpRequestError.ToString(),
        RedisConnectionException redis => redis.FailureType.ToString(),
        RedisServerException refused => refused.Message.Split(' ')[0],
        _ => null,
    };
}
