using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Forms;

/// <summary>
/// One input of the form. Facts of which only one can hold share one: a product of neither class is chosen where the class is, and
/// "ours already" where it was bought.
/// </summary>
public sealed class FormField
{
    /// <summary>What is chosen while nothing is stated.</summary>
    public const string NotStated = "none";

    /// <summary>What is chosen for "I don't know".</summary>
    public const string Unsure = "unsure";

    private readonly ImmutableArray<Fact> facts;

    private FormField(params ImmutableArray<Fact> facts) => this.facts = facts;

    /// <summary>Every input, in the order of the form.</summary>
    public static ImmutableArray<FormField> All { get; } =
    [
        new(Fact.ServiceType, Fact.OutsideClass),
        new(Fact.PurchaseChannel, Fact.AlreadyOurs),
        new(Fact.Intent),
        new(Fact.AzureOffer),
        new(Fact.LicenseOffer),
        new(Fact.TermEnd),
        new(Fact.Cloud),
        new(Fact.PartnerType),
    ];

    /// <summary>The fact that the input is named after.</summary>
    public Fact Fact => facts[0];

    /// <summary>The id of the input.</summary>
    public string Id => FactCatalogue.Of(Fact).Name;

    /// <summary>True for the one input that is a day.</summary>
    public bool IsDay => Fact == Fact.TermEnd;

    /// <summary>True where "I don't know" is an answer of its own: the fact may be asked.</summary>
    public bool MayNotKnow => FactCatalogue.WaterfallOrder.Contains(Fact);

    /// <summary>What the input shows of what is known: a value such as "purchaseChannel=ea", a day, <see cref="Unsure"/> or <see cref="NotStated"/>.</summary>
    public string Chosen(FactSet known)
    {
        // Of several that are stated the last decides: whatever else was bought, it is outside the page.
        var stated = facts.Select(known.Value).LastOrDefault(value => value is not null);
        return stated is not null ? Written(stated)
            : MayNotKnow && known[Fact] is Knowledge.CannotSay ? Unsure
            : NotStated;
    }

    /// <summary>The values that can be chosen: those that can still hold.</summary>
    public ImmutableArray<FactValue> Values(FactSet known) => known[Fact] switch
    {
        Knowledge.Narrowed narrowed => narrowed.Candidates,
        Knowledge.CannotSay { Among: { IsDefaultOrEmpty: false } among } => among,
        _ => [.. facts.SelectMany(fact => FactCatalogue.Of(fact).Values)],
    };

    /// <summary>True where "not stated" can be chosen: a kind of partner, once it is set, is only changed.</summary>
    public bool MayStayOpen(FactSet known) => Fact != Fact.PartnerType || known.Value(Fact) is null;

    /// <summary>A value as <see cref="Chosen"/> writes it.</summary>
    public string Written(FactValue value) => IsDay ? value.Code : value.ToString();

    /// <summary>What is known once something was chosen; null for what cannot be chosen.</summary>
    /// <param name="shown">What the form showed.</param>
    /// <param name="chosen">What was chosen; null or empty where the client sends nothing for an empty input.</param>
    public FactSet? Take(FactSet shown, string? chosen)
    {
        chosen = string.IsNullOrWhiteSpace(chosen) ? NotStated : chosen.Trim();
        if (chosen == Chosen(shown))
        {
            return shown;
        }

        return chosen switch
        {
            NotStated => MayStayOpen(shown) ? Only(shown, Fact, Opened(shown[Fact])) : shown,
            Unsure => MayNotKnow ? Only(shown, Fact, Doubted(shown[Fact])) : null,
            _ => Parse(chosen) is { } value ? Only(shown, value.Fact, Knowledge.Of(value)) : null,
        };
    }

    private FactValue? Parse(string chosen)
    {
        if (IsDay)
        {
            return FactValue.TryParse(Fact.TermEnd, chosen, out var day) ? day : null;
        }

        return chosen.Split('=', 2) is [var name, var code]
            && FactCatalogue.TryFind(name, out var fact) && facts.Contains(fact.Id)
            && FactValue.TryParse(fact.Id, code, out var value)
                ? value
                : null;
    }

    // One of the input's facts holds and the others do not; another thing bought is another product.
    private FactSet Only(FactSet known, Fact fact, Knowledge what)
    {
        var others = facts.Aggregate(known, (left, other) => left.With(other, Knowledge.Unknown));
        return (Fact == Fact.ServiceType ? others.With(Fact.Product, Knowledge.Unknown) : others).With(fact, what);
    }

    // What was narrowed stays narrowed when nobody knows more.
    private static Knowledge Opened(Knowledge before) => before switch
    {
        Knowledge.Narrowed narrowed => narrowed,
        Knowledge.CannotSay { Among: { IsDefaultOrEmpty: false } among } => Knowledge.OneOf(among),
        _ => Knowledge.Unknown,
    };

    private static Knowledge Doubted(Knowledge before) => before is Knowledge.Narrowed narrowed
        ? Knowledge.DoesNotKnowAmong(narrowed.Candidates)
        : Knowledge.DoesNotKnow;
}

/// <summary>An input with its choices, as it stands in a form.</summary>
/// <param name="Choices">What can be chosen, "not stated" first; empty for a day.</param>
/// <param name="Chosen">What is chosen.</param>
public sealed record ShownField(FormField Field, Line Label, ImmutableArray<FieldChoice> Choices, string Chosen);

/// <summary>Something that can be chosen.</summary>
public sealed record FieldChoice(string Value, Line Label);
