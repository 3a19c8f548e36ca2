using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Cards.Content;

/// <summary>Says lines in the language and voice of one reply, and shapes the pieces that every card shares.</summary>
internal sealed class Speaker(Say say, Reply reply)
{
    /// <summary>Who is spoken to.</summary>
    public Voice Voice { get; } = reply.Role.Voice();

    public string Text(Line line) => say(line, reply.Language, Voice);

    public string Text(string key) => Text(Line.Of(key));

    public string Text(TextKey key) => Text(Line.Of(key));

    /// <summary>A press that carries the reply's revision.</summary>
    public Press Press(string what, Fact? fact, string? value) => new(what, fact, value, reply.Revision);

    /// <summary>A button as it is read; one that leaves says where it leads.</summary>
    public CardButton Button(Button button) =>
        button.Link is { } link
            ? new CardButton(Leaving(link, button.Label), null, link.Url(reply.Language))
            : new CardButton(Text(button.Label), button.Press, null);

    /// <summary>A button that opens a link of the edition.</summary>
    public CardButton Button(Link link) => Button(new Button(Line.Of(link.Title), null, link));

    /// <summary>"Bought through: EA", with what is assumed or not known said in words.</summary>
    public string Known(Chip chip)
    {
        var line = chip switch
        {
            { Value: null, Among: [_, ..] among } => Line.Of("card.known.stated").With("value", new Arg.Alternatives(among)),
            { Value: null } => Line.Of("card.known.unknown"),
            { Assumed: true } => Line.Of("card.known.assumed"),
            _ => Line.Of("card.known.stated"),
        };
        line = line.With("fact", new Arg.FactName(chip.Fact));
        return Text(chip.Value is { } value ? line.With("value", Value(value)) : line);
    }

    /// <summary>The line that an answered card is left with.</summary>
    public string Inert(Chip? answered) => answered is null ? Text("card.continued") : Known(answered);

    /// <summary>The label of one of a fact's listed values.</summary>
    public string Label(FactValue value) => Text($"value.{FactCatalogue.Of(value.Fact).Name}.{value.Code}");

    /// <summary>A day is written as the language writes days, every other value by its label.</summary>
    private static Arg Value(FactValue value) =>
        value.Fact == Fact.TermEnd ? new Arg.Day(value.Day) : new Arg.Value(value);

    private string Leaving(Link link, Line label)
    {
        if (!label.Args.IsEmpty)
        {
            return Text(label);
        }

        var site = new Uri(link.Url(reply.Language)).Host switch
        {
            "learn.microsoft.com" or "docs.microsoft.com" => "card.open.learn",
            "partner.microsoft.com" => "card.open.partner-center",
            _ => "card.open.web",
        };
        return Text(Line.Of(site).With("title", new Arg.Text(label.Key)));
    }
}
