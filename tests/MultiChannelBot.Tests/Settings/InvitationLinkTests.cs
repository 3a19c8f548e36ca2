using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Settings;

public class InvitationLinkTests
{
    private const string Tenant = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private const string Provider = "6ba7b810-9dad-41d1-80b4-00c04fd430c8";

    private static readonly PartnerSettings Direct = new() { Name = "Contoso", TenantId = Tenant };
    private static readonly PartnerSettings Indirect = Direct with { ProviderTenantId = Provider, PartnerId = "1234567" };

    [Fact]
    public void Without_a_tenant_there_is_no_invitation_and_nothing_is_wrong()
    {
        Assert.Empty(new PartnerSettings().Faults());
        Assert.Null(InvitationLink.Of(new PartnerSettings()));
        Assert.Null(InvitationLink.Of(new PartnerSettings { Name = "Contoso", TenantId = "" }));
    }

    [Fact]
    public void A_partner_asks_for_the_relationship_alone() => Assert.Equal(
        new Invitation(
            "Contoso",
            $"https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId={Tenant}&msppId=0&DAP=false#/BillingAccounts/partner-invitation",
            false),
        InvitationLink.Of(Direct));

    [Fact]
    public void An_indirect_reseller_asks_for_the_provider_too() => Assert.Equal(
        new Invitation(
            "Contoso",
            $"https://admin.cloud.microsoft/Adminportal/Home?invType=IndirectResellerRelationship&partnerId={Tenant}&msppId=1234567&indirectCSPId={Provider}&DAP=false#/BillingAccounts/partner-invitation",
            true),
        InvitationLink.Of(Indirect with { InvitationHost = "admin.cloud.microsoft" }));

    [Theory]
    [InlineData("Contoso")]
    [InlineData("Contoso (Korea) Co., Ltd.")]
    [InlineData("콘토소 주식회사")]
    [InlineData("O'Neil & Sons")]
    public void Names_that_partners_have_are_taken(string name)
    {
        Assert.Empty((Direct with { Name = name }).Faults());
        Assert.Equal(name, InvitationLink.Of(Direct with { Name = name })!.PartnerName);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("[Contoso](https://evil.example)")]
    [InlineData("Contoso<script>")]
    [InlineData("Contoso\nMicrosoft")]
    [InlineData("Contoso\n")]
    [InlineData("*Contoso*")]
    [InlineData("Contoso {partner}")]
    [InlineData("Contoso\u202Etfosorcim")]
    [InlineData("&lt;b")]
    [InlineData("A name that is far too long to be read in a sentence, since it goes on and on and on and on")]
    public void What_could_be_read_as_a_link_or_markup_is_no_name(string name) =>
        Assert.Equal("Guidance:Partner:Name", Assert.Single((Direct with { Name = name }).Faults()).Name);

    [Theory]
    [InlineData("contoso.com")]
    [InlineData("3f2504e04f8941d39a0c0305e82c3301")]
    [InlineData("{3f2504e0-4f89-41d3-9a0c-0305e82c3301}")]
    [InlineData("3f2504e0-4f89-41d3-9a0c-0305e82c3301&invType=Administration")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void A_tenant_is_a_guid(string id)
    {
        Assert.Equal("Guidance:Partner:TenantId", Assert.Single((Direct with { TenantId = id }).Faults()).Name);
        Assert.Equal("Guidance:Partner:ProviderTenantId", Assert.Single((Indirect with { ProviderTenantId = id }).Faults()).Name);
    }

    [Theory]
    [InlineData("12a4")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("123&DAP=true")]
    [InlineData("12345678901")]
    [InlineData("١٢٣")]
    public void A_PartnerID_is_digits(string id) =>
        Assert.Equal("Guidance:Partner:PartnerId", Assert.Single((Indirect with { PartnerId = id }).Faults()).Name);

    [Theory]
    [InlineData("admin.microsoft.com.evil.example")]
    [InlineData("evil.example")]
    [InlineData("http://admin.microsoft.com")]
    [InlineData("ADMIN.microsoft.com/x")]
    [InlineData("")]
    public void A_host_is_one_of_the_list(string host) =>
        Assert.Equal("Guidance:Partner:InvitationHost", Assert.Single((Direct with { InvitationHost = host }).Faults()).Name);

    [Fact]
    public void What_an_invitation_needs_is_asked_for()
    {
        Assert.Equal("Guidance:Partner:Name", Assert.Single((Direct with { Name = "" }).Faults()).Name);
        Assert.Equal("Guidance:Partner:PartnerId", Assert.Single((Indirect with { PartnerId = null }).Faults()).Name);
        Assert.Equal("Guidance:Partner:TenantId", Assert.Single((Indirect with { TenantId = null }).Faults()).Name);
    }

    [Fact]
    public void Faults_of_the_partner_stop_the_start() =>
        Assert.Contains(new GuidanceSettings { Partner = Direct with { TenantId = "contoso" } }.Faults(), fault => fault.Name == "Guidance:Partner:TenantId");

    [Fact]
    public void Every_invitation_is_a_relationship_on_an_allowed_host_without_admin_rights() => Assert.All(
        InvitationLink.Hosts.SelectMany(host => new[] { Direct, Indirect }.Select(partner => InvitationLink.Of(partner with { InvitationHost = host })!)),
        invitation =>
        {
            var address = new Uri(invitation.Address);
            Assert.Equal("https", address.Scheme);
            Assert.Contains(address.Host, InvitationLink.Hosts);
            Assert.Contains("ResellerRelationship&", address.Query, StringComparison.Ordinal);
            Assert.DoesNotContain("Administration", invitation.Address, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("DAP=true", invitation.Address, StringComparison.OrdinalIgnoreCase);
        });

    [Fact]
    public void It_suits_partners_of_its_own_kind()
    {
        var (direct, indirect) = (InvitationLink.Of(Direct)!, InvitationLink.Of(Indirect)!);
        Assert.True(direct.Suits(null) && direct.Suits(PartnerType.DirectBill) && direct.Suits(PartnerType.IndirectProvider));
        Assert.False(direct.Suits(PartnerType.IndirectReseller));
        Assert.True(indirect.Suits(null) && indirect.Suits(PartnerType.IndirectReseller));
        Assert.False(indirect.Suits(PartnerType.DirectBill));
    }
}
