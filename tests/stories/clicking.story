# Cases answered by buttons alone.

story: licenses from an EA, managed where they are
click: serviceType=license-based
bot: asks purchaseChannel first
bot: offers microsoft-direct advisor open ea volume-licensing csp-partner third-party syndication
click: purchaseChannel=ea
bot: asks intent first
bot: offers manage move
bot: leads lead.noted
click: intent=manage
bot: answers request-relationship
bot: rule S5
bot: button message
bot: button steps
bot: button change
bot: button next
bot: button more
click: more
bot: button what-if
bot: button add

story: the first question tells multi-channel from multi-partner
user: hi
bot: asks serviceType first
bot: leads lead.scope
bot: says multi-partner
bot: button why

story: Azure asks no intent
click: serviceType=usage-based
click: purchaseChannel=advisor
bot: answers new-azure-subscription
bot: rule S6
bot: notes N1

story: Azure at another CSP partner is switched
click: serviceType=usage-based
click: purchaseChannel=csp-partner
bot: answers switch-azure
bot: rule S8
bot: notes N2

story: syndication needs nothing more
user: bought from a Syndication partner
bot: answers not-covered
bot: rule A2

story: licenses at another CSP partner cannot be switched
click: serviceType=license-based
click: purchaseChannel=csp-partner
click: intent=move
bot: answers wait-or-cancel
bot: rule S4
bot: button change

story: two partners side by side is multi-partner
click: serviceType=license-based
click: purchaseChannel=csp-partner
click: intent=manage
bot: answers multi-partner
bot: rule A4

story: back takes one answer off, and only one
click: serviceType=license-based
click: purchaseChannel=ea
click: back
bot: asks purchaseChannel
bot: knows license-based
click: back
bot: asks serviceType
bot: knows
click: back
bot: leads lead.nothing-to-undo

story: back after the answer asks the last question again
click: serviceType=license-based
click: purchaseChannel=open
click: intent=move
bot: answers request-relationship
click: back
bot: asks intent

story: a click on an old card gets the present question
click: serviceType=license-based
click: old serviceType=usage-based
bot: asks purchaseChannel
bot: leads lead.stale
bot: knows license-based

story: a double click counts once
click: serviceType=license-based
click: purchaseChannel=ea
click: old purchaseChannel=ea
bot: asks intent
bot: leads lead.stale

story: help in between does not make the question's card old
click: serviceType=license-based
click: help
bot: tells help.what
click: purchaseChannel=ea
bot: asks intent

story: changing a fact keeps the others
click: serviceType=license-based
click: purchaseChannel=ea
click: intent=manage
click: change
bot: tells notice.what-to-change
click: change purchaseChannel
bot: asks purchaseChannel change
click: purchaseChannel=csp-partner
bot: leads lead.changed
bot: answers multi-partner

story: changing and then leaving it as it was
click: serviceType=license-based
click: purchaseChannel=ea
click: intent=manage
click: change intent
bot: asks intent change
click: back
bot: leads lead.kept
bot: answers request-relationship

story: why says what the answer changes and keeps the question open
click: serviceType=license-based
click: why
bot: asks purchaseChannel
bot: leads why.purchaseChannel
