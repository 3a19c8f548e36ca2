using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// Where the speaker says what the question is about, what was told before of the own house or of others is not it: "We hold an EA
/// ourselves. The client I'm asking for is a bakery."
/// </summary>
internal sealed class CasePass : IPass
{
    /// <summary>"the question concerns a museum": how far what it is about may stand.</summary>
    private const int FarthestCase = 5;

    // Of these a customer must be named: "my question is about moving it" goes on with what was told.
    private static readonly string[] Questions = ["thisrequest", "thisquestion", "thisenquiry", "myquestion", "thequestion", "thisisabout", "thisone"];

    private static readonly string[] Marks =
    [
        "thecasehere", "mycase", "todayscase", "theclientiamaskingfor", "theclientimaskingfor", "thecustomeriamaskingfor", "thecustomerimaskingfor", "thecustomerinthis", "theclientinthis",
        "imwritingonbehalf", "iamwritingonbehalf", "onbehalfof", "imaskingfor", "iamaskingfor", "이번문의는", "이문의는", "제가묻는", "여쭤보는", "문의드리는", "제가문의하는", "문의대상은", "대상은", "이번엔그냥", "이번에는그냥",
    ];

    public void Apply(Message message)
    {
        for (var at = 1; at < message.Items.Count; at++)
        {
            if ((message.Items[at].IsDecoy || message.Items[at].Has(Cue.This | Cue.Self)) && IsMark(message, at, message.Items[at].Phrase!.Key) && TellsOfOthers(message, at))
            {
                SetAside(message, message.ClauseStart(at));
                return;
            }
        }
    }

    private static bool IsMark(Message message, int at, string key) =>
        ((key.StartsWithAny(Marks) || key.EndsWith("isfor", StringComparison.Ordinal) || key.EndsWith("concerns", StringComparison.Ordinal)) && NamesCase(message, at))
        || (key.StartsWithAny(Questions) && message.Any(Cue.Customer | Cue.NewCustomer, at + 1, Math.Min(message.SentenceEnd(at), at + 1 + FarthestCase)));

    // A customer, a school, another site; "my question is about moving it" is about what was told.
    private static bool NamesCase(Message message, int mark)
    {
        for (var at = mark; at < Math.Min(message.SentenceEnd(mark), mark + 1 + FarthestCase); at++)
        {
            if (message.Items[at].Has(Cue.Customer | Cue.NewCustomer | Cue.OtherParty) || (at > mark && message.Items[at].IsUnknown))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TellsOfOthers(Message message, int mark)
    {
        var start = message.ClauseStart(mark);
        return start > 0 && !message.Any(Cue.Customer, 0, start) && message.Mentions.Exists(mention => mention.At < start && mention.Fact == Fact.PurchaseChannel);
    }

    private static void SetAside(Message message, int end)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.At < end)
            {
                mention.Mark(Standing.Others);
            }
        }

        for (var at = 0; at < end; at++)
        {
            if (message.Items[at].Has(Cue.Moved | Cue.Leave | Cue.Tend))
            {
                message.Negate(at);
            }
        }
    }
}
