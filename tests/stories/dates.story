# When what happens around the end of a term. The stories begin on 2 March 2026.

story: with a known end the dates stand one press from the answer
user: Office 365 licenses from another CSP partner, the customer wants to move them to us, the term ends on 2026-06-30
bot: answers wait-or-cancel
bot: button dates
click: dates
bot: tells dates.ahead
bot: tells dates.check
bot: says The term ends on Tuesday 30 June 2026: 120 days from now.
bot: says Sunday 31 May 2026: Send the relationship request. Your turn (new partner): Send it by then
bot: says A suggestion of mine
bot: says Tuesday 30 June 2026: The term ends. The customer’s turn: Lets the subscription end.
bot: says Wednesday 1 July 2026: First day to order anew.
bot: says (Source: Multi-channel support (dated 15 March 2019, revised 19 November 2019))
bot: button status
click: status
bot: answers wait-or-cancel

story: the same in Korean
lang: ko
user: 다른 CSP 파트너에게서 구매한 Office 365 라이선스를 저희 쪽으로 옮기려고 합니다. 약정은 2026년 6월 30일에 끝납니다
bot: answers wait-or-cancel
user: 날짜
bot: tells dates.ahead
bot: says 약정은 2026년 6월 30일 화요일에 끝납니다. 120일 남았습니다.
bot: says 2026년 5월 31일 일요일: 관계 요청 보내기. 귀사(새 파트너)가 할 일: 약정이 끝나기 전에
bot: says 제 권장일이며
bot: says 2026년 7월 1일 수요일: 새로 주문할 수 있는 첫날.
user: 일정 알려줘
bot: tells dates.ahead

story: a customer hears whose turn it is
role: customer
user: We have Office 365 from another CSP partner and want to move to you, our term ends on 2026-06-30
bot: answers wait-or-cancel
user: dates
bot: says Your new partner’s turn: Sends it by then
bot: says Your turn: Let the subscription end.

story: a customer in Korean
role: customer
lang: ko
user: 저희는 다른 CSP 파트너에게서 Office 365를 구매했는데 새 파트너로 옮기고 싶습니다. 약정은 2026년 6월 30일에 끝납니다
bot: answers wait-or-cancel
user: 캘린더에 추가해 주세요
bot: says 고객님이 하실 일: 구독을 만료되게 두세요.
bot: says 새 파트너가 할 일: 약정이 끝나기 전에

story: without an end the day is asked for
user: Office 365 licenses from another CSP partner, the customer wants to move them to us
bot: answers wait-or-cancel
user: what are the dates
bot: tells dates.unknown
bot: button change
click: change termEnd
bot: asks termEnd
user: 2026-03-20
bot: answers wait-or-cancel
click: dates
bot: tells dates.ahead
bot: says Over since Wednesday 18 February 2026: Send the relationship request. If it is not done yet, do it now.

story: without an end, in Korean
lang: ko
user: 다른 CSP 파트너에게서 구매한 Office 365 라이선스를 저희 쪽으로 옮기려고 합니다
user: 주요 날짜
bot: tells dates.unknown
bot: button change

story: a term that ends today
user: Office 365 licenses from another CSP partner, the customer wants to move them to us, the term ends on 2026-03-12
later: 9.00:00:00
user: dates
bot: tells dates.tomorrow
bot: says Over since Tuesday 10 February 2026: Send the relationship request.
later: 1.00:00:00
user: deadlines
bot: tells dates.today
bot: says Today, Thursday 12 March 2026: The term ends.
bot: says Friday 13 March 2026: First day to order anew.

story: a term that has ended
user: Office 365 licenses from another CSP partner, the customer wants to move them to us, the term ends on 2026-03-12
later: 11.00:00:00
user: dates
bot: tells dates.yesterday
bot: says Today, Friday 13 March 2026: First day to order anew.
later: 9.00:00:00
user: dates
bot: tells dates.behind
bot: tells dates.all-past
bot: says The term ended on Thursday 12 March 2026, 10 days ago.
bot: says Over, Thursday 12 March 2026: The term ends.

story: a term that has ended, in Korean
lang: ko
user: 다른 CSP 파트너에게서 구매한 Office 365 라이선스를 저희 쪽으로 옮기려고 합니다. 약정은 2026년 3월 12일에 끝납니다
later: 20.00:00:00
user: 주요 날짜
bot: tells dates.behind
bot: says 약정은 10일 전인 2026년 3월 12일 목요일에 끝났습니다.
bot: says 지난 날짜(2026년 3월 12일 목요일): 약정 종료

story: from another channel the new licenses come first
user: E5 through an EA, the customer wants to move to us, the term ends on 2026-12-31
bot: answers request-relationship
click: more
bot: button dates
click: dates
bot: says Thursday 24 December 2026: Order the new licenses.
bot: says Thursday 31 December 2026: The old subscription runs out.

story: an indirect reseller hears that the provider orders
user: E5 through an EA, the customer wants to move to us, the term ends on 2026-12-31, we are an indirect reseller
user: dates
bot: says The indirect provider’s turn: Orders the same offer

story: of several subscriptions each has its title, and one without dates has none
user: Office 365 from another CSP partner until 2026-06-30 and Azure from another CSP partner, the customer wants to move both to us
bot: answers wait-or-cancel switch-azure
user: dates
bot: tells part.title
bot: tells dates.ahead

story: where nothing runs out, a line says so
user: Azure from another CSP partner, move it to us
bot: answers switch-azure
user: dates
bot: leads lead.dates-none
bot: answers switch-azure

story: while something is asked, the question stays
user: calendar
bot: leads lead.dates-later
bot: asks serviceType

story: while something is asked, in Korean
lang: ko
user: 일정 보여줘
bot: leads lead.dates-later
bot: asks serviceType
