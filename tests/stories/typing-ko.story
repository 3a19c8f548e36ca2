# Cases told in Korean.

story: 한 문장으로 모두 말하기
lang: ko
user: 고객이 EA로 산 Office 365를 저희가 관리하길 원합니다
bot: answers request-relationship
bot: rule S5
bot: speaks ko

story: 나머지만 묻기
lang: ko
user: 마이크로소프트 365 라이선스입니다
bot: asks purchaseChannel
user: 다른 CSP 파트너한테서 샀어요
bot: asks intent
user: 우리 쪽으로 이전하려고 합니다
bot: answers wait-or-cancel

story: 번호로 고르기
lang: ko
user: 라이선스요
bot: asks purchaseChannel
user: 네 번째
bot: knows license-based ea
user: 1번
bot: answers request-relationship

story: 애저는 의도를 묻지 않는다
lang: ko
user: 애저를 오픈 라이선스로 구매했어요
bot: answers new-azure-subscription

story: 귀사로 옮기고 싶은 고객
lang: ko
role: customer
user: 지금 거래하는 CSP 말고 귀사에서 애저 쓰고 싶은데 가능할까요
bot: answers switch-azure
bot: notes N2

story: 모르겠다고 하면 확인 방법부터 알려 준다
lang: ko
user: 마이크로소프트 365 라이선스입니다
user: 모르겠어요
bot: guides findout.purchaseChannel
bot: offers invoice-microsoft invoice-partner invoice-agreement
user: 잘 모르겠는데요
bot: answers need-info

story: 답을 고치면 결과도 바뀐다
lang: ko
user: EA로 산 오피스 365, 관리만 해 주세요
bot: answers request-relationship
user: 아 잠깐, 다른 CSP 파트너였네요
bot: leads lead.changed
bot: answers multi-partner

story: 영어 화면에서도 한국어로 말하면 한국어로 답한다
lang: en
user: 안녕하세요
bot: speaks ko

story: 언어를 바꾸면 같은 질문을 다른 언어로 한다
lang: ko
user: 라이선스입니다
bot: speaks ko
user: 영어로
bot: speaks en
bot: asks purchaseChannel

story: 명령은 한국어로도 통한다
lang: ko
user: 도움말
bot: tells help.what
user: 라이선스입니다
user: 뒤로
bot: asks serviceType
user: 내 정보 삭제
bot: tells notice.forgotten

story: 하나 더 있다고 하면 추가된다
lang: ko
user: EA로 산 Azure, 저희가 관리
bot: answers new-azure-subscription
user: 다른 구독이 하나 더 있습니다
bot: leads lead.added
bot: asks serviceType
user: 뒤로
user: 구독 하나 더 있습니다. 직접 구매한 Office 365, 관리
bot: leads lead.added
bot: answers new-azure-subscription request-relationship

story: 제품 예로 든 말은 답으로 읽는다
lang: ko
role: customer
user: 안녕하세요
user: 아웃룩
bot: asks purchaseChannel invoice
bot: knows license-based
