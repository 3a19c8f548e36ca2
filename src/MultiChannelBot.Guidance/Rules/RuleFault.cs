namespace MultiChannelBot.Guidance.Rules;

/// <summary>Something wrong with an edition's data. It stops start-up.</summary>
/// <param name="File">The file's name within its directory, or the directory where no file is meant.</param>
/// <param name="Line">The line, counted from 1; 0 where the whole file is meant.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record RuleFault(string File, int Line, string Message, string Remedy)
{
    /// <summary>One line, in the form "file:line: message Remedy".</summary>
    public override string ToString() => $"{File}{(Line > 0 ? $":{Line}" : "")}: {Message} {Remedy}";
}
