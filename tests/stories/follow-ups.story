# Questions beside the case: answered, and the open question comes again.

story: a question beside the case is answered and the open question comes again
user: Office 365
bot: asks purchaseChannel
user: how long does it take?
bot: asks purchaseChannel
bot: leads reply.how-long
bot: leads follow-up.source
user: EA
bot: asks intent

story: the same in Korean
lang: ko
user: 오피스 365
bot: asks purchaseChannel
user: 누가 수락해야 하나요?
bot: asks purchaseChannel
bot: leads reply.who-accepts
bot: says 메일에 있는 전용 링크
user: EA
bot: asks intent

story: after an answer it is answered for the case at hand
user: Azure from another CSP partner, we take it over
bot: answers switch-azure
user: how long does it take?
bot: tells reply.how-long.switch
bot: tells follow-up.source
bot: button status
user: and what if the old partner does not cooperate?
bot: tells reply.refuses.switch
click: status
bot: answers switch-azure

story: after an answer, in Korean
lang: ko
user: EA로 구매한 E5를 저희가 관리하려고 합니다
bot: answers request-relationship
user: 먼저 취소해야 하나요?
bot: tells reply.only-managed
user: 예약은 어떻게 되나요?
bot: tells follow-up.silent
bot: knows license-based ea manage microsoft-365-plan

story: undoing beside an answer is a question, elsewhere a command
user: Azure from another CSP partner, we take it over
user: can I undo it?
bot: tells reply.undo.switch
bot: knows usage-based csp-partner move azure

story: a term is explained
user: Office 365
user: what is a syndication partner?
bot: asks purchaseChannel
bot: leads meaning.syndication
user: 신디케이션 파트너가 뭐예요?
bot: asks purchaseChannel
bot: leads meaning.syndication

story: several subscriptions are told apart where the answers differ
user: E5 through an EA and Azure from another CSP partner, both managed by us
bot: answers request-relationship switch-azure
user: how long does it take?
bot: tells reply.how-long.request
bot: tells reply.how-long.switch

story: prices stay off topic
user: Office 365
user: how much is E3 per month?
bot: asks purchaseChannel
bot: leads unread.price

story: a price is answered by the same words however much was not understood before
user: Office 365
user: blub
user: blub blub
user: blub blub blub
user: what does it cost?
bot: asks purchaseChannel
bot: leads unread.price

story: after the answer too, and only what stays unclear ends at a person, who is explained
user: Office 365 from an EA, and we should manage it
user: blub
user: blub blub
user: blub blub blub
user: what does it cost?
bot: tells unread.price
user: blub blub blub blub
bot: leads unread.human
