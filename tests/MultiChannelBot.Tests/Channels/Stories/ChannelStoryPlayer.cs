using System.Globalization;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Tests;
using MultiChannelBot.Conversation.Tests.Stories;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Tests.Channels.Stories;

/// <summary>
/// Plays a story on a channel: what its lines say goes in as that channel sends it, what the conversation then made of it is held
/// against the story, and what the channel was sent has to show just that.
/// </summary>
internal sealed class ChannelStoryPlayer(StoryStage stage, Story story)
{
    /// <summary>How much of a reply is looked for: the rest may be shortened.</summary>
    private const int Letters = 40;

    private Role role = Role.Sales;
    private Language? locale = Language.English;
    private string asker = "asker";
    private TurnResult? last;

    /// <summary>Plays it from the first line to the last.</summary>
    public async Task PlayAsync()
    {
        stage.Clock.Now = Conversations.Noon;
        foreach (var line in story.Lines.TakeWhile(line => line.Word is not ("user" or "click" or "arrives")).Where(line => line.Word == "role"))
        {
            role = Roles.Parse(line.Rest)!.Value;
        }

        stage.Begin(role, story.Lines.Any(line => line.Word == "asker"));
        foreach (var line in story.Lines)
        {
            await DoAsync(line);
        }
    }

    /// <summary>The first of the words that cannot be told on a channel, or null.</summary>
    public static string? UntoldIn(Story story, StoryStage stage) => story.Lines
        .Select(line => line.Word == "bot" ? line.Rest.Split(' ')[0] : line.Word).FirstOrDefault(stage.Untold.ContainsKey);

    private async Task DoAsync(StoryLine line)
    {
        switch (line.Word)
        {
            case "role":
                Assert.Equal(role, Roles.Parse(line.Rest));
                break;
            case "lang":
                locale = LanguageCodes.Parse(line.Rest);
                break;
            case "asker":
                asker = line.Rest;
                break;
            case "later":
                stage.Clock.Now += TimeSpan.Parse(line.Rest, CultureInfo.InvariantCulture);
                break;
            case "arrives":
                await TakeAsync(line, () => stage.ArriveAsync(locale));
                break;
            case "user":
                await TakeAsync(line, () => stage.SayAsync(line.Rest.Replace("\\n", "\n", StringComparison.Ordinal), asker, locale));
                break;
            case "click":
                // A story may begin with a click on the first question: here somebody has to be shown it.
                await (last is null ? TakeAsync(line, () => stage.SayAsync("start", asker, locale)) : Task.CompletedTask);
                await TakeAsync(line, () => stage.PressAsync(StoryPress.Read(line.Rest, last!.State!.Revision), asker, locale));
                break;
            case "bot":
                StoryExpectation.Check(Conversations.Default, line, last!.State, last.Replies.SingleOrDefault(), last.Counted, last.Reminder, last.HandOff);
                break;
            default:
                throw new FormatException($"{line.Place}: no line begins with '{line.Word}'");
        }
    }

    private async Task TakeAsync(StoryLine line, Func<Task<string?>> send)
    {
        stage.Clock.Now += TimeSpan.FromSeconds(30);
        stage.Turns.Last = null;
        var seen = await send();
        last = stage.Turns.Last;
        Assert.True(last is not null, $"{line.Place}: nothing came of it");
        var expected = last.Replies.SingleOrDefault() is { } reply ? HeartOf(reply) : null;
        Assert.True(
            expected is null ? seen is null : seen is not null && LettersOf(seen).Contains(expected, StringComparison.Ordinal),
            $"{line.Place}: '{expected ?? "silence"}' is not what is seen: {seen ?? "nothing"}");
    }

    /// <summary>The letters of what a reply is about.</summary>
    private string HeartOf(Reply reply)
    {
        var line = reply switch
        {
            Ask ask => ask.Prompt,
            Answer answer => answer.Parts[^1].Outcome.Text(answer.Parts[^1].Outcome.Headline),
            Notice notice => notice.Title ?? notice.Body[0],
            Welcome welcome => welcome.Title,
            _ => throw new InvalidOperationException($"No way to see {reply.GetType().Name}."),
        };
        var letters = LettersOf(stage.Say(line, reply.Language, reply.Role.Voice()));
        return letters.Length > Letters ? letters[..Letters] : letters;
    }

    // Channels escape other things, each in its own way.
    private static string LettersOf(string text) => new([.. text.Where(char.IsLetterOrDigit)]);
}
