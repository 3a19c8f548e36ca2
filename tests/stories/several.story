# Several subscriptions in one case: what is said goes to the one that is meant.

story: a correction goes to the subscription it names
user: customer has Office 365 from an EA and wants us to manage it
user: and they also have Azure from Open
bot: answers request-relationship new-azure-subscription
user: sorry, the Office 365 one was bought from another CSP
bot: answers multi-partner new-azure-subscription
bot: leads part.title
bot: leads lead.changed
bot: knows license-based csp-partner manage office-365 / usage-based open azure

story: a correction that names none is asked about
user: customer has Office 365 from an EA and wants us to manage it
user: and they also have Azure from Open
user: actually it was bought from another CSP partner
bot: tells notice.which-is-meant
bot: knows license-based ea manage office-365 / usage-based open azure
user: 1
bot: answers multi-partner new-azure-subscription
user: back
bot: knows license-based ea manage office-365 / usage-based open azure

story: the one that is meant may be named
user: customer has Office 365 from an EA and wants us to manage it
user: and they also have Azure from Open
user: it was MPSA
bot: tells notice.which-is-meant
user: the Azure one
bot: knows license-based ea manage office-365 / usage-based volume-licensing azure

story: what to change is asked by subscription
user: customer has Office 365 from an EA and wants us to manage it
user: and they also have Azure from Open
user: change channel
bot: tells notice.which-to-change
user: first
bot: asks purchaseChannel change
user: Open
bot: knows license-based open manage office-365 / usage-based open azure
user: change
bot: tells notice.which-to-change
user: 2
bot: tells notice.what-to-change

story: naming one subscription offers what to change of it
user: customer has Office 365 from an EA and wants us to manage it
user: and they also have Azure from Open
user: change the Azure one
bot: tells notice.what-to-change
user: 2
bot: asks purchaseChannel change
user: EA
bot: knows license-based ea manage office-365 / usage-based ea azure

story: while the second is asked about, the first can be put right
user: customer has Office 365 from an EA and wants us to manage it
click: add
user: Azure
bot: asks purchaseChannel
user: sorry, the Office 365 one was bought from another CSP
bot: asks purchaseChannel
bot: knows license-based csp-partner manage office-365 / usage-based
bot: says Subscription 1 of 2
bot: says Subscription 2 of 2

story: a second subscription of the same kind is not taken for the first
user: customer has Office 365 from an EA and wants us to manage it
click: add
user: Office 365 from another CSP partner, manage
bot: answers request-relationship multi-partner

story: back leads from a new case to the one before
user: customer has Office 365 from an EA and wants us to manage it
bot: answers request-relationship
user: Azure bought from Open
bot: leads lead.new-case
user: back
bot: leads lead.back-to-case
bot: answers request-relationship
bot: knows license-based ea manage office-365

story: back undoes the next caller
user: customer has Office 365 from an EA and wants us to manage it
user: next
user: back
bot: leads lead.back-to-case
bot: knows license-based ea manage office-365

story: nothing leads back from a cancelled case
user: customer has Office 365 from an EA and wants us to manage it
user: cancel
user: back
bot: leads lead.nothing-to-undo

story: 고객의 두 구독 중 말한 쪽을 정정한다
lang: ko
user: 오피스 365를 EA로 샀고 저희가 관리만 하길 원해요
user: 그리고 애저도 오픈으로 샀대요
bot: answers request-relationship new-azure-subscription
user: 아 잠깐, 오피스 365는 다른 CSP에서 샀네요
bot: answers multi-partner new-azure-subscription
user: MPSA였어요
bot: tells notice.which-is-meant
user: 두 번째
bot: knows license-based csp-partner manage office-365 / usage-based volume-licensing azure

story: a cloud that was assumed is said to have changed
user: customer has Office 365 from an EA and wants us to manage it
user: they are in GCC High
bot: leads lead.changed
bot: notes N3

story: leaving the list of subscriptions undoes nothing
user: Office 365 from EA, manage. Also Azure from EA.
bot: answers request-relationship new-azure-subscription
user: change channel
bot: tells notice.which-to-change
bot: button keep
user: back
bot: leads lead.kept
bot: knows license-based ea manage office-365 / usage-based ea azure
user: change channel
user: leave it
bot: leads lead.kept
bot: knows license-based ea manage office-365 / usage-based ea azure

story: "leave it" keeps what was about to be changed
user: Office 365 from an EA, manage
user: change channel
bot: asks purchaseChannel change
user: leave it
bot: leads lead.kept
bot: knows license-based ea manage office-365

story: 바꾸려던 것을 그대로 둔다
lang: ko
user: Office 365 EA 관리, Azure는 오픈
user: 변경 구매 경로
bot: tells notice.which-to-change
user: 그대로 두기
bot: leads lead.kept
user: 변경 구매 경로
user: 1
bot: asks purchaseChannel change
user: 그대로 둬
bot: leads lead.kept

story: 도가 붙은 제품은 구독을 하나 더한다
lang: ko
user: 고객이 Office 365를 EA로 샀고 관리만 원해요
bot: answers request-relationship
user: Azure도 있어요
bot: leads lead.added
bot: asks purchaseChannel
user: 오픈
bot: knows license-based ea manage office-365 / usage-based open azure

story: a bare channel after an answer changes it
user: Office 365 from an EA, manage
bot: answers request-relationship
user: CSP
bot: answers multi-partner
user: Open
bot: answers request-relationship
bot: knows license-based open manage office-365

story: thanks before a command
user: Office 365 from an EA, manage
user: thanks, next
bot: leads lead.next

story: what multi-channel means
user: Office 365
user: what is multi-channel?
bot: leads meaning.multi-channel
bot: knows license-based office-365

story: what is in our own CSP is at no other partner
user: Office 365, it is already with us in CSP
bot: answers not-covered
bot: rule S1

story: one of several is taken out by name, by number, or from the list; back brings it again
user: customer has Office 365 from an EA and wants us to manage it
user: and they also have Azure from Open
user: remove the Azure one
bot: answers request-relationship
bot: leads part.title
bot: leads lead.removed
bot: knows license-based ea manage office-365
user: back
bot: answers request-relationship new-azure-subscription
user: remove the second one please
bot: knows license-based ea manage office-365
user: back
user: remove
bot: tells notice.which-to-remove
user: 1
bot: answers new-azure-subscription
user: back
user: change the Azure one
user: last
bot: knows license-based ea manage office-365

story: 여러 구독 가운데 하나를 뺀다
lang: ko
user: EA로 산 오피스 365 관리
user: 그리고 애저도 있는데 다른 CSP에서 샀어요
user: 두 번째 삭제해 주세요
bot: answers request-relationship
bot: leads lead.removed
user: 뒤로
user: 애저 건은 빼 주세요
bot: knows license-based ea manage office-365

story: 역할과 하는 일을 말로 묻고 바꾼다
lang: ko
role: sales
user: 너는 누구야?
bot: tells help.what
user: 역할 바꾸기
bot: tells notice.role
user: 서포트 역할로 바꿔
bot: role support
user: 역할은 영업이에요
bot: role sales
user: 역할은 지원이에요
bot: role support
user: 왜 물어보시는 거예요?
bot: leads why.serviceType

story: of several, the one that is named is put right, and no new case begins
user: M365 and Azure both from another CSP, both should move to us
user: the M365 is EA
bot: answers request-relationship switch-azure
bot: leads lead.changed
user: Azure is from Open
bot: answers request-relationship new-azure-subscription

story: 여러 구독에서 이름을 말하면 그 구독이 바뀐다
lang: ko
user: M365랑 Azure 둘 다 다른 CSP에서 샀고 둘다 우리로 넘기고 싶답니다
user: M365는 EA였네요
bot: leads lead.changed
bot: answers request-relationship switch-azure

story: what is in the case already is not added again
lang: ko
user: M365 EA 관리
user: Azure도 있는데 다른 CSP래요
bot: answers request-relationship switch-azure
user: M365도 가져올거예요
bot: answers request-relationship switch-azure

story: a new order leaves the case again
user: Office 365 from an EA, manage
user: the customer wants azure too
bot: asks purchaseChannel
user: new order, not existing
bot: leads lead.ordinary-order
bot: answers request-relationship

story: one of several is shown in full, by button, number or name
user: Office 365 at another CSP partner, move to us
user: also Azure from an EA
bot: answers wait-or-cancel new-azure-subscription
bot: button show
click: show
bot: tells notice.which-to-show
user: 1
bot: answers wait-or-cancel
bot: button status
user: show the Azure one
bot: answers new-azure-subscription
user: show all
bot: answers wait-or-cancel new-azure-subscription
bot: knows license-based csp-partner move office-365 / usage-based ea azure

story: 여러 구독 가운데 하나를 자세히 본다
lang: ko
user: EA로 산 오피스 365 관리
user: 그리고 애저도 있는데 다른 CSP에서 샀어요
user: 하나씩 자세히
bot: tells notice.which-to-show
user: 두 번째
bot: answers switch-azure
user: 첫 번째 보여줘
bot: answers request-relationship
user: 모두 보기
bot: answers request-relationship switch-azure

story: two are taken out at once, and what is not in the case is asked about
user: M365 EA move, Azure CSP move, Dynamics direct move
user: remove the dynamics and the azure
bot: knows license-based ea move microsoft-365
user: back
bot: answers request-relationship switch-azure request-relationship
user: remove power bi
bot: tells notice.which-to-remove
user: 3
bot: answers request-relationship switch-azure

story: what is said of all goes to all
user: M365 and Azure both from another CSP
user: both should move to us
bot: answers wait-or-cancel switch-azure
bot: knows license-based csp-partner move microsoft-365 / usage-based csp-partner move azure

story: 둘 다라고 하면 모두 바뀐다
lang: ko
user: M365랑 Azure 둘 다 EA
user: 둘 다 관리만요
bot: answers request-relationship new-azure-subscription
bot: knows license-based ea manage microsoft-365 / usage-based ea manage azure

story: what names none of them may be one more
user: Office 365 from an EA, manage
user: also Azure direct from Microsoft
user: Visio
bot: tells notice.which-is-meant
user: 3
bot: leads lead.added
bot: asks purchaseChannel
bot: knows license-based ea manage office-365 / usage-based microsoft-direct azure / license-based visio

story: one is taken out by its product or its channel
user: customer has office 365 from EA and Azure from another CSP; both should be managed by us
user: remove the Office 365 one
bot: answers switch-azure
user: back
user: take out the EA subscription
bot: answers switch-azure

story: taking something off is not always taking a subscription out
user: remove the current CSP partner and move Azure to us
bot: answers switch-azure
bot: knows usage-based csp-partner move azure

story: what is denied of several is said of the one that has it
user: Office 365 from an EA, manage
user: also Azure from another CSP
user: it's not EA
bot: asks purchaseChannel first
bot: offers microsoft-direct advisor open volume-licensing csp-partner third-party syndication
user: Advisor
bot: answers request-relationship switch-azure
bot: knows license-based advisor manage office-365 / usage-based csp-partner azure
