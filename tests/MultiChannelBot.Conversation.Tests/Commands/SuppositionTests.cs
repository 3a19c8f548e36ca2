using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Tests.Commands;

/// <summary>What the buttons of "what would change this?" carry, and the texts that ask what would be.</summary>
public class SuppositionTests
{
    private static readonly SupposedClause Clauses = new(Conversations.Default.Phrases, new QuestionReader(Conversations.Default.Phrases));

    [Fact]
    public void What_a_button_applies_is_read_back()
    {
        ImmutableArray<Otherwise> changes =
            [new(Fact.AlreadyOurs, null, IsGiven: false), new(Fact.PurchaseChannel, PurchaseChannel.Ea, IsGiven: false), new(Fact.Intent, Intent.Move, IsGiven: true)];
        var text = Supposition.Apply(1, changes);
        Assert.Equal("1:alreadyOurs=;purchaseChannel=ea;intent=move", text);
        var read = Assert.IsType<Supposition>(Supposition.Read(text, subscriptions: 2));
        Assert.Equal((1, true), (read.Subscription, read.Applies));
        Assert.Equal(changes.Select(change => (change.Fact, change.Value)), read.Said);
    }

    [Fact]
    public void What_a_button_supposes_is_read_back()
    {
        var read = Assert.IsType<Supposition>(Supposition.Read(Supposition.Look(0, [PurchaseChannel.Open]), subscriptions: 1));
        Assert.Equal((0, false), (read.Subscription, read.Applies));
        Assert.Equal([(Fact.PurchaseChannel, (FactValue?)PurchaseChannel.Open)], read.Said);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ea")]
    [InlineData("-1")]
    [InlineData("2")]
    [InlineData("0:")]
    [InlineData("0:?")]
    [InlineData("0:purchaseChannel")]
    [InlineData("0:purchaseChannel=nowhere")]
    [InlineData("0:somewhere=ea")]
    [InlineData("2:purchaseChannel=ea")]
    public void What_no_button_says_is_not_read(string? text) => Assert.Null(Supposition.Read(text, subscriptions: 2));

    [Theory]
    [InlineData("what if it was EA?", "it was ea")]
    [InlineData("And what if they bought it from Microsoft?", "they bought it from microsoft")]
    [InlineData("suppose it was another CSP?", "it was another csp")]
    [InlineData("if it was Open?", "it was open")]
    [InlineData("EA였다면?", "ea였다")]
    [InlineData("EA라면요", "ea")]
    [InlineData("만약 다른 CSP에서 샀다면 어떻게 되나요?", "다른 csp에서 샀다")]
    public void A_question_supposes_a_clause(string text, string clause) => Assert.Equal(clause, Clauses.Of(text)?.TrimEnd('?'));

    [Theory]
    [InlineData("it was EA")]
    [InlineData("is it EA?")]
    [InlineData("if it was EA, change it")]
    [InlineData("EA라면 변경해 주세요")]
    [InlineData("EA로 샀어요")]
    public void A_statement_or_a_request_supposes_nothing(string text) => Assert.Null(Clauses.Of(text));

    [Theory]
    [InlineData("what would change this?", "What if", "please show other outcomes", "what would make a difference")]
    [InlineData("다르게 하면?", "조건이 다르면 어떻게 되나요?", "조건이 다르다면?", "다른 경우에는요")]
    public void It_is_asked_for_in_words(params string[] texts) =>
        Assert.All(texts, text => Assert.Equal(new CommandCall(Command.WhatIf), new CommandReader(Conversations.Default.Phrases).Read(text)));

    /// <summary>Every change that the rules may name has its words in both languages: a clause, and one that others follow.</summary>
    [Fact]
    public void Every_change_has_its_words()
    {
        var phrases = Conversations.Default.Phrases;
        var facts = DecisionFacts.All.Where(fact => fact != Fact.PartnerType).Select(FactCatalogue.Of).ToList();
        var changes = facts.SelectMany(fact => fact.Values.Select(value => new Otherwise(fact.Id, value, IsGiven: false)))
            .Concat([new Otherwise(Fact.OutsideClass, null, IsGiven: false), new Otherwise(Fact.AlreadyOurs, null, IsGiven: false)]);
        var headline = Conversations.Default.Edition.Table.Rows[0].Headline;
        Assert.All(changes, change => Assert.All(LanguageCodes.All, language =>
        {
            ImmutableArray<Otherwise> chain = change.Fact == Fact.Intent
                ? [change]
                : [change, new Otherwise(Fact.Intent, Intent.Move, IsGiven: true)];
            var said = phrases.Say(WhatIfLines.Of(new NearOutcome(chain, default, headline, null)), language, Voice.Partner);
            Assert.EndsWith(phrases.Say(headline, language, Voice.Partner), said, StringComparison.Ordinal);
            Assert.DoesNotContain("{", said, StringComparison.Ordinal);
        }));
    }
}
