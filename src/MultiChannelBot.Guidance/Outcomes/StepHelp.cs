using System.Collections.Immutable;

namespace MultiChannelBot.Guidance.Outcomes;

/// <summary>What helps a person through a step while they take it.</summary>
/// <param name="Done">What it looks like when it is done.</param>
/// <param name="Wait">How long it may take, as the sources give it; null where they give nothing.</param>
/// <param name="Stuck">What to check when it does not go on, likeliest first.</param>
public sealed record StepHelp(TextKey Done, TextKey? Wait, ImmutableArray<TextKey> Stuck);
