using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>What a person may ask of the conversation at any point.</summary>
public enum Command
{
    Help,
    Back,
    Change,
    Why,
    Restart,
    Next,
    Cancel,
    Human,
    Language,
    Role,
    Status,
    ForgetMe,
    Add,
    Remove,
    Show,
    Compare,
    WhatIf,
    Message,
    Summary,
    Dates,
    Remind,
    Reminders,
    Feedback,
    Privacy,
    More,
    Steps,
    Done,
    Stuck,
    NotMine,
    Keep,
    Assign,
    WasCorrection,
    SameCase,
    TakeOver,
    StartMine,
    Thanks,
    Greeting,
}

/// <summary>The names of commands as buttons carry them.</summary>
public static class Commands
{
    private static readonly ImmutableArray<string> Codes = [.. Enum.GetValues<Command>().Select(Spell)];

    /// <summary>"forget-me" and the like.</summary>
    public static string Code(this Command command) => Codes[(int)command];

    /// <summary>Reads a name; null for anything else.</summary>
    public static Command? Parse(string? code) => code is not null && Codes.IndexOf(code) is >= 0 and var at ? (Command)at : null;

    private static string Spell(Command command) => command switch
    {
        Command.ForgetMe => "forget-me",
        Command.WasCorrection => "was-correction",
        Command.WhatIf => "what-if",
        Command.SameCase => "same-case",
        Command.TakeOver => "take-over",
        Command.StartMine => "start-mine",
        Command.NotMine => "not-mine",
        _ => command.ToString().ToLowerInvariant(),
    };
}

/// <summary>A command with what it was given.</summary>
/// <param name="Fact">For <see cref="Command.Change"/>: the fact to change.</param>
/// <param name="Argument">A language's or role's code, or for a change, a removal or a look the number of the subscription.</param>
internal sealed record CommandCall(Command Command, Fact? Fact = null, string? Argument = null);
