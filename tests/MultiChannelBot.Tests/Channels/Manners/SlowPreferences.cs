using System.Collections.Immutable;
using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Tests.Channels.Manners;

/// <summary>Knows nobody, and takes its time to say so.</summary>
internal sealed class SlowPreferences : IPreferenceStore
{
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Go { get; } = new();

    public async Task<Preferences> OpenAsync(UserKey user, TenantKey tenant, CaseKey opened)
    {
        Asked.SetResult();
        await Go.Task;
        return Preferences.None;
    }

    public Task KeepAsync(UserKey user, TenantKey tenant, CaseKey opened, DateTimeOffset until) => Task.CompletedTask;

    public Task<Preferences> ReadAsync(UserKey user) => Task.FromResult(Preferences.None);

    public Task<System.Collections.Immutable.ImmutableArray<CaseKey>> CasesAsync(UserKey user, int most) => Task.FromResult(System.Collections.Immutable.ImmutableArray<CaseKey>.Empty);

    public Task SaveAsync(UserKey user, Preferences preferences) => Task.CompletedTask;

    public Task ForgetAsync(UserKey user, CaseKey? except = null) => Task.CompletedTask;

    public Task<ImmutableArray<UserKey>> PeopleAsync(TenantKey tenant) => Task.FromResult(ImmutableArray<UserKey>.Empty);

    public Task ForgetAsync(TenantKey tenant) => Task.CompletedTask;
}
