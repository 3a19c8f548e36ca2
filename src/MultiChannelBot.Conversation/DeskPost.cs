namespace MultiChannelBot.Conversation;

/// <summary>One passing on of a case to the desk.</summary>
/// <param name="Revision">The case as it stood.</param>
/// <param name="Try">The first or a later one of that revision: a press on an earlier offer passes nothing on again.</param>
/// <param name="WithName">True where the asker was named.</param>
/// <param name="Arrived">True once the desk is known to have it. Until then nobody knows.</param>
public sealed record DeskPost(long Revision, int Try, bool WithName, bool Arrived)
{
    /// <summary>After the desk took it.</summary>
    public DeskPost Taken() => this with { Arrived = true };

    /// <summary>After the desk certainly did not take it: as if it had never been, unless an earlier try may have arrived.</summary>
    public DeskPost? Refused() => Try == 1 ? null : this;
}
