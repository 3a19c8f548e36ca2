using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Channels.Teams;

/// <summary>The texts of a card's own controls, by key.</summary>
internal sealed class TeamsCardPhrases(Func<Line, string> say)
{
    /// <summary>The button that sends a choice set.</summary>
    public string Answer => say(Line.Of("card.answer"));

    /// <summary>The label of a choice set.</summary>
    public string Choose => say(Line.Of("card.choose"));

    /// <summary>Said where a choice set is sent without a choice.</summary>
    public string ChooseFirst => say(Line.Of("card.choose-first"));

    /// <summary>The button that copies a text.</summary>
    public string Copy => say(Line.Of("action.copy"));

    /// <summary>The button that opens the form.</summary>
    public string FillInForm => say(Line.Of("action.form"));

    /// <summary>Stands above what was understood of several subscriptions.</summary>
    public string Known => say(Line.Of("card.known.heading"));

    /// <summary>Tells that an understood fact can be pressed.</summary>
    public string SelectToChange => say(Line.Of("card.known.select"));

    /// <summary>Tells that a receipt opens and closes.</summary>
    public string ShowOrHide => say(Line.Of("card.receipt.toggle"));

    /// <summary>Says that the card does not show everything.</summary>
    public string Shortened => say(Line.Of("card.shortened"));

    /// <summary>The same on a card that has nothing to press.</summary>
    public string ShortenedForOthers => say(Line.Of("card.shortened.for-others"));

    /// <summary>Tells others whose case a card shows, and what they can do.</summary>
    public string Shared => say(Line.Of("card.shared"));

    /// <summary>The same with the name of whoever's it is.</summary>
    public string SharedOf(string who) => say(Line.Of("card.shared.of").With("who", new Arg.Setting(who)));

    /// <summary>Names what a client does to get the card as it stands.</summary>
    public string Refresh => say(Line.Of("card.refresh"));
}
