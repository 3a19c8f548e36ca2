using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>A turn while it is being made: the state so far and what is to be said before the rest.</summary>
internal sealed record Draft(CaseState State, Input Input, DateTimeOffset Now, Language DefaultLanguage)
{
    public ImmutableArray<Line> Lead { get; init; } = [];

    /// <summary>The subscription whose title the lines so far gave last; null for none.</summary>
    public int? Titled { get; init; }

    /// <summary>True where the person said in this turn that they do not know.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>True once this turn changed the case: the moment before it is kept.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>Commands that this turn offers on whatever card it ends with.</summary>
    public ImmutableArray<Commands.Command> Offers { get; init; } = [];

    /// <summary>The buttons of <see cref="Offers"/>.</summary>
    public ImmutableArray<Button> ExtraActions =>
        [.. Offers.Select(command => Button("action." + Commands.Commands.Code(command), Commands.Commands.Code(command)))];

    public Language Language => State.Language ?? DefaultLanguage;

    public Role Role => State.Role ?? Input.DefaultRole;

    public DateOnly Today => DateOnly.FromDateTime(Now.ToOffset(Input.UtcOffset).DateTime);

    /// <summary>The same with one more line before the rest.</summary>
    public Draft Say(Line line) => this with { Lead = Lead.Add(line) };

    /// <summary>The same with one more line, by its key.</summary>
    public Draft Say(string key) => Say(Line.Of(key));

    /// <summary>A button of this turn's card.</summary>
    public Button Button(string key, string does, string? value = null, Guidance.Facts.Fact? fact = null) =>
        new(Line.Of(key), new Press(does, fact, value, State.Revision), null);

    /// <summary>
    /// Makes a change that "back" undoes as one answer, together with what else this turn changes. What changes nothing leaves
    /// nothing to undo.
    /// </summary>
    public Draft Undoable(Func<Draft, Draft> change)
    {
        if (IsRemembered)
        {
            return change(this);
        }

        var changed = change(this with { State = State.Remember(), IsRemembered = true });
        return changed.State.Revision == State.Revision
            ? changed with { State = changed.State with { History = State.History }, IsRemembered = false }
            : changed;
    }
}
