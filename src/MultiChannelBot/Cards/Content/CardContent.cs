using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Cards.Content;

/// <summary>A reply with every text said in the reader's language: what is shown, still free of any channel's form.</summary>
public abstract record CardContent
{
    public required Language Language { get; init; }

    /// <summary>Short lines before the rest.</summary>
    public required ImmutableArray<string> Lead { get; init; }

    /// <summary>What was understood, one group a subscription; empty where nothing was.</summary>
    public required ImmutableArray<KnownGroup> Known { get; init; }

    /// <summary>The buttons in the reply's order.</summary>
    public required ImmutableArray<CardButton> Buttons { get; init; }

    /// <summary>The links that stand at the end, where a reply is shown as lines.</summary>
    public virtual IEnumerable<CardButton> LinksBelow => Buttons.Where(button => button.Url is not null);

    /// <summary>The reply in one line, for a notification or to be read aloud.</summary>
    public abstract string Summary { get; }
}

/// <summary>A button as it is read. Exactly one of <paramref name="Press"/> and <paramref name="Url"/> is given.</summary>
public sealed record CardButton(string Title, Press? Press, string? Url);

/// <summary>What was understood of one subscription, the <paramref name="Number"/>th from one.</summary>
public sealed record KnownGroup(int Number, string Heading, ImmutableArray<KnownFact> Facts);

/// <summary>One understood fact ("Bought through: EA") and the button that changes it. <paramref name="Assumed"/>: nobody stated it.</summary>
public sealed record KnownFact(string Text, bool Assumed, CardButton Change);

/// <summary>Something to choose. Without a <paramref name="Press"/> it is only told.</summary>
/// <param name="Hint">How to recognise it, or what it would mean.</param>
public sealed record CardChoice(string Label, string? Hint, Press? Press);

/// <summary>A question.</summary>
public sealed record QuestionContent : CardContent
{
    public required string Prompt { get; init; }

    public required ImmutableArray<string> Guidance { get; init; }

    public required ImmutableArray<CardChoice> Choices { get; init; }

    /// <summary>What the button of a choice set says with the chosen value added.</summary>
    public required Press ChosenPress { get; init; }

    public override string Summary => Prompt;
}

/// <summary>A notice.</summary>
public sealed record NoticeContent : CardContent
{
    public required string? Title { get; init; }

    public required ImmutableArray<string> Body { get; init; }

    /// <summary>Text to copy, below the body: a message to send, or the answer; null where there is none.</summary>
    public string? Copy { get; init; }

    /// <summary>What stands on the card already, as text to copy; null where nothing is to be taken along.</summary>
    public string? TakenAlong { get; init; }

    public override string Summary => Title ?? Body.Concat(Lead).FirstOrDefault() ?? string.Empty;
}

/// <summary>The first card of a conversation.</summary>
public sealed record WelcomeContent : CardContent
{
    public required string Title { get; init; }

    public required ImmutableArray<string> Body { get; init; }

    public required string RolesHeading { get; init; }

    public required ImmutableArray<CardChoice> Roles { get; init; }

    public override string Summary => Title;
}

/// <summary>The answer, one part a subscription.</summary>
public sealed record AnswerContent : CardContent
{
    public required ImmutableArray<PartContent> Parts { get; init; }

    /// <summary>True where the parts are one subscription by two pages.</summary>
    public bool IsComparison { get; init; }

    /// <summary>What several come to together; null for one, and where pages stand side by side.</summary>
    public PlanContent? Plan { get; init; }

    /// <summary>Without those that a part has already, with its steps or its receipt.</summary>
    public override IEnumerable<CardButton> LinksBelow =>
        base.LinksBelow.ExceptBy(Parts.SelectMany(part => part.Reading.Append(part.Link)).Select(link => link?.Url), button => button.Url);

    public override string Summary => string.Join(" ", Parts.Select(part =>
        part.NewerHeadline is { } newer ? Ended($"{part.Headline}; {newer}") : part.Edition is { } edition ? $"{Ended(part.Headline)} {Ended(edition)}" : Ended(part.Headline)));

    private static string Ended(string sentence) => sentence.EndsWith('.') ? sentence : sentence + ".";
}

/// <summary>The outcome for one subscription.</summary>
public sealed record PartContent
{
    public required string? Title { get; init; }

    /// <summary>What is to be done; where the newest edition has it otherwise, with the name of the page.</summary>
    public required string Headline { get; init; }

    /// <summary>What the newest edition says instead: a second headline. Null where it says the same.</summary>
    public required string? NewerHeadline { get; init; }

    /// <summary>Says that the newest edition has other steps or links; null where it has the same, or another outcome.</summary>
    public required string? NewerSteps { get; init; }

    /// <summary>"By the page of 15 March 2019"; null where title or headline say it.</summary>
    public required string? Edition { get; init; }

    /// <summary>Says that the outcome is inferred, and from which page, or that there is no rule; null where the page states it.</summary>
    public required string? Standing { get; init; }

    /// <summary>What has to be read before any step; null where there is nothing.</summary>
    public required Section? First { get; init; }

    /// <summary>For need-info: what each value still possible would mean.</summary>
    public required Branches? Branches { get; init; }

    /// <summary>The steps, grouped by whose turn it is.</summary>
    public required ImmutableArray<Lane> Lanes { get; init; }

    /// <summary>The page to act by; null where there is nothing to do by it.</summary>
    public required CardButton? Link { get; init; }

    public required Section? Notes { get; init; }

    public required Section? Conditions { get; init; }

    public required Section? Traps { get; init; }

    public required ReceiptContent Receipt { get; init; }

    /// <summary>What to read after the receipt where a reply is shown as lines: all pages but the one with the steps.</summary>
    public required ImmutableArray<CardButton> Reading { get; init; }
}

/// <summary>Lines under a heading. The heading tells the kind in words, so that no colour has to.</summary>
public sealed record Section(string Heading, ImmutableArray<string> Lines);

/// <summary>The ways that are still open, under a heading.</summary>
public sealed record Branches(string Heading, ImmutableArray<CardChoice> Choices);

/// <summary>Consecutive steps of one party.</summary>
public sealed record Lane(string Turn, ImmutableArray<NumberedStep> Steps)
{
    /// <summary>True where it is their turn now.</summary>
    public bool IsNow { get; init; }
}

/// <summary>A step with its number in the whole way.</summary>
public sealed record NumberedStep(int Number, string Text);

/// <summary>What the outcome rests on.</summary>
/// <param name="Heading">Names the section and that it can be opened.</param>
/// <param name="Rows">Rule, standing, edition, pages: a label and a value each.</param>
/// <param name="Lines">The basis, and that the policy may have changed.</param>
/// <param name="Links">The pages themselves, then further reading, without what stands on a button.</param>
public sealed record ReceiptContent(
    string Heading, ImmutableArray<ReceiptRow> Rows, ImmutableArray<string> Lines, ImmutableArray<CardButton> Links);

/// <summary>A label and a value.</summary>
public sealed record ReceiptRow(string Label, string Value);
