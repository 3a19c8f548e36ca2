using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Settings;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Delivery;

public sealed class CaseCodeInMemoryTests : CaseCodeDeliveryTests
{
    protected override Stores OpenStores() => Stores.InMemory();

    [Fact]
    public async Task A_code_lives_as_long_as_its_case_and_no_longer()
    {
        var stores = Stores.InMemory();
        await using var talks = new CaseTalks(stores);
        var code = await talks.ShareAsync("owner");
        stores.Clock.Advance(Stores.Expiry / 2);
        await talks.SayAsync("owner", "status");
        stores.Clock.Advance((Stores.Expiry / 2) + TimeSpan.FromDays(1));
        Assert.Equal(["lead.code-opened"], Leads(await talks.SayAsync("other", "open " + code)));

        stores.Clock.Advance(Stores.Expiry / 2);

        Assert.Equal(["lead.code-unknown"], Leads(await talks.SayAsync("third", "open " + code)));
    }

    [Fact]
    public async Task A_code_that_another_case_has_is_not_given_out_again()
    {
        var stores = Stores.InMemory();
        var taken = new TakenCodes(stores.Codes) { Refusals = 3 };
        await using var talks = new CaseTalks(new Stores(stores.Clock, stores.Cases, stores.Preferences, stores.Feedback, taken, stores.Reminders, stores.Installs, link: null));

        var code = await talks.ShareAsync("owner");

        Assert.Equal(4, taken.Asked.Distinct().Count());
        Assert.Equal(["lead.code-opened"], Leads(await talks.SayAsync("other", "open " + code)));
    }

    [Fact]
    public async Task All_people_together_are_held_up_too()
    {
        await using var talks = new CaseTalks(Stores.InMemory(), new LimitSettings { WrongCodes = 2, WrongCodesOfAll = 3 });
        var code = await talks.ShareAsync("owner");
        foreach (var guesser in (string[])["one", "one", "two"])
        {
            Assert.Equal(["lead.code-unknown"], Leads(await talks.SayAsync(guesser, "open 2222-CCCC")));
        }

        Assert.Equal(["lead.code-limit"], Leads(await talks.SayAsync("three", "open " + code)));
    }

    [Fact]
    public async Task Whoever_is_held_up_holds_up_nobody_else()
    {
        await using var talks = new CaseTalks(Stores.InMemory(), new LimitSettings { WrongCodes = 1, WrongCodesOfAll = 2 });
        var code = await talks.ShareAsync("owner");
        for (var guess = 0; guess < 9; guess++)
        {
            await talks.SayAsync("one", "open 2222-CCCC");
        }

        Assert.Equal(["lead.code-opened"], Leads(await talks.SayAsync("two", "open " + code)));
    }
}

/// <summary>A store in which the first codes belong to other cases.</summary>
public sealed class TakenCodes(ICaseCodeStore inner) : ICaseCodeStore
{
    public int Refusals { get; set; }

    /// <summary>The codes that cases asked for.</summary>
    public List<CodeKey> Asked { get; } = [];

    public Task<bool> KeepAsync(CodeKey code, CaseKey opens, DateTimeOffset? until = null)
    {
        Asked.Add(code);
        return Refusals-- > 0 ? Task.FromResult(false) : inner.KeepAsync(code, opens);
    }

    public Task<CaseKey?> FindAsync(CodeKey code) => inner.FindAsync(code);

    public Task<DateTimeOffset?> TryAsync(TriesKey whose, int most) => inner.TryAsync(whose, most);

    public Task GiveBackAsync(TriesKey whose) => inner.GiveBackAsync(whose);
}

public sealed class CaseCodeEmbeddedTests(Embedded embedded) : CaseCodeDeliveryTests
{
    protected override Stores OpenStores() => Stores.OnRedis(embedded.NewLink());
}

/// <summary>A case is opened by its code in another conversation, on each kind of store.</summary>
public abstract class CaseCodeDeliveryTests : IAsyncLifetime
{
    private CaseTalks talks = null!;

    public ValueTask InitializeAsync()
    {
        talks = new CaseTalks(OpenStores(), new LimitSettings { WrongCodes = 3, WrongCodesOfAll = 100_000 });
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await talks.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_case_of_one_channel_is_opened_on_another_and_both_go_their_own_way()
    {
        var code = await talks.ShareAsync("owner");

        var opened = await talks.SayAsync("other", $"open {code}", Channel.Slack);

        Assert.Equal(["lead.code-opened"], Leads(opened));
        Assert.Equal([OutcomeId.RequestRelationship], Outcomes(opened));
        Assert.Equal([OutcomeId.WaitOrCancel], Outcomes(await talks.SayAsync("other", "no, it was another CSP partner and it should move to us", Channel.Slack)));
        Assert.Equal([OutcomeId.RequestRelationship], Outcomes(await talks.SayAsync("owner", "status")));
    }

    [Fact]
    public async Task A_code_stays_the_same_and_opens_the_case_as_it_is_by_now()
    {
        var code = await talks.ShareAsync("owner");
        await talks.SayAsync("owner", "also Azure from another CSP partner");
        Assert.Equal(code, CaseCode.Written(Assert.IsType<Notice>(await talks.SayAsync("owner", "summary")).CaseCode!));

        Assert.Equal([OutcomeId.RequestRelationship, OutcomeId.SwitchAzure], Outcomes(await talks.SayAsync("other", code)));
    }

    [Fact]
    public async Task A_case_that_was_left_is_opened_as_it_was_and_never_the_next_one()
    {
        var code = await talks.ShareAsync("owner");
        await talks.SayAsync("owner", "next");
        await talks.SayAsync("owner", "Azure from another CSP partner");

        Assert.Equal([OutcomeId.RequestRelationship], Outcomes(await talks.SayAsync("other", $"resume {code}")));
    }

    [Fact]
    public async Task Every_copy_has_a_code_of_its_own()
    {
        var code = await talks.ShareAsync("owner");
        await talks.SayAsync("other", $"open {code}");

        var copy = Assert.IsType<Notice>(await talks.SayAsync("other", "summary"));

        Assert.NotEqual(code, CaseCode.Written(copy.CaseCode!));
        Assert.Equal(["lead.code-own"], Leads(await talks.SayAsync("other", "open " + CaseCode.Written(copy.CaseCode!))));
    }

    [Fact]
    public async Task Who_is_forgotten_is_opened_by_nobody_even_after_they_came_back()
    {
        var code = await talks.ShareAsync("owner");
        await talks.SayAsync("owner", "forget me");
        Assert.Equal(["lead.code-unknown"], Leads(await talks.SayAsync("other", "open " + code)));

        await talks.SayAsync("owner", "Azure from another CSP partner");

        Assert.Equal(["lead.code-unknown"], Leads(await talks.SayAsync("other", "open " + code)));
    }

    [Fact]
    public async Task After_too_many_wrong_codes_even_a_right_one_has_to_wait()
    {
        var code = await talks.ShareAsync("owner");
        await talks.SayAsync("other", "open " + code);
        for (var guess = 0; guess < 3; guess++)
        {
            Assert.Equal(["lead.code-unknown"], Leads(await talks.SayAsync("other", "open 2222-CCCC")));
        }

        var refused = await talks.SayAsync("other", "open " + code);

        Assert.Equal(["lead.code-limit"], Leads(refused));
        Assert.Equal(new Arg.Number(60), refused!.Lead[0].Args["minutes"]);
        Assert.Equal(["lead.code-opened"], Leads(await talks.SayAsync("another", "open " + code)));
    }

    [Fact]
    public async Task Right_codes_are_never_too_many()
    {
        var code = await talks.ShareAsync("owner");
        for (var time = 0; time < 5; time++)
        {
            Assert.Equal(["lead.code-opened"], Leads(await talks.SayAsync("other", "open " + code)));
        }
    }

    [Fact]
    public async Task A_store_that_goes_away_during_the_look_up_gets_another_delivery_where_the_channel_retries()
    {
        var code = await talks.ShareAsync("owner");
        talks.Store.AwayAtRead = 1;
        var (outcome, reply) = await talks.DeliverAsync("other", "open " + code, claim: "once more");
        Assert.IsType<DeliveryOutcome.TryLater>(outcome);
        Assert.Null(reply);

        (outcome, reply) = await talks.DeliverAsync("other", "open " + code, claim: "once more");

        Assert.IsType<DeliveryOutcome.Delivered>(outcome);
        Assert.Equal(["lead.code-opened"], Leads(reply));
    }

    [Fact]
    public async Task A_store_that_goes_away_during_the_look_up_is_told_where_nobody_retries()
    {
        var code = await talks.ShareAsync("owner");
        talks.Store.AwayAtRead = 1;

        Assert.Equal(["notice.cannot-remember", "lead.code-away"], Leads(await talks.SayAsync("other", "open " + code, retried: false)));
    }

    [Fact]
    public async Task While_the_store_is_away_no_code_is_given_out_and_none_is_looked_up()
    {
        var code = await talks.ShareAsync("owner");
        talks.Store.AwayAtOpen = true;

        Assert.Equal(["notice.cannot-remember", "lead.code-away"], Leads(await talks.SayAsync("other", "open " + code)));
    }

    [Fact]
    public async Task The_log_holds_no_code()
    {
        var code = await talks.ShareAsync("owner");
        await talks.SayAsync("other", "open " + code);
        await talks.SayAsync("other", "open 2222-CCCC");

        Assert.Contains(talks.Log.Lines, line => line.Line.Contains("open-code:opened", StringComparison.Ordinal));
        Assert.Contains(talks.Log.Lines, line => line.Line.Contains("open-code:unknown", StringComparison.Ordinal));
        Assert.DoesNotContain(talks.Log.Lines, line => Holds(line.Line, code) || Holds(line.Line, "2222-CCCC"));
    }

    [Fact]
    public void Codes_are_drawn_well_formed_and_apart()
    {
        var drawn = Enumerable.Range(0, 2000).Select(_ => CaseCodes.Draw()).ToArray();

        Assert.All(drawn, code => Assert.True(CaseCode.IsCode(code)));
        Assert.Distinct(drawn);
        Assert.Equal(CaseCode.Alphabet, string.Concat(drawn.SelectMany(code => code).Distinct().Order()));
    }

    protected abstract Stores OpenStores();

    /// <summary>The lines before the rest, without the one that greets whoever has said nothing yet.</summary>
    protected static IEnumerable<string> Leads(Reply? reply) => reply!.Lead.Select(line => line.Key.Id).Where(key => key != "lead.scope");

    private static IEnumerable<OutcomeId> Outcomes(Reply? reply) => Assert.IsType<Answer>(reply).Parts.Select(part => part.Outcome.Id);

    private static bool Holds(string line, string code) =>
        line.Contains(code, StringComparison.OrdinalIgnoreCase) || line.Contains(code.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
