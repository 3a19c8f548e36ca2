namespace MultiChannelBot.Settings;

/// <summary>Broken rules, cards, texts or settings: start-up stops, and each line says what, where and the remedy.</summary>
public sealed class StartupException : Exception
{
    /// <summary>Everything that is wrong, not only the first.</summary>
    public StartupException(IReadOnlyList<string> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>One fault.</summary>
    public StartupException(string message)
        : this([message])
    {
    }

    /// <summary>One fault with its cause.</summary>
    public StartupException(string message, Exception inner)
        : base(message, inner) => Faults = [message];

    /// <summary>A fault without words.</summary>
    public StartupException()
        : this("Start-up failed.")
    {
    }

    /// <summary>One line a fault.</summary>
    public IReadOnlyList<string> Faults { get; }
}
