# The steps of an answer, one at a time.

story: the steps of an answer are taken one at a time
role: customer
user: We bought E5 through an EA and want a partner to manage it
bot: answers request-relationship
bot: button steps
click: steps
bot: step relationship-open
bot: says Step 1 of 6 · Your new partner’s turn
bot: says You will see: Nothing yet
bot: button done
bot: button stuck
bot: button not-mine
user: done
bot: step relationship-rights
bot: leads lead.step-done
user: ok done!
user: that's done
bot: step relationship-send
bot: says You will see: A mail from your new partner with a link.
bot: done relationship-open relationship-rights relationship-draft
user: it's done
bot: step relationship-accept
bot: says Your turn
user: finished
bot: step manage-licenses
user: done
bot: tells steps.closed.all
bot: says All 6 steps are done
user: status
bot: answers request-relationship
bot: without steps
user: back
bot: step manage-licenses
bot: leads lead.step-undone

story: the steps of an answer are taken one at a time, in Korean
role: customer
lang: ko
user: EA로 구매한 E5를 파트너가 관리하게 하려고 합니다
bot: answers request-relationship
user: 단계별로 안내해 주세요
bot: step relationship-open
bot: says 6단계 중 1단계 · 새 파트너가 할 일
user: 완료
bot: step relationship-rights
user: 했어요
user: 끝났습니다
user: 완료했어요
bot: step relationship-accept
bot: says 고객님이 하실 일
user: 완료
user: 다 했습니다
bot: tells steps.closed.all
bot: says 6단계가 모두 끝났습니다

story: it goes on days later
role: customer
user: We bought E5 through an EA and want a partner to manage it
user: walk me through it
user: done
user: done
bot: step relationship-draft
later: 3.00:00:00
user: done
bot: step relationship-send
later: 5.00:00:00
user: status
bot: answers request-relationship
bot: says Accept the request
bot: button steps
user: next step
bot: step relationship-send
bot: leads lead.steps-resumed
bot: says 3 of 6 steps are done.

story: it goes on days later, in Korean
lang: ko
user: EA로 구매한 E5를 저희가 관리하려고 합니다
click: steps
click: done=relationship-open
later: 4.00:00:00
user: 다음 단계
bot: leads lead.step-open
bot: step relationship-rights
user: 상태
user: 다음 단계 알려 주세요
bot: leads lead.steps-resumed
bot: step relationship-rights

story: a changed fact keeps the steps that still apply
user: E5 through an EA, we should manage it
click: steps
click: done
click: done
click: done
bot: step relationship-send
user: actually they want to move it to us
bot: answers request-relationship
bot: knows license-based ea move microsoft-365-plan
bot: button steps
click: steps
bot: step relationship-send
bot: says Step 4 of 7
user: actually it was bought from another CSP partner
bot: answers wait-or-cancel
click: steps
bot: step hold-relationship
bot: done relationship-open relationship-rights relationship-draft
click: change purchaseChannel
click: purchaseChannel=ea
click: steps
bot: step relationship-send

story: a changed fact keeps the steps that still apply, in Korean
lang: ko
user: EA로 구매한 E5를 저희가 관리하려고 합니다
click: steps
user: 완료
user: 완료
user: 아니요, 관리가 아니라 이전입니다
bot: answers request-relationship
user: 다음 단계
bot: step relationship-draft
bot: says 7단계 중 3단계

story: what to check when it does not go on
role: customer
user: We bought E5 through an EA and want a partner to manage it
click: steps
click: done
click: done
click: done
click: done
bot: step relationship-accept
user: I'm stuck
bot: aside relationship-accept
bot: tells stuck.mail
bot: tells stuck.wrong-account
bot: tells stuck.not-admin
bot: tells stuck.unknown-name
user: back
bot: step relationship-accept
bot: done relationship-open relationship-rights relationship-draft relationship-send
user: the mail has not arrived
bot: aside relationship-accept
user: done
bot: step manage-licenses

story: what to check when it does not go on, in Korean
role: customer
lang: ko
user: EA로 구매한 E5를 파트너가 관리하게 하려고 합니다
click: steps
click: done
click: done
click: done
click: done
user: 막혔어요
bot: aside relationship-accept
bot: tells stuck.not-admin
user: 뒤로
bot: step relationship-accept
user: 메일이 안 왔어요
bot: aside relationship-accept

story: who takes the step, and which is one's own
role: customer
user: We bought E5 through an EA and want a partner to manage it
click: steps
user: not my step
bot: aside relationship-open
bot: tells steps.who.new-partner.told
bot: says Your own next step is number 5 of 6
bot: button message
user: back
bot: step relationship-open
click: not-mine=relationship-accept
bot: tells steps.who.customer.told
bot: says This step is for your company

story: who takes the step, in Korean
lang: ko
user: EA로 구매한 E5를 저희가 관리하려고 합니다
click: steps
user: 제 단계가 아니에요
bot: tells steps.who.new-partner.told
bot: says 파트너가 할 일

story: back undoes one done after the other, then leads to the answer
user: E5 through an EA, we should manage it
click: steps
click: done
click: done
user: back
bot: step relationship-rights
click: back
bot: step relationship-open
bot: done
user: back
bot: answers request-relationship
bot: knows license-based ea manage microsoft-365-plan

story: before an answer there are no steps yet
user: E5
user: next step
bot: asks purchaseChannel
bot: leads lead.steps-later
click: stuck
bot: leads lead.steps-later
user: not my step
bot: leads lead.steps-later

story: before an answer there are no steps yet, in Korean
lang: ko
user: 단계별로 안내
bot: leads lead.steps-later
user: 막혔어요
bot: leads lead.steps-later

story: done means nothing where no step is in view
user: E5 through an EA, we should manage it
user: done
bot: tells unread.answered.1
bot: done
click: steps
user: help
user: done
bot: done
user: 완료
bot: done

story: while a step is in view the next thing is the next step
user: E5 through an EA, we should manage it
click: steps
user: next
bot: step relationship-open
bot: leads lead.step-open
click: next
bot: asks serviceType

story: a click on an older step card shows where the steps are now
user: E5 through an EA, we should manage it
click: steps
click: done=relationship-open
click: old done=relationship-open
bot: step relationship-rights
bot: leads lead.stale
bot: done relationship-open
click: done=relationship-open
bot: step relationship-rights
click: done=no-such-step
bot: step relationship-rights
bot: done relationship-open

story: of several subscriptions no step is taken twice
user: E5 through an EA and Visio from Open, both managed by us
bot: answers request-relationship request-relationship
click: steps
bot: says Step 1 of 6
bot: tells part.title
click: done
bot: done relationship-open / relationship-open
user: remove the Visio
click: steps
bot: step relationship-rights
bot: says Step 2 of 6

story: several subscriptions have one list of steps
user: E5 through an EA, we should manage it
user: and Azure from an EA
bot: answers request-relationship new-azure-subscription
click: steps
bot: says Step 1 of 13
user: back
bot: answers request-relationship new-azure-subscription

story: how to find out is a list of steps, too
role: customer
user: Office 365 to be managed by a partner
click: dont-know
user: I don't know
bot: asks purchaseChannel
click: purchaseChannel=dont-know
click: purchaseChannel=dont-know
bot: answers need-info
click: steps
bot: step find-channel-by-invoice
click: done
click: done
click: done
click: done
bot: tells steps.closed.find

story: what waits is told as long as the sources give it
user: Azure from another CSP partner, to be managed by us
bot: answers switch-azure
click: steps
click: done
click: done
click: done
click: done
click: done
click: done
click: done
click: done
bot: step switch-confirm
bot: tells wait.business-hours
bot: says eight business hours

story: whose step it is gets the message
user: Office 365 from another CSP partner, the customer wants to move it to us
click: steps
user: done
user: not my step
bot: button message
bot: says The customer
click: message=0:customer:
bot: writes customer en

story: a step of one's own comes with no message
lang: ko
user: 다른 CSP 파트너에게서 구매한 Office 365를 저희 쪽으로 옮기려고 합니다
click: steps
user: 제 단계가 아니에요
bot: button human

story: a question on the way does not lead off it
role: customer
user: We bought E5 through an EA and want a partner to manage it
click: steps
user: done
user: how long does it take?
bot: aside relationship-rights
bot: button steps
user: done
bot: step relationship-draft
user: colourless green ideas
bot: tells unread.answered.1
bot: aside relationship-draft
user: next
bot: step relationship-draft
user: what is GDAP?
click: steps
bot: step relationship-draft
bot: done relationship-open relationship-rights

story: a question on the way does not lead off it, in Korean
role: customer
lang: ko
user: EA로 구매한 E5를 파트너가 관리하게 하려고 합니다
click: steps
user: 완료
user: 얼마나 걸려요?
bot: aside relationship-rights
bot: button steps
user: 완료
bot: step relationship-draft

story: the way back to the step is on a button and may be typed
role: customer
user: We bought E5 through an EA and want a partner to manage it
click: steps
user: stuck
bot: aside relationship-open
user: Back to the step
bot: step relationship-open
user: not my step
user: 단계로 돌아가기
bot: step relationship-open

story: the button back to the step undoes nothing
user: E5 through an EA, we should manage it
click: steps
click: done
click: stuck
user: help
click: steps
bot: step relationship-rights
bot: done relationship-open
