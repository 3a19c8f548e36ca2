using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Cards.Content;

/// <summary>Says lines in the language and voice of one reply, and shapes the pieces that every card shares.</summary>
internal sealed class Speaker(SaidTexts texts, Reply reply)
{
    /// <summary>Who is spoken to.</summary>
    public Voice Voice { get; } = reply.Role.Voice();

    public string Text(Line line) => texts.Say(line, reply.Language, Voice);

    public string Text(string key) => Text(new TextKey(key));

    public string Text(TextKey key) => texts.Say(key, reply.Language, Voice);

    /// <summary>A text about a fact.</summary>
    public string Text(string key, Fact fact) => texts.Say(key, new Arg.FactName(fact), null, reply.Language, Voice);

    /// <summary>A press that carries the reply's revision.</summary>
    public Press Press(string what, Fact? fact, string? value) => new(what, fact, value, reply.Revision);

    /// <summary>A button as it is read; one that leaves says where it leads.</summary>
    public CardButton Button(Button button) => button switch
    {
        { Link: null } => new CardButton(Text(button.Label), button.Press, null),
        { Link: var link, Label.Args.IsEmpty: true } => Button(link, button.Label.Key),
        { Link: var link } => new CardButton(Text(button.Label), null, link.Url(reply.Language)),
    };

    /// <summary>A button that opens a link of the edition.</summary>
    public CardButton Button(Link link) => Button(link, link.Title);

    /// <summary>"Bought through: EA", with what is assumed or not known said in words.</summary>
    public string Known(Chip chip) => chip switch
    {
        { Value: null, Among: [_, ..] among } =>
            Text(Line.Of("card.known.stated").With("value", new Arg.Alternatives(among)).With("fact", new Arg.FactName(chip.Fact))),
        { Value: null } => Text("card.known.unknown", chip.Fact),
        { Value: { Fact: Fact.TermEnd } end } =>
            Text(Line.Of(KnownKey(chip)).With("value", new Arg.Day(end.Day)).With("fact", new Arg.FactName(chip.Fact))),
        { Value: { } value } => texts.Say(KnownKey(chip), new Arg.FactName(chip.Fact), new Arg.Value(value), reply.Language, Voice),
    };

    /// <summary>The line that an answered card is left with.</summary>
    public string Inert(Chip? answered) => answered is null ? Text("card.continued") : Known(answered);

    /// <summary>The label of one of a fact's listed values.</summary>
    public string Label(FactValue value) => Text($"value.{FactCatalogue.Of(value.Fact).Name}.{value.Code}");

    private static string KnownKey(Chip chip) => chip.Assumed ? "card.known.assumed" : "card.known.stated";

    private CardButton Button(Link link, TextKey title) => texts.Button(
        link, title, reply.Language, Voice, (to, label) => new CardButton(Leaving(to, label), null, to.Url(reply.Language)));

    private string Leaving(Link link, TextKey title)
    {
        var address = new Uri(link.Url(reply.Language));
        if (address is { Scheme: "mailto" } or { Host: "teams.microsoft.com" or "gov.teams.microsoft.us" or "dod.teams.microsoft.us" })
        {
            // Neither leaves for a browser.
            return Text(Line.Of(title));
        }

        var site = address.Host switch
        {
            "learn.microsoft.com" or "docs.microsoft.com" => "card.open.learn",
            "partner.microsoft.com" => "card.open.partner-center",
            _ => "card.open.web",
        };
        return Text(Line.Of(site).With("title", new Arg.Text(title)));
    }
}
