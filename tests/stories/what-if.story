# What an answer would be if some facts were otherwise.

story: the nearest other outcomes are listed, and one is applied
user: E5 through an EA, we should manage it
bot: answers request-relationship
click: more
bot: button what-if
click: what-if
bot: tells whatif.numbered
bot: says 1. If it was bought from another CSP partner instead
bot: says If it was bought from another CSP partner instead: Ask the customer for admin rights as a second partner
bot: says If it is to move to you instead:
bot: says If it is usage-based (Azure) instead: Create a new Azure subscription in Partner Center
bot: says If it was bought from another CSP partner and it is to move to you instead: These licenses cannot switch partners
bot: button status
bot: knows license-based ea manage microsoft-365-plan
click: what-if=0:purchaseChannel=csp-partner
bot: answers multi-partner
bot: leads lead.changed
bot: button back
bot: knows license-based csp-partner manage microsoft-365-plan
user: back
bot: answers request-relationship
bot: knows license-based ea manage microsoft-365-plan

story: 조건이 다를 때를 묻고 하나를 적용한다
lang: ko
user: EA로 구매한 E5를 저희가 관리하려고 합니다
user: 조건이 다르면 어떻게 되나요?
bot: tells whatif.numbered
bot: says 1번. 만약 다른 CSP 파트너에게서 구매했다면
bot: says 만약 다른 CSP 파트너에게서 구매했다면: 두 번째 파트너로서 고객에게 관리 권한을 요청하세요
bot: says 만약 다른 CSP 파트너에게서 구매했고 귀사로 이전한다면:
user: 1
bot: answers multi-partner
bot: leads lead.changed
user: 뒤로
bot: answers request-relationship

story: a combination is applied by what stands on its button
user: E5 through an EA, we should manage it
user: what if
bot: tells whatif.numbered
user: Apply no. 5
bot: answers wait-or-cancel
bot: leads lead.changed

story: 여러 조건을 함께 적용하는 버튼의 글을 입력한다
lang: ko
user: EA로 구매한 E5를 저희가 관리하려고 합니다
user: 뭐가 바뀌면 답이 달라져요?
bot: tells whatif.numbered
user: 5번 적용
bot: answers wait-or-cancel

story: a supposed value is told, and nothing is written over
user: Office 365 from another CSP, move to us
user: what if it was EA?
bot: tells whatif.line
bot: says If it was bought under an EA instead: Ask for a reseller relationship, then order the same licenses anew
bot: knows license-based csp-partner move office-365
user: 1
bot: answers request-relationship
bot: knows license-based ea move office-365

story: EA였다면 어떻게 되는지 묻는다
lang: ko
user: 다른 CSP 파트너에게서 구매한 Office 365 라이선스를 저희 쪽으로 옮기려고 합니다
user: EA였다면?
bot: says 만약 EA로 구매했다면:
bot: knows license-based csp-partner move office-365
user: EA로 샀다면 어떻게 되나요?
bot: says 만약 EA로 구매했다면:
user: 만약 EA라면요
bot: says 만약 EA로 구매했다면:
click: what-if=0:purchaseChannel=ea
bot: knows license-based ea move office-365

story: what would still be asked is told case by case
user: Azure from an EA
bot: answers new-azure-subscription
user: what if it was Office 365?
bot: says If it is license-based and it is only to be managed where it is instead: Ask the customer for a reseller relationship
bot: says If it is license-based and it is to move to you instead: Ask for a reseller relationship, then order
click: what-if=0:serviceType=license-based;intent=move
bot: answers request-relationship
bot: knows license-based ea move

story: what is supposed may change nothing
user: Azure from an EA
user: what if it was Open?
bot: tells whatif.same
bot: says If it was bought through Open instead: Create a new Azure subscription in Partner Center

story: of several subscriptions it is asked which one
user: E5 through an EA and Azure from another CSP partner, both managed by us
bot: answers request-relationship switch-azure
click: what-if
bot: tells notice.which-to-suppose
user: 2
bot: says If it was bought under an EA instead: Create a new Azure subscription in Partner Center
user: 1
bot: answers request-relationship new-azure-subscription
bot: knows license-based ea manage microsoft-365-plan / usage-based ea manage azure
user: back
bot: answers request-relationship switch-azure

story: 여러 구독이면 어느 구독인지 묻는다
lang: ko
user: EA로 산 오피스 365 관리
user: 그리고 애저도 있는데 다른 CSP에서 샀어요
user: 다르게 하면?
bot: tells notice.which-to-suppose
user: 두 번째
bot: says 만약 EA로 구매했다면:

story: of several subscriptions a supposed value waits for the one that is meant
user: E5 through an EA and Azure from another CSP partner, both managed by us
user: what if it was Open?
bot: tells notice.which-to-suppose
user: 2
bot: says If it was bought through Open instead: Create a new Azure subscription
bot: knows license-based ea manage microsoft-365-plan / usage-based csp-partner manage azure
user: what if the Azure one was Open?
bot: says If it was bought through Open instead: Create a new Azure subscription

story: while something is asked there is no answer to change
user: Office 365
click: what-if
bot: leads lead.what-if-open
bot: asks purchaseChannel
user: what would change this?
bot: leads lead.what-if-open
bot: asks purchaseChannel

story: 아직 아무것도 모를 때
lang: ko
role: customer
user: 다르게 하면
bot: leads lead.what-if-open
bot: asks serviceType

story: what was only stated is taken back
user: Office 365 from an EA, manage
user: it is already with us in CSP
bot: answers not-covered
user: what would change this?
bot: says If it is not in your own CSP: Ask the customer for a reseller relationship
user: 1
bot: leads lead.no-longer
bot: answers request-relationship
user: back
bot: answers not-covered

story: a customer is told in the customer's words
role: customer
user: our Office 365 came from an EA and you should manage it
bot: answers request-relationship
user: what would change this?
bot: says If it is to move to us instead:
bot: says If it was bought from a cloud partner (CSP) instead:

story: an answer that waits for a fact is told by its values
user: Office 365, manage
user: I don't know
user: I don't know
bot: answers need-info
user: what would change this?
bot: says If it was bought under an EA: Ask the customer for a reseller relationship
user: 1
bot: answers request-relationship

story: an old button changes nothing
user: Office 365 from an EA, manage
click: old what-if=0:purchaseChannel=csp-partner
bot: leads lead.stale
bot: knows license-based ea manage office-365

story: a button that was never ours changes nothing
user: Office 365 from an EA, manage
click: what-if=0:nonsense=ea
bot: leads lead.stale
click: what-if=7
bot: leads lead.stale
bot: knows license-based ea manage office-365
