using Microsoft.Bot.Schema;
using MultiChannelBot.Channels.Teams;

namespace MultiChannelBot.Tests.Desk;

/// <summary>The address of a thread, in the client of the cloud that it stands in.</summary>
public sealed class ThreadLinkTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", "https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2/42?tenantId=t&parentMessageId=42")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams", "https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2/42?tenantId=t&parentMessageId=42")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams", "https://gov.teams.microsoft.us/l/message/19%3Aabc%40thread.tacv2/42?tenantId=t&parentMessageId=42")]
    [InlineData("https://smba.infra.dod.teams.microsoft.us/teams", "https://dod.teams.microsoft.us/l/message/19%3Aabc%40thread.tacv2/42?tenantId=t&parentMessageId=42")]
    [InlineData("no address", "https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2/42?tenantId=t&parentMessageId=42")]
    public void A_thread_is_opened_in_the_client_of_its_cloud(string service, string link)
    {
        var activity = new Activity { ServiceUrl = service, Conversation = new ConversationAccount { Id = "19:abc@thread.tacv2;messageid=42" } };

        Assert.Equal(link, ThreadLink.AskerOf(activity, "t", deskTenant: null).Thread);
    }
}
