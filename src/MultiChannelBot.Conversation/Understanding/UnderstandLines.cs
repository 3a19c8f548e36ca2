namespace MultiChannelBot.Conversation.Understanding;

/// <summary>The "understand" verb without its streams: JSON lines in, JSON lines out, a bad line told by its number.</summary>
public static class UnderstandLines
{
    /// <summary>Reads every line; a line that cannot be read is reported and the rest goes on.</summary>
    /// <param name="input">Records, one JSON object a line; empty lines are passed over.</param>
    /// <param name="output">One line a record, in order.</param>
    /// <param name="error">One line a bad record: its number and the reason, never its text.</param>
    /// <param name="understanding">What reads the texts.</param>
    /// <param name="today">The day relative dates count from.</param>
    /// <returns>The exit code: 0, or 1 where a line could not be read.</returns>
    public static int Run(TextReader input, TextWriter output, TextWriter error, IUnderstanding understanding, DateOnly today)
    {
        var (number, exit) = (0, 0);
        while (input.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (record, reason) = UnderstandRecord.Parse(line);
            if (record is null)
            {
                error.WriteLine($"line {number}: {reason}");
                exit = 1;
                continue;
            }

            output.WriteLine(ReadingJson.Write(record.Id, understanding.Read(record.Text, record.Asked, today)));
        }

        return exit;
    }
}
