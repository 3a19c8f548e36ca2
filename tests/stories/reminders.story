# A reminder of a case: set at the end of the term or on a day, listed, replaced, cancelled.

story: a reminder in so many days says when, what is kept, and how to cancel
code: K7QM3X9T
user: Office 365 from an EA, manage
bot: answers request-relationship
user: remind me in 30 days
bot: tells reminder.set.when
bot: says 1 April 2026
bot: says K7QM-3X9T
bot: says cancel reminder
bot: button reminders
bot: reminds 2026-04-01
bot: reminders 2026-04-01
bot: knows license-based ea manage office-365

story: on a day, in the words people use
code: K7QM3X9T
user: Office 365 from an EA, manage
user: Could you please remind me on 3 March?
bot: reminds 2026-03-03
user: set a reminder for 15 January 2027
bot: reminds 2027-01-15
bot: tells reminder.set.instead
bot: reminders 2027-01-15
user: let me know next Friday
bot: reminds 2026-03-13
user: /remind me tomorrow
bot: reminds 2026-03-03

story: the bare word asks for the day, the word about somebody else does not
code: K7QM3X9T
user: Office 365 from an EA, manage
user: remind my partner of the invoice
bot: reminds nothing
user: remind
bot: tells reminder.ask
bot: reminds nothing

story: without a day it is asked, and may be chosen or typed
code: K7QM3X9T
user: Office 365 from an EA, manage
click: summary
bot: button remind
click: remind
bot: tells reminder.ask
bot: reminds nothing
user: 2
bot: reminds 2026-04-01
user: remind me
bot: leads reminder.present
user: 12 October
bot: reminds 2026-10-12
bot: reminders 2026-10-12
bot: knows license-based ea manage office-365

story: at the end of the term
code: K7QM3X9T
user: Office 365 from another CSP, move it to us, the term ends on 30 June 2026
bot: answers wait-or-cancel
click: dates
bot: button remind
user: remind me when the term ends
bot: reminds 2026-06-30
bot: knows license-based csp-partner move 2026-06-30 office-365

story: where "more" has room, it is there
code: K7QM3X9T
user: Dynamics 365 syndication
click: more
bot: button remind

story: an end that nobody named is asked for first
code: K7QM3X9T
user: Office 365 from another CSP, move it to us
bot: answers wait-or-cancel
user: remind me when the term ends
bot: leads reminder.end-unknown
bot: button change
bot: reminds nothing

story: days that are past, today, too far or read two ways are refused kindly
code: K7QM3X9T
user: Office 365 from an EA, manage
user: remind me on 3 March 2020
bot: leads reminder.past
bot: reminds nothing
user: remind me on 2 March 2026
bot: leads reminder.past
user: remind me on 3 March 2031
bot: leads reminder.far
user: remind me on 03/04/2027
bot: leads reminder.ambiguous
user: remind me 30 days before the term ends
bot: leads reminder.unclear
user: remind me when pigs fly
bot: leads reminder.unclear
bot: reminders nothing

story: before an answer a reminder is not for anything
code: K7QM3X9T
user: remind me in 30 days
bot: leads lead.remind-later
bot: asks serviceType
bot: reminds nothing

story: a reminder is cancelled in words and by its button
code: K7QM3X9T
user: Office 365 from an EA, manage
user: cancel reminder
bot: leads lead.reminder-none
user: remind me in 30 days
user: cancel the reminder please
bot: tells reminder.cancelled
bot: drops K7QM3X9T
bot: reminders nothing
user: remind me in 2 weeks
click: old reminders=K7QM3X9T
bot: drops K7QM3X9T

story: each case of a conversation has its own, and they are listed
code: K7QM3X9T
user: Office 365 from an EA, manage
user: remind me on 3 May
user: next
code: M4RT8W2X
user: Azure from another CSP, manage
user: remind me on 4 May
user: my reminders
bot: tells reminder.list
bot: button reminders
user: 1
bot: drops K7QM3X9T
bot: reminders 2026-05-04
user: next
user: cancel reminder
bot: drops M4RT8W2X

story: what may be forgotten goes with everything
code: K7QM3X9T
user: Office 365 from an EA, manage
user: remind me on 3 May
user: forget me
bot: tells notice.forgotten

story: words that are about something else set nothing
code: K7QM3X9T
user: Office 365 from an EA, manage
user: let me know what the steps are
bot: reminds nothing
user: what are the dates
bot: reminds nothing

story: 한국어로 알림을 설정하고 취소하기
lang: ko
code: K7QM3X9T
user: 오피스 365를 EA로 구매했고 관리만 맡기려고 합니다
bot: answers request-relationship
user: 30일 뒤에 알려 주세요
bot: reminds 2026-04-01
bot: says 알림을 설정했습니다
user: 내일 알려 주세요
bot: reminds 2026-03-03
user: 5월 3일에 다시 알려줘
bot: reminds 2026-05-03
user: 2020년 3월 3일에 알려줘
bot: leads reminder.past
user: 알림 목록
bot: tells reminder.list
user: 알림 취소해 주세요
bot: drops K7QM3X9T
user: 알림 설정
bot: tells reminder.ask
user: 6월 1일
bot: reminds 2026-06-01

story: 약정이 끝나면 알려 달라고 하기
lang: ko
code: K7QM3X9T
user: 오피스 365를 다른 CSP에서 구매했고 우리 쪽으로 옮기려고 합니다. 약정은 2026년 6월 30일에 끝나요
bot: answers wait-or-cancel
user: 약정이 끝나면 알려줘
bot: reminds 2026-06-30
user: 약정 끝나기 30일 전에 알려줘
bot: leads reminder.unclear
