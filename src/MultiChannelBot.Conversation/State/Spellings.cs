using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation;

/// <summary>The published spellings as UTF-8, by the number of what they spell.</summary>
internal static class Spellings
{
    /// <summary>Written for a store, never into a page: nothing needs escaping but what JSON itself asks for.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static readonly ImmutableArray<JsonEncodedText> Languages = Of<Language>(language => language.Code());
    public static readonly ImmutableArray<JsonEncodedText> Roles = Of<Role>(role => role.Code());
    public static readonly ImmutableArray<JsonEncodedText> Parties = Of<Party>(party => party.Code());
    public static readonly ImmutableArray<JsonEncodedText> Outcomes = Of<OutcomeId>(outcome => outcome.Code());
    public static readonly ImmutableArray<JsonEncodedText> Verdicts = Of<FeedbackVerdict>(verdict => verdict.Code());
    public static readonly ImmutableArray<JsonEncodedText> Reasons = Of<FeedbackReason>(reason => reason.Code());
    public static readonly ImmutableArray<JsonEncodedText> Voices = Of<Voice>(voice => voice.ToString());
    public static readonly ImmutableArray<JsonEncodedText> Standings = Of<Standing>(standing => standing.ToString());
    public static readonly ImmutableArray<JsonEncodedText> Audiences = Of<LinkAudience>(audience => audience.ToString());
    public static readonly ImmutableArray<JsonEncodedText> LaneTimes = Of<LaneTime>(time => time.ToString());
    public static readonly ImmutableArray<FactSpelling> Facts = [.. FactCatalogue.All.Select(fact => new FactSpelling(fact))];

    /// <summary>The spelling of a value that is of the catalogue; null for a day or a product.</summary>
    public static ValueSpelling? Find(FactValue value)
    {
        foreach (var known in Facts[(int)value.Fact].Values)
        {
            if (known.Value.Code == value.Code)
            {
                return known;
            }
        }

        return null;
    }

    private static ImmutableArray<JsonEncodedText> Of<T>(Func<T, string> spell)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => JsonEncodedText.Encode(spell(value), Encoder))];
}

/// <summary>A fact's name, and its values where they are a list.</summary>
internal sealed class FactSpelling(FactDefinition fact)
{
    public JsonEncodedText Name { get; } = JsonEncodedText.Encode(fact.Name, Spellings.Encoder);

    public ImmutableArray<ValueSpelling> Values { get; } = [.. fact.Values.Select(value => new ValueSpelling(value))];
}

/// <summary>A value by its code, as a set of facts has it, and whole, as it stands by itself.</summary>
internal sealed class ValueSpelling(FactValue value)
{
    public FactValue Value { get; } = value;

    public JsonEncodedText Code { get; } = JsonEncodedText.Encode(value.Code, Spellings.Encoder);

    public JsonEncodedText Whole { get; } = JsonEncodedText.Encode(value.ToString(), Spellings.Encoder);

    /// <summary>The value as the one that was stated.</summary>
    public Knowledge Stated { get; } = Knowledge.Of(value);
}
