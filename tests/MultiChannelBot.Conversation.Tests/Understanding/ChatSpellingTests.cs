using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Tests.Understanding;

/// <summary>Korean as it is typed in a chat comes out in the usual spelling; words of their own stay as they are.</summary>
public sealed class ChatSpellingTests
{
    [Theory]
    [InlineData("했어여", "했어요")]
    [InlineData("되나용", "되나요")]
    [InlineData("쓰세염", "쓰세요")]
    [InlineData("합니당", "합니다")]
    [InlineData("할께요", "할게요")]
    [InlineData("옮길꺼예여", "옮길거예요")]
    [InlineData("옮겻어여", "옮겼어요")]
    [InlineData("모르겟는데여", "모르겠는데요")]
    [InlineData("돌릴려고", "돌리려고")]
    public void What_is_typed_as_it_sounds_is_put_right(string typed, string meant) => Assert.Equal(meant, Folded(typed));

    [Theory]
    [InlineData("대여")]
    [InlineData("가용")]
    [InlineData("교육용")]
    [InlineData("참여")]
    [InlineData("담당")]
    [InlineData("인당")]
    [InlineData("것도")]
    [InlineData("맛있는")]
    [InlineData("인터넷은")]
    [InlineData("알려고")]
    [InlineData("티켓을")]
    public void Words_of_their_own_stay(string word) => Assert.Equal(word, Folded(word));

    private static string Folded(string word)
    {
        var letters = word.ToCharArray();
        ChatSpelling.Fold(letters);
        return new string(letters);
    }
}
