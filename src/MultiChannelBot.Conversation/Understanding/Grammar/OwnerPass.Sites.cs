using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Places and companies of one customer, each described with what it holds: none of them is somebody else.</summary>
internal sealed partial class OwnerPass
{
    private static readonly string[] HeadOffices = ["headoffice", "hq", "headquarters"];
    private static readonly string[] Sites = ["plant", "branch", "branches", "branchoffice", "factory", "warehouse", "site", "sites", "depot", "salesoffice", "regionaloffice", "laboratory"];
    private static readonly string[] Places = ["branch", "plant", "factory", "warehouse", "depot", "sitea", "siteb", "sitec", "sited", "sitex", "sitey", "sitez", "location", "tenant", "company", "entity", "division", "지사", "지점", "지부", "공장", "연구소", "분원", "물류센터"];

    // "Head office is on an EA, the branch has Business Basic from a CSP"; not "본사는 EA인데 저희 지사는 CSP예요".
    private static bool IsOneOfPlaces(Message message, int other, int at)
    {
        if (!IsGroupCompany(message.Items[other].Phrase!.Key) || !NamesChannel(message, other, PartEnd(message, other)))
        {
            return false;
        }

        for (var place = 0; place < message.Items.Count; place++)
        {
            if (place != other && IsPlace(message, place) && !IsOurs(message, place) && message.Items[place].Clause != message.Items[other].Clause
                && NamesChannel(message, place, PartEnd(message, place)))
            {
                return !IsOurs(message, other) && !message.Any(Cue.Self | Cue.Our, other, at) && !IsApart(message);
            }
        }

        return false;
    }

    // "the branch I'm asking about isn't in it": only one of the two is in question.
    private static bool IsApart(Message message)
    {
        for (var at = 1; at < message.Items.Count; at++)
        {
            if (message.Items[at].Phrase?.Key is "askingabout" or "talkingabout" or "askabout" or "inquestion" or "calledabout" or "writingabout" && IsPlaceBefore(message, at))
            {
                return true;
            }
        }

        return false;
    }

    // "the branch in question", "the plant I'm asking about": nothing but the speaker stands between.
    private static bool IsPlaceBefore(Message message, int at)
    {
        var place = at - 1;
        while (place > 0 && (message.Items[place].Has(Cue.We | Cue.Self) || message.Items[place].Phrase?.Key is "that" or "which" or "m" or "am" or "re"))
        {
            place--;
        }

        return IsPlace(message, place);
    }

    private static bool IsGroupCompany(string key) => Array.Exists(GroupCompanies, company => key.StartsWith(company, StringComparison.Ordinal)) || key is "subsidiary" or "theheadoffice" or "affiliate";

    /// <summary>True where an item names a place or a company of the customer.</summary>
    public static bool IsPlace(Message message, int at) =>
        message.Items[at].Phrase?.Key is { } key && (message.Items[at].IsFiller || message.Items[at].Has(Cue.OtherParty | Cue.Content)) && (Array.Exists(Places, name => key.StartsWith(name, StringComparison.Ordinal)) || (message.Items[at].Has(Cue.OtherParty) && IsGroupCompany(key)));

    private static bool IsOurs(Message message, int at) => message.Any(Cue.Our | Cue.Self, at - 1, at);

    // What is said of a place: until the next one, in its sentence.
    private static int PartEnd(Message message, int place)
    {
        var end = place + 1;
        while (end < message.Items.Count && message.Items[end].Sentence == message.Items[place].Sentence && !IsPlace(message, end))
        {
            end++;
        }

        return end;
    }

    private static bool NamesChannel(Message message, int from, int to)
    {
        foreach (var mention in message.Of(Fact.PurchaseChannel))
        {
            if (mention.At > from && mention.At < to && mention.Standing is Standing.Held or Standing.Bare or Standing.Others)
            {
                return true;
            }
        }

        return false;
    }

    // "HQ: Business Premium via a CSP. Plant: E5 under an EA": two places of one customer, both in question.
    private static bool IsOneOfSites(Message message, int other)
    {
        if (!Array.Exists(HeadOffices, office => message.Items[other].Phrase!.Key.EndsWith(office, StringComparison.Ordinal)))
        {
            return false;
        }

        foreach (var item in message.Items)
        {
            if (item.Phrase?.Key is { } key && Sites.Contains(key))
            {
                return message.NamesWithin(Fact.ServiceType, other, message.SentenceEnd(other)) && message.NamesWithin(Fact.PurchaseChannel, other, message.Items.Count);
            }
        }

        return false;
    }
}
