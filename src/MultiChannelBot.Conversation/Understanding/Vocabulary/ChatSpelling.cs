namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// Korean as it is typed in a chat, put into the usual spelling: how verbs end ("했어여", "됩니당"), a doubled consonant that
/// is heard but not written ("할께", "옮길꺼"), and one that is written but was typed single ("옮겻어"). In place: every
/// syllable is exchanged for one.
/// </summary>
internal static class ChatSpelling
{
    // Places of final consonants.
    private const int FinalL = 8;
    private const int FinalS = 19;
    private const int FinalDoubleS = 20;

    /// <summary>Shorter words are words of their own: "대여" is a rental, "가용" is what is available.</summary>
    private const int ShortestEnding = 3;

    private const string Politeness = "여염용욤욥";
    private const string BeforePoliteness = "어아해에예네세까나가게래대데죠지돼구거든군줘워와봐니셔져";
    private const string BeforeStatement = "니했었았였겠있없싶";

    /// <summary>What follows the past of a verb, or a word of being: 었다, 었고, 있음.</summary>
    private const string AfterDoubleS = "어습는고던음네다지나대더거죠";

    /// <summary>Syllables that end in a single consonant as they should: 것, 맛, 닷넷, 셋.</summary>
    private const string SingleS = "것맛낫벗갓잣첫깃싯셋넷닷샷탓빗짓팟덧럿컷멋켓렛릿벳넛킷";

    private const string AfterWish = "고는구면";
    private const string OwnL = "알걸";

    // The vowels of past tenses, by their place: ㅏ ㅐ ㅓ ㅔ ㅕ ㅖ ㅘ ㅙ ㅝ ㅣ.
    private const int PastVowels = (1 << 0) | (1 << 1) | (1 << 4) | (1 << 5) | (1 << 6) | (1 << 7) | (1 << 9) | (1 << 10) | (1 << 14) | (1 << 20);

    /// <summary>Puts a word of Hangul into the usual spelling.</summary>
    public static void Fold(Span<char> word)
    {
        for (var at = 1; at < word.Length; at++)
        {
            FoldBeside(word, at);
        }

        if (word.Length >= ShortestEnding)
        {
            FoldEnding(word);
        }
    }

    private static void FoldBeside(Span<char> word, int at)
    {
        var (before, now) = (word[at - 1], word[at]);
        if (AfterDoubleS.Contains(now) && IsPastTypedSingle(before))
        {
            word[at - 1] = Syllable.WithFinal(before, FinalDoubleS);
        }
        else if (Syllable.Final(before) == FinalL)
        {
            word[at] = now switch { '께' => '게', '꺼' => '거', '껀' => '건', '껄' => '걸', _ => now };

            // "옮길려고": the verb is 옮기다. "알려고" is right as it is.
            if (now == '려' && at + 1 < word.Length && AfterWish.Contains(word[at + 1]) && !OwnL.Contains(before))
            {
                word[at - 1] = Syllable.WithFinal(before, 0);
            }
        }
    }

    private static void FoldEnding(Span<char> word)
    {
        var (before, last) = (word[^2], word[^1]);
        if (Politeness.Contains(last) && BeforePoliteness.Contains(before))
        {
            word[^1] = '요';
        }
        else if (last == '당' && BeforeStatement.Contains(before))
        {
            word[^1] = '다';
        }
        else if (last == '넹' || last == '넴')
        {
            word[^1] = '네';
        }
    }

    private static bool IsPastTypedSingle(char syllable) =>
        Syllable.Final(syllable) == FinalS && ((PastVowels >> Syllable.Vowel(syllable)) & 1) != 0 && !SingleS.Contains(syllable);
}
