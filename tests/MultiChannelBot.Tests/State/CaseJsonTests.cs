using System.Text.Json.Nodes;
using CsCheck;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using Fact = MultiChannelBot.Guidance.Facts.Fact;

namespace MultiChannelBot.Tests.State;

public class CaseJsonTests
{
    [Fact]
    public void Any_case_is_read_as_it_was_written() => Generated.State.Sample(state =>
    {
        var read = Assert.IsType<StateReading.Read>(CaseJson.ReadState(CaseJson.WriteState(state)));
        Assert.Null(DeepEquality.Difference(state, read.State));
    });

    [Fact]
    public void Any_replies_are_read_as_they_were_written() => Generated.Replies.Sample(replies =>
    {
        var read = CaseJson.ReadReplies(CaseJson.WriteReplies(replies));
        Assert.Null(DeepEquality.Difference(replies, read!.Value));
    });

    [Fact]
    public void Any_piece_of_a_case_is_unreadable_and_never_an_exception() =>
        Gen.Select(Generated.State, Gen.Double[0, 1]).Sample((state, share) =>
        {
            var json = CaseJson.WriteState(state);
            Assert.IsType<StateReading.Unreadable>(CaseJson.ReadState(json[..(int)(json.Length * share * 0.999)]));
        });

    [Fact]
    public void A_case_is_written_in_published_spellings()
    {
        var facts = FactSet.Of(PurchaseChannel.Ea)
            .With(Fact.Intent, Knowledge.OneOf([Intent.Manage, Intent.Move]))
            .With(Fact.ServiceType, Knowledge.DoesNotKnow);
        var state = new CaseState
        {
            Language = Language.Korean,
            Role = Role.Support,
            PartnerType = PartnerType.DirectBill,
            Subscriptions = [Subscription.Empty with { Facts = facts }],
        };

        Assert.Equal(
            """{"schema":1,"revision":0,"language":"ko","languageChosen":false,"role":"support","partnerType":"partnerType=direct-bill","subscriptions":[{"facts":{"serviceType":"?","purchaseChannel":"ea","intent":["manage","move"]},"saidAt":{},"dontKnows":{}}],"focus":0,"unread":0,"history":[],"welcomed":false,"toldPersonalData":false}""",
            CaseJson.WriteState(state));
    }

    [Fact]
    public void A_case_from_before_there_were_codes_is_read()
    {
        var read = Assert.IsType<StateReading.Read>(CaseJson.ReadState(
            """{"schema":1,"revision":7,"subscriptions":[{"facts":{"purchaseChannel":"ea"},"saidAt":{},"dontKnows":{}}],"focus":0,"unread":0,"history":[],"welcomed":true,"toldPersonalData":false}"""));

        Assert.Null(read.State.Code);
        Assert.Null(read.State.Shared);
        Assert.Equal(PurchaseChannel.Ea, read.State.Current.Facts.Value(Fact.PurchaseChannel));
    }

    [Fact]
    public void What_a_code_opens_is_the_facts_and_nothing_of_the_person()
    {
        var said = new DateTimeOffset(2026, 3, 2, 18, 0, 0, TimeSpan.FromHours(9));
        var known = new Subscription
        {
            Facts = FactSet.Of(PurchaseChannel.Ea, PartnerType.DirectBill),
            SaidAt = System.Collections.Immutable.ImmutableDictionary<Fact, DateTimeOffset>.Empty.Add(Fact.PurchaseChannel, said).Add(Fact.PartnerType, said),
            DontKnows = System.Collections.Immutable.ImmutableDictionary<Fact, int>.Empty.Add(Fact.Intent, 1),
            DoneSteps = ["rel.request"],
            Likely = [Intent.Move],
        };
        var state = new CaseState { Code = "K7QM3X9T", Owner = "somebody", Role = Role.Support, PartnerType = PartnerType.DirectBill, Subscriptions = [known] };

        var copy = Assert.Single(state.CopyOf("K7QM3X9T")!.Value);

        Assert.Equal(FactSet.Of(PurchaseChannel.Ea), copy.Facts);
        Assert.True(copy.SaidAt[Fact.PurchaseChannel].EqualsExact(said.ToUniversalTime()));
        Assert.False(copy.SaidAt.ContainsKey(Fact.PartnerType));
        Assert.Equal(1, copy.DontKnows[Fact.Intent]);
        Assert.Equal(["rel.request"], copy.Done());
        Assert.Empty(copy.Guesses());
        Assert.Null(state.CopyOf("4WFH9CPN"));
    }

    [Fact]
    public void Korean_is_written_as_it_is()
    {
        var notice = new Notice { Language = Language.Korean, Role = Role.Sales, Revision = 1, Body = [Line.Of("a").With("contact", new Arg.Setting("지원팀 <a@b>"))] };

        Assert.Contains("지원팀 <a@b>", CaseJson.WriteReplies([notice]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"schema":"1"}""")]
    [InlineData("""{"schema":1}""")]
    [InlineData("""{"schema":1,"subscriptions":[]}""")]
    [InlineData("""{"schema":1,"subscriptions":[{}],"focus":0}""")]
    [InlineData("""{"schema":1,"subscriptions":[{"facts":{},"saidAt":{},"dontKnows":{},"history":[]}],"focus":1}""")]
    [InlineData("""{"schema":1,"subscriptions":[{"facts":{"purchaseChannel":"from the future"},"saidAt":{},"dontKnows":{},"history":[]}]}""")]
    [InlineData("""{"schema":1,"subscriptions":[{"facts":{"noSuchFact":"ea"},"saidAt":{},"dontKnows":{},"history":[]}]}""")]
    [InlineData("""{"schema":1,"subscriptions":[{"facts":{"intent":[]},"saidAt":{},"dontKnows":{},"history":[]}]}""")]
    [InlineData("""{"schema":2,"subscriptions":[{"facts":{},"saidAt":{},"dontKnows":{},"history":[]}]}""")]
    [InlineData("""{"schema":0,"subscriptions":[{"facts":{},"saidAt":{},"dontKnows":{},"history":[]}]}""")]
    [InlineData("""{"schema":1,"subscriptions":[{"facts":{},"saidAt":{},"dontKnows":{}}],"focus":0,"history":[],"shared":[{"code":"K7QM3X9T"}]}""")]
    [InlineData("""{"schema":1,"schema":1}""")]
    public void What_is_not_a_case_is_unreadable(string json) =>
        Assert.NotEmpty(Assert.IsType<StateReading.Unreadable>(CaseJson.ReadState(json)).Reason);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""[{"is":"from the future"}]""")]
    [InlineData("""[{"is":"notice"}]""")]
    [InlineData("""[{}]""")]
    public void What_are_not_replies_is_unreadable(string json) => Assert.Null(CaseJson.ReadReplies(json));

    [Fact]
    public void A_case_of_the_schema_before_is_brought_forward()
    {
        var next = new StateSchema(2, older =>
        {
            older["unread"] = older["misread"]!.DeepClone();
            older.Remove("misread");
            return older;
        });
        var before = JsonNode.Parse(CaseJson.WriteState(new CaseState()))!.AsObject();
        before["misread"] = 3;

        var read = Assert.IsType<StateReading.Read>(CaseJson.ReadState(before.ToJsonString(), next));

        Assert.Equal(3, read.State.Unread);
        Assert.Equal(2, read.State.Schema);
    }

    [Fact]
    public void A_case_of_two_schemas_before_is_unreadable()
    {
        var next = new StateSchema(3, older => older);

        Assert.IsType<StateReading.Unreadable>(CaseJson.ReadState(CaseJson.WriteState(new CaseState()), next));
    }
}
