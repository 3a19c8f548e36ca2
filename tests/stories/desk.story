# "human" with a desk: what is passed on, with or without a name, once.

story: what would be passed on is said, and nothing is passed on before a yes
code: K7QM3X9T
desk: set
user: Office 365 from an EA, manage
user: human
bot: tells desk.offer
bot: tells desk.offer.name
bot: tells human.contact
bot: hands nothing
bot: button human
click: human=no
bot: leads lead.desk-no
bot: hands nothing

story: with the name after a plain yes to that
code: K7QM3X9T
desk: set
user: Office 365 from an EA, manage
user: human
user: Yes, with my name.
bot: hands named
bot: desk K7QM-3X9T
bot: desk Office 365
bot: desk Enterprise Agreement
bot: passed desk.passed.named
bot: failed human.contact
bot: tells desk.unclear
bot: knows license-based ea manage office-365

story: a bare yes is none to being named
code: K7QM3X9T
desk: set
user: Office 365 from an EA, manage
user: human
user: yes
bot: hands unnamed
bot: passed desk.passed.unnamed

story: pressed twice it is passed on once, until something changes
code: K7QM3X9T
desk: set
user: Office 365 from an EA, manage
user: human
click: human=named
bot: hands named
desk: took
click: human=named
bot: hands nothing
bot: tells desk.already.named
user: human
bot: tells desk.already.named
user: actually bought from another CSP partner
user: human
bot: tells desk.offer
user: 2
bot: hands unnamed

story: a press on a card of an earlier revision passes nothing on
code: K7QM3X9T
desk: set
user: Office 365 from an EA, manage
click: old human=named
bot: leads lead.stale
bot: hands nothing

story: while something is asked, what is known so far is passed on
code: K7QM3X9T
desk: set
user: I have Office 365
user: human
user: 2
bot: hands unnamed
bot: desk Office 365

story: in korean
lang: ko
code: K7QM3X9T
desk: set
user: 오피스 365를 EA로 구매했고 관리만 맡기려고 합니다
user: 담당자
bot: tells desk.offer
user: 네, 제 이름과 함께
bot: hands named
desk: took
user: 담당자
bot: tells desk.already.named

story: without a desk it is as it was
code: K7QM3X9T
user: Office 365 from an EA, manage
user: human
bot: tells human.contact
bot: tells human.take-along
user: yes
bot: hands nothing

story: what the desk certainly did not get is offered anew
code: K7QM3X9T
desk: set
user: Office 365 from an EA, manage
user: human
click: human=unnamed
bot: hands unnamed
bot: failed desk.failed
desk: refused
user: human
bot: tells desk.offer
user: yes
bot: hands unnamed

story: what may have arrived is passed on again by a yes to just that
code: K7QM3X9T
desk: set
user: Office 365 from an EA, manage
user: human
click: human=unnamed
bot: hands unnamed
click: human=unnamed
bot: hands nothing
bot: tells desk.offer.again
user: yes, with my name
bot: hands named
bot: failed desk.failed.again
desk: refused
click: human=named-2
bot: hands nothing
bot: tells desk.offer.again
user: human
bot: tells desk.offer.again
click: human=unnamed-3
bot: hands unnamed
desk: took
user: human
bot: tells desk.already.unnamed

story: of a case in which nothing is known nothing is passed on
code: K7QM3X9T
desk: set
user: human
bot: leads human.nothing-yet
bot: leads human.contact
bot: hands nothing
bot: asks serviceType
user: Office 365 from an EA, manage
user: human
bot: tells desk.offer

story: nothing to pass on yet, in Korean
lang: ko
code: K7QM3X9T
desk: set
user: 담당자
bot: leads human.nothing-yet
bot: says 아직 전달할 내용이 없습니다
bot: asks serviceType
