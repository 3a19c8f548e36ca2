using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.FollowUps;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>Tells a message that only asks a question beside the case from one that tells something.</summary>
internal static class AsideQuestion
{
    /// <summary>True where a reading has nothing in it that goes before a question: another case, an order, a denial, a request of the conversation.</summary>
    /// <param name="isSure">See <see cref="FollowUpFinder.IsSure"/>.</param>
    public static bool MayAsk(FollowUp found, Reading reading, bool isSure) =>
        reading is { AnotherCustomer: false, OrdinaryOrder: false, AmbiguousDate: false, Subscriptions.IsEmpty: true }
        && reading.Denied.All(value => Names(found, value))
        && reading.Act is not (Act.Human or Act.Help or Act.Restart or Act.Change)
        && IsOnTopic(found, reading, isSure);

    /// <summary>
    /// True where a question may be answered although the message speaks of money, a meaning or the like. A fault ("mail is down")
    /// sounds like one of ours, so that there must be no doubt which question it is.
    /// </summary>
    public static bool IsOnTopic(FollowUp found, Reading reading, bool isSure) => reading.OffTopic switch
    {
        OffTopic.Injection => false,
        OffTopic.Other => isSure,
        OffTopic.Price => found.IsOfCost || isSure,
        _ => true,
    };

    /// <summary>"We run in Azure Government. Does that make a difference?": what stands in a sentence of its own is told, not asked about.</summary>
    public static bool IsOneSentence(string text) => !text.AsSpan().Trim().TrimEnd(".!?").ContainsAny('\n', '.', '!');

    /// <summary>True for a term that is also an answer, such as a channel or a kind of partner.</summary>
    public static bool IsNameOfValue(FollowUp term) => term.Mentions.Any(value => value.Fact != Fact.Intent);

    /// <summary>True for a value that the question itself names.</summary>
    public static bool Names(FollowUp found, FactValue value) => found.Mentions.Contains(value)
        || (value.Fact == Fact.Product && found.Mentions.Any(named => named.Fact is Fact.OutsideClass or Fact.Cloud or Fact.AzureOffer));
}
