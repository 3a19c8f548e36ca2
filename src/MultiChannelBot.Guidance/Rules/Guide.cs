using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>The one door into the rules of an edition: facts in, verdict out. Pure: no I/O, no clock.</summary>
public sealed class Guide(Edition edition)
{
    /// <summary>The edition that the answers are by.</summary>
    public Edition Edition => edition;

    /// <summary>
    /// Judges one subscription. While nobody stated a cloud, <paramref name="assumedCloud"/> holds and the outcome says so.
    /// </summary>
    public Verdict Judge(FactSet facts, FactValue assumedCloud) => throw new NotSupportedException();
}
