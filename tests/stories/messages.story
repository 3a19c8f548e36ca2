# A message to send to the other party.

story: the message stands on the answer card, after the link
user: E5 through an EA, we should manage it
bot: button message
click: message
bot: tells message.copy
bot: writes customer en
bot: letter Open our request, check which partner asks
bot: letter You receive our request itself in a separate mail
bot: letter https://learn.microsoft.com/en-us/microsoft-365/commerce/manage-partners
bot: button status

story: in the other language by a button, and the conversation stays in its own
user: E5 through an EA, we should manage it
click: message
click: message=0:customer:ko
bot: writes customer ko
bot: letter 재판매인 관계의 수락이 필요합니다
bot: letter https://learn.microsoft.com/ko-kr/microsoft-365/commerce/manage-partners
bot: speaks en
user: write it in English
bot: writes customer en

story: in words, in Korean
lang: ko
user: EA로 구매한 E5를 저희가 관리하려고 합니다
bot: answers request-relationship
user: 고객에게 보낼 메일 써줘
bot: writes customer ko
bot: letter 다음 사항을 부탁드립니다
click: message=0:customer:en
bot: writes customer en
bot: speaks ko
user: 답변 다시 보기
bot: answers request-relationship

story: where several parties have something to do, it is asked for whom
user: Azure from another CSP partner, we take over the billing
bot: answers switch-azure
user: write the mail
bot: tells notice.message-for
user: 2
bot: writes current-partner en
bot: letter A customer of yours has turned to us
bot: letter Fill in and sign the transfer form
user: message to the customer
bot: writes customer en
bot: letter Ask your current partner for the switch, in writing

story: where several parties have something to do, it is asked for whom, in Korean
lang: ko
user: 다른 CSP 파트너에게서 구매한 Azure를 저희 쪽으로 이전하려고 합니다
bot: answers switch-azure
user: 보낼 메일
bot: tells notice.message-for
user: 현재 파트너에게 보낼 메일
bot: writes current-partner ko
bot: letter 구독 이전 양식을 작성해 서명하시고

story: a customer writes to both partners, in the customer's own voice
role: customer
user: my Azure is with another CSP partner, I want to move it to a new partner
bot: answers switch-azure
user: draft the mail
bot: tells notice.message-for
user: mail to my current partner
bot: writes current-partner en
bot: letter Please take this mail as our request in writing
bot: letter we gladly tell you
user: message to the new partner
bot: writes new-partner en
bot: letter return it to our current partner

story: an indirect reseller writes to its provider
user: Azure from another CSP partner, move it to us, we are an indirect reseller
bot: answers switch-azure
user: message to our distributor
bot: writes indirect-provider en
bot: letter as our indirect provider

story: nothing to send before the answer, and the question stays
user: message to the customer
bot: leads lead.message-later
bot: asks serviceType
user: Office 365
user: 메일 초안 작성해 줘
bot: leads lead.message-later
bot: asks purchaseChannel

story: a party that has nothing to do gets no message
user: E5 through an EA, we should manage it
user: message to the current partner
bot: leads lead.message-not-theirs
bot: tells notice.message-for

story: where nobody else has anything to do there is no message
user: bought from a Syndication partner
bot: answers not-covered
user: write the mail
bot: leads lead.message-none
bot: answers not-covered

story: of several subscriptions it is asked which one the message is about
user: E5 through an EA and Azure from another CSP partner, both managed by us
bot: answers request-relationship switch-azure
click: message
bot: tells notice.which-to-message
user: 1
bot: writes customer en
bot: letter looking after licenses
click: message
user: 2
bot: tells notice.message-for
user: 2
bot: writes current-partner en

story: somebody who does not know where it was bought can ask the customer
user: Office 365, the customer wants us to manage it
user: I don't know
user: I don't know
bot: answers need-info
user: message to the customer
bot: writes customer en
bot: letter Check who sends you the invoice

story: of the page alone while no tenant is set
user: Office 365 licenses from another CSP partner, the customer wants to move them to us
click: message
bot: writes customer en
bot: letter If you have not accepted our request for a reseller relationship yet

story: another party is chosen by what stands on the button
user: Azure from another CSP partner, move it to us
user: message to the current partner
bot: writes current-partner en
user: Message to another party
bot: tells notice.message-for
user: message to the customer
bot: writes customer en
