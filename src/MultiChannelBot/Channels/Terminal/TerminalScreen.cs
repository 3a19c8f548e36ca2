using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;

namespace MultiChannelBot.Channels.Terminal;

/// <summary>The terminal as a channel: shows replies, reads lines.</summary>
internal sealed class TerminalScreen(Phrasebook phrases)
{
    private const string Prompt = "> ";

    private readonly TerminalCards cards = TerminalCards.OnStandardOutput(phrases.Say);

    /// <summary>Shows each reply.</summary>
    public void Show(IEnumerable<Reply> replies)
    {
        foreach (var reply in replies)
        {
            cards.Show(reply);
        }
    }

    /// <summary>
    /// The next line the person types, from <paramref name="redirected"/> where input is piped; null at the end. A piped
    /// line is shown as if it had been typed, so that what is printed reads as the talk it was.
    /// </summary>
    public static string? ReadLine(TextReader? redirected)
    {
        if (redirected is not null)
        {
            var line = redirected.ReadLine();
            if (line is not null)
            {
                Console.WriteLine($"\n{Prompt}{line}\n");
            }

            return line;
        }

        Console.Write(Prompt);
        return Console.ReadLine();
    }

    /// <summary>True for a word that leaves the terminal.</summary>
    public static bool IsExit(string text) => text.Trim() is "exit" or "quit" or "/exit" or "/quit";
}
