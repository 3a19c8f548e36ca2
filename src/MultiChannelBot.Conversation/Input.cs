using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation;

/// <summary>
/// What reached the bot, free of any channel's form. Free text lives here and nowhere else: it is read once and dropped.
/// </summary>
public abstract record Input
{
    private Input()
    {
    }

    /// <summary>The channel's own time of the message: it decides which of two statements is newer.</summary>
    public required DateTimeOffset SaidAt { get; init; }

    /// <summary>The reader's language as the channel gives it; null where it gives none that we speak.</summary>
    public Language? Locale { get; init; }

    /// <summary>Who sent it, as an opaque key; compared with the case's owner.</summary>
    public required string Asker { get; init; }

    /// <summary>The role while the person has chosen none: the channel's default, from settings.</summary>
    public Role DefaultRole { get; init; } = Role.Sales;

    /// <summary>The edition that this channel or tenant is answered by; null for the standard one.</summary>
    public string? Edition { get; init; }

    /// <summary>
    /// A code that no case has yet, for a case that is about to be shared; null where cases cannot be opened elsewhere.
    /// </summary>
    public string? FreshCode { get; init; }

    /// <summary>How far the sender's clocks are ahead of UTC: "tomorrow" is theirs. Never kept.</summary>
    public TimeSpan UtcOffset { get; init; }

    /// <summary>True where the channel can write to this conversation later, by itself.</summary>
    public bool CanBeReminded { get; init; }

    /// <summary>True where the host can pass a case on to a desk.</summary>
    public bool HasDesk { get; init; }

    /// <summary>
    /// True on the web page: it is open to ask something, so that the first question follows the welcome at once, and its reader has
    /// a mail program, and nobody there to pass a case on to.
    /// </summary>
    public bool IsOnPage { get; init; }

    /// <summary>True in a channel's thread, to which others can be given a link.</summary>
    public bool HasThread { get; init; }

    /// <summary>True where the channel knows the sender by a name that the desk can be told; false where none is known there.</summary>
    public bool HasName { get; init; } = true;

    /// <summary>What the host found under the case code that the text holds; null where it holds none, or none is looked up here.</summary>
    public CodeLookup? Lookup { get; init; }

    /// <summary>Typed text.</summary>
    public sealed record Said(string Text) : Input;

    /// <summary>
    /// A message as it reads after its writer changed it; <see cref="SaidAt"/> is the time of the change.
    /// </summary>
    /// <param name="WrittenAt">When the message was first sent; null where the channel does not tell.</param>
    public sealed record Edited(string Text, DateTimeOffset? WrittenAt) : Input;

    /// <summary>A button or a choice on a card.</summary>
    public sealed record Clicked(Press Press) : Input;

    /// <summary>Somebody's client asks how the case stands. It changes nothing, and nobody did anything.</summary>
    public sealed record Looked : Input;

    /// <summary>A form, with everything that it says of one subscription.</summary>
    public sealed record Filled(FilledForm Form) : Input;

    /// <summary>The bot was added, or the conversation opened.</summary>
    public sealed record Arrived : Input;
}

/// <summary>What a button or a choice set says when it is pressed. Everything in it was put there by us.</summary>
/// <param name="Do">"answer", or the name of a command ("back", "why", "add" ...).</param>
/// <param name="Fact">The fact answered or to be changed.</param>
/// <param name="Value">A value of the fact, a group of values, or "dont-know".</param>
/// <param name="Revision">The revision of the case that the card showed.</param>
public sealed record Press(string Do, Fact? Fact, string? Value, long Revision)
{
    /// <summary>The <see cref="Do"/> of an answer to a question.</summary>
    public const string Answer = "answer";

    /// <summary>The <see cref="Do"/> of a button that opens the form, where the client cannot and sends it as a press.</summary>
    public const string Form = "form";

    /// <summary>The <see cref="Revision"/> of buttons that belong to no case, such as the welcome's: they are never old.</summary>
    public const long AnyRevision = -1;

    /// <summary>The <see cref="Value"/> of "I don't know".</summary>
    public const string DontKnow = "dont-know";
}
