namespace MultiChannelBot.Channels.Teams;

/// <summary>The texts of a card's own controls, by key.</summary>
internal sealed class TeamsCardPhrases(Func<string, string> say)
{
    /// <summary>The button that sends a choice set.</summary>
    public string Answer => say("card.answer");

    /// <summary>The label of a choice set.</summary>
    public string Choose => say("card.choose");

    /// <summary>Said where a choice set is sent without a choice.</summary>
    public string ChooseFirst => say("card.choose-first");

    /// <summary>The button that opens the form.</summary>
    public string FillInForm => say("action.form");

    /// <summary>Stands above what was understood of several subscriptions.</summary>
    public string Known => say("card.known.heading");

    /// <summary>Tells that an understood fact can be pressed.</summary>
    public string SelectToChange => say("card.known.select");

    /// <summary>Tells that a receipt opens and closes.</summary>
    public string ShowOrHide => say("card.receipt.toggle");

    /// <summary>Says that the card does not show everything.</summary>
    public string Shortened => say("card.shortened");

    /// <summary>Tells others whose case a card shows, and what they can do.</summary>
    public string Shared => say("card.shared");

    /// <summary>Names what a client does to get the card as it stands.</summary>
    public string Refresh => say("card.refresh");
}
