# What people think of an answer: a verdict, and a reason from a list if they like.

story: an answer is called useful by its button
user: Office 365 from an EA, manage
bot: answers request-relationship
click: more
bot: button feedback
bot: button human
click: feedback
bot: tells feedback.ask
bot: says Who said so is not kept
click: feedback=useful
bot: tells feedback.thanks.useful
bot: button next
bot: button status
bot: feedback S5=useful
bot: counts +S5=useful
bot: knows license-based ea manage office-365

story: the same verdict twice counts once, another one takes its place
user: Office 365 from an EA, manage
click: feedback=useful
bot: counts +S5=useful
click: feedback=useful
bot: counts nothing
click: feedback=unclear
bot: counts -S5=useful +S5=unclear
click: feedback=unclear:steps
bot: counts -S5=unclear +S5=unclear:steps
click: feedback=unclear
bot: counts nothing
bot: feedback S5=unclear:steps
click: feedback=unclear:none
bot: counts -S5=unclear:steps +S5=unclear

story: what is wrong is chosen by number, and the facts can be put right
user: Office 365 from an EA, manage
user: that is wrong
bot: tells feedback.why.wrong
bot: counts +S5=wrong
bot: button change
user: 2
bot: tells feedback.thanks.wrong
bot: says Contact: partner-desk@example.com
bot: button change
bot: button human
bot: counts -S5=wrong +S5=wrong:out-of-date
bot: feedback S5=wrong:out-of-date
user: it was bought through Open
bot: answers request-relationship
bot: knows license-based open manage office-365

story: what is wrong may be the facts alone
user: Office 365 from an EA, manage
user: wrong
bot: counts +S5=wrong
user: change a detail
bot: tells notice.what-to-change
bot: feedback S5=wrong

story: a reason is typed as it stands on its button
user: Office 365 from an EA, manage
user: feedback
bot: tells feedback.ask
user: Unclear
bot: tells feedback.why.unclear
bot: button steps
user: it is too long
bot: tells feedback.thanks.unclear
bot: feedback S5=unclear:too-long
bot: button steps
bot: button why
bot: button human

story: a reason need not be given
user: Office 365 from an EA, manage
user: I don't understand
bot: tells feedback.why.unclear
user: 5
bot: tells feedback.thanks.unclear
bot: counts nothing
bot: feedback S5=unclear

story: a correction is a correction, and thanks are thanks
user: Office 365 from an EA, manage
user: that's wrong, it was Open
bot: answers request-relationship
bot: knows license-based open manage office-365
bot: counts nothing
user: thanks
bot: tells notice.thanks
bot: counts nothing
user: Useful
bot: tells notice.thanks
bot: counts nothing

story: praise with thanks is a verdict while the answer is in view
user: Office 365 from an EA, manage
user: Thanks, that was really helpful!
bot: tells feedback.thanks.useful
bot: counts +S5=useful

story: a question about the answer is no verdict
user: Office 365 from an EA, manage
user: is that wrong?
bot: counts nothing
user: status
user: wrong?
bot: counts nothing

story: something else typed at the list is read as ever
user: Office 365 from an EA, manage
click: feedback
user: actually it was Open
bot: answers request-relationship
bot: counts nothing
bot: knows license-based open manage office-365
click: feedback=wrong
user: how long does it take?
bot: counts nothing
bot: feedback S5=wrong

story: while something is asked there is nothing to judge
user: feedback
bot: leads lead.feedback-later
bot: asks serviceType
user: Office 365
click: feedback
bot: leads lead.feedback-later
bot: asks purchaseChannel
user: that is wrong
bot: counts nothing
click: feedback=useful
bot: leads lead.feedback-later
bot: counts nothing

story: of several subscriptions each rule is judged once
user: E5 through an EA and Azure from another CSP partner, both managed by us
bot: answers request-relationship switch-azure
bot: rule S5 S8
click: feedback=useful
bot: feedback S5=useful S8=useful
bot: counts +S5=useful +S8=useful

story: of several subscriptions the one that is shown alone is judged alone
user: E5 through an EA and Azure from another CSP partner, both managed by us
user: show the Azure one
bot: answers switch-azure
user: feedback
bot: tells feedback.ask
user: 2
bot: tells feedback.why.wrong
bot: feedback S8=wrong
click: status
bot: answers request-relationship switch-azure
user: useful
bot: counts -S8=wrong +S8=useful +S5=useful

story: two subscriptions under one rule count once
user: Office 365 from an EA, manage
user: also Dynamics 365 from Open, manage
bot: rule S5 S5
user: that was useful
bot: counts +S5=useful

story: a step that was done leaves the verdict the same one
user: Office 365 from an EA, manage
click: feedback=useful
click: steps
user: done
user: show the answer
bot: answers request-relationship
user: very helpful
bot: tells feedback.thanks.useful
bot: counts nothing
user: status
user: unclear
bot: tells feedback.why.unclear
bot: button steps

story: an old button counts nothing
user: Office 365 from an EA, manage
click: old feedback=useful
bot: leads lead.stale
bot: counts nothing
click: feedback=useful:dead-link
bot: leads lead.stale
click: feedback=7:useful
bot: leads lead.stale
bot: counts nothing

story: whoever takes a case over judges for themselves
user: Office 365 from an EA, manage
click: feedback=useful
asker: other
click: feedback=wrong
bot: tells notice.not-yours
bot: counts nothing
click: take-over
click: feedback=wrong
bot: counts +S5=wrong

story: the next case is judged anew
user: Office 365 from an EA, manage
user: useful
bot: counts +S5=useful
user: next
user: Office 365 from an EA, manage
user: useful
bot: counts +S5=useful

story: an answer that waits for a fact may be judged, too
user: Office 365, manage
user: I don't know
user: I don't know
bot: answers need-info
user: not helpful
bot: tells feedback.ask
user: 3
bot: tells feedback.why.unclear
user: I don't know what the words mean
bot: counts nothing

story: 답변이 도움이 됐다고 말한다
lang: ko
user: EA로 구매한 오피스 365를 저희가 관리하려고 합니다
bot: answers request-relationship
user: 도움이 됐어요
bot: tells feedback.thanks.useful
bot: says 평가해 주셔서 감사합니다
bot: counts +S5=useful
user: 감사합니다
bot: tells notice.thanks
bot: counts nothing

story: 틀린 점을 번호로 고른다
lang: ko
role: customer
user: 오피스 365를 EA로 샀고 관리만 맡기고 싶어요
bot: answers request-relationship
user: 틀렸어요
bot: tells feedback.why.wrong
bot: counts +S5=wrong
user: 4
bot: tells feedback.thanks.wrong
bot: says 연락처: partner-desk@example.com
bot: feedback S5=wrong:other-case
bot: button change

story: 의견 버튼과 글자로 이유를 고른다
lang: ko
role: support
user: EA로 구매한 오피스 365를 저희가 관리하려고 합니다
user: 의견 남기고 싶어요
bot: tells feedback.ask
user: 이해하기 어려워요
bot: tells feedback.why.unclear
user: 누구 차례인지 모르겠어요
bot: tells feedback.thanks.unclear
bot: feedback S5=unclear:whose-turn
bot: button steps

story: 정정은 평가가 아니다
lang: ko
user: EA로 구매한 오피스 365를 저희가 관리하려고 합니다
user: 틀렸어요, Open으로 샀어요
bot: counts nothing
bot: knows license-based open manage office-365
user: 이해가 안 돼요
bot: tells feedback.why.unclear
bot: counts +S5=unclear

story: 아직 답변이 없으면 먼저 묻는다
lang: ko
user: 피드백
bot: leads lead.feedback-later
bot: asks serviceType
user: 도움이 안 됐어요
bot: leads lead.feedback-later
