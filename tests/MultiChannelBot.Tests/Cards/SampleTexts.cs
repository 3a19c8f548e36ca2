using System.Text.Encodings.Web;
using System.Text.Json;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Tests.Cards;

/// <summary>Texts as an edition has them, and the phrasebook that finds them beside the conversation's own.</summary>
internal static class SampleTexts
{
    /// <summary>Writes letters as they are read.</summary>
    public static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, (string English, string Korean)> Texts = new()
    {
        ["sample.ask-permission"] = ("Ask the customer for a reseller relationship. The subscription stays where it is.", "고객에게 재판매인 관계를 요청하세요. 구독은 지금 있는 곳에 그대로 둡니다."),
        ["sample.new-azure"] = ("Create a new Azure subscription for the customer, move the workloads, and only then cancel the old one.", "고객의 새 Azure 구독을 만들고 워크로드를 옮긴 다음, 마지막에 기존 구독을 취소하세요."),
        ["sample.wait"] = ("Licenses cannot be switched to another CSP partner. Wait for the end of the term, or cancel first.", "라이선스는 다른 CSP 파트너로 전환할 수 없습니다. 기간이 끝나기를 기다리거나 먼저 취소해야 합니다."),
        ["sample.need-info"] = ("It depends on where the subscription was bought. Here is how to find out.", "구독을 어디서 구매했는지에 따라 달라집니다. 확인하는 방법은 다음과 같습니다."),
        ["sample.not-covered"] = ("The page does not cover subscriptions from a Syndication partner. Hand this case to a person.", "이 페이지는 신디케이션 파트너에게서 구매한 구독을 다루지 않습니다. 담당자에게 넘겨 주세요."),
        ["sample.n1"] = ("If the Azure subscription is only to be managed where it is, the customer can assign you a role on it instead. Both channels may exist side by side.", "Azure 구독을 지금 있는 곳에서 관리만 하려면, 고객이 해당 구독에 역할을 할당해도 됩니다. 두 채널은 나란히 있을 수 있습니다."),
        ["sample.n3"] = ("A related page of the same date says that the request is not available in the US government cloud. Check before you promise anything.", "같은 날짜의 관련 페이지에는 미국 정부 클라우드에서 이 요청을 사용할 수 없다고 나와 있습니다. 약속하기 전에 확인하세요."),
        ["sample.note"] = ("Delegated rights are not needed where the customer only uses Azure that you provision yourself.", "직접 프로비전한 Azure만 사용하는 고객이라면 위임된 관리 권한은 필요하지 않습니다."),
        ["sample.same-country"] = ("The customer’s tenant is in your country or region.", "고객의 테넌트가 같은 국가 또는 지역에 있어야 합니다."),
        ["sample.role"] = ("You sign in as Admin agent.", "관리 에이전트로 로그인해야 합니다."),
        ["sample.trap-cancel"] = ("Do not cancel anything first: cancelling is the last step.", "먼저 취소하지 마세요. 취소는 맨 마지막 단계입니다."),
        ["sample.trap-cost"] = ("Cost history does not move. Export what is worth keeping.", "비용 기록은 옮겨지지 않습니다. 보관할 내용은 미리 내보내세요."),
        ["sample.step-open"] = ("In Partner Center open Customers and choose Request a reseller relationship.", "파트너 센터에서 [고객]을 열고 [재판매인 관계 요청]을 선택합니다."),
        ["sample.step-rights"] = ("Tick the box for delegated administration rights if rights are wanted.", "관리 권한이 필요하면 위임된 관리 권한 확인란을 선택합니다."),
        ["sample.step-mail"] = ("Review the draft mail, keep the personalised link in it, and send it to the customer.", "메일 초안을 검토하고, 개인 설정된 링크는 그대로 둔 채 고객에게 보냅니다."),
        ["sample.step-accept"] = ("Open the link in the mail, read the terms and accept.", "메일의 링크를 열어 약관을 읽고 수락합니다."),
        ["sample.step-list"] = ("Check that the customer is on the Customers page and manage from there.", "[고객] 페이지에 고객이 표시되는지 확인하고 그곳에서 관리합니다."),
        ["sample.step-create"] = ("Create the subscription in Partner Center and enter its details by hand.", "파트너 센터에서 구독을 만들고 세부 정보를 직접 입력합니다."),
        ["sample.step-cancel"] = ("Once everything runs in the new subscription, cancel single services or the whole old subscription.", "새 구독에서 모두 잘 작동하면 개별 서비스 또는 기존 구독 전체를 취소합니다."),
        ["sample.step-invoice"] = ("Look at the latest invoice: who sends it, and which agreement does it name?", "최근 청구서를 확인하세요. 누가 보냈고, 어떤 계약이 적혀 있나요?"),
        ["sample.basis"] = ("The page allows multi-channel support for what was bought from Microsoft, through Advisor, Open or an EA, and asks for the customer’s permission.", "이 페이지에 따르면 Microsoft에서 직접 또는 Advisor, Open, EA로 구매한 구독은 다중 채널 지원 대상이며 고객의 허락을 받아야 합니다."),
        ["sample.may-change"] = ("The policy is under review and may have changed since.", "정책은 검토 중이며 그 뒤에 바뀌었을 수 있습니다."),
        ["sample.page"] = ("Multi-channel support", "다중 채널 지원"),
        ["sample.sister"] = ("Transition seat-based services", "사용자 수 기반 서비스 전환"),
        ["sample.link-request"] = ("Request a relationship with a customer", "고객과의 관계 요청"),
        ["sample.link-work"] = ("Work with other partners", "다른 파트너와 협력"),
        ["sample.link-indirect"] = ("Indirect reseller tasks in Partner Center", "파트너 센터의 간접 재판매인 작업"),
        ["product.office-365"] = ("Office 365", "Office 365"),
    };

    /// <summary>The conversation's texts of the build output, and these.</summary>
    public static Phrasebook Phrases { get; } = Phrasebook.Read(Path.Combine(AppContext.BaseDirectory, "Text"), Find);

    private static string? Find(TextKey key, Language language, Voice voice) =>
        Texts.TryGetValue(key.Id, out var text) ? language == Language.Korean ? text.Korean : text.English : null;
}
