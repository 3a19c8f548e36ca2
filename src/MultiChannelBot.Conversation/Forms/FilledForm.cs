using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Forms;

/// <summary>A form as it was sent: everything that it says of one subscription.</summary>
/// <param name="Subscription">The subscription that it was opened for, from zero; another one where the case has lost it since.</param>
/// <param name="Shown">What the form showed when it was opened.</param>
/// <param name="ShownAt">When it was opened: what was left as it stood is no newer than that.</param>
/// <param name="Facts">What it says now. What differs from <paramref name="Shown"/> was stated by sending it.</param>
public sealed record FilledForm(int Subscription, FactSet Shown, DateTimeOffset ShownAt, FactSet Facts)
{
    /// <summary>The subscriptions of the case that the form begins; null where it is about the case that there is.</summary>
    public ImmutableArray<FactSet>? Begins { get; init; }
}
