# Doubt is asked, not guessed: what is only likely is the next question, with the likely choice first.

story: a seller without a name narrows the channel
user: the customer bought it from another partner
bot: asks purchaseChannel narrowed
bot: leads lead.narrowed
bot: offers csp-partner third-party syndication
click: purchaseChannel=csp-partner
bot: asks serviceType first

story: two channels with doubt between them leave those two
user: Office 365 licenses, they want us to manage it
user: it's an EA or maybe CSP, not sure
bot: asks purchaseChannel narrowed
bot: offers ea csp-partner
bot: knows license-based ea|csp-partner manage office-365
user: 1
bot: answers request-relationship

story: the everyday word may stand first of two channels in doubt
user: Either Open or EA, not sure. Office 365, manage
bot: answers request-relationship
bot: knows license-based ea|open manage office-365

story: a guess comes first among the choices and counts as no "I don't know"
user: Microsoft 365 licenses
user: I think it is an EA, but I am not certain
bot: leads lead.likely
bot: asks purchaseChannel first
bot: knows license-based microsoft-365
user: 1
bot: knows license-based ea microsoft-365

story: an off-topic question is told what this is for
user: Microsoft 365 licenses
user: what is the price of E5?
bot: leads unread.price
bot: asks purchaseChannel
bot: knows license-based microsoft-365

story: a supposed case is no answer to the question of the date
user: Azure from another CSP partner, they want to move to us
bot: answers switch-azure
user: change term end
user: what if it was from another CSP?
bot: leads unread.date
bot: asks termEnd change

story: the first and the second
user: customer has Office 365 from an EA and wants us to manage it
user: and they also have Azure from Open
bot: answers request-relationship new-azure-subscription
user: actually the first one was Open
bot: knows license-based open manage office-365 / usage-based open azure
user: sorry, the second one is EA
bot: knows license-based open manage office-365 / usage-based ea azure

story: 확실하지 않은 경로는 확인한다
lang: ko
user: M365 라이선스예요
user: EA인지 CSP인지 모르겠어요
bot: asks purchaseChannel narrowed
bot: offers ea csp-partner

story: 다른 파트너에게 샀다고만 하면 어떤 파트너인지 묻는다
lang: ko
user: 다른 파트너한테서 샀대요
bot: asks purchaseChannel narrowed
bot: offers csp-partner third-party syndication

story: "I don't know" to an answer that waits for a fact points at how to find out
role: support
user: Office 365, they want us to manage it
user: I don't know
user: I don't know
bot: answers need-info
user: I don't know
bot: tells notice.find-out
user: it says EA on the invoice
bot: answers request-relationship

story: the open question is put again by what stands on its button
role: support
user: Office 365, they want us to manage it
user: I don't know
user: I don't know
bot: answers need-info
user: Answer the open question
bot: asks purchaseChannel
user: EA
bot: answers request-relationship

story: the open question is put again by what stands on its button, in Korean
lang: ko
user: 오피스 365를 저희가 관리하려고 합니다
user: 모르겠습니다
user: 모르겠습니다
bot: answers need-info
user: 남은 질문에 답하기
bot: asks purchaseChannel

story: what it is not leaves the other choices
user: Office 365, we should manage it
user: it's not EA
bot: asks purchaseChannel first
bot: offers microsoft-direct advisor open volume-licensing csp-partner third-party syndication
bot: leads lead.denied
user: not Open either
bot: offers microsoft-direct advisor volume-licensing csp-partner third-party syndication
user: back
bot: offers microsoft-direct advisor open volume-licensing csp-partner third-party syndication
user: MPSA
bot: answers request-relationship

story: a denied answer is asked again
user: Office 365 from an EA, we should manage it
bot: answers request-relationship
user: it's not EA
bot: asks purchaseChannel first
user: Advisor
bot: answers request-relationship
bot: knows license-based advisor manage office-365

story: 아니라고 한 경로는 보기에서 빠진다
lang: ko
role: customer
user: 오피스 365요, 관리만 해 주세요
user: CSP는 아니에요
bot: asks purchaseChannel invoice
bot: leads lead.denied
user: 2
bot: offers third-party syndication

story: what is denied of two leaves the other to be confirmed
user: it's not Azure
bot: asks serviceType
bot: leads lead.likely
user: 1
bot: asks purchaseChannel

story: resale can be denied without saying what is wanted instead
user: can we sell our Office 365 licenses to another CSP partner?
bot: answers resale-not-allowed
user: no, it is not resale, they are the end customer
bot: asks purchaseChannel

story: how to find out is told when it is asked
role: customer
user: Office 365, please look after it
user: how do I find that out?
bot: asks purchaseChannel habit
bot: guides findout.purchaseChannel
user: and where can I see that?
bot: asks purchaseChannel habit
bot: leads findout.purchaseChannel

story: 어디서 확인하는지 물으면 알려 준다
lang: ko
user: 오피스 365 관리
user: 그건 어떻게 알 수 있나요?
bot: asks purchaseChannel invoiceagain
bot: guides findout.purchaseChannel

story: what one message states and denies is undone at once
user: Office 365, not from EA, we should manage it
bot: asks purchaseChannel
user: back
bot: asks serviceType
bot: knows

story: who will find out but states something has stated it
user: Office 365
user: I will find out, it is EA I think
bot: asks intent
bot: knows license-based ea office-365

story: a number names nothing that is not in view
role: customer
user: licenses
user: not sure
user: not sure
bot: answers need-info
user: 1
bot: knows license-based purchaseChannel?
