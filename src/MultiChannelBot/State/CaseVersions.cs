using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.State;

/// <summary>How versions are counted, the same in every store.</summary>
internal static class CaseVersions
{
    /// <summary>
    /// The version of the next write. A case begins at the present millisecond and counts up by one a turn: one that is
    /// deleted and begun anew is then ahead of where the old one could have got, and no version comes twice.
    /// </summary>
    public static CaseVersion After(CaseVersion expected, long nowMilliseconds) =>
        new(expected == CaseVersion.None ? nowMilliseconds : expected.Number + 1);
}
