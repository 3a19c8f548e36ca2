# A copy of a case by its code. "code:" is the code that the next summary gives out; "elsewhere:" begins another conversation.

story: the text to copy carries a code that opens a copy in another conversation
code: K7QM3X9T
role: customer
user: E5 through an EA, please manage it
bot: answers request-relationship
user: summary
bot: summary request-relationship
bot: code K7QM-3X9T
user: summary
bot: code K7QM-3X9T
elsewhere:
role: support
user: open K7QM-3X9T
bot: leads lead.code-opened
bot: answers request-relationship
bot: knows license-based ea manage microsoft-365-plan
bot: role support
user: that was Open
bot: knows license-based open manage microsoft-365-plan

story: what was talked about before is one step back
code: K7QM3X9T
user: E5 through an EA, we should manage it
user: summary
elsewhere:
user: Azure from another CSP partner
bot: answers switch-azure
user: k7qm3x9t
bot: answers request-relationship
user: back
bot: leads lead.back-to-case
bot: answers switch-azure

story: done steps, what nobody knows and several subscriptions come along
code: K7QM3X9T
user: E5 through an EA, we should manage it
user: also Azure, no idea where it was bought
user: I don't know
user: I don't know
user: summary
bot: summary request-relationship need-info
elsewhere:
user: resume case K7QM 3X9T please
bot: leads lead.code-opened
bot: answers request-relationship need-info
bot: knows license-based ea manage microsoft-365-plan / usage-based purchaseChannel? azure

story: a wrong code leaves the question open
code: K7QM3X9T
user: E5
bot: asks purchaseChannel
user: open K7QM-3X9V
bot: leads lead.code-unknown
bot: asks purchaseChannel
user: open K7QM-3X9O
bot: leads lead.code-slip
bot: asks purchaseChannel
bot: knows license-based microsoft-365-plan
user: open
bot: knows license-based open microsoft-365-plan

story: what is nearly a code changes nothing of the case
code: K7QM3X9T
user: E5 through an EA, we should manage it
user: open 8HN9-FCT
bot: leads lead.code-slip
bot: answers request-relationship
bot: knows license-based ea manage microsoft-365-plan
user: open ABCD-1234
bot: leads lead.code-slip
user: please open case 8HN9FCT
bot: leads lead.code-slip
user: 8HN9-FCT를 열어 주세요
bot: leads lead.code-slip
user: 열기 ABCD-1234
bot: leads lead.code-slip
user: 오픈 8HN9-FCT
bot: leads lead.code-slip
user: open 8HN9 FCT
bot: leads lead.code-slip
bot: knows license-based ea manage microsoft-365-plan
user: that was Open
bot: knows license-based open manage microsoft-365-plan

story: one's own code opens nothing new
code: K7QM3X9T
user: E5 through an EA, we should manage it
user: summary
user: open K7QM-3X9T
bot: leads lead.code-own
bot: answers request-relationship

story: the code of a case that was left still opens it as it was left, here too
code: K7QM3X9T
user: E5 through an EA, we should manage it
user: summary
user: next
code: 4WFH9CPN
user: Azure from another CSP partner
user: summary
bot: code 4WFH-9CPN
elsewhere:
user: open K7QM-3X9T
bot: answers request-relationship
return:
user: open K7QM-3X9T
bot: leads lead.code-opened
bot: answers request-relationship
user: summary
bot: code K7QM-3X9T

story: back at the case before, its own code goes on and the one of the case that was left opens nothing of it
code: K7QM3X9T
user: E5 through an EA, we should manage it
user: summary
user: next
code: 4WFH9CPN
user: Azure from another CSP partner
user: summary
user: back
user: back
bot: leads lead.back-to-case
bot: answers request-relationship
user: summary
bot: code K7QM-3X9T
elsewhere:
user: open 4WFH-9CPN
bot: leads lead.code-unknown
user: open K7QM-3X9T
bot: answers request-relationship

story: who was forgotten is opened by nobody
code: K7QM3X9T
user: E5 through an EA, we should manage it
user: summary
user: forget me
elsewhere:
user: open K7QM-3X9T
bot: leads lead.code-unknown
bot: asks serviceType

story: too many wrong codes have to wait
code: K7QM3X9T
user: E5
lookup: limit 00:19:30
user: open K7QM-3X9V
bot: leads lead.code-limit
bot: says Please try again in 20 min.
bot: asks purchaseChannel

story: while nothing can be looked up that is said
code: K7QM3X9T
lookup: away
user: open K7QM-3X9V
bot: leads lead.code-away
bot: asks serviceType

story: where nothing is kept there is no code
user: E5 through an EA, we should manage it
user: summary
bot: code none
user: open K7QM-3X9T
bot: leads lead.code-nowhere
bot: answers request-relationship
user: open K7QM-3X9O
bot: leads lead.code-nowhere

story: in Korean
lang: ko
code: K7QM3X9T
user: EA로 구매한 E5를 저희가 관리하려고 합니다
user: 요약
bot: code K7QM-3X9T
elsewhere:
user: K7QM-3X9T를 열어 주세요
bot: leads lead.code-opened
bot: says 코드로 상담을 열었습니다
bot: answers request-relationship
user: 뒤로
bot: leads lead.nothing-to-undo
user: 코드 K7QM-3X9V
bot: leads lead.code-unknown
bot: says 이 코드로 찾은 상담이 없습니다
user: 오픈 K7QM-3X9V
bot: knows license-based ea manage microsoft-365-plan
lookup: limit 01:00:00
user: 4WFH-9CPN 이어서 진행할게요
bot: says 60분 뒤에
