using MultiChannelBot.Guidance;

namespace MultiChannelBot.Conversation;

/// <summary>Who the bot is talking with. The outcome is the same for all; the voice and the way of asking differ.</summary>
public enum Role
{
    Sales,
    Support,
    Customer,
}

/// <summary>Readings of a role.</summary>
public static class Roles
{
    /// <summary>The voice in which guidance speaks to this role.</summary>
    public static Voice Voice(this Role role) => role == Role.Customer ? Guidance.Voice.Customer : Guidance.Voice.Partner;

    /// <summary>"sales", "support" or "customer".</summary>
    public static string Code(this Role role) => role switch
    {
        Role.Sales => "sales",
        Role.Support => "support",
        _ => "customer",
    };

    /// <summary>Reads a role's code; null for anything else.</summary>
    public static Role? Parse(string? code) => code?.ToUpperInvariant() switch
    {
        "SALES" => Role.Sales,
        "SUPPORT" => Role.Support,
        "CUSTOMER" => Role.Customer,
        _ => null,
    };
}
