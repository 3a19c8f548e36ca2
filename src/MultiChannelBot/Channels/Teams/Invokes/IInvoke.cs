using Microsoft.Bot.Builder;
using MultiChannelBot.Forms;

namespace MultiChannelBot.Channels.Teams.Invokes;

/// <summary>
/// Answers invokes that are not presses on a case's card: forms and message extensions. One class a kind, found by the name
/// of the invoke. They keep to the tenants and limits that messages keep to; that is seen to before they are asked.
/// </summary>
internal interface IInvoke
{
    /// <summary>The names of the invokes that it answers, as the protocol spells them: "task/fetch".</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>
    /// The answer. Odd values are data and get an answer that helps; an exception is a fault, which delivery's endpoint turns
    /// into a 500.
    /// </summary>
    /// <param name="turn">The activity, whose value is a <see cref="System.Text.Json.JsonElement"/>, and the way to write to its conversation.</param>
    /// <param name="sender">Who asks, with the keys that state is kept under.</param>
    Task<InvokeAnswer> AnswerAsync(ITurnContext turn, AsideAsker sender, CancellationToken stop);

    /// <summary>What is shown to somebody who gets no answer: who asks for more than the limits allow, or is of a tenant that is not served.</summary>
    /// <param name="notice">The text that says why, one of <see cref="MultiChannelBot.Delivery.Notices"/>.</param>
    InvokeAnswer Refuse(AsideAsker sender, string notice);
}
