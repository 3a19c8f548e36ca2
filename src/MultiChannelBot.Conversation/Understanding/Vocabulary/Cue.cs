namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// What a word does to the statements around it. The lexicon names a cue in kebab case ("not-after"); the grammar passes
/// say what each one changes.
/// </summary>
[Flags]
internal enum Cue : ulong
{
    None = 0,

    /// <summary>Denies what follows: not, never, without.</summary>
    Not = 1UL << 0,

    /// <summary>Denies what stands before it: 아니라, 말고, 없이.</summary>
    NotAfter = 1UL << 1,

    /// <summary>A bare "no": a denial only right before the thing denied.</summary>
    No = 1UL << 2,

    /// <summary>In place of: instead of, rather than, 대신.</summary>
    Instead = 1UL << 3,

    /// <summary>Out of date: formerly, used to, 예전에는.</summary>
    Past = 1UL << 4,

    /// <summary>Past only beside a "now": was, originally, 원래.</summary>
    WeakPast = 1UL << 5,

    /// <summary>The present: now, currently, 지금, 기존.</summary>
    Now = 1UL << 6,

    /// <summary>Over already: expired, cancelled last year, 만료된.</summary>
    Ended = 1UL << 7,

    /// <summary>Where something comes from: from, away from.</summary>
    From = 1UL << 8,

    /// <summary>Where something goes: to, into.</summary>
    To = 1UL << 9,

    /// <summary>The way of buying: through, via, under, 통해.</summary>
    Through = 1UL << 10,

    /// <summary>Acquiring: bought, ordered, 구매.</summary>
    Buy = 1UL << 11,

    /// <summary>Holding or using: have, hold, 사용.</summary>
    Hold = 1UL << 12,

    /// <summary>Going away: leave, drop, 떠나.</summary>
    Leave = 1UL << 13,

    /// <summary>Alternatives: or, 또는, 인지.</summary>
    Or = 1UL << 14,

    /// <summary>The speaker cannot say: not sure, 모르겠.</summary>
    Doubt = 1UL << 15,

    /// <summary>Only perhaps: maybe, might be, 아마.</summary>
    Hedge = 1UL << 16,

    /// <summary>If, whether: what follows is open.</summary>
    Whether = 1UL << 17,

    /// <summary>The speaker as subject: we are, I work for, 저희는.</summary>
    Self = 1UL << 18,

    /// <summary>"As a", "~로서", the copula: what makes a role the speaker's.</summary>
    RoleMark = 1UL << 19,

    /// <summary>The customer as subject.</summary>
    Customer = 1UL << 20,

    /// <summary>Somebody who is not in question: a sister company, 다른 회사는.</summary>
    OtherParty = 1UL << 21,

    /// <summary>A seller of no stated kind: reseller, vendor, 업체.</summary>
    Seller = 1UL << 22,

    /// <summary>The speaker's side as a goal: us, our company, 저희 쪽.</summary>
    Us = 1UL << 23,

    /// <summary>Another one of the same: another, different, 다른.</summary>
    Another = 1UL << 24,

    /// <summary>Only offered or considered: quoted, thinking about, 검토.</summary>
    Offer = 1UL << 25,

    /// <summary>Asks what a term means or how terms differ.</summary>
    Definition = 1UL << 26,

    /// <summary>Prices.</summary>
    Price = 1UL << 27,

    /// <summary>Faults, passwords, how-to questions, small talk.</summary>
    OffTopic = 1UL << 28,

    /// <summary>Orders to the program itself.</summary>
    Injection = 1UL << 29,

    /// <summary>Takes something back: scratch that, 아 잠깐.</summary>
    Correction = 1UL << 30,

    /// <summary>Takes something back only at the start of a message: actually, 사실.</summary>
    WeakCorrection = 1UL << 31,

    /// <summary>Points to an earlier answer: I said, 아까.</summary>
    Earlier = 1UL << 32,

    /// <summary>A wish to alter an answer: change, correct, 수정.</summary>
    ChangeVerb = 1UL << 33,

    /// <summary>Turns: but, however, 하지만.</summary>
    But = 1UL << 34,

    /// <summary>Joins: and, plus, 그리고.</summary>
    And = 1UL << 35,

    /// <summary>Adds to the case: also, 추가로.</summary>
    Also = 1UL << 36,

    /// <summary>Begins another customer's case.</summary>
    NewCustomer = 1UL << 37,

    /// <summary>All that was named: both, 둘 다.</summary>
    Both = 1UL << 38,

    /// <summary>All that was not named: the rest, 나머지.</summary>
    Rest = 1UL << 39,

    /// <summary>An ordinary order: buy more, 추가 구매.</summary>
    Order = 1UL << 40,

    /// <summary>Mergers, tenant moves: questions that look alike.</summary>
    OtherQuestion = 1UL << 41,

    /// <summary>No longer in the programme: lost, 상실.</summary>
    Lost = 1UL << 42,

    /// <summary>The words that name an end of a term: expires, renews, 만료.</summary>
    TermEnd = 1UL << 43,

    /// <summary>A date that is no end of a term: since, call, meeting, 통화.</summary>
    OtherDate = 1UL << 44,

    /// <summary>Wish: want, would like, 원.</summary>
    Want = 1UL << 45,

    /// <summary>Sells: resell, sell, 판매.</summary>
    Sell = 1UL << 46,

    /// <summary>Necessity asked: have to, need to, 해야 하나요.</summary>
    Must = 1UL << 47,

    /// <summary>A question word or ending.</summary>
    Question = 1UL << 48,

    /// <summary>Already in the speaker's own hands: from us, our CSP.</summary>
    Ours = 1UL << 49,

    /// <summary>A contact that is no purchase: called, mail from, asked.</summary>
    Contact = 1UL << 50,

    /// <summary>Joins alternatives that are both denied: neither, nor.</summary>
    Nor = 1UL << 51,

    /// <summary>A noun of the trade that shows that a purchase is talked about.</summary>
    Trade = 1UL << 52,

    /// <summary>A finished move ("moved", 옮겼), or a wished one where a wish stands before it.</summary>
    Moved = 1UL << 53,

    /// <summary>The speaker's own: our, 우리.</summary>
    Our = 1UL << 54,

    /// <summary>The subscription or customer in question, as against others: this one, 이 고객.</summary>
    This = 1UL << 55,

    /// <summary>An instruction or wish to the reader: please, 부탁.</summary>
    Please = 1UL << 56,

    /// <summary>What is counted: seats, users, 석.</summary>
    Seats = 1UL << 57,

    /// <summary>Work that is managing where the speaker's side does it: support, run.</summary>
    Tend = 1UL << 58,

    /// <summary>Can, will, just: what stands between a subject and its work.</summary>
    Modal = 1UL << 59,

    /// <summary>We, you: the speaker's side as subject.</summary>
    We = 1UL << 60,

    /// <summary>What is a move where it goes to the speaker's side: bring, come, buy.</summary>
    Carry = 1UL << 61,

    /// <summary>Content, whose move is no question of purchase: mailboxes, files, an office.</summary>
    Content = 1UL << 62,

    /// <summary>What a seller did: sold, supplied. Its subject is the seller.</summary>
    Sold = 1UL << 63,
}
