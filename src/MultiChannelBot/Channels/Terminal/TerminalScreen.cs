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

    /// <summary>The next line the person types, from <paramref name="redirected"/> where input is piped; null at the end.</summary>
    public static string? ReadLine(TextReader? redirected)
    {
        if (redirected is not null)
        {
            return redirected.ReadLine();
        }

        Console.Write(Prompt);
        return Console.ReadLine();
    }

    /// <summary>True for a word that leaves the terminal.</summary>
    public static bool IsExit(string text) => text.Trim() is "exit" or "quit" or "/exit" or "/quit";
}
