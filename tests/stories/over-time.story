# What new facts mean after an answer.

story: a bare fact after the answer is a correction
user: Office 365 from an EA, manage
bot: answers request-relationship
user: another CSP partner
bot: answers multi-partner
bot: leads lead.changed

story: correction wording changes the case
user: Office 365 from an EA, manage
user: scratch that, they bought it under Advisor
bot: leads lead.changed
bot: knows license-based advisor manage office-365

story: product and channel anew begin a new case, and say so
user: Office 365 from an EA, manage
user: Azure bought through Open
bot: answers new-azure-subscription
bot: leads lead.new-case
bot: button was-correction
bot: button same-case
bot: knows usage-based open azure

story: it was meant as a correction
user: Office 365 from an EA, manage
user: Dynamics 365 bought through Open
bot: leads lead.new-case
click: was-correction
bot: answers request-relationship
bot: knows license-based open manage dynamics-365

story: it was meant for the same case
user: Office 365 from an EA, manage
user: Azure bought through Open
click: same-case
bot: answers request-relationship new-azure-subscription
bot: leads lead.added-to-case

story: another customer begins a new case
user: Office 365 from an EA, manage
user: another customer has Azure from a different CSP
bot: leads lead.another-customer
bot: answers switch-azure

story: also adds a subscription
user: Office 365 from an EA, manage
user: they also have Azure from another CSP partner
bot: answers request-relationship switch-azure
bot: leads lead.added

story: add another by button, and back takes it off
user: Office 365 from an EA, manage
click: add
bot: asks serviceType
bot: leads lead.added
click: serviceType=usage-based
click: purchaseChannel=ea
bot: answers request-relationship new-azure-subscription
click: back
click: back
click: back
bot: answers request-relationship

story: any fact after four hours begins a new case
user: Office 365 from an EA, manage
later: 04:30:00
user: open license
bot: leads lead.new-case
bot: asks serviceType

story: within four hours the same words are a correction
user: Office 365 from an EA, manage
later: 03:30:00
user: open license
bot: answers request-relationship
bot: knows license-based open manage office-365

story: 새 제품과 경로를 말하면 새 상담이 된다
lang: ko
user: EA로 산 오피스 365 관리
bot: answers request-relationship
user: 오픈 라이선스로 산 애저요
bot: leads lead.new-case
bot: answers new-azure-subscription
click: same-case
bot: answers request-relationship new-azure-subscription

story: 다른 고객이라고 하면 새 상담이 된다
lang: ko
user: EA로 산 오피스 365 관리
user: 다른 고객은 다른 CSP 파트너에서 애저를 씁니다
bot: leads lead.another-customer
bot: answers switch-azure

story: 또 있다고 하면 구독이 추가된다
lang: ko
user: EA로 산 오피스 365 관리
user: 그리고 애저도 있는데 다른 CSP에서 샀어요
bot: answers request-relationship switch-azure

story: several subscriptions in one message become several in the case
user: They have Office 365 from an EA which we should manage, and Azure from another CSP partner
bot: answers request-relationship switch-azure

story: the date of the term is offered on wait-or-cancel
user: Office 365 at another CSP partner, they want to move to us
bot: answers wait-or-cancel
bot: button change
click: change termEnd
bot: asks termEnd change
user: 2027-06-30
bot: answers wait-or-cancel
bot: knows license-based csp-partner move 2027-06-30 office-365
bot: says wait until 30 June 2027, or cancel first
bot: says Lets the subscription end on 30 June 2027

story: 네 시간이 지난 뒤의 말은 새 상담이 된다
lang: ko
user: EA로 산 오피스 365 관리
bot: answers request-relationship
later: 05:00:00
user: 오픈 라이선스예요
bot: leads lead.new-case
click: was-correction
bot: answers request-relationship
bot: knows license-based open manage office-365

story: 한 메시지에 구독 둘이면 상담에도 둘이 된다
lang: ko
user: EA로 산 오피스 365는 관리만 하고, 애저는 다른 CSP 파트너에서 샀어요
bot: answers request-relationship switch-azure

story: 약정 종료일을 알면 제목과 단계에 날짜가 나온다
lang: ko
role: customer
user: 다른 CSP 파트너에게서 구매한 오피스 365를 귀사로 이전하고 싶어요
bot: answers wait-or-cancel
bot: says 약정이 끝날 때까지 기다리거나
click: change termEnd
user: 2027-06-30
bot: says 2027년 6월 30일까지 기다리거나
bot: says 구독을 2027년 6월 30일에 만료되게 두거나 취소하세요

story: a product of neither class is of no class any more
user: Azure from an EA
bot: answers new-azure-subscription
user: it is a perpetual Office license
bot: answers not-covered
bot: knows ea perpetual perpetual-office

story: another product without a word of correcting may be one more
user: Office 365 from an EA, manage
user: Azure
bot: answers new-azure-subscription
bot: leads lead.changed
bot: button same-case
click: same-case
bot: asks purchaseChannel
bot: leads lead.added
bot: knows license-based ea manage office-365 / usage-based azure
user: Open
bot: answers request-relationship new-azure-subscription

story: 정정이라는 말 없이 다른 제품을 말하면 추가로 바꿀 수 있다
lang: ko
user: EA로 산 오피스 365 관리
user: 애저
bot: leads lead.changed
bot: button same-case
user: 같은 상담에 추가
bot: asks purchaseChannel
bot: leads lead.added

story: a correction that says so offers no other reading
user: Office 365 from an EA, manage
user: sorry, it was Azure
bot: answers new-azure-subscription
bot: knows usage-based ea manage azure

story: a question about the answer changes nothing
user: Office 365 from EA, move to us
bot: answers request-relationship
user: will the users stay where they are?
bot: tells notice.question.1
bot: knows license-based ea move office-365
user: can they keep their licenses?
bot: tells notice.question.2
user: can i cancel it right now?
bot: tells notice.cancel-question
bot: button cancel
bot: knows license-based ea move office-365
user: show the answer
bot: answers request-relationship
user: could you put that right? They bought it through Open.
bot: answers request-relationship
bot: knows license-based open move office-365

story: 답변에 대한 질문은 내용을 바꾸지 않는다
lang: ko
user: M365 EA 이관
user: 데이터는 그대로 유지돼?
bot: tells reply.same-offer
user: 고객사가 직접 해야 하나요?
bot: tells notice.question.1
user: 지금 바로 취소해도 되나요?
bot: tells notice.cancel-question
bot: knows license-based ea move microsoft-365
user: 수정해 주시겠어요? 어드바이저로 샀대요
bot: knows license-based advisor move microsoft-365

story: a question about cancelling keeps an open case open
user: Microsoft 365 from another company
user: can i cancel now?
bot: leads lead.cancel-question
bot: asks purchaseChannel

story: what makes another seller likely after an answer is asked
role: customer
user: Office 365, we pay Microsoft by card, please look after it
bot: answers request-relationship
user: no, we bought it from a reseller
bot: asks purchaseChannel narrowed
bot: offers csp-partner third-party syndication

story: numbers may be said politely
user: license
user: number 4 please
bot: asks intent
user: the 2nd one please
bot: answers request-relationship

story: 번호는 공손하게 말해도 된다
lang: ko
user: 라이선스
user: 4번이요
bot: asks intent
user: 2번으로 해주세요
bot: answers request-relationship

story: a role is named where the roles are listed
role: customer
user: role
user: sales
bot: role sales

story: taking over as an answer is no command
user: Exchange Online from EA
bot: asks intent
user: take over
bot: answers request-relationship

story: a supposed case beside an answer changes nothing
user: Office 365 from another CSP, move to us
user: what if it was EA?
bot: tells whatif.line
user: why can't we just switch?
bot: tells basis.s4
bot: knows license-based csp-partner move office-365

story: 존댓말로 알린 종료일은 질문이 아니다
lang: ko
user: 다른 CSP에서 산 오피스 365 이전
user: 2027년 3월 31일에 끝나요
bot: answers wait-or-cancel
bot: knows license-based csp-partner move 2027-03-31 office-365

story: what is not in the case cannot be taken out of it
user: Office 365 EA manage
user: drop the Azure
bot: answers request-relationship
bot: leads lead.not-in-case
user: remove the first one
bot: leads lead.removed-last
bot: knows
user: back
bot: answers request-relationship

story: the same word again is told how to find out more
role: customer
user: we buy office 365 through our reseller
bot: asks purchaseChannel narrowed
user: the reseller
bot: asks purchaseChannel narrowedagain
bot: guides findout.purchaseChannel
user: the reseller
bot: leads unread.1

story: what an answer waited for may be said afterwards
role: customer
user: licenses
user: not sure
user: not sure
bot: answers need-info
user: how do I find out
bot: tells notice.find-out
user: a partner bills us
bot: asks purchaseChannel narrowed
bot: offers csp-partner third-party syndication
