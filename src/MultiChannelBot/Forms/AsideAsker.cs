using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Guidance;
using MultiChannelBot.State;

namespace MultiChannelBot.Forms;

/// <summary>Who asks beside a case, from where, and how they are answered where nothing else is known of them.</summary>
/// <param name="Conversation">Where the client stands.</param>
/// <param name="User">The person, opaque.</param>
/// <param name="Tenant">Where the person belongs, opaque.</param>
/// <param name="Case">The person's own case in that conversation.</param>
/// <param name="Locale">The client's language; null where it is none that we speak.</param>
/// <param name="DefaultRole">The role while the person has chosen none.</param>
/// <param name="Edition">The edition that this tenant is answered by; null for the standard one.</param>
internal sealed record AsideAsker(
    ConversationId Conversation, UserKey User, TenantKey Tenant, CaseKey Case, Language? Locale, Conversation.Role DefaultRole, string? Edition);
