using MultiChannelBot.Cards.Content;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using Spectre.Console;

namespace MultiChannelBot.Channels.Terminal;

/// <summary>
/// Shows replies in a terminal. In a real one with panels and colours, beside words that say the same; into a pipe or a
/// file as the plain lines of <see cref="PlainText"/>, without any control codes. Choices are numbered as they can be answered.
/// </summary>
/// <param name="say">The phrasebook's method that says a line.</param>
/// <param name="console">Where to show them.</param>
/// <param name="isPlain">True for plain lines.</param>
public sealed class TerminalCards(Say say, IAnsiConsole console, bool isPlain)
{
    private readonly ContentWriter contents = new(TypedTexts.Of(say));

    /// <summary>Shows on standard output: plain where that is redirected or the terminal knows no control codes.</summary>
    public static TerminalCards OnStandardOutput(Say say)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        return new TerminalCards(say, console, Console.IsOutputRedirected || !console.Profile.Capabilities.Ansi);
    }

    /// <summary>Shows one reply.</summary>
    public void Show(Reply reply)
    {
        var content = contents.Write(reply);
        if (isPlain)
        {
            console.Profile.Out.Writer.Write(PlainText.Of(content, presses => ToType(presses, reply)) + "\n");
            return;
        }

        var page = new TerminalPage(console);
        page.Lines(content.Lead, TerminalStyles.Aside);
        switch (content)
        {
            case QuestionContent question:
                Question(page, question);
                break;
            case AnswerContent answer:
                TerminalAnswer.Show(page, answer);
                break;
            case NoticeContent notice:
                page.Panel(notice.Title, notice.Body, TerminalStyles.Frame);
                page.Unbroken(notice.Copy);
                break;
            case WelcomeContent welcome:
                page.Panel(welcome.Title, welcome.Body, TerminalStyles.Frame);
                page.Choices(welcome.RolesHeading, welcome.Roles, areNumbered: false);
                break;
        }

        Below(page, content, reply);
    }

    /// <summary>What can be typed besides an answer, in one line.</summary>
    private string ToType(string presses, Reply reply) =>
        $"{say(Line.Of("terminal.type"), reply.Language, reply.Role.Voice())} {presses}";

    private static void Question(TerminalPage page, QuestionContent question)
    {
        page.Headed(null, question.Prompt, question.Guidance, TerminalStyles.Frame);
        page.Choices(null, question.Choices, areNumbered: true);
    }

    private void Below(TerminalPage page, CardContent content, Reply reply)
    {
        page.Links(content.LinksBelow);
        if (PlainText.Presses(content) is { } presses)
        {
            page.Line("  " + ToType(presses, reply), TerminalStyles.Frame);
        }

        foreach (var group in content.Known)
        {
            page.Line($"{group.Heading}: {string.Join(" · ", group.Facts.Select(fact => fact.Text))}", TerminalStyles.Aside);
        }

        page.Gap();
    }
}
