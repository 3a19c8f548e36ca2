# What the newest page says otherwise.

story: both outcomes stand in the answer
user: Office 365 licenses from another CSP partner, the customer wants to move them to us
bot: answers wait-or-cancel
bot: newer transfer-licenses wait-or-cancel
bot: rule S4

story: both outcomes stand in the answer, in Korean
lang: ko
user: 다른 CSP 파트너에게서 구매한 Office 365 라이선스를 저희 쪽으로 옮기려고 합니다
bot: answers wait-or-cancel
bot: newer transfer-licenses wait-or-cancel

story: where only steps differ, one line says so
user: E5 through an EA, we should manage it
bot: answers request-relationship
bot: newer steps

story: both pages stand side by side
user: E5 through an EA, we should manage it
click: more
bot: tells notice.more
bot: button compare
click: compare
bot: answers request-relationship request-relationship
bot: button status
click: status
bot: answers request-relationship
bot: newer steps

story: of several subscriptions the one is asked that is to be compared
user: E5 through an EA and Azure from another CSP partner, both managed by us
bot: answers request-relationship switch-azure
click: compare
bot: tells notice.which-to-compare
user: 1
bot: answers request-relationship request-relationship

story: a comparison may be asked for in words
lang: ko
user: EA로 구매한 E5를 저희가 관리하려고 합니다
user: 두 페이지 비교
bot: answers request-relationship request-relationship

story: where both pages say the same there is nothing to compare
user: bought from a Syndication partner
bot: answers not-covered
bot: newer nothing
click: compare
bot: leads lead.same-on-both

story: a page that is old is warned of
user: E5 through an EA, we should manage it
bot: warns 365
