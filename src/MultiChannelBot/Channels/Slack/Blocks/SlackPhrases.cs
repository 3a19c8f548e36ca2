namespace MultiChannelBot.Channels.Slack.Blocks;

/// <summary>The texts of a message's own controls, by key.</summary>
internal sealed class SlackPhrases(Func<string, string> say)
{
    /// <summary>What stands in a menu of choices before one is chosen.</summary>
    public string Choose => say("card.choose");

    /// <summary>Opens the form.</summary>
    public string FillInForm => say("action.form");

    /// <summary>Changes a fact.</summary>
    public string Change => say("action.change");

    /// <summary>Asks what would lead elsewhere.</summary>
    public string WhatIf => say("action.what-if");

    /// <summary>Gives the answer as text to copy.</summary>
    public string Summary => say("action.summary");

    /// <summary>Takes a verdict on the answer.</summary>
    public string Feedback => say("action.feedback");

    /// <summary>Shows what else can be done.</summary>
    public string More => say("action.more");

    /// <summary>Stands above what was understood of several subscriptions.</summary>
    public string Known => say("card.known.heading");

    /// <summary>Says that the message does not show everything.</summary>
    public string Cut => say("card.cut");

    /// <summary>The same of several subscriptions, and how all is shown.</summary>
    public string Shortened => say("card.shortened");

    /// <summary>Tells others whose case a message shows, and what they can do.</summary>
    public string Shared => say("card.shared");
}
