using System.Collections.Frozen;
using System.Collections.Immutable;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>
/// Reads a whole message as a command, in any language and letter case, with or without a slash. The words are texts
/// ("command.help.words"), separated by bars; a star stands for what the command is given. Courtesies around them are
/// taken off; a command inside a longer sentence is understanding's to find.
/// </summary>
internal sealed class CommandReader
{
    private static readonly ImmutableHashSet<Command> Typed =
    [
        Command.Help, Command.Back, Command.Change, Command.Why, Command.Restart, Command.Next, Command.Cancel, Command.Human,
        Command.Language, Command.Role, Command.Status, Command.ForgetMe, Command.Add, Command.Remove, Command.More, Command.Thanks, Command.Greeting,
        Command.TakeOver, Command.StartMine, Command.Show, Command.Compare, Command.WhatIf, Command.Message, Command.Summary, Command.Dates,
        Command.Feedback, Command.Privacy,
        Command.Steps, Command.Stuck, Command.NotMine,
    ];

    /// <summary>Labels of buttons that say a command in other words than its own.</summary>
    private static readonly (string Key, CommandCall Call)[] Labels =
    [
        .. Enum.GetValues<Command>().Where(command => command is not (Command.Thanks or Command.Greeting or Command.Done))
            .Select(command => ("action." + command.Code(), new CommandCall(command))),
        ("action.show-all", new CommandCall(Command.Status)),
        ("action.show-answer", new CommandCall(Command.Status)),
        .. LanguageCodes.All.Select(language => ($"action.message-in.{language.Code()}", new CommandCall(Command.Message, Argument: MessageCommand.In(language)))),
        ("action.message-other", new CommandCall(Command.Message)),
        ("action.why-answer", new CommandCall(Command.Why)),
        ("action.go-on-steps", new CommandCall(Command.Steps)),
        ("action.show-step", new CommandCall(Command.Steps)),
        ("action.start", new CommandCall(Command.Next)),
        ("action.cancel-reminder", new CommandCall(Command.Reminders, Argument: ReminderList.Cancel)),
        ("action.resume", new CommandCall(Command.Status)),
        ("action.add-term-end", new CommandCall(Command.Change, Fact.TermEnd)),
        ("action.change-term-end", new CommandCall(Command.Change, Fact.TermEnd)),
        .. FactCatalogue.All.Select(fact => ("fact." + fact.Name, new CommandCall(Command.Change, fact.Id))),
        .. Enum.GetValues<Role>().Select(role => ("role." + role.Code(), new CommandCall(Command.Role, Argument: role.Code()))),
    ];

    private readonly FrozenDictionary<string, Command> whole;
    private readonly FrozenDictionary<string, CommandCall> labels;
    private readonly ImmutableArray<(string Before, string After, Command Command)> withArgument;
    private readonly FrozenDictionary<string, Fact> facts;
    private readonly FrozenDictionary<string, string> roles;
    private readonly FrozenDictionary<string, string> languages;
    private readonly FrozenDictionary<string, string> parties;
    private readonly Courtesy polite;
    private readonly Courtesy wishing;
    private readonly Courtesy particles;

    public CommandReader(Phrasebook phrases)
    {
        var words = Typed.SelectMany(command => Words(phrases, $"command.{command.Code()}.words").Select(word => (word, command))).ToList();
        whole = words.Where(entry => !entry.word.Contains('*', StringComparison.Ordinal))
            .GroupBy(entry => PlainText.Fold(entry.word)).ToFrozenDictionary(group => group.Key, group => group.First().command);
        labels = Labels.Where(label => phrases.Find(label.Key, Language.English) is not null)
            .SelectMany(label => LanguageCodes.All.Select(language => (Text: PlainText.Fold(phrases.Say(label.Key, language)), label.Call)))
            .GroupBy(label => label.Text).ToFrozenDictionary(group => group.Key, group => group.First().Call);
        withArgument =
        [
            .. words.Where(entry => entry.word.Contains('*', StringComparison.Ordinal))
                .Select(entry => entry.word.Split('*') is [var before, var after]
                    ? (before.TrimStart(), after.TrimEnd(), entry.command)
                    : throw new InvalidDataException($"A command's words take one star: '{entry.word}'.")),
        ];
        facts = FactCatalogue.All.SelectMany(fact => phrases.FoldedWords($"fact.{fact.Name}.words").Select(word => (word, fact.Id)))
            .GroupBy(entry => entry.word).ToFrozenDictionary(group => group.Key, group => group.First().Id);
        roles = Named(phrases, "role", Enum.GetValues<Role>().Select(role => role.Code()));
        languages = Named(phrases, "language", LanguageCodes.All.Select(language => language.Code()));
        parties = Named(phrases, "party", Enum.GetValues<Party>().Where(party => party != Party.Microsoft).Select(party => party.Code()));
        var before = phrases.FoldedWords("command.courtesy.before");
        var after = phrases.FoldedWords("command.courtesy.after");
        polite = new Courtesy(before, after);
        wishing = new Courtesy(
            before.Concat(phrases.FoldedWords("command.wish.before")), after.Concat(phrases.FoldedWords("command.wish.after")));
        particles = new Courtesy(phrases.FoldedWords("command.given.before"), phrases.FoldedWords("command.given.after"));
    }

    /// <summary>
    /// The command that the whole text is; null where it is none. What is to be removed or shown comes as it was typed: which
    /// subscription that is, the case knows.
    /// </summary>
    public CommandCall? Read(string text)
    {
        var typed = PlainText.Fold(text).Replace('’', '\'').TrimStart('/').Trim();
        if (Whole(typed) is { } exact)
        {
            return exact;
        }

        // What stands on a button may be typed, too: in a terminal there is nothing to press.
        if (labels.TryGetValue(typed, out var pressed))
        {
            return pressed;
        }

        var ways = wishing.Bare(typed);
        foreach (var way in ways)
        {
            if (Whole(way) is { } call)
            {
                return call;
            }
        }

        return WithArgument(typed, ways);
    }

    /// <summary>The code of the role that the whole text names; null for none.</summary>
    public string? RoleNamed(string text) => particles.Bare(PlainText.Fold(text)).Select(roles.GetValueOrDefault).FirstOrDefault(role => role is not null);

    private CommandCall? Whole(string typed)
    {
        if (whole.TryGetValue(typed, out var command))
        {
            return new CommandCall(command);
        }

        return languages.TryGetValue(typed, out var language) ? new CommandCall(Command.Language, Argument: language) : null;
    }

    /// <summary>
    /// A command with what it is given. Who wishes to change the seller speaks of the case; only "change the seller" speaks of
    /// the answer.
    /// </summary>
    private CommandCall? WithArgument(string typed, IReadOnlyList<string> ways)
    {
        foreach (var way in ways)
        {
            foreach (var (before, after, command) in withArgument)
            {
                if (Argument(way, before, after) is { } argument
                    && (command != Command.Change || polite.Bare(typed).Contains(way))
                    && CallWithin(command, argument) is { } call)
                {
                    return call;
                }
            }
        }

        return null;
    }

    /// <summary>The command with what it is given, particles around that taken off.</summary>
    private CommandCall? CallWithin(Command command, string argument) =>
        particles.Bare(argument).Select(bare => Call(command, bare)).FirstOrDefault(call => call is not null);

    private static string? Argument(string typed, string before, string after) =>
        typed.Length > before.Length + after.Length
        && typed.StartsWith(before, StringComparison.Ordinal)
        && typed.EndsWith(after, StringComparison.Ordinal)
            ? typed[before.Length..^after.Length].Trim()
            : null;

    private CommandCall? Call(Command command, string argument) => command switch
    {
        Command.Change when facts.TryGetValue(argument, out var fact) => new CommandCall(command, fact),
        Command.Remove or Command.Show => new CommandCall(command, Argument: argument),
        Command.Role when roles.TryGetValue(argument, out var role) => new CommandCall(command, Argument: role),
        Command.Message when parties.TryGetValue(argument, out var party) => new CommandCall(command, Argument: MessageCommand.To(party)),
        Command.Language when languages.TryGetValue(argument, out var language) => new CommandCall(command, Argument: language),
        _ => null,
    };

    private static FrozenDictionary<string, string> Named(Phrasebook phrases, string kind, IEnumerable<string> codes) =>
        codes.SelectMany(code => phrases.FoldedWords($"{kind}.{code}.words").Select(word => (word, code)))
            .GroupBy(entry => entry.word).ToFrozenDictionary(group => group.Key, group => group.First().code);

    private static IEnumerable<string> Words(Phrasebook phrases, string key) =>
        LanguageCodes.All.SelectMany(language => phrases.Say(key, language).Split('|'));
}
