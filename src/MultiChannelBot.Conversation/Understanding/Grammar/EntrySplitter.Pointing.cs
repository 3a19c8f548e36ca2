using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Which entry an ordinal turns to, and which one a wish is restricted to.</summary>
internal sealed partial class EntrySplitter
{
    // "move the first, manage the second"; "the first is EA, the second one Open".
    private void TurnToOrdinal(Mention mention)
    {
        if (message.Points && OrdinalOf(mention) is { } ordinal && current.Ordinal != ordinal)
        {
            TurnTo(ordinal);
        }
    }

    private void TurnTo(int ordinal)
    {
        var place = ordinal == About.Last ? entries.Count - 1 : ordinal - 1;
        if (entries.Find(entry => entry.Ordinal == ordinal) is { } known)
        {
            current = known;
        }
        else if (current.Mentions.Count > 0 && (place >= entries.Count || entries[place].Ordinal is not null))
        {
            current = Open(joined: false);
        }
        else if (current.Mentions.Count > 0)
        {
            current = entries[place];
        }

        current.Ordinal = ordinal;
    }

    private int? OrdinalOf(Mention mention)
    {
        int? found = null;
        foreach (var (at, ordinal) in message.Ordinals)
        {
            if (at < mention.At || (mention.Fact == Fact.Intent && IsObject(mention.At, at)))
            {
                found = ordinal;
            }
        }

        return found;
    }

    // "move the first": nothing but small words between the verb and the ordinal.
    private bool IsObject(int verb, int ordinal)
    {
        for (var between = verb + 1; between < ordinal; between++)
        {
            if (!message.Items[between].IsFiller)
            {
                return false;
            }
        }

        return message.Items[ordinal].Clause == message.Items[verb].Clause && !Phrase.IsHangul(message.Items[verb].Phrase!.Key[0]);
    }

    // "Office 365 is in an EA, Azure with another CSP. Manage the Office 365, move the Azure."
    private static bool IsNamedAgain(Entry entry, int start) =>
        entry.Mentions.Exists(mention => mention.Fact == Fact.ServiceType && mention.At < start);

    // "move Azure only", "애저만 옮기고": the wish is of the one class named beside it.
    private Entry? Restricted(Mention intent)
    {
        if (entries.Count < 2)
        {
            return null;
        }

        var (start, end) = (message.ClauseStart(intent.At), message.ClauseEnd(intent.At));
        if (ObjectClass(intent, end) is { } of)
        {
            var ofClass = entries.FindAll(entry => entry.Value(Fact.ServiceType) == of);
            return ofClass is [var one] && IsNamedAgain(one, start) ? one : null;
        }

        var classes = mentions.Where(mention => mention.Fact == Fact.ServiceType && mention.At >= start && mention.At < end).ToList();
        if (classes.Count == 0 || classes.Exists(other => other.Value != classes[0].Value))
        {
            return null;
        }

        var matching = entries.Where(entry => entry.Value(Fact.ServiceType) == classes[0].Value).ToList();
        return matching is [var only] && (IsNamedAgain(only, start) || SaysOnly(start, end, classes[0].At)) ? only : null;
    }

    // "We'd support the Visio and take the Azure over": what the verb is of, behind it or within the phrase.
    private FactValue? ObjectClass(Mention intent, int end)
    {
        var phrase = message.Item(intent).Phrase!;
        if (phrase.EndsInHangul)
        {
            return null;
        }

        if (phrase.Key.Contains("azure", StringComparison.Ordinal))
        {
            return ServiceType.UsageBased;
        }

        for (var at = intent.At + 1; at < end; at++)
        {
            if (mentions.Find(mention => mention.At == at && mention.Fact == Fact.ServiceType) is { } named)
            {
                var and = message.First(Cue.And, at + 1, at + 2);
                return and > at && message.Names(and + 1, Fact.ServiceType) ? null : named.Value;
            }

            if (!message.Items[at].IsFiller || message.Items[at].Has(Cue.And) || message.NamesAny(at))
            {
                return null;
            }
        }

        return null;
    }

    private bool SaysOnly(int start, int end, int named)
    {
        for (var at = start; at < end; at++)
        {
            if (message.Items[at].Phrase?.Key is "only" or "just" or "solely")
            {
                return true;
            }
        }

        return message.Items[named].Particle == Particle.Only || (named + 1 < end && message.Items[named + 1].Particle == Particle.Only);
    }

    // "한쪽은 EA, 한쪽은 CSP예요. EA 쪽은 지원만 해 주세요. 다른 쪽은 데려오고요": the one that is named again, and the other of two.
    private void TurnToNamed(Mention mention)
    {
        if (entries.Count < 2 || mention.At < 0)
        {
            return;
        }

        if (mention.Fact == Fact.PurchaseChannel && message.IsPaired(entries[0].First(Fact.PurchaseChannel)?.At ?? -1) && NamedBefore(mention) is { } known)
        {
            current = known;
            known.KeepsIntent |= IsOnly(mention.At);
        }
        else if (mention.Fact == Fact.Intent && entries.Count == 2 && PointsAtOther(mention.At))
        {
            current = current == entries[0] ? entries[1] : entries[0];
        }
    }

    // "오픈 쪽만 넘겨받고".
    private bool IsOnly(int at) =>
        message.Items[at].Particle == Particle.Only || (at + 1 < message.Items.Count && message.Items[at + 1].Particle == Particle.Only);

    private Entry? NamedBefore(Mention channel) =>
        entries.Find(entry => entry.Last(Fact.PurchaseChannel) is { At: >= 0 } before && before.Value == channel.Value && message.Item(before).Sentence < message.Item(channel).Sentence);

    private bool PointsAtOther(int intent)
    {
        for (var at = message.ClauseStart(intent) + 1; at < intent; at++)
        {
            if (message.Items[at].Phrase?.Key == "쪽" && message.Items[at - 1].Has(Cue.Another))
            {
                return true;
            }
        }

        return false;
    }

    // "Project ends 31 January, Windows 365 ends 15 March": a new product whose own end follows it.
    private bool EndsOtherwise(int next, Entry known)
    {
        if (known.Value(Fact.TermEnd) is not { } end)
        {
            return false;
        }

        for (var ahead = next + 1; ahead < mentions.Count; ahead++)
        {
            if (IsClass(mentions[ahead]) && mentions[ahead].At != mentions[next].At && mentions[ahead].Product is not null)
            {
                return false;
            }

            if (mentions[ahead].Fact == Fact.TermEnd)
            {
                return mentions[ahead].Value != end;
            }
        }

        return false;
    }
}
