namespace MultiChannelBot.Conversation.Replies;

/// <summary>The step that a person is being led through.</summary>
/// <param name="Id">The id of the step.</param>
/// <param name="IsAside">True while something about the step is in view, such as what to check, and not the step itself.</param>
public sealed record StepInView(string Id, bool IsAside);
