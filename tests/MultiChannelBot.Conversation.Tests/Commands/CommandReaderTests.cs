using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Tests.Commands;

/// <summary>Commands as people put them, with courtesies around them, and messages that only look like one.</summary>
public class CommandReaderTests
{
    private static readonly Lazy<CommandReader> Reader = new(() => new CommandReader(Conversations.Default.Phrases));

    [Theory]
    [InlineData("help", "help me please", "Could you help me?", "/help", "please show help", "I need help", "can you help us")]
    [InlineData("help", "도와주세요", "좀 도와주세요~", "도움말 좀 보여 주세요", "도움이 필요해요", "도와 줄래요?")]
    [InlineData("back", "go back one step", "Can I go back?", "please go back", "one step back please", "undo that please", "I'd like to go back")]
    [InlineData("back", "뒤로 가 주세요", "이전 질문으로 돌아가 주세요", "한 단계 뒤로 가 줘", "뒤로요")]
    [InlineData("restart", "please restart", "start over please", "Can we start over?", "ok let's start over", "I want to start again, please", "RESTART NOW")]
    [InlineData("restart", "처음부터 다시 해 주세요", "다시 시작할게요", "그냥 처음부터 다시 시작하고 싶어요", "초기화 부탁드립니다")]
    [InlineData("next", "next one please", "ok, next customer", "the next case please", "next please, thanks")]
    [InlineData("next", "다음 고객이요", "다음 분이요", "네, 다음 상담 부탁드려요", "새 상담 시작할게요")]
    [InlineData("cancel", "cancel this", "Cancel it please", "please stop", "could you close this case?", "never mind, thanks")]
    [InlineData("cancel", "취소해 주세요", "그만할게요", "상담 종료해 주세요", "이거 취소요")]
    [InlineData("human", "agent", "talk to an agent", "I want to talk to a person", "Could you connect me to an agent please?", "a human, please", "/agent", "get me someone")]
    [InlineData("human", "상담원", "상담원이요", "상담원 연결해 주세요", "담당자 좀 바꿔 주세요", "상담사 연결 부탁드립니다", "담당자가 필요해요")]
    [InlineData("summary", "요약해 주세요", "복사할 글 주세요", "show me the summary", "can you give me the text to copy please")]
    [InlineData("status", "what do you know so far", "What do you know so far?", "ok so what have you understood so far?", "please continue", "where do we stand?")]
    [InlineData("status", "지금까지 뭐 알아?", "지금까지 파악한 내용", "지금까지 확인한 내용 좀 보여 주세요", "현황 보여줘", "계속해 주세요", "지금까지 말한 내용 정리해 줘")]
    [InlineData("status", "Show the answer", "back to the answer please", "답변 보기", "답변 보여 주세요", "답변 다시 보여 줘")]
    [InlineData("what-if", "뭐가 바뀌면 답이 달라져요?", "무엇이 달라지면 결과가 바뀌나요?")]
    [InlineData("not-mine", "내 단계가 아니에요", "제가 할 단계가 아니에요")]
    [InlineData("steps", "Back to the step", "단계로 돌아가기")]
    [InlineData("back", "돌아가기")]
    [InlineData("summary", "복사할 내용 주세요")]
    [InlineData("why", "why please?", "why are you asking?", "why do you need that?")]
    [InlineData("why", "왜 물어보세요?", "왜 필요해요?", "이유 좀 알려 주세요")]
    [InlineData("add", "add another one please", "I'd like to add another subscription", "one more please")]
    [InlineData("add", "구독 하나 더 추가해 주세요", "하나 더요")]
    [InlineData("thanks", "thank you very much!", "ok thanks", "정말 감사합니다")]
    [InlineData("change", "I want to change something", "change my answer please", "변경할게요", "답변을 수정하고 싶어요")]
    [InlineData("forget-me", "please forget me", "could you delete my data?", "내 정보 삭제 부탁드립니다")]
    public void A_courtesy_around_a_command_does_not_hide_it(string command, params string[] texts) =>
        Assert.All(texts, text => Assert.Equal(command, Reader.Value.Read(text)?.Command.Code()));

    [Theory]
    [InlineData("ko", "show in Korean", "in korean please", "Could you answer in Korean?", "switch to Korean please", "SPEAK KOREAN", "I'd like to switch to Korean")]
    [InlineData("ko", "한국어로 보여줘", "한국어로 답변해 주세요", "좀 한국어로 말해 줄래요?", "한글로 보여 주세요", "한국어로 바꿔 줘")]
    [InlineData("en", "in english please", "show it in English", "please continue in english", "/language english", "English, please", "Switch to English")]
    [InlineData("en", "영어로 보여 주세요", "영어로 부탁드립니다", "영문으로 보여줘", "언어를 영어로 바꿔 주세요")]
    public void A_language_is_asked_for_in_a_sentence(string language, params string[] texts) => Assert.All(
        texts, text => Assert.Equal(new CommandCall(Command.Language, Argument: language), Reader.Value.Read(text)));

    [Theory]
    [InlineData("customer", "I am a customer", "I'm the customer", "we are a customer", "hi, I’m a customer", "as a customer", "저는 고객입니다", "고객이에요", "고객이요", "고객 입장이에요")]
    [InlineData("sales", "I'm in sales", "I am from sales", "I am a sales rep", "I work in sales", "change my role to sales", "영업 담당자예요", "저는 영업 담당입니다")]
    [InlineData("support", "I'm a support agent", "we are the support desk", "지원팀입니다", "저는 상담원입니다", "지원 데스크 역할로 바꿔 주세요")]
    public void A_role_is_told_in_a_sentence(string role, params string[] texts) => Assert.All(
        texts, text => Assert.Equal(new CommandCall(Command.Role, Argument: role), Reader.Value.Read(text)));

    [Theory]
    [InlineData(Fact.PurchaseChannel, "please change the purchase channel", "Can you change my purchase channel?", "구매 경로를 바꿔 주세요", "구매 경로 좀 수정해 주세요")]
    [InlineData(Fact.TermEnd, "correct the end date please", "갱신일을 고쳐 주세요")]
    public void What_is_to_be_changed_is_named_in_a_sentence(Fact fact, params string[] texts) => Assert.All(
        texts, text => Assert.Equal(new CommandCall(Command.Change, fact), Reader.Value.Read(text)));

    [Theory]
    [InlineData("help the customer move to us")]
    [InlineData("please help the customer move to us")]
    [InlineData("can you help us manage their Office 365")]
    [InlineData("the customer wants to cancel the subscription")]
    [InlineData("please cancel the subscription")]
    [InlineData("can we cancel the Azure subscription?")]
    [InlineData("can an agent of record move it")]
    [InlineData("the agent sold it to them")]
    [InlineData("another CSP partner")]
    [InlineData("add users to the subscription please")]
    [InlineData("please add 20 seats")]
    [InlineData("start managing it please")]
    [InlineData("we want to start over with you in the new term")]
    [InlineData("next year")]
    [InlineData("next month please")]
    [InlineData("the next term ends in May")]
    [InlineData("I want to change the seller")]
    [InlineData("we want to change partners")]
    [InlineData("I am a customer of another CSP partner")]
    [InlineData("I am with the customer")]
    [InlineData("I am an indirect reseller")]
    [InlineData("we are the CSP partner")]
    [InlineData("they want to come back to us")]
    [InlineData("Korean customer with an EA")]
    [InlineData("Office 365 from an EA, in English please")]
    [InlineData("thanks, it was bought through Open")]
    [InlineData("why did the customer buy from Microsoft")]
    [InlineData("please")]
    [InlineData("open, please")]
    [InlineData("the customer")]
    [InlineData("move it please")]
    [InlineData("manage it, thanks")]
    [InlineData("what's next?")]
    [InlineData("support the customer please")]
    [InlineData("고객이 취소하고 싶어 해요")]
    [InlineData("구독을 취소해 주세요")]
    [InlineData("저희 쪽으로 이전해 주세요")]
    [InlineData("이전 부탁드립니다")]
    [InlineData("계속 관리해 주세요")]
    [InlineData("판매처를 변경하고 싶어요")]
    [InlineData("파트너를 변경해 주세요")]
    [InlineData("고객을 도와주세요")]
    [InlineData("사용자를 추가해 주세요")]
    [InlineData("다음 달이요")]
    [InlineData("다음에 할게요")]
    [InlineData("고객이 EA로 샀어요")]
    [InlineData("EA요")]
    [InlineData("상담원이 EA라고 했어요")]
    [InlineData("저는 간접 재판매인입니다")]
    [InlineData("지원해 주세요")]
    [InlineData("관리만 해 주세요")]
    [InlineData("해 주세요")]
    public void What_tells_of_the_case_is_no_command(string text) => Assert.Null(Reader.Value.Read(text));

    [Theory]
    [InlineData("can you please")]
    [InlineData("ok, so")]
    [InlineData("could you")]
    [InlineData("좀요")]
    [InlineData("네, 부탁드립니다")]
    public void Courtesies_alone_are_no_command(string text) => Assert.Null(Reader.Value.Read(text));
}
