using System.Collections.Immutable;
using CsCheck;
using MultiChannelBot.Conversation.Replies;
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
    ];

    private static readonly Gen<Input> Inputs = Gen.Frequency(
        (6, Gen.OneOf<string>(Phrases).Select(text => Said(text))),
        (1, Gen.String.Select(text => Said(text))),
        (5, Gen.Select(Gen.OneOf<FactValue>(Values()), Gen.Bool, (value, current) => Clicked(Press.Answer, value.Fact, value.Code, current))),
        (2, Gen.Select(Gen.OneOf<string>(CommandCodes), Gen.Bool, (command, current) => Clicked(command, null, null, current))),
        (1, Gen.Select(Gen.OneOf<Fact>(AllFacts), Gen.Bool, (fact, current) => Clicked("change", fact, null, current))),
        (1, Gen.OneOf<string>("dont-know", "invoice-microsoft", "invoice-partner", "none", "junk")
            .Select(value => Clicked(Press.Answer, Fact.PurchaseChannel, value, true))));

    private static string[] CommandCodes => ["help", "back", "why", "restart", "next", "add", "more", "status", "was-correction", "same-case", "cancel", "junk"];

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

    [Fact]
    public void No_question_is_asked_three_times_in_the_same_words()
    {
        CaseState? state = null;
        var asked = new List<string>();
        for (var turn = 0; turn < 12; turn++)
        {
            var now = Conversations.Noon.AddMinutes(turn);
            var result = Conversations.Default.Turn.Take(state, Say("qwertz uiop", now), now);
            state = result.State;
            var reply = Assert.IsType<Ask>(result.Replies.Single());
            asked.Add(string.Join('|', reply.Lead.Select(line => line.Key.Id)) + reply.Prompt.Key.Id);
        }

        for (var turn = 2; turn < asked.Count; turn++)
        {
            Assert.False(asked[turn] == asked[turn - 1] && asked[turn] == asked[turn - 2], $"Said three times: {asked[turn]}");
        }
    }

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
