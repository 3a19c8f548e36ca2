# Commands at any point, in any letter case, with or without a slash.

story: help with and without a slash
user: /HELP
bot: tells help.not
user: Help!
bot: tells help.commands

story: next keeps role and language
user: role support
bot: role support
user: Office 365 from an EA, manage
user: Next
bot: asks serviceType
bot: role support
bot: knows

story: restart begins anew
user: Office 365
user: /restart
bot: asks serviceType
bot: leads lead.restarted
bot: knows

story: cancel closes the case
user: Office 365 from an EA
user: cancel
bot: tells notice.cancelled
bot: knows

story: human gives the contact and what is known
user: Office 365 from an EA
user: talk to a person
bot: tells human.contact
bot: says partner-desk@example.com

story: privacy says what is kept, and the case goes on
user: Office 365 from an EA
user: what do you store?
bot: tells privacy.case
bot: says 30 days
user: continue
bot: asks intent
user: 개인정보 처리방침 보여줘
bot: tells privacy.case
user: 어떤 정보를 저장하나요?
bot: tells privacy.case

story: status says what is known and keeps the question
user: Office 365
user: status
bot: leads status.known
bot: asks purchaseChannel

story: change by name
user: Office 365 from an EA, manage
user: change purchase channel
bot: asks purchaseChannel change
user: open
bot: knows license-based open manage office-365

story: change of a fact that was never said sets it
user: Office 365 from an EA, manage
user: change cloud
bot: asks cloud change
click: cloud=us-government
bot: notes N3

story: the role changes the voice, not the outcome
role: sales
user: Office 365 from an EA, manage
bot: answers request-relationship
user: role customer
bot: role customer
bot: answers request-relationship

story: language by command
user: 한국어
bot: speaks ko
user: Office 365
bot: speaks ko

story: forget me deletes everything
user: Office 365 from an EA
user: forget me
bot: tells notice.forgotten
user: hello
bot: asks serviceType
bot: knows

story: thanks is no fact
user: Office 365 from an EA, manage
user: thank you
bot: tells notice.thanks

story: an act inside a sentence works
user: Office 365 from an EA
bot: asks intent
user: wait, go back
bot: asks serviceType

story: the welcome is given once
arrives:
bot: welcomes
arrives:
bot: quiet

story: the welcome's buttons work
arrives:
click: role=customer
bot: role customer
bot: asks serviceType

story: somebody else's click is told apart
user: Office 365 from an EA
bot: asks intent
asker: other
click: intent=move
bot: tells notice.not-yours
bot: button take-over
bot: button start-mine
bot: knows license-based ea office-365
click: take-over
bot: leads lead.taken-over
click: intent=move
bot: answers request-relationship

story: why after the answer names the rule
user: Office 365 from an EA, manage
user: why?
bot: tells basis.s5
bot: button status

story: what stands on a button may be typed
user: Partner sales
bot: role sales
user: Office 365 from an EA, manage
user: Change a detail
bot: tells notice.what-to-change
user: Where it was bought
bot: asks purchaseChannel change
user: leave as it was
bot: leads lead.kept
user: Add a subscription
bot: leads lead.added
user: Azure from an EA
bot: answers request-relationship new-azure-subscription
user: Next case
bot: knows

story: 버튼에 적힌 말을 그대로 입력해도 된다
lang: ko
user: EA로 산 오피스 365 관리
user: 내용 변경
bot: tells notice.what-to-change
user: 구독 추가
bot: leads lead.added

story: a bare mention is a greeting, and within a case it may as well have been a picture
user:
bot: leads lead.hello
bot: asks serviceType
user: Office 365
user:
bot: leads lead.no-words
bot: says not emoji or pictures
bot: asks purchaseChannel
