using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Protection;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Protection;

public class PeopleLimitsTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void What_is_over_the_limit_of_a_person_is_told_once_a_window()
    {
        var limits = Limits(perPerson: 2, perCase: 0);
        Assert.Equal(
            [Pace.Fits, Pace.Fits, Pace.TooManyAndUntold, Pace.TooMany, Pace.TooMany],
            Enumerable.Range(0, 5).Select(number => limits.Take(Said("ann", Case(number)))));
        Assert.Equal(Pace.Fits, limits.Take(Said("ben", Case(0))));

        clock.Advance(PeopleLimits.Window);

        Assert.Equal(
            [Pace.Fits, Pace.Fits, Pace.TooManyAndUntold, Pace.TooMany],
            Enumerable.Range(0, 4).Select(_ => limits.Take(Said("ann", Case(0)))));
    }

    [Fact]
    public void A_case_that_many_people_press_on_is_limited_too_and_told_once()
    {
        var limits = Limits(perPerson: 0, perCase: 3);
        var paces = Enumerable.Range(0, 10).Select(person => limits.Take(Said(person.ToString(CultureInfo.InvariantCulture), "shared"))).ToList();

        Assert.Equal([Pace.Fits, Pace.Fits, Pace.Fits, Pace.TooManyAndUntold], paces.Take(4));
        Assert.All(paces.Skip(4), pace => Assert.Equal(Pace.TooMany, pace));
    }

    [Fact]
    public void A_tenant_full_of_welcomes_is_nobody_s_haste()
    {
        var limits = Limits(perPerson: 1, perCase: 1);

        Assert.All(Enumerable.Range(0, 100), number => Assert.Equal(Pace.Fits, limits.Take(Arrived("everybody", Case(number)))));
        Assert.Equal(Pace.TooMany, limits.Take(Arrived("everybody", Case(0))));
    }

    [Fact]
    public void Nought_is_no_limit()
    {
        var limits = Limits(perPerson: 0, perCase: 0);

        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.Equal(Pace.Fits, limits.Take(Said("ann", "one"))));
    }

    private PeopleLimits Limits(int perPerson, int perCase) => new(new LimitSettings { InputsPerPerson = perPerson, InputsPerCase = perCase }, clock);

    private static string Case(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Arrival Said(string user, string key) => Arrival(new Input.Said("hello") { Asker = user, SaidAt = clock.GetUtcNow() }, user, key);

    private Arrival Arrived(string user, string key) => Arrival(new Input.Arrived { Asker = user, SaidAt = clock.GetUtcNow() }, user, key);

    private static Arrival Arrival(Input input, string user, string key) => new()
    {
        Channel = Channel.Teams,
        Case = new CaseKey(key),
        User = new UserKey(user),
        Tenant = new TenantKey("tenant"),
        Claim = new ClaimId("claim"),
        Input = input,
        Retried = true,
        Fallback = new Speaker(Language.English, Role.Sales),
    };
}
