using System.Collections.Frozen;
using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>What a step needs to know in order to ask.</summary>
/// <param name="Possible">The values that can still hold.</param>
/// <param name="DontKnows">How often the person has said that they do not know.</param>
/// <param name="JustUnsure">They said so in this very turn.</param>
/// <param name="Unread">How many messages in a row could not be read.</param>
/// <param name="Revisited">The person asked to set this fact again.</param>
/// <param name="Narrowed">Earlier answers already narrowed the values.</param>
internal sealed record StepContext(
    Role Role, ImmutableArray<FactValue> Possible, int DontKnows, bool JustUnsure, int Unread, bool Revisited, bool Narrowed)
{
    /// <summary>The first of <see cref="Possible"/> was guessed and is to be confirmed.</summary>
    public bool HasLikely { get; init; }
}

/// <summary>A question as a step puts it.</summary>
internal sealed record Prompt(string Variant, Line Question, ImmutableArray<Line> Guidance, ImmutableArray<Choice> Choices, bool MayNotKnow)
{
    /// <summary>Groups of values that are not shown but may be said: "from a partner" where each kind of partner is a choice.</summary>
    public ImmutableArray<Choice> AlsoSaid { get; init; } = [];
}

/// <summary>One step of the waterfall: the fact it fills, how it is asked, and what an answer stands for.</summary>
internal class WaterfallStep(Fact fact)
{
    /// <summary>The value of the choice that takes a stated-only fact back.</summary>
    public const string NoneOfThese = "none";

    // Every question with choices shows the same ones.
    private readonly FrozenDictionary<FactValue, Choice> choices = FactCatalogue.Of(fact).Values.ToFrozenDictionary(value => value, ChoiceOf);

    /// <summary>The fact this step fills.</summary>
    public Fact Fact => fact;

    /// <summary>The published name of the fact; the middle part of the keys of its texts.</summary>
    protected string Name { get; } = FactCatalogue.Of(fact).Name;

    /// <summary>True where the fact may be asked in the course of a case.</summary>
    private bool IsAsked => FactCatalogue.WaterfallOrder.Contains(Fact);

    /// <summary>Puts the question.</summary>
    public virtual Prompt Prompt(StepContext context)
    {
        var variant = Variant(context);
        return new Prompt(
            variant, Question(context, variant), Guidance(context), Choices(context), IsAsked && !context.Revisited)
        {
            AlsoSaid = AlsoSaid(context),
        };
    }

    /// <summary>What a pressed or typed choice stands for; null for a value that is none of this step's.</summary>
    public virtual Knowledge? Read(string value, ImmutableArray<FactValue> possible)
    {
        if (value == NoneOfThese && TakesBack)
        {
            return Knowledge.Unknown;
        }

        return FactValue.TryParse(Fact, value, out var known) ? Knowledge.Of(known) : null;
    }

    /// <summary>The way the question is put: one key a variant.</summary>
    protected virtual string Variant(StepContext context) => context switch
    {
        { Revisited: true } => "change",
        { Unread: var unread } when unread % 2 == 1 => "again",
        { DontKnows: > 0 } => "narrow",
        _ => "first",
    };

    /// <summary>
    /// The sentence of the question. While nothing can be read it is another one each time, so that nobody is asked the same
    /// three times; in the end it is only named. The choices stay.
    /// </summary>
    private Line Question(StepContext context, string variant) => context.Unread switch
    {
        0 => Line.Of($"ask.{Name}.{variant}"),
        1 when HasOtherWords(context) => Line.Of($"ask.{Name}.{variant}"),
        <= 4 when context.Possible.IsEmpty => Line.Of($"ask.date.{context.Unread}"),
        <= 4 => Line.Of($"ask.any.{context.Unread}").With("fact", new Arg.FactName(Fact)),
        _ => Line.Of($"fact.{Name}"),
    };

    /// <summary>True where the variant already puts the question in other words after an unread message.</summary>
    private static bool HasOtherWords(StepContext context) => context is { Revisited: false, Narrowed: false };

    /// <summary>How to find out, once the person has said that they do not know.</summary>
    protected ImmutableArray<Line> Guidance(StepContext context) =>
        context is { DontKnows: > 0, Revisited: false, Unread: 0 } && (context.JustUnsure || !context.Narrowed) ? [Line.Of($"findout.{Name}")] : [];

    /// <summary>The choices: the values that can still hold, and for stated-only facts a way to take them back.</summary>
    protected virtual ImmutableArray<Choice> Choices(StepContext context)
    {
        var possible = context.Possible.Select(KnownChoiceOf);
        return TakesBack ? [.. possible, new Choice(NoneOfThese, Line.Of($"choice.{Name}.none"), null)] : [.. possible];
    }

    /// <summary>See <see cref="Dialogs.Prompt.AlsoSaid"/>.</summary>
    protected virtual ImmutableArray<Choice> AlsoSaid(StepContext context) => [];

    /// <summary>A value as a choice: its label, and how to recognise it.</summary>
    protected static Choice ChoiceOf(FactValue value)
    {
        var name = FactCatalogue.Of(value.Fact).Name;
        return new Choice(value.Code, Line.Of($"value.{name}.{value.Code}"), Line.Of($"hint.{name}.{value.Code}"));
    }

    private Choice KnownChoiceOf(FactValue value) => choices.GetValueOrDefault(value) ?? ChoiceOf(value);

    private bool TakesBack => Fact is Fact.OutsideClass or Fact.AlreadyOurs;
}
