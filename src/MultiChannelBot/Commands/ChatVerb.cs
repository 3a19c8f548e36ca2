using MultiChannelBot.Channels.Terminal;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Commands;

/// <summary>The same conversation in this terminal. Its state ends with the process.</summary>
internal static class ChatVerb
{
    public static int Run(Triage triage, string? language, string? role, TimeProvider clock)
    {
        var screen = new TerminalScreen(triage.Phrases);
        using var lines = Console.IsInputRedirected ? ConversationVerbs.StandardInput() : null;
        var defaults = new Defaults(LanguageCodes.Parse(language), Roles.Parse(role) ?? Role.Sales);
        var welcome = triage.Turn.Take(null, defaults.Of(new Input.Arrived { Asker = Defaults.Asker, SaidAt = clock.GetLocalNow() }), clock.GetLocalNow());
        screen.Show(role is null ? welcome.Replies : welcome.Replies.Select(WithoutRoles));
        var state = welcome.State;
        while (TerminalScreen.ReadLine(lines) is { } text)
        {
            if (TerminalScreen.IsExit(text))
            {
                break;
            }

            state = Take(triage, screen, state, defaults.Of(new Input.Said(text) { Asker = Defaults.Asker, SaidAt = clock.GetLocalNow() }), clock);
        }

        return 0;
    }

    private static CaseState? Take(Triage triage, TerminalScreen screen, CaseState? state, Input input, TimeProvider clock)
    {
        var result = triage.Turn.Take(state, input, clock.GetLocalNow());
        screen.Show(result.Replies);
        return result.State;
    }

    /// <summary>The welcome for a person whose role was given with the verb: it is not asked again.</summary>
    private static Reply WithoutRoles(Reply reply) => reply is not Welcome welcome ? reply : new Notice
    {
        Language = welcome.Language,
        Role = welcome.Role,
        Revision = welcome.Revision,
        Lead = welcome.Lead,
        Title = welcome.Title,
        Body = welcome.Body,
        Actions = welcome.Actions,
    };

    private sealed record Defaults(Language? Language, Role Role)
    {
        public const string Asker = "terminal";

        public Input Of(Input input) => input with { Locale = Language, DefaultRole = Role };
    }
}
