using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Values between which the speaker cannot choose, or that are only perhaps so, are no facts: they are asked.</summary>
internal sealed partial class DoubtPass : IPass
{
    private static readonly Fact[] Chosen = [Fact.PurchaseChannel, Fact.ServiceType, Fact.Intent, Fact.AzureOffer];

    private const int FarthestDoubt = 4;
    private const int FarthestSupposition = 3;

    private static readonly string[] Guesses = ["ithink", "ibelieve", "iguess", "isuppose", "probably", "mostlikely", "likely", "같긴한데", "같긴하지만", "같은데", "같지만"];
    private static readonly string[] Askers = ["is", "are", "was", "were", "do", "does", "did"];

    public void Apply(Message message)
    {
        foreach (var fact in Chosen)
        {
            MarkAlternatives(message, fact);
        }

        MarkKinds(message);
        ReadConflicts(message);
        foreach (var mention in message.Held(Fact.PurchaseChannel).ToList())
        {
            if (IsHedged(message, mention.At) || IsOpen(message, mention.At))
            {
                MarkDoubtful(message, mention);
                message.Likely.AddRange(AlternativesTo(message, mention));
            }
            else if (IsSupposed(message, mention.At) || IsTaskAsked(message, mention) || IsAskedInGeneral(message, mention.At) || IsPossibilityAsked(message, mention.At) || IsUsuallyAsked(message, mention.At) || IsBuyingAsked(message, mention.At))
            {
                mention.Mark(Standing.Offered);
            }
        }

        // "direct인지 indirect인지 잘 모르겠어요".
        foreach (var role in message.Held(Fact.PartnerType))
        {
            if (message.Item(role).Particle == Particle.Whether && message.Any(Cue.Doubt, role.At + 1, message.SentenceEnd(role.At)))
            {
                MarkDoubtful(message, role);
            }
        }

        DropSettled(message);
        foreach (var mention in message.Held(Fact.Intent))
        {
            if (IsUndecided(message, mention.At))
            {
                MarkDoubtful(message, mention);
            }
            else if (IsUsuallyAsked(message, mention.At))
            {
                mention.Mark(Standing.Offered);
            }
        }
    }

    // "아마 EA? 아니 확실히 EA 맞아요": what was doubtful first is stated after all.
    private static void DropSettled(Message message)
    {
        if (message.Act != Act.Unsure)
        {
            return;
        }

        foreach (var held in message.Held(Fact.PurchaseChannel))
        {
            if (message.Likely.Contains(held.Value) && message.Mentions.Exists(other => other.Value == held.Value && other.At < held.At && other.Standing == Standing.Doubtful))
            {
                message.Act = null;
                message.Likely.Clear();
                return;
            }
        }
    }

    // "not sure whether to move", "옮길지 모르겠어요".
    private static bool IsUndecided(Message message, int at)
    {
        var start = message.ClauseStart(at);
        var doubt = message.Last(Cue.Doubt, start, at);
        return (doubt >= 0 && (message.Any(Cue.Whether, doubt, at) || (at - doubt <= FarthestDoubt && !message.Any(Cue.But | Cue.And, doubt, at))))
            || message.Any(Cue.Doubt, at + 1, Math.Min(message.ClauseEnd(at), at + FarthestDoubt))
            || (message.Last(Cue.Hedge, start, at) is >= 0 and var hedge && !IsPolite(message, hedge));
    }

    private static void MarkAlternatives(Message message, Fact fact)
    {
        if (!message.Held(fact).AreSeveral())
        {
            return;
        }

        var held = message.Held(fact).ToList();
        MentionList.Sort(held);
        for (var next = 1; next < held.Count; next++)
        {
            var (one, other) = (held[next - 1], held[next]);
            if (one.Value != other.Value
                && message.Item(one).Sentence == message.Item(other).Sentence
                && IsChoice(message, one.At, other.At))
            {
                MarkDoubtful(message, one);
                MarkDoubtful(message, other);
            }
        }
    }

    private static bool IsChoice(Message message, int one, int other) =>
        message.Any(Cue.Or, one + 1, other) || message.Items[one].Particle == Particle.Whether;

    private static bool IsHedged(Message message, int at) =>
        message.First(Cue.Hedge, message.ClauseStart(at), message.ClauseEnd(at)) is >= 0 and var hedge && (!IsPolite(message, hedge) || IsOnlyHeld(message, at));

    // "혹시 EA로 산 것도 관리해 주시나요?": in a question 혹시 is a courtesy; "혹시 EA일까요?" asks for the channel itself.
    private static bool IsPolite(Message message, int hedge) =>
        message.Items[hedge].Phrase!.Key is ['혹', '시', ..]
        && (message.Asks || message.Any(Cue.Question, hedge, message.SentenceEnd(hedge)));

    // "not sure whether it is EA", "EA인지 모르겠어요"; "EA, but I am not sure until when" leaves the EA alone.
    private static bool IsOpen(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        var doubt = message.Last(Cue.Doubt, start, at);
        return (doubt >= 0 && !message.Any(Cue.But, doubt, at))
            || (message.Items[at].Particle == Particle.Whether && message.Any(Cue.Doubt, at + 1, message.SentenceEnd(at)))
            || (message.Any(Cue.Doubt, at + 1, end) && message.Any(Cue.Whether | Cue.Question, start, end))
            || (IsGuess(message, start, end) && message.Any(Cue.Doubt, at + 1, message.SentenceEnd(at)))
            || (message.Any(Cue.Or, at + 1, Math.Min(end, at + 3)) && (message.Any(Cue.Doubt, at + 1, message.SentenceEnd(at)) || NamesNext(message, at)))
            || NamesBefore(message, at)
            || IsSecondOfTwo(message, at);
    }

    // "if it was an EA", "만약 EA였다면"; "is it EA?", "EA인가요?" ask and state nothing.
    private static bool IsSupposed(Message message, int at)
    {
        var start = message.ClauseStart(at);
        var isSingle = IsOnlyHeld(message, at) && !message.Any(Cue.Or, start, message.ClauseEnd(at));
        return (((message.Any(Cue.Whether, start, at) && !IsWhereBought(message, start, at) && !IsMayWe(message, start, at)) || IsSay(message, start)) && !CorrectionPass.IsPutInstead(message))
            || IsSupposedAfter(message, at)
            || (at + 1 < message.Items.Count && message.Items[at + 1].Phrase?.Key is ['아', '닌', '가' or '지', ..] or ['아', '닐', '까', ..])
            || (isSingle && IsWhatIfItEnds(message, at))
            || IsIfBought(message, at)
            || (at + 1 < message.Items.Count && message.Items[at + 1].Phrase?.Key is "ornot")
            || (isSingle && message.Asks && !IsOfWhatIsTended(message, start, at) && (message.Items[at].Particle == Particle.Whether || message.Any(Cue.Question, start, at) || Askers.Contains(message.Items[start].Phrase?.Key)))
            || (message.Items[at].Particle == Particle.Whether && !message.Any(Cue.Doubt, at, message.SentenceEnd(at)) && isSingle);
    }

    // "Say they bought it from a CSP, what then?"; "they say they bought it" tells.
    private static bool IsSay(Message message, int clause) =>
        message.Items[clause].Phrase?.Key == "say" && clause == message.SentenceStart(clause);

    // "how do we get access to their Azure if it was bought through another CSP?": what is wished is stated, and so is where it was bought.
    private static bool IsWhereBought(Message message, int start, int at)
    {
        var whether = message.First(Cue.Whether, start, at);
        return IsMoveAsked(message, whether, at)
            || IsCaseOfCustomer(message, whether, at)
            || ((message.Any(Cue.Buy | Cue.Hold, whether, at) || IsPresently(message, whether, at)) && (message.Held(Fact.Intent).Any() || IsOurWorkAsked(message, whether)) && message.Held(Fact.ServiceType).Any());
    }

    // "what if the customer has an MPSA and wants us as admin?": a case there is, with its wish.
    private static bool IsCaseOfCustomer(Message message, int whether, int at) =>
        whether + 2 < at
        && message.Items[whether + 1].Has(Cue.Customer)
        && message.Items[whether + 2].Has(Cue.Hold)
        && message.Held(Fact.Intent).Any(intent => intent.At > at && message.Item(intent).Clause == message.Items[at].Clause);

    // "if it's under their EA"; "if it were under an EA" is unreal.
    private static bool IsPresently(Message message, int whether, int at) =>
        message.Any(Cue.Through, whether, at)
        && message.Items[whether].Phrase!.Key is not ("ifitwas" or "ifitwere")
        && message.Items[whether + 1].Phrase?.Key is not ("was" or "were" or "had");

    // "am I allowed to help run a client's Azure if it's under their EA?"
    private static bool IsOurWorkAsked(Message message, int whether) =>
        message.Any(Cue.Tend, message.SentenceStart(whether), whether) && message.Any(Cue.We | Cue.Us, message.SentenceStart(whether), whether);

    // "tell me whether my company can transfer its seats from EA to CSP": what is open is the move.
    private static bool IsMoveAsked(Message message, int whether, int at) =>
        message.NamesWithin(Fact.Intent, whether, at)
        && SourcePass.Governor(message, at) is { } from && from > whether && message.Items[from].Has(Cue.From)
        && (message.Any(Cue.Modal, whether, from) || message.Items[whether].Phrase!.Key is "whether")
        && message.Items[whether + 1].Phrase?.Key is not ("customers" or "clients");

    // "check whether we may touch something that was sold under Open Value": what is open is what we may do.
    private static bool IsMayWe(Message message, int start, int at)
    {
        var whether = message.First(Cue.Whether, start, at);
        return whether + 2 < at
            && message.Items[whether + 1].Has(Cue.We)
            && message.Items[whether + 2].Has(Cue.Modal)
            && (message.Any(Cue.Buy | Cue.Hold | Cue.Sold | Cue.Through | Cue.Tend, whether + 3, at) || message.NamesWithin(Fact.Intent, whether + 3, at));
    }

    // "EA로 샀다고 치면", "EA인 경우에는", "CSP에서 사면": in Korean the supposition stands after what is supposed.
    private static bool IsSupposedAfter(Message message, int at)
    {
        var whether = message.First(Cue.Whether, at + 1, Math.Min(message.ClauseEnd(at), at + 1 + FarthestSupposition));
        return whether >= 0
            && Phrase.IsHangul(message.Items[whether].Phrase!.Key[0])
            && !message.Any(Cue.Buy | Cue.Hold, at + 1, whether - 1)
            && (!IsCase(message.Items[whether]) || !message.Any(Cue.Buy | Cue.Hold | Cue.Sold, at + 1, whether));
    }

    // "직접 구매한 경우" may well be the case asked about; "EA인 경우" supposes.
    private static bool IsCase(Item item) => item.Phrase!.Key is ['경', '우', ..];

    // "총판에서 해야 하나요?", "do we have to do that with the distributor?": whose task it is, not where it was bought.
    private static bool IsTaskAsked(Message message, Mention mention)
    {
        var (start, end) = (message.ClauseStart(mention.At), message.ClauseEnd(mention.At));
        return mention.Value == PurchaseChannel.CspPartner
            && !message.Mentions.Exists(other => other.At != mention.At && other.IsHeld && other.At >= start && other.At < end)
            && message.Any(Cue.Must, start, end)
            && (message.Asks || message.Any(Cue.Question, start, end))
            && !message.Any(Cue.Buy | Cue.Hold | Cue.Sold, start, end);
    }

    // "EA로 샀다면", "오픈으로 산 거라면": in Korean the verb that supposes it stands after.
    private static bool IsIfBought(Message message, int at)
    {
        var whether = message.First(Cue.Whether, at + 1, message.ClauseEnd(at));
        return whether >= 0 && message.Items[whether].Phrase!.Key is ['샀' or '산' or '구' or '계' or '가' or '결' or '쓰' or '쓴' or '사' or '있' or '들', .., not '지'];
    }

    // "EA가 만료되면 어떻게 되나요?"
    private static bool IsWhatIfItEnds(Message message, int at)
    {
        var ends = message.First(Cue.TermEnd, at + 1, at + 3);
        return ends >= 0 && message.Items[ends].Phrase!.Key[^1] == '면' && message.Any(Cue.Question, ends + 1, message.SentenceEnd(at));
    }

    private static bool IsOnlyHeld(Message message, int at)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.At != at && mention.IsHeld)
            {
                return false;
            }
        }

        return true;
    }

    // "I think it is an EA, but I am not certain", "EA 같긴 한데 확실하지 않아요".
    public static bool IsGuess(Message message, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (message.Items[at].Phrase is { } phrase && Guesses.Contains(phrase.Key))
            {
                return true;
            }
        }

        return false;
    }

    // "is it EA or Open?": an everyday word beside a channel is an alternative to it.
    private static bool NamesNext(Message message, int at) => message.Of(Fact.PurchaseChannel)
        .Any(other => other.Standing == Standing.Bare && other.At > at + 1 && other.At <= at + 3 && message.Items[other.At - 1].Has(Cue.Or));

    // "either Open or EA": the everyday word may stand first.
    private static bool NamesBefore(Message message, int at) => at > 0 && message.Items[at - 1].Has(Cue.Or)
        && IsBareChannel(message, at - 2);

    private static bool IsBareChannel(Message message, int at) =>
        message.Of(Fact.PurchaseChannel).Any(other => other.Standing == Standing.Bare && other.At == at);

    // "an EA or maybe CSP", "EA인지 CSP인지": a channel named without a verb of its own is as likely as the one it stands beside.
    private static IEnumerable<FactValue> AlternativesTo(Message message, Mention mention) => message.Of(Fact.PurchaseChannel)
        .Where(other => other.Standing == Standing.Bare && other.Value != mention.Value
            && message.Item(other).Sentence == message.Item(mention).Sentence
            && (IsChoice(message, Math.Min(mention.At, other.At), Math.Max(mention.At, other.At)) || AreBothHedged(message, mention.At, other.At)))
        .Select(other => other.Value);

    // "EA일 수도 있고 CSP일 수도 있어요", "could be EA, could be CSP".
    private static bool AreBothHedged(Message message, int one, int other)
    {
        var (first, last) = (Math.Min(one, other), Math.Max(one, other));
        return IsHedged(message, first) && IsHedged(message, last)
            && (message.Items[first].Clause != message.Items[last].Clause || message.Any(Cue.Hedge, first + 1, last));
    }

    private static void MarkDoubtful(Message message, Mention mention)
    {
        mention.Mark(Standing.Doubtful);
        message.Likely.Add(mention.Value);
        if (mention.Fact == Fact.PurchaseChannel)
        {
            message.Act ??= Act.Unsure;
        }
    }
}
