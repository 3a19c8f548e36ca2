using System.Collections.Immutable;
using CsCheck;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Tests.Properties;

/// <summary>What holds of every conversation, whatever is said in it.</summary>
public class ConversationProperties
{
    private static readonly string[] Phrases =
    [
        "Office 365", "azure", "bought from an EA", "directly from Microsoft", "another CSP partner", "open license", "advisor",
        "manage", "move it to us", "I don't know", "back", "help", "restart", "next", "change purchase channel", "why", "status",
        "also Azure from an EA", "another customer", "scratch that, it was Open", "한국어", "english", "role customer", "role sales",
        "마이크로소프트 365", "EA로 샀어요", "관리만 해 주세요", "모르겠어요", "뒤로", "다음", "add", "2", "두 번째", "last", "2027-06-30",
        "perpetual Office 2021", "GCC High", "they resell to another CSP partner", "thanks", "hi", "", "   ", "👍", "\u0000", "\uD800",
        "<at>x</at>", "${x}", "qwertz", "cancel", "forget me", "change cloud", "change term end", "human", "more", "is it raining?",
        "what would change this?", "what if it was EA?", "다른 CSP에서 샀다면?",
        "open K7QM-3X9T", "summary", "next step", "done", "완료", "I'm stuck", "막혔어요", "not my step", "that is wrong", "도움이 됐어요", "feedback",
    ];

    private static readonly Gen<Input> Inputs = Gen.Frequency(
        (6, Gen.OneOf<string>(Phrases).Select(text => Said(text))),
        (1, Gen.String.Select(text => Said(text))),
        (5, Gen.Select(Gen.OneOf<FactValue>(Values()), Gen.Bool, (value, current) => Clicked(Press.Answer, value.Fact, value.Code, current))),
        (2, Gen.Select(Gen.OneOf<string>(CommandCodes), Gen.Bool, (command, current) => Clicked(command, null, null, current))),
        (1, Gen.Select(Gen.OneOf<Fact>(AllFacts), Gen.Bool, (fact, current) => Clicked("change", fact, null, current))),
        (1, Gen.OneOf<string>("dont-know", "invoice-microsoft", "invoice-partner", "none", "junk")
            .Select(value => Clicked(Press.Answer, Fact.PurchaseChannel, value, true))));

    private static string[] CommandCodes =>
        ["help", "back", "why", "restart", "next", "add", "more", "status", "was-correction", "same-case", "cancel", "what-if", "message", "junk", "steps", "done", "stuck", "not-mine", "feedback"];

    private static Fact[] AllFacts => [.. FactCatalogue.All.Select(fact => fact.Id)];

    [Fact]
    public void Any_sequence_of_inputs_leaves_a_readable_state_and_a_reply_that_says_something() =>
        Inputs.List[1, 25].Sample(inputs =>
        {
            CaseState? state = null;
            var now = Conversations.Noon;
            foreach (var input in inputs)
            {
                now += TimeSpan.FromMinutes(7);
                var result = Conversations.Default.Turn.Take(state, At(input, state, now), now);
                Assert.Single(result.Replies);
                AssertSaysSomething(result.Replies[0]);
                state = Reread(result.State);
            }
        });

    [Fact]
    public void Back_undoes_exactly_one_answer() =>
        Gen.Select(Inputs.List[0, 12], Gen.OneOf<FactValue>(Values())).Sample((inputs, value) =>
        {
            var (state, now) = Play(inputs);
            var before = Known(state);
            now += TimeSpan.FromMinutes(1);
            var answered = Conversations.Default.Turn.Take(state, Stamp(Clicked(Press.Answer, value.Fact, value.Code, true), state, now), now).State;
            if (Known(answered) == before)
            {
                return;
            }

            now += TimeSpan.FromMinutes(1);
            var undone = Conversations.Default.Turn.Take(answered, Stamp(Clicked("back", null, null, true), answered, now), now).State;
            Assert.Equal(before, Known(undone));
        });

    [Fact]
    public void The_outcome_does_not_depend_on_the_order_in_which_facts_are_given() =>
        Gen.Select(
            Gen.OneOf<FactValue>([.. FactCatalogue.Of(Fact.ServiceType).Values]),
            Gen.OneOf<FactValue>([.. FactCatalogue.Of(Fact.PurchaseChannel).Values]),
            Gen.OneOf<FactValue>([.. FactCatalogue.Of(Fact.Intent).Values]),
            Gen.OneOf<FactValue>([.. FactCatalogue.Of(Fact.Cloud).Values]),
            Gen.Int[0, 23]).Sample((service, channel, intent, cloud, order) =>
        {
            FactValue[] values = [service, channel, intent, cloud];
            Assert.Equal(OutcomeOf(values), OutcomeOf(Permuted(values, order)));
        });

    [Fact]
    public void An_older_message_never_overwrites_a_newer_value()
    {
        var now = Conversations.Noon;
        var newer = Conversations.Default.Turn.Take(null, Say("it was bought through EA", now), now).State;
        var older = Conversations.Default.Turn.Take(newer, Say("it was bought through Open License", now.AddSeconds(-5)), now.AddSeconds(1)).State!;
        Assert.Equal(PurchaseChannel.Ea, older.Current.Facts.Value(Fact.PurchaseChannel));
    }

    [Theory]
    [InlineData("it was bought through EA")]
    [InlineData("Office 365 from an EA")]
    [InlineData("Office 365 from an EA, manage")]
    public void What_is_said_again_is_newer_than_a_message_in_between_that_comes_late(string opening)
    {
        var now = Conversations.Noon;
        var state = Conversations.Default.Turn.Take(null, Say(opening, now), now).State;
        state = Conversations.Default.Turn.Take(state, Say("it was bought through EA", now.AddSeconds(10)), now.AddSeconds(10)).State;
        var late = Conversations.Default.Turn.Take(state, Say("it was bought through Open License", now.AddSeconds(5)), now.AddSeconds(11)).State!;
        Assert.Equal(PurchaseChannel.Ea, late.Current.Facts.Value(Fact.PurchaseChannel));
    }

    /// <summary>Where a case may stand while nothing can be read: every question, put in every way, and the answer.</summary>
    public static TheoryData<Role, string> Standstills => new(
        from role in Enum.GetValues<Role>()
        from opening in (string[])[
            "", "Office 365", "Office 365 from an EA", "Office 365 at another CSP partner, manage", "Azure from another CSP partner",
            "Office 365 from an EA, manage", "Office 365 at another CSP partner, move|change termEnd", "Office 365|I don't know",
            "Office 365|I don't know|from a partner", "Office 365 from an EA, manage|change channel", "Office 365 from an EA, manage|change cloud"]
        select (role, opening));

    [Theory]
    [MemberData(nameof(Standstills))]
    public void Nothing_is_said_three_times_in_the_same_words(Role role, string opening)
    {
        CaseState? state = null;
        var said = new List<string>();
        string[] unread = [.. Enumerable.Repeat("qwertz uiop", 6), "??", "qwertz", "what is the price?", "qwertz uiop", "😀", "zxcv"];
        var now = Conversations.Noon;
        foreach (var text in opening.Split('|', StringSplitOptions.RemoveEmptyEntries).Concat(unread))
        {
            now += TimeSpan.FromMinutes(1);
            var result = Conversations.Default.Turn.Take(state, Say(text, now) with { DefaultRole = role }, now);
            state = result.State;
            said.AddRange(result.Replies.SelectMany(Sentences).Select(line => Conversations.Default.Phrases.Say(line, Language.English, role.Voice())));
        }

        Assert.NotEmpty(said);
        Assert.Empty(said.GroupBy(sentence => sentence).Where(same => same.Count() > 2).Select(same => same.Key));
    }

    /// <summary>What a reply says in sentences; labels, the name of a fact and the answer itself are no sentences.</summary>
    private static IEnumerable<Line> Sentences(Reply reply) => reply switch
    {
        Ask ask when ask.Prompt.Key.Id.StartsWith("fact.", StringComparison.Ordinal) => [.. ask.Lead, .. ask.Guidance],
        Ask ask => [.. ask.Lead, ask.Prompt, .. ask.Guidance],
        Notice notice => [.. notice.Lead, .. notice.Body],
        _ => reply.Lead,
    };

    private static (CaseState? State, DateTimeOffset Now) Play(IEnumerable<Input> inputs)
    {
        CaseState? state = null;
        var now = Conversations.Noon;
        foreach (var input in inputs)
        {
            now += TimeSpan.FromMinutes(1);
            state = Conversations.Default.Turn.Take(state, At(input, state, now), now).State;
        }

        return (state, now);
    }

    private static string Known(CaseState? state) => string.Join(
        " / ", (state?.Subscriptions ?? [Subscription.Empty]).Select(entry => string.Join(' ', FactCatalogue.All.Select(fact => entry.Facts[fact.Id].ToString()))));

    private static void AssertSaysSomething(Reply reply)
    {
        var lines = reply switch
        {
            Ask ask => [ask.Prompt, .. ask.Lead, .. ask.Guidance, .. ask.Choices.Select(choice => choice.Label), .. ask.Actions.Select(action => action.Label)],
            Answer answer => [.. answer.Parts.Select(part => part.Outcome.Text(part.Outcome.Headline)), .. answer.Actions.Select(action => action.Label)],
            Notice notice => [.. notice.Lead, .. notice.Body, .. notice.Actions.Select(action => action.Label)],
            Welcome welcome => [welcome.Title, .. welcome.Body],
            _ => ImmutableArray<Line>.Empty,
        };
        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            var text = Conversations.Default.Phrases.Say(line, reply.Language, reply.Role.Voice());
            Assert.False(string.IsNullOrWhiteSpace(text));
            Assert.DoesNotMatch(@"\{[a-z]+\}", text);
        });
    }

    private static CaseState? Reread(CaseState? state)
    {
        if (state is null)
        {
            return null;
        }

        var reading = CaseJson.ReadState(CaseJson.WriteState(state));
        return Assert.IsType<StateReading.Read>(reading).State;
    }

    private static FactValue[] Values() =>
        [.. FactCatalogue.WaterfallOrder.SelectMany(fact => FactCatalogue.Of(fact).Values), .. FactCatalogue.Of(Fact.Cloud).Values];

    private static OutcomeId? OutcomeOf(IEnumerable<FactValue> values)
    {
        CaseState? state = null;
        var now = Conversations.Noon;
        foreach (var value in values)
        {
            now += TimeSpan.FromSeconds(20);
            state = Conversations.Default.Turn.Take(state, Stamp(Clicked(Press.Answer, value.Fact, value.Code, true), state, now), now).State;
        }

        return Conversations.Default.Turn.Judge(state!).Single() is Verdict.Decided decided ? decided.Outcome.Id : null;
    }

    private static FactValue[] Permuted(FactValue[] values, int order)
    {
        var left = values.ToList();
        var permuted = new List<FactValue>();
        for (var size = left.Count; size > 0; size--)
        {
            var index = order % size;
            order /= size;
            permuted.Add(left[index]);
            left.RemoveAt(index);
        }

        return [.. permuted];
    }

    private static Input Say(string text, DateTimeOffset at) => new Input.Said(text) { Asker = "asker", SaidAt = at };

    private static Input Said(string text) => new Input.Said(text) { Asker = "asker", SaidAt = default };

    /// <summary>A click on the present card, or on one of an earlier revision.</summary>
    private static Input Clicked(string does, Fact? fact, string? value, bool current) =>
        new Input.Clicked(new Press(does, fact, value, current ? 0 : 1)) { Asker = "asker", SaidAt = default };

    private static Input At(Input input, CaseState? state, DateTimeOffset now) => Stamp(input, state, now);

    private static Input Stamp(Input input, CaseState? state, DateTimeOffset now) => input switch
    {
        Input.Clicked clicked => clicked with
        {
            SaidAt = now,
            Press = clicked.Press with { Revision = (state?.Revision ?? now.ToUnixTimeSeconds()) - clicked.Press.Revision },
        },
        _ => input with { SaidAt = now },
    };
}
