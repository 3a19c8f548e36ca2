using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>What a phrase of the lexicon means. One phrase may have several senses; the grammar picks.</summary>
internal abstract record Sense
{
    private Sense()
    {
    }

    /// <summary>States values of facts, on the conditions named.</summary>
    public sealed record States(ImmutableArray<FactValue> Values, Needs Needs) : Sense;

    /// <summary>Names a product; that states its class and whatever else its name says.</summary>
    public sealed record Names(Product Product) : Sense;

    /// <summary>Changes how its neighbours are read.</summary>
    public sealed record Marks(Cue Cue) : Sense;

    /// <summary>Asks something of the conversation.</summary>
    public sealed record Asks(Act Act, Fits Fits) : Sense;

    /// <summary>Names a fact itself: "purchase channel", 구매 채널.</summary>
    public sealed record NamesFact(Fact Fact) : Sense;

    /// <summary>A word for a question or an answer to one, without saying of which fact: "my answer", 답변.</summary>
    public sealed record NamesAnswer : Sense;

    /// <summary>States a value only as a bare answer to its own question.</summary>
    public sealed record Answers(FactValue Value) : Sense;

    /// <summary>Makes values likely without stating them.</summary>
    public sealed record Suggests(ImmutableArray<FactValue> Values) : Sense;

    /// <summary>Points at a subscription: "the second one", 두 번째; without an ordinal a word for one, "one", 건.</summary>
    public sealed record Points(int? Ordinal) : Sense;

    /// <summary>Says that nobody spoke of what stands beside it: "nobody mentioned", 얘기는 없었.</summary>
    public sealed record LeavesUnsaid(Side Of) : Sense;

    /// <summary>Means nothing here, but covers a phrase inside it that would.</summary>
    public sealed record Decoy : Sense;

    /// <summary>A word that carries nothing: an act stays an act beside it.</summary>
    public sealed record Filler : Sense;
}

/// <summary>A product of the lexicon.</summary>
/// <param name="Id">Its lexicon id, the only thing of it that is kept.</param>
/// <param name="Class">Its service type; null for a product in neither class.</param>
/// <param name="Also">What else the name states (a cloud, an offer).</param>
/// <param name="Needs">What a name needs that is also an everyday word ("Teams", "Office").</param>
internal sealed record Product(
    string Id, string English, string Korean, FactValue? Class, ImmutableArray<FactValue> Also, Needs Needs)
{
    /// <summary>The product as a value.</summary>
    public FactValue Value { get; } = FactValue.Parse(Fact.Product, Id);
}

/// <summary>What must stand beside a phrase for it to state its value.</summary>
[Flags]
internal enum Needs
{
    Nothing = 0,

    /// <summary>A word that makes it the source: from, through, under, ~에서, ~로 구매.</summary>
    Source = 1,

    /// <summary>A word of buying or holding in the same sentence.</summary>
    Bought = 2,

    /// <summary>No unknown word right after it.</summary>
    Standalone = 4,

    /// <summary>Something of the trade anywhere in the message.</summary>
    Trade = 8,

    /// <summary>Said of the speaker, or asked.</summary>
    Self = 16,

    /// <summary>No other channel and no seller in the message.</summary>
    NoSeller = 32,

    /// <summary>The last word of its clause.</summary>
    Final = 64,

    /// <summary>Alone in its clause, or beside the name of a product: "Office 365: direct".</summary>
    Note = 128,

    /// <summary>A number right before it.</summary>
    Counted = 256,

    /// <summary>Written like a name: a capital inside a sentence.</summary>
    Name = 512,

    /// <summary>In Korean, the speaker's side before it as where something goes: "저희 CSP로 돌리".</summary>
    Goal = 1024,

    /// <summary>The speaker's side in the same clause: we, us, our engineers.</summary>
    Ours = 2048,

    /// <summary>A wish in the same sentence, or a word for what is to come.</summary>
    Wished = 4096,
}

/// <summary>On which side of a phrase the words stand that it speaks of.</summary>
internal enum Side
{
    Before,
    After,
}

/// <summary>How much of a message a phrase must fill to be an act.</summary>
internal enum Fits
{
    /// <summary>The clause holds nothing else that means something.</summary>
    Clause,

    /// <summary>The whole message holds nothing else that means something.</summary>
    Whole,

    /// <summary>Anywhere.</summary>
    Anywhere,
}
