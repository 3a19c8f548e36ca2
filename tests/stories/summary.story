# The answer as text to copy.

story: one tap gives the answer as text
user: E5 through an EA, we should manage it
click: more
bot: button summary
click: summary
bot: tells summary.copy
bot: summary request-relationship
click: status
bot: answers request-relationship

story: of several subscriptions all are told
lang: ko
user: EA로 구매한 E5와 다른 CSP 파트너에게서 구매한 Azure, 둘 다 저희가 관리하려고 합니다
bot: answers request-relationship switch-azure
user: 요약
bot: summary request-relationship switch-azure

story: while something is asked, a summary tells what is known
user: E5
user: summary
bot: asks purchaseChannel
bot: leads status.known
