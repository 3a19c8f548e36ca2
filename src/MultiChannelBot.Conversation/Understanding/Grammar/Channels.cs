using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Programme beats seller: whoever took the order, an EA is an EA.</summary>
internal static class Channels
{
    /// <summary>A programme with an agreement of its own, as against the kind of seller.</summary>
    public static bool IsProgramme(FactValue channel) => Strength(channel) >= 3;

    /// <summary>A word that a narrower one beside it makes precise.</summary>
    public static bool IsGeneral(FactValue channel) => Strength(channel) is 1 or 3;

    public static int Strength(FactValue channel)
    {
        if (channel == PurchaseChannel.MicrosoftDirect)
        {
            return 1;
        }

        if (channel == PurchaseChannel.VolumeLicensing)
        {
            return 3;
        }

        return channel == PurchaseChannel.CspPartner || channel == PurchaseChannel.ThirdParty ? 2 : 4;
    }
}
