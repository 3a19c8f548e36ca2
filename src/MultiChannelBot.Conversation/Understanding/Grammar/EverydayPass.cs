using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// Words of the trade are words of every office, too: "please select your seat on the plan", "the light switch sparks". Where nothing
/// names a subscription, a programme or a product, and most of it is about something else, they state nothing.
/// </summary>
internal sealed class EverydayPass : IPass
{
    /// <summary>How many strange words show that it is about something else.</summary>
    private const int FewestStrange = 2;
    private const int MostBesideCount = 6;

    // Names of programmes, kinds and wishes that everybody uses in other senses.
    private static readonly string[] Everyday =
    [
        "advisor", "open", "select", "direct", "directly", "online", "provider", "reseller", "syndication",
        "seat", "seats", "user", "users", "licence", "license", "thelicence", "thelicense", "alicence", "alicense", "metered", "meter", "consumption", "servers",
        "move", "moves", "moved", "moving", "transfer", "transfers", "transferred", "transferring", "switch", "switches", "switched", "manage", "manages", "managed", "managing", "support", "supports", "supported", "run", "runs", "lookafter", "looksafter", "lookedafter", "lookingafter", "takecareof", "takescareof", "managedservice", "bring", "change",
        "이전", "이관", "관리", "지원", "전환", "변경", "이동", "운영",
        "어드바이저", "오픈", "직접", "다이렉트", "온라인", "좌석", "석", "명", "인", "개", "사용자", "인원",
    ];

    private static readonly string[] Wishes = ["맡겨", "맡기", "맡길", "옮기", "옮겨", "옮길", "넘겨", "넘기", "봐주", "챙겨", "챙기", "돌봐", "유지보수", "관리해", "관리하", "운영대행", "그대로쓰"];

    private static readonly string[] Signs =
    [
        "microsoft", "csp", "subscription", "tenant", "reseller", "resell", "distribut", "licensing", "licences", "licenses", "enterpriseagreement", "partnercenter", "gdap", "delegatedadmin", "renewal",
        "마이크로소프트", "구독", "라이선스", "라이센스", "테넌트", "재판매", "총판", "리셀러", "파트너센터", "위임",
    ];

    public void Apply(Message message)
    {
        SetAsideEnd(message);
        if (message.Asked is not null || message.Adds || message.ChangeOf is not null || message.Points || Strange(message) < FewestStrange || HasEvidence(message))
        {
            return;
        }

        foreach (var mention in message.Mentions)
        {
            if (mention.Date is null && mention.IsHeld)
            {
                mention.Mark(Standing.Bare);
            }
        }
    }

    // "leave it, cancel this chat": the conversation is left, and no subscription.
    private static void SetAsideEnd(Message message)
    {
        if (message.Act is not Act.Cancel)
        {
            return;
        }

        foreach (var mention in message.Mentions)
        {
            if (message.Items[Math.Max(mention.At, 0)].Phrase?.Key is "leaveit" or "leavethat" or "leaveitthere")
            {
                mention.Mark(Standing.Bare);
            }
        }
    }

    private static int Strange(Message message)
    {
        var strange = 0;
        foreach (var item in message.Items)
        {
            strange += item.IsUnknown ? 1 : 0;
        }

        return strange;
    }

    private static bool HasEvidence(Message message) => StatesOutright(message) || NamesTrade(message);

    // A product, a programme by its full name, a counted number of seats; the end of a term has been judged by its own words.
    private static bool StatesOutright(Message message)
    {
        var states = false;
        foreach (var mention in message.Mentions)
        {
            states |= mention.IsHeld;
            if (mention.IsHeld && (mention.Date is not null || mention.Product is not null || IsCounted(message, mention.At) || !IsEveryday(message.Item(mention).Phrase?.Key ?? "")))
            {
                return true;
            }
        }

        return !states;
    }

    private static bool NamesTrade(Message message)
    {
        foreach (var item in message.Items)
        {
            if (item.Phrase is { } phrase && (item.Has(Cue.Customer | Cue.Earlier | Cue.Correction | Cue.Sold) || IsNamedSeller(item) || phrase.Key.ContainsAny(Signs)))
            {
                return true;
            }
        }

        return false;
    }

    // "partner" and "provider" are everybody's words.
    private static bool IsNamedSeller(Item item) =>
        item.Has(Cue.Seller) && !item.Phrase!.Key.Contains("partner", StringComparison.Ordinal) && !item.Phrase.Key.Contains("provider", StringComparison.Ordinal);

    // "총 340석이고요 부서별 내역은 메일로 따로 보낼게요".
    private static bool IsCounted(Message message, int at) => at > 0 && message.Items[at - 1].IsNumber && Strange(message) < MostBesideCount;

    // A card and the web are everybody's, too: "회식비는 개인 카드로 결제했습니다".
    private static bool IsEveryday(string key) =>
        Everyday.Contains(key) || (key.Length <= 5 && key.StartsWithAny(Wishes)) || ((key.Contains("card", StringComparison.Ordinal) || key.Contains("카드", StringComparison.Ordinal) || key.Contains("ontheinternet", StringComparison.Ordinal)) && !key.Contains("ms", StringComparison.Ordinal) && !key.ContainsAny(Signs));
}
