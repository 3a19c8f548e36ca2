using MultiChannelBot.Channels.Terminal;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using Spectre.Console;

namespace MultiChannelBot.Tests.Cards;

public class TerminalCardsTests
{
    [Fact]
    public void Into_a_pipe_go_plain_lines_without_control_codes_or_boxes()
    {
        foreach (var (name, reply) in SampleReplies.All())
        {
            var shown = Show(reply, isPlain: true);

            Assert.False(shown.Any(letter => (char.IsControl(letter) && letter != '\n') || letter is >= '\u2500' and <= '\u257F'), name);
            Assert.All(shown.Split('\n')[..^1], line => Assert.False(string.IsNullOrWhiteSpace(line), name));
        }
    }

    [Fact]
    public void Choices_are_numbered_as_they_can_be_answered()
    {
        var question = SampleReplies.Question(SampleReplies.PurchaseChannelsOf(8), first: false);

        Assert.Contains("  2. Advisor — ", Show(question, isPlain: true), StringComparison.Ordinal);
        Assert.Matches("2 +.*Advisor", Show(question, isPlain: false));
    }

    [Fact]
    public void In_a_real_terminal_nothing_of_the_plain_text_is_lost()
    {
        foreach (var (name, reply) in SampleReplies.All())
        {
            var shown = Squeezed(Show(reply, isPlain: false));

            Assert.All(
                Show(reply, isPlain: true).Split('\n').Select(line => line.Trim().TrimStart('-', ' ')),
                line => Assert.All(line.Split([" — ", ": http"], StringSplitOptions.None).Select(Squeezed), piece => Assert.Contains(piece, shown, StringComparison.Ordinal)));
            Assert.NotEqual("", name);
        }
    }

    [Theory]
    [InlineData(Language.English, Role.Sales)]
    [InlineData(Language.English, Role.Customer)]
    [InlineData(Language.Korean, Role.Sales)]
    [InlineData(Language.Korean, Role.Customer)]
    public void Nobody_is_told_to_press_what_a_terminal_does_not_have(Language language, Role role)
    {
        var reply = SampleReplies.Notice with
        {
            Language = language,
            Role = role,
            Body = [Line.Of("welcome.how"), Line.Of("help.how"), Line.Of("unread.2")],
        };

        var shown = Show(reply, isPlain: true);

        Assert.DoesNotContain(["press ", "Press ", "button", "버튼", "눌러", "누르"], word => shown.Contains(word, StringComparison.Ordinal));
        Assert.Contains(SampleTexts.Phrases.Say("terminal.type", language), shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_stands_unbroken_however_narrow_the_terminal_is()
    {
        var answer = SampleReplies.Answer(new AnswerPart(null, SampleOutcomes.RequestRelationship, null, []));

        Assert.Contains(SampleOutcomes.Request.Url(Language.English), Show(answer, isPlain: false, width: 40), StringComparison.Ordinal);
    }

    [Fact]
    public void Brackets_in_a_text_are_no_markup()
    {
        var contact = Line.Of("human.contact").With("contact", new Arg.Setting("[red]desk[/] [link=x]"));

        var shown = Show(SampleReplies.Notice with { Title = contact, Body = [contact] }, isPlain: false);

        Assert.Contains("[red]desk[/] [link=x]", shown, StringComparison.Ordinal);
    }

    private static string Show(Reply reply, bool isPlain, int width = 100)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = width;
        new TerminalCards(SampleTexts.Phrases.Say, console, isPlain).Show(reply);
        return output.ToString();
    }

    /// <summary>The letters alone: boxes, indents, wraps and numbers' dots apart.</summary>
    private static string Squeezed(string text) =>
        string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter is not ((>= '\u2500' and <= '\u257F') or '.')));
}
