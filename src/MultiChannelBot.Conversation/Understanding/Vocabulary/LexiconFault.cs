using System.Collections.Immutable;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>A fault in the lexicon's files: where it is, what is wrong and how it is put right.</summary>
public sealed record LexiconFault(string File, int Line, string What, string Remedy)
{
    public override string ToString() => $"{File}:{Line}: {What}. {Remedy}";
}

/// <summary>The lexicon cannot be used. Stops start-up; the message lists every fault.</summary>
public sealed class LexiconException(ImmutableArray<LexiconFault> faults)
    : Exception("The lexicon has faults:" + Environment.NewLine + string.Join(Environment.NewLine, faults))
{
    public ImmutableArray<LexiconFault> Faults { get; } = faults;
}
