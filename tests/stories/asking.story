# Questions beside what is told, bare terms, and the one question that an answer waits for.

story: what is told is taken in and the question is answered for the case as it stands now
user: Office 365
user: it was bought under EA, how long does it take?
bot: asks intent
bot: leads lead.noted
bot: leads reply.how-long
bot: knows license-based ea office-365
user: manage only. who has to accept?
bot: answers request-relationship
bot: leads reply.who-accepts

story: the answer follows with the question answered on top
user: Azure from another CSP partner, we take it over, is there any downtime?
bot: answers switch-azure
bot: leads reply.downtime

story: 같은 메시지에서 말한 내용을 반영하고 질문에도 답한다
lang: ko
user: 오피스 365
user: EA로 구매했는데 얼마나 걸려요?
bot: asks intent
bot: leads reply.how-long
bot: knows license-based ea office-365

story: a bare term is explained where it answers nothing
user: Office 365
user: GDAP?
bot: asks purchaseChannel
bot: leads meaning.gdap
user: GDAP
bot: asks purchaseChannel
bot: leads meaning.gdap
user: What's N1?
bot: asks purchaseChannel
bot: leads meaning.n1
user: MCA가 뭐예요
bot: asks purchaseChannel
bot: leads meaning.mca
user: EA
bot: asks intent

story: a bare term that fits the question is its answer
user: Office 365
user: Open
bot: asks intent
bot: knows license-based open office-365

story: 용어만 물어도 설명한다
lang: ko
user: 오피스 365
user: 파트너 센터?
bot: asks purchaseChannel
bot: leads meaning.partner-center
user: 기업 계약
bot: asks intent

story: a term with a question mark is explained where something else is asked
user: hello
user: EA?
bot: asks serviceType
bot: leads meaning.ea
bot: knows

story: an answer that waits names the question that decides most, and puts it again
user: hello
user: I don't know
user: I don't know
bot: answers need-info
bot: button change
click: change purchaseChannel
bot: asks purchaseChannel
user: syndication partner
bot: answers not-covered

story: 알 수 없는 사실이 둘이어도 무엇이 가장 중요한지 알려 준다
lang: ko
user: 안녕하세요
user: 모르겠어요
user: 모르겠어요
bot: answers need-info
click: change purchaseChannel
bot: asks purchaseChannel
user: 모르겠어요
bot: answers need-info
user: EA
bot: answers need-info
click: change serviceType
bot: asks serviceType
user: Azure
bot: answers new-azure-subscription
