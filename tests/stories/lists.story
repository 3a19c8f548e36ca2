# A number means what is in view: the list of a notice, or the choices of the question, never a question above the notice.

story: a number after the list of languages chooses a language
user: Microsoft 365 licenses
bot: asks purchaseChannel first
user: language
user: 2
bot: speaks ko
bot: asks purchaseChannel first
bot: knows license-based microsoft-365

story: a number after the list of roles chooses a role
user: Microsoft 365 licenses
user: role
user: 두 번째
bot: role support
bot: knows license-based microsoft-365

story: a number after what may change chooses the fact
user: customer has Office 365 from an EA and wants us to manage it
user: change
bot: tells notice.what-to-change
user: 1
bot: asks serviceType change
user: keep
bot: knows license-based ea manage office-365

story: a number that no list has changes nothing
user: Microsoft 365 licenses
user: language
user: 7
bot: leads lead.no-such-number
bot: asks purchaseChannel first
bot: knows license-based microsoft-365
user: 4
bot: knows license-based ea microsoft-365

story: a number after help does not answer the question above it
user: Microsoft 365 licenses
user: help
user: 2
bot: leads lead.no-such-number
bot: asks purchaseChannel first
bot: knows license-based microsoft-365

story: not knowing counts only for a question that was seen
arrives:
bot: welcomes
user: I don't know
bot: asks serviceType first
user: I don't know
bot: guides findout.serviceType

story: 목록의 번호는 목록에서 고른다
lang: ko
user: M365 라이선스예요
user: 역할
user: 3번
bot: role customer
bot: knows license-based microsoft-365

story: words that stand for a choice of the invoice question
role: customer
user: We have Microsoft 365
user: our IT company sends it
bot: asks purchaseChannel narrowed
bot: knows license-based csp-partner|third-party|syndication microsoft-365
user: back
user: a partner
bot: knows license-based csp-partner|third-party|syndication microsoft-365
user: back
user: under a contract
bot: knows license-based ea|open|volume-licensing microsoft-365
bot: leads lead.narrowed

story: 청구 질문은 짧은 말로도 답한다
role: customer
lang: ko
user: M365 쓰고 있어요
user: 업체에서 보내요
bot: asks purchaseChannel narrowed
bot: knows license-based csp-partner|third-party|syndication microsoft-365
user: 뒤로
user: 마이크로소프트
bot: knows license-based microsoft-direct|advisor microsoft-365
user: 뒤로
user: 계약이 있어요
bot: knows license-based ea|open|volume-licensing microsoft-365

story: a denial chooses nothing
role: customer
user: We have Microsoft 365
user: not a partner
bot: asks purchaseChannel
bot: knows license-based microsoft-365

story: who sends the invoice from now on, in short words
user: Microsoft 365 licenses from an EA
user: no idea
bot: asks intent narrow
user: the present seller
bot: answers request-relationship
bot: knows license-based ea manage microsoft-365
user: back
user: us
bot: knows license-based ea move microsoft-365

story: 앞으로 누가 청구하는지 짧게 답한다
lang: ko
user: M365 라이선스, EA로 샀어요
user: 모르겠어요
bot: asks intent narrow
user: 우리 회사
bot: knows license-based ea move microsoft-365

story: a seller's word among the eight channels narrows them
user: Microsoft 365 licenses
user: a reseller
bot: asks purchaseChannel narrowed
bot: offers csp-partner third-party syndication

story: agreeing to an answer is no riddle
user: customer has Office 365 from an EA and wants us to manage it
user: ok
bot: tells notice.agreed
bot: button next
user: no
bot: tells notice.what-to-change
bot: leads lead.disagreed
user: keep
user: I don't know
bot: tells notice.unsure
bot: knows license-based ea manage office-365

story: a customer who cannot say who bills is asked how they pay
role: customer
user: We have Microsoft 365
user: I don't know
bot: asks purchaseChannel habit
bot: guides findout.purchaseChannel
bot: offers invoice-microsoft invoice-partner invoice-agreement
user: Through another company
bot: asks purchaseChannel narrowed

story: a date that cannot be read
user: Azure from another CSP partner
user: change term end
bot: asks termEnd change
user: sometime later
bot: leads unread.date

story: 답변에 동의하거나 아니라고 말한다
lang: ko
user: 고객이 EA로 산 오피스 365를 저희가 관리만 하길 원해요
bot: answers request-relationship
user: 네
bot: tells notice.agreed
user: 아닌데요
bot: tells notice.what-to-change
