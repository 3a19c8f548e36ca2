using MultiChannelBot.Cards.Content;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;

namespace MultiChannelBot.Channels.Terminal;

/// <summary>Prints replies on standard output as plain lines.</summary>
internal sealed class TerminalScreen(Phrasebook phrases)
{
    private readonly ContentWriter contents = new(phrases.Say);

    /// <summary>Prints each reply.</summary>
    public void Show(IEnumerable<Reply> replies)
    {
        foreach (var reply in replies)
        {
            Console.WriteLine(PlainText.Of(contents.Write(reply)));
        }
    }

    /// <summary>The next line the person types; null at the end of input.</summary>
    public static string? ReadLine(TextReader? redirected) => redirected is null ? Console.ReadLine() : redirected.ReadLine();

    /// <summary>True for a word that leaves the terminal.</summary>
    public static bool IsExit(string text) => text.Trim() is "exit" or "quit" or "/exit" or "/quit";
}
