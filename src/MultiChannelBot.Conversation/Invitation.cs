using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation;

/// <summary>
/// The partner's own request for a reseller relationship. Whoever opens it is asked for consent, so it is made from settings
/// alone, and it is never shown without the partner's name.
/// </summary>
/// <param name="PartnerName">The name that the customer must see when it opens the link.</param>
/// <param name="Address">The https address.</param>
/// <param name="IsIndirect">True where it asks for the relationship with an indirect provider, too.</param>
public sealed record Invitation(string PartnerName, string Address, bool IsIndirect)
{
    /// <summary>True where it asks for what a partner of this kind needs; an unstated kind is the one that the settings tell.</summary>
    public bool Suits(FactValue? kind) => kind is null || IsIndirect == (kind == PartnerType.IndirectReseller);
}
