using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Channels.Terminal;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Commands;

/// <summary>One line in, the outcome or the missing fact out. Nothing is kept.</summary>
internal static class AskVerb
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public sealed record Question(string Text, Language? Language, Role? Role, DateTimeOffset Now, bool Json);

    public static int Run(Triage triage, Question question)
    {
        if (question.Json)
        {
            Console.WriteLine(Json(triage, question).ToJsonString(Indented));
        }
        else
        {
            Show(triage, Take(triage, question));
        }

        return 0;
    }

    /// <summary>The answer as data: outcomes, one a subscription, or the fact that is missing.</summary>
    public static JsonObject Json(Triage triage, Question question)
    {
        var result = Take(triage, question);
        return new AskData(triage, question.Language ?? Shown(result), question.Role ?? Role.Sales).Of(result);
    }

    private static TurnResult Take(Triage triage, Question question)
    {
        var input = new Input.Said(question.Text)
        {
            Asker = "terminal",
            SaidAt = question.Now,
            Locale = question.Language,
            DefaultRole = question.Role ?? Role.Sales,
        };
        return triage.Turn.Take(null, input, question.Now);
    }

    /// <summary>The reply, and where to go on: the process ends here, so a button would be a promise nobody keeps.</summary>
    private static void Show(Triage triage, TurnResult result)
    {
        IEnumerable<Reply> replies = Topic.IsOffTopic(result) ? result.Replies.Select(Scope) : result.Replies;
        new TerminalScreen(triage.Phrases).Show(replies.Select(WithoutPresses));
        Console.WriteLine(triage.Phrases.Say("terminal.go-on", Shown(result)));
    }

    private static Notice Scope(Reply reply) => new()
    {
        Language = reply.Language,
        Role = reply.Role,
        Revision = reply.Revision,
        Body = [Line.Of("unread.scope")],
    };

    private static Reply WithoutPresses(Reply reply) => reply switch
    {
        Ask ask => ask with { Actions = [.. ask.Actions.Where(IsLink)] },
        Answer answer => answer with { Actions = [.. answer.Actions.Where(IsLink)] },
        Notice notice => notice with { Actions = [.. notice.Actions.Where(IsLink)] },
        _ => reply,
    };

    private static bool IsLink(Button button) => button.Link is not null;

    private static Language Shown(TurnResult result) => result.Replies is [var reply, ..] ? reply.Language : Language.English;
}
