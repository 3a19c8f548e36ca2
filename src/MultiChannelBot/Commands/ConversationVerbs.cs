using System.CommandLine;
using System.Globalization;
using System.Text;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Commands;

/// <summary>The verbs that talk: chat, ask, play, understand. Their state is in memory; none opens the store.</summary>
internal static class ConversationVerbs
{
    private static readonly string[] RoleCodes = [.. Enum.GetValues<Role>().Select(role => role.Code())];
    private static readonly string[] LanguageNames = [.. LanguageCodes.All.Select(language => language.Code())];

    public static Command Chat()
    {
        var (lang, role, edition) = (Lang(), RoleOption(), Edition());
        var verb = new Command("chat", "Talks a case through in this terminal.") { lang, role, edition };
        verb.SetAction(parsed => ChatVerb.Run(
            Load(parsed.GetValue(edition)), parsed.GetValue(lang), parsed.GetValue(role), TimeProvider.System));
        return verb;
    }

    public static Command Ask()
    {
        var text = new Argument<string>("TEXT") { Description = "What was bought, where, and what is wanted." };
        text.Validators.Add(given =>
        {
            if (given.Tokens.All(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                given.AddError("TEXT is blank. Write what was bought, where, and what is wanted.");
            }
        });
        var (lang, role, edition, now) = (Lang(), RoleOption(), Edition(), Now());
        var json = new Option<bool>("--json") { Description = "Prints data instead of text." };
        var verb = new Command("ask", "One line in; the outcome, or the fact that is missing, out.") { text, lang, role, edition, now, json };
        verb.SetAction(parsed => AskVerb.Run(
            Load(parsed.GetValue(edition)),
            new AskVerb.Question(
                parsed.GetValue(text)!, LanguageCodes.Parse(parsed.GetValue(lang)), Roles.Parse(parsed.GetValue(role)), At(parsed.GetValue(now)), parsed.GetValue(json))));
        return verb;
    }

    public static Command Play()
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "Dialogues as JSON lines; stdin where left out.", Arity = ArgumentArity.ZeroOrOne };
        var (edition, now) = (Edition(), Now());
        var verb = new Command("play", "Plays dialogues (JSON lines) and prints their outcomes.") { file, edition, now };
        verb.SetAction(parsed => PlayVerb.Run(Load(parsed.GetValue(edition)), parsed.GetValue(file), At(parsed.GetValue(now))));
        return verb;
    }

    public static Command Understand()
    {
        var now = Now();
        var verb = new Command("understand", "Reads messages (JSON lines on stdin) and prints what they state.") { now };
        verb.SetAction(parsed =>
        {
            using var input = StandardInput();
            return UnderstandLines.Run(
                input, Console.Out, Console.Error, Load(null).Aside, DateOnly.FromDateTime(At(parsed.GetValue(now)).DateTime));
        });
        return verb;
    }

    /// <summary>Standard input as UTF-8, whatever the terminal's code page.</summary>
    internal static StreamReader StandardInput() => new(Console.OpenStandardInput(), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);

    private static Triage Load(string? edition)
    {
        var settings = BotSettings.ReadForVerb();
        return Triage.Load(edition is null ? settings : settings with { Guidance = settings.Guidance with { Edition = edition } });
    }

    private static Option<string?> Lang() => OneOf("--lang", "The language of the answer: en or ko.", LanguageNames);

    private static Option<string?> RoleOption() => OneOf("--role", "Who asks: sales, support or customer.", RoleCodes);

    private static Option<string?> Edition() => new("--edition") { Description = "The edition to answer by, named by its day." };

    private static Option<string?> OneOf(string name, string description, string[] values)
    {
        var option = new Option<string?>(name) { Description = description };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private static Option<DateOnly?> Now() => new("--now")
    {
        Description = "The day that relative dates count from (yyyy-mm-dd).",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"--now: '{result.Tokens[0].Value}' is no day. Write yyyy-mm-dd.");
            return null;
        },
    };

    private static DateTimeOffset At(DateOnly? day) => day is { } given
        ? new DateTimeOffset(given, TimeOnly.FromTimeSpan(TimeSpan.FromHours(12)), TimeSpan.Zero)
        : TimeProvider.System.GetLocalNow();
}
