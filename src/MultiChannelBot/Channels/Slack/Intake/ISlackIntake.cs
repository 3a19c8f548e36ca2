namespace MultiChannelBot.Channels.Slack.Intake;

/// <summary>Takes what Slack sent, once it is known to be Slack's. What it throws is a fault of ours.</summary>
internal interface ISlackIntake
{
    /// <summary>Takes an event.</summary>
    /// <returns>False where Slack is to send it again: it does so at once, after a minute and after five.</returns>
    Task<bool> TakeAsync(SlackEvent happened);

    /// <summary>Takes a slash command.</summary>
    /// <returns>The message that answers it; empty where the answer comes by other ways.</returns>
    Task<ReadOnlyMemory<byte>> TakeAsync(SlackCommand command);

    /// <summary>Takes an interaction.</summary>
    /// <returns>What a modal that was sent is answered with; empty for everything else.</returns>
    Task<ReadOnlyMemory<byte>> TakeAsync(SlackInteraction interaction);
}
