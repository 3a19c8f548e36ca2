using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Where two are wanted one after the other, what is wanted now is what is asked for.</summary>
internal sealed partial class IntentPass
{
    private static readonly string[] AtFirst =
        ["fornow", "forthetimebeing", "forthemoment", "first", "firstly", "initially", "atfirst", "tobeginwith", "tostartwith", "일단", "우선", "당분간", "지금", "먼저", "당장", "현재"];

    private static readonly string[] AtLast =
        ["later", "lateron", "afterwards", "afterward", "eventually", "subsequently", "afterthat", "thereafter", "then", "inthelongrun", "inthelongterm", "onedayor", "나중", "추후", "향후", "이후", "그뒤", "그후", "그다음", "다음에", "장기적", "차후", "언젠가"];

    // "manage for now, move later", "지금은 관리만 하고 나중에 옮길게요".
    private static void MarkLater(Message message)
    {
        foreach (var move in message.Held(Fact.Intent))
        {
            if (move.Value == Intent.Move && ManagedBefore(message, move.At) is { } manage && IsInOrder(message, manage, move.At))
            {
                move.Mark(Standing.Offered);
            }
        }
    }

    private static int? ManagedBefore(Message message, int move)
    {
        int? at = null;
        foreach (var mention in message.Held(Fact.Intent))
        {
            if (mention.Value == Intent.Manage && mention.At < move && mention.At >= message.SentenceStart(move))
            {
                at = mention.At;
            }
        }

        return at;
    }

    // "support the Exchange and later move the Azure" are two.
    private static bool IsInOrder(Message message, int manage, int move)
    {
        var start = message.SentenceStart(manage);
        var end = message.SentenceEnd(move);
        if (message.NamesWithin(Fact.ServiceType, manage + 1, end) || message.NamesWithin(Fact.PurchaseChannel, manage + 1, move))
        {
            return false;
        }

        return Tells(message, AtLast, manage + 1, end)
            || ((Tells(message, AtFirst, start, move) || IsBegunWith(message.Items[manage].Phrase!.Key)) && message.Any(Cue.TermEnd, manage + 1, end));
    }

    // "관리부터 하고 만료되면 이관".
    private static bool IsBegunWith(string manage) =>
        manage.Contains("부터", StringComparison.Ordinal) || manage.Contains("먼저", StringComparison.Ordinal);

    private static bool Tells(Message message, string[] words, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (message.Items[at].Phrase?.Key is { } key && Array.Exists(words, word => Phrase.IsHangul(word[0]) ? key.StartsWith(word, StringComparison.Ordinal) : key == word))
            {
                return true;
            }
        }

        return false;
    }
}
