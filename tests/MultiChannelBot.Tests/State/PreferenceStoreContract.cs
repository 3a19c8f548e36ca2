using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Tests.State;

/// <summary>What every preference store must do; run over each of them.</summary>
public abstract class PreferenceStoreContract : IAsyncLifetime
{
    private static readonly Preferences Korean = new(Language.Korean, Role.Support, PartnerType.IndirectReseller);
    private readonly UserKey user = new(Guid.NewGuid().ToString("N"));
    private readonly UserKey other = new(Guid.NewGuid().ToString("N"));
    private readonly TenantKey tenant = new(Guid.NewGuid().ToString("N"));
    private Stores stores = null!;

    public async ValueTask InitializeAsync() => stores = await OpenStoresAsync();

    public async ValueTask DisposeAsync()
    {
        await stores.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_stranger_has_no_preferences() =>
        Assert.Equal(Preferences.None, await stores.Preferences.OpenAsync(user, tenant, NewCase()));

    [Fact]
    public async Task What_was_saved_is_what_is_opened_in_any_case()
    {
        await stores.Preferences.SaveAsync(user, Korean);

        Assert.Equal(Korean, await stores.Preferences.ReadAsync(user));
        Assert.Equal(Korean, await stores.Preferences.OpenAsync(user, tenant, NewCase()));
        Assert.Equal(Korean, await stores.Preferences.OpenAsync(user, tenant, NewCase()));
        Assert.Equal(Preferences.None, await stores.Preferences.OpenAsync(other, tenant, NewCase()));
    }

    [Fact]
    public async Task A_preference_can_be_taken_away()
    {
        await stores.Preferences.SaveAsync(user, Korean);
        await stores.Preferences.SaveAsync(user, Korean with { Role = null });

        Assert.Equal(Korean with { Role = null }, await stores.Preferences.OpenAsync(user, tenant, NewCase()));
    }

    [Fact]
    public async Task Forget_me_deletes_preferences_and_every_own_case()
    {
        await stores.Preferences.SaveAsync(user, Korean);
        var first = await WriteCaseAsync(user);
        var second = await WriteCaseAsync(user);

        await stores.Preferences.ForgetAsync(user);

        Assert.False(await ExistsAsync(first));
        Assert.False(await ExistsAsync(second));
        Assert.Equal(Preferences.None, await stores.Preferences.OpenAsync(user, tenant, NewCase()));
    }

    [Fact]
    public async Task Forget_me_leaves_the_case_of_somebody_else_in_which_one_only_clicked()
    {
        var theirs = await WriteCaseAsync(other);
        await stores.Preferences.OpenAsync(user, tenant, theirs);

        await stores.Preferences.ForgetAsync(user);

        Assert.True(await ExistsAsync(theirs));
    }

    [Fact]
    public async Task The_cases_of_a_person_are_found_and_nobody_elses()
    {
        var (first, second) = (await WriteCaseAsync(user), await WriteCaseAsync(user));
        await WriteCaseAsync(other);

        Assert.Equal([.. new[] { first, second }.OrderBy(key => key.Value, StringComparer.Ordinal)], (await stores.Preferences.CasesAsync(user, 10)).OrderBy(key => key.Value, StringComparer.Ordinal));
        Assert.Single(await stores.Preferences.CasesAsync(user, 1));
        await stores.Preferences.ForgetAsync(user);
        Assert.Empty(await stores.Preferences.CasesAsync(user, 10));
    }

    [Fact]
    public async Task Forget_me_of_a_stranger_is_no_fault() => await stores.Preferences.ForgetAsync(user);

    [Fact]
    public async Task An_uninstall_deletes_everything_of_the_tenant_and_nothing_of_another()
    {
        await stores.Preferences.SaveAsync(user, Korean);
        var ours = await WriteCaseAsync(user);
        var elsewhere = NewCase();
        await stores.Preferences.OpenAsync(other, new TenantKey(tenant.Value + "-other"), elsewhere);
        await WriteAsync(elsewhere, other);
        await stores.Preferences.SaveAsync(other, Korean);

        await stores.Preferences.ForgetAsync(tenant);

        Assert.False(await ExistsAsync(ours));
        Assert.True(await ExistsAsync(elsewhere));
        Assert.Equal(Preferences.None, await stores.Preferences.OpenAsync(user, tenant, NewCase()));
        Assert.Equal(Korean, await stores.Preferences.OpenAsync(other, tenant, NewCase()));
    }

    [Fact]
    public async Task The_people_of_a_tenant_are_those_who_had_to_do_with_a_case_there()
    {
        await WriteCaseAsync(user);
        await WriteCaseAsync(user);
        await stores.Preferences.OpenAsync(other, tenant, NewCase());
        await stores.Preferences.OpenAsync(new UserKey(other.Value + "-elsewhere"), new TenantKey(tenant.Value + "-other"), NewCase());

        Assert.Equal(new[] { user, other }.OrderBy(person => person.Value), (await stores.Preferences.PeopleAsync(tenant)).OrderBy(person => person.Value));
        await stores.Preferences.ForgetAsync(tenant);
        Assert.Empty(await stores.Preferences.PeopleAsync(tenant));
    }

    protected abstract Task<Stores> OpenStoresAsync();

    private static CaseKey NewCase() => new(Guid.NewGuid().ToString("N"));

    private async Task<CaseKey> WriteCaseAsync(UserKey owner)
    {
        var key = NewCase();
        await stores.Preferences.OpenAsync(owner, tenant, key);
        await WriteAsync(key, owner);
        return key;
    }

    private async Task WriteAsync(CaseKey key, UserKey owner)
    {
        var opened = Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(key, new ClaimId("m1")));
        await stores.Cases.CloseAsync(opened.Lease, new Closure(CaseVersion.None, "s", null, owner));
    }

    private async Task<bool> ExistsAsync(CaseKey key) =>
        Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(key, new ClaimId(Guid.NewGuid().ToString("N")))).Case != StoredCase.Absent;
}
