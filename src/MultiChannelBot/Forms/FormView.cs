using System.Collections.Immutable;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Forms;

/// <summary>What a form shows.</summary>
/// <param name="Data">What it carries.</param>
/// <param name="Fields">The inputs.</param>
/// <param name="Outcome">What they come to; null while nothing is stated.</param>
/// <param name="Missing">The fact that is still open, where <paramref name="Outcome"/> is what each answer to it would mean.</param>
internal sealed record FormView(FormData Data, ImmutableArray<ShownField> Fields, Answer? Outcome, Fact? Missing)
{
    /// <summary>Lines above everything else.</summary>
    public ImmutableArray<Line> Notices { get; init; } = [];

    /// <summary>Inputs that could not be used.</summary>
    public ImmutableArray<FormField> Wrong { get; init; } = [];

    /// <summary>The outcome in words, whatever the channel; null while nothing is stated.</summary>
    /// <param name="say">Says a line to the reader.</param>
    public FormOutcome? Told(ContentWriter contents, Func<Line, string> say)
    {
        if (Outcome is null)
        {
            return null;
        }

        var content = (AnswerContent)contents.Write(Outcome);
        var part = content.Parts[Math.Min(Data.At, content.Parts.Length - 1)];
        IEnumerable<OutcomeLine?> lines =
        [
            Plain(Missing is null ? part.NewerHeadline : null),
            .. part.Branches?.Choices.Select(choice => new OutcomeLine(choice.Hint is null ? choice.Label : $"{choice.Label}: {choice.Hint}", IsOneOfSeveral: true)) ?? [],
            Plain(part.Edition),
            Plain(Missing is null ? part.Standing : null),

            // What was read of a message's other subscriptions is sent with this one.
            .. content.Parts.Where(other => other != part).Select(other => new OutcomeLine($"{other.Title}: {other.Headline}", IsOneOfSeveral: true)),
        ];
        return new FormOutcome(
            say(Line.Of("form.outcome")),
            Missing is { } open ? say(Line.Of("form.open").With("fact", new Arg.FactName(open))) : part.Headline,
            [.. lines.OfType<OutcomeLine>()]);

        static OutcomeLine? Plain(string? text) => text is null ? null : new OutcomeLine(text, IsOneOfSeveral: false);
    }
}

/// <summary>What a form comes to, as it is read.</summary>
/// <param name="Heading">Says that it is the outcome.</param>
/// <param name="Headline">What is to be done, or what is still open.</param>
/// <param name="Lines">What stands below it.</param>
internal sealed record FormOutcome(string Heading, string Headline, ImmutableArray<OutcomeLine> Lines);

/// <summary>A line below the headline.</summary>
/// <param name="IsOneOfSeveral">True where it stands in a list.</param>
internal sealed record OutcomeLine(string Text, bool IsOneOfSeveral);
