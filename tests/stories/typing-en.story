# Cases told in English.

story: everything in one sentence
user: customer has Office 365 from an EA and wants us to manage it
bot: answers request-relationship
bot: rule S5
bot: knows license-based ea manage office-365

story: the rest is asked
user: They have Microsoft 365 licenses
bot: asks purchaseChannel first
user: it was bought through Open License
bot: asks intent
user: they want to move to us
bot: answers request-relationship

story: a choice by its number
user: licenses for 40 users
bot: asks purchaseChannel
user: 4
bot: knows license-based ea
user: second
bot: answers request-relationship
bot: knows license-based ea move

story: a choice by its label, in brackets or not
user: Usage-based
bot: asks purchaseChannel
user: enterprise agreement
bot: answers new-azure-subscription

story: manage stated for Azure puts the note first
user: Azure subscription bought directly from Microsoft, we should just manage it
bot: answers new-azure-subscription
bot: notes N1

story: US government carries a caution
user: Office 365 in GCC High from an EA, the customer wants us to manage it
bot: answers request-relationship
bot: notes N3

story: a CSP partner cannot resell to another CSP partner
user: another CSP partner wants to buy Microsoft 365 from us to resell it
bot: answers resale-not-allowed
bot: rule S9

story: perpetual software is not covered
user: they bought perpetual Office 2021 licenses
bot: answers not-covered

story: leaving CSP for an EA is another question
user: the customer wants to leave CSP and sign an EA with Microsoft
bot: tells other.what

story: unread text is asked about differently each time
user: qwertz asdf
bot: asks serviceType again
bot: leads unread.scope
user: qwertz asdf
bot: asks serviceType first
bot: leads unread.2
bot: button human
bot: button restart
user: qwertz asdf
bot: asks serviceType again
bot: leads unread.3

story: signs alone are no words
user: 👍👍
bot: leads lead.no-words
bot: asks serviceType

story: an empty message is no error
user:
bot: leads lead.hello

story: I don't know first tells how to find out
role: sales
user: Microsoft 365 licenses
user: I don't know
bot: asks purchaseChannel invoiceagain
bot: guides findout.purchaseChannel
bot: offers invoice-microsoft invoice-partner invoice-agreement
click: purchaseChannel=dont-know
bot: answers need-info
bot: branch ea
bot: branch csp-partner

story: a narrowed channel asks only for what is left
user: Microsoft 365 licenses
user: no idea
user: A partner or reseller
bot: asks purchaseChannel narrowed
bot: offers csp-partner third-party syndication
click: purchaseChannel=third-party
bot: asks intent
click: intent=manage
bot: answers request-relationship
bot: rule S3+S5

story: need-info ends as soon as somebody finds out
user: Microsoft 365 licenses, manage only
user: not sure
user: not sure
bot: answers need-info
user: it was an EA
bot: answers request-relationship

story: a customer is asked who sends the invoice first
role: customer
user: We have Microsoft 365
bot: asks purchaseChannel invoice
bot: offers invoice-microsoft invoice-partner invoice-agreement
user: Microsoft
bot: asks intent
bot: knows license-based microsoft-direct|advisor microsoft-365
click: intent=manage
bot: answers request-relationship

story: a customer who is not sure is asked differently
role: customer
user: We have Microsoft 365
click: purchaseChannel=dont-know
bot: asks purchaseChannel habit
bot: guides findout.purchaseChannel
click: purchaseChannel=invoice-partner
bot: asks purchaseChannel narrowed

story: support gets the eight channels at once
role: support
user: Microsoft 365 licenses
bot: asks purchaseChannel first
bot: offers microsoft-direct advisor open ea volume-licensing csp-partner third-party syndication

story: personal data is left out, and that is said once
user: Please look at contoso licenses for jane.roe@example.com, Microsoft 365 from an EA
bot: leads lead.personal-data
bot: asks intent
user: write to jane.roe@example.com, they want to move to us
bot: answers request-relationship
