# Several subscriptions: one plan, each step once, by whose turn it is.

story: two subscriptions have one plan, and the relationship is asked for once
user: E5 through an EA, we should manage it
user: and Azure from an EA
bot: answers request-relationship new-azure-subscription
bot: turns now:new-partner next:customer after:new-partner after:customer after:new-partner after:customer
bot: order plan.relationship plan.side-by-side.shared
bot: says One relationship request serves Nos. 1 and 2
bot: says Apart from the steps they share, Nos. 1 and 2 can run side by side.
bot: button show

story: 구독이 여럿이면 진행 순서는 하나다
lang: ko
user: EA로 구매한 E5를 저희가 관리하려고 합니다
user: EA로 구매한 Azure도 있어요
bot: answers request-relationship new-azure-subscription
bot: turns now:new-partner next:customer after:new-partner after:customer after:new-partner after:customer
bot: says 1·2번은 관계 요청 하나면 됩니다
bot: says 1·2번은 함께 하는 단계를 빼면 동시에 진행할 수 있습니다.

story: a term that has to end holds up nothing else
user: Office 365 from another CSP partner, they want to move it to us
user: and Azure from an EA
bot: answers wait-or-cancel new-azure-subscription
bot: order plan.relationship plan.side-by-side.shared plan.waits
bot: says Waiting for the end of the term, unless cancelled before: No. 1.

story: a term that has to end holds up nothing else, for a customer in Korean
lang: ko
role: customer
user: 다른 CSP 파트너에게서 산 Office 365를 새 파트너로 옮기고 싶습니다
user: EA로 구매한 Azure도 있어요
bot: answers wait-or-cancel new-azure-subscription
bot: order plan.relationship plan.side-by-side.shared plan.waits
bot: says 1번은 약정이 끝나거나 그 전에 취소될 때까지 기다려야 합니다.

story: the plan marks what is done and moves on
user: E5 through an EA, we should manage it
user: and Azure from an EA
click: steps
click: done
click: done
click: done
click: done
click: status
bot: turns done:new-partner now:customer next:new-partner after:customer after:new-partner after:customer

story: the steps are led through in the order of the plan
user: E5 through an EA, we should manage it
user: and Azure from an EA
click: steps
bot: step relationship-open
click: done
click: done
click: done
bot: step relationship-send
click: done
bot: step relationship-accept
click: done
bot: step azure-export-costs
click: done
bot: step manage-licenses

story: one of several is shown alone, with its own plan
user: E5 through an EA, we should manage it
user: and Azure from another CSP partner, managed by us
bot: answers request-relationship switch-azure
user: show 1
bot: answers request-relationship
bot: turns now:new-partner next:customer after:new-partner
bot: order
click: status
bot: answers request-relationship switch-azure

story: what is not known yet is listed, but not planned
user: E5 through an EA, we should manage it
click: add
user: Azure
click: purchaseChannel=dont-know
click: purchaseChannel=dont-know
bot: answers request-relationship need-info
bot: turns now:new-partner next:customer after:new-partner
bot: order plan.open

story: one subscription says whose turn it is, too
user: E5 through an EA, we should manage it
bot: turns now:new-partner next:customer after:new-partner
bot: order

story: of several that differ one is asked for
user: E5 through an EA and Azure from another CSP partner, both managed by us
click: compare
bot: tells notice.which-to-compare
user: 2
bot: tells notice.which-end-to-compare
user: 1
bot: answers switch-azure transfer-azure-plan

story: 최신 페이지의 답이 여럿이면 어느 경우인지 먼저 묻는다
lang: ko
user: 다른 CSP 파트너에게서 구매한 Office 365를 저희 쪽으로 옮기려고 합니다
user: 두 페이지 비교
bot: tells notice.which-end-to-compare
user: 2
bot: answers wait-or-cancel wait-or-cancel
click: status
bot: answers wait-or-cancel
