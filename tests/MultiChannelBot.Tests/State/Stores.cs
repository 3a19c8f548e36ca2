using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;

namespace MultiChannelBot.Tests.State;

/// <summary>The ports on one store, with a clock that a test moves.</summary>
public sealed class Stores(
    FakeTimeProvider clock, ICaseStore cases, IPreferenceStore preferences, IFeedbackCounters feedback, ICaseCodeStore codes, IReminderStore reminders, IInstallStore installs, RedisLink? link) : IAsyncDisposable
{
    public static readonly TimeSpan Expiry = TimeSpan.FromDays(30);

    public FakeTimeProvider Clock => clock;

    public ICaseStore Cases => cases;

    public IPreferenceStore Preferences => preferences;

    public IFeedbackCounters Feedback => feedback;

    public ICaseCodeStore Codes => codes;

    public IReminderStore Reminders => reminders;

    public IInstallStore Installs => installs;

    /// <summary>For looking at what lies in Redis; null in memory.</summary>
    public RedisLink? Link => link;

    public static FakeTimeProvider NewClock() => new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public static Stores InMemory()
    {
        var clock = NewClock();
        var cases = new InMemoryCaseStore(clock, Expiry);
        return new Stores(clock, cases, new InMemoryPreferenceStore(cases), new InMemoryFeedbackCounters(), new InMemoryCaseCodeStore(clock, Expiry), new InMemoryReminderStore(clock), new InMemoryInstallStore(clock), link: null);
    }

    public static Stores OnRedis(RedisLink link)
    {
        var clock = NewClock();
        var cases = new RedisCaseStore(link, clock, Expiry);
        return new Stores(
            clock,
            cases,
            new RedisPreferenceStore(link, cases, clock, Expiry),
            new RedisFeedbackCounters(link),
            new RedisCaseCodeStore(link, clock, Expiry),
            new RedisReminderStore(link, clock),
            new RedisInstallStore(link),
            link);
    }

    public async ValueTask DisposeAsync()
    {
        if (link is not null)
        {
            await link.DisposeAsync();
        }
    }
}
