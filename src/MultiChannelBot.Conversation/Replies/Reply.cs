using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Replies;

/// <summary>
/// What the bot says, free of any channel's form. A channel renders it in <see cref="Language"/>; it is also what is kept
/// as a pending reply until it has been sent.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Ask), "ask")]
[JsonDerivedType(typeof(Answer), "answer")]
[JsonDerivedType(typeof(Notice), "notice")]
[JsonDerivedType(typeof(Welcome), "welcome")]
public abstract record Reply
{
    public required Language Language { get; init; }

    public required Role Role { get; init; }

    /// <summary>The case's revision that this reply shows; goes into every button.</summary>
    public required long Revision { get; init; }

    /// <summary>How many subscriptions the case holds.</summary>
    public int Subscriptions { get; init; } = 1;

    /// <summary>Short lines before the rest: "Noted: EA.", "I left out personal data." ...</summary>
    public ImmutableArray<Line> Lead { get; init; } = [];

    /// <summary>What was understood so far, each changeable.</summary>
    public ImmutableArray<Chip> Known { get; init; } = [];
}

/// <summary>A question: one plain sentence and what may be answered.</summary>
public sealed record Ask : Reply
{
    /// <summary>More choices than this are a choice set, not buttons (Teams: at most six actions a card).</summary>
    public const int MostButtons = 6;

    public required Fact Fact { get; init; }

    /// <summary>The way it is put: "first", "narrow", "again" ...; for logs and stories.</summary>
    public required string Variant { get; init; }

    public required Line Prompt { get; init; }

    /// <summary>How to find out, after "I don't know"; otherwise empty.</summary>
    public ImmutableArray<Line> Guidance { get; init; } = [];

    public required ImmutableArray<Choice> Choices { get; init; }

    /// <summary>Beside the choices: don't know, why, back, a person ...</summary>
    public required ImmutableArray<Button> Actions { get; init; }
}

/// <summary>One possible answer.</summary>
/// <param name="Value">What a press says: a value of the fact or a group of values.</param>
/// <param name="Hint">How to recognise it.</param>
public sealed record Choice(string Value, Line Label, Line? Hint);

/// <summary>A button. Exactly one of <paramref name="Press"/> and <paramref name="Link"/> is given.</summary>
public sealed record Button(Line Label, Press? Press, Link? Link);

/// <summary>A fact as understood. <paramref name="Assumed"/>: nobody stated it. <paramref name="Value"/> null: the person does not know.</summary>
public sealed record Chip(Fact Fact, FactValue? Value, bool Assumed, int Subscription)
{
    /// <summary>What it is narrowed to while <see cref="Value"/> is null; empty where nothing is known of it.</summary>
    public ImmutableArray<FactValue> Among { get; init; } = [];
}

/// <summary>The answer card: one part a subscription.</summary>
public sealed record Answer : Reply
{
    public required ImmutableArray<AnswerPart> Parts { get; init; }

    /// <summary>What is to be done for all of them together; null where nothing is, or where pages stand side by side.</summary>
    public Plan? Plan { get; init; }

    /// <summary>At most six, the link that matters first.</summary>
    public required ImmutableArray<Button> Actions { get; init; }
}

/// <summary>The outcome for one subscription.</summary>
/// <param name="Title">Which subscription, where there are several.</param>
/// <param name="Branches">For need-info: what each value still possible would mean.</param>
/// <param name="Open">For need-info: the fact that nobody knows.</param>
public sealed record AnswerPart(Line? Title, Outcome Outcome, Fact? Open, ImmutableArray<Branch> Branches)
{
    /// <summary>What the newest edition says otherwise; null where it says the same.</summary>
    public NewerAnswer? Newer { get; init; }

    /// <summary>True where the title names the page: one of two side by side.</summary>
    public bool IsOfOnePage { get; init; }

    /// <summary>The page is dated more than this many days ago; null where it is not.</summary>
    public int? OlderThanDays { get; init; }
}

/// <summary>Anything else worth saying: help, status, a confirmation.</summary>
public sealed record Notice : Reply
{
    public Line? Title { get; init; }

    public required ImmutableArray<Line> Body { get; init; }

    public ImmutableArray<Button> Actions { get; init; } = [];

    /// <summary>What is to be chosen from, in order: a number typed next means one of these. Empty where nothing is.</summary>
    public ImmutableArray<Press> List { get; init; } = [];

    /// <summary>An answer to be shown as text to copy; null where there is none.</summary>
    public Answer? Summary { get; init; }

    /// <summary>The code of the case that the text to copy ends with; null where it has none.</summary>
    public string? CaseCode { get; init; }

    /// <summary>What is known stands on it to be passed on by whoever reads it: where a button copies texts, one copies that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsToTakeAlong { get; init; }

    /// <summary>A message to send, shown whole so that it can be copied; null where there is none.</summary>
    public Letter? Letter { get; init; }

    /// <summary>
    /// It is for whoever pressed alone, and only while they wait for it: told beside what stands, which it never replaces for
    /// others, and not told later.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsAside { get; init; }

    /// <summary>The case ends with it, closed or forgotten: nothing of the card before is to be pressed any more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsEnd { get; init; }

    /// <summary>The step that it leads through, or that it was told beside; null where it has nothing to do with a step.</summary>
    public StepInView? Step { get; init; }
}

/// <summary>The first card in a conversation: what this is, how to start, role and language.</summary>
public sealed record Welcome : Reply
{
    public required Line Title { get; init; }

    public required ImmutableArray<Line> Body { get; init; }

    public required ImmutableArray<Button> Actions { get; init; }

    /// <summary>The roles to choose from; the present one is <see cref="Reply.Role"/>.</summary>
    public required ImmutableArray<Choice> Roles { get; init; }
}
