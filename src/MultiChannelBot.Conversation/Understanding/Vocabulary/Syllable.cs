namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// The letters of a Hangul syllable as places in Unicode's order of initial consonants, vowels and final consonants; the final
/// place 0 is none. Unicode composes the block of syllables so (Unicode Standard, section 3.12).
/// </summary>
internal static class Syllable
{
    private const char First = '가';
    private const char Last = '힣';
    private const int Vowels = 21;
    private const int Finals = 28;

    /// <summary>True for a whole syllable, as against a single letter or another script.</summary>
    public static bool Is(char letter) => letter is >= First and <= Last;

    public static int Initial(char syllable) => (syllable - First) / (Vowels * Finals);

    public static int Vowel(char syllable) => (syllable - First) / Finals % Vowels;

    /// <summary>The place of its final consonant; 0 for none and for what is no syllable.</summary>
    public static int Final(char syllable) => Is(syllable) ? (syllable - First) % Finals : 0;

    public static char WithFinal(char syllable, int final) => (char)(syllable - Final(syllable) + final);
}
