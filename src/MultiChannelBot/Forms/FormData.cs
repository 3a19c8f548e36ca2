using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Forms;

/// <summary>
/// What a form carries from one step to the next, since nothing of it is kept here: what it showed when it was opened, and since
/// when. Clients send it back; whatever is in it is checked as what somebody typed is.
/// </summary>
/// <param name="Opened">What was known when the form was opened, a subscription each; one but for messages that speak of several.</param>
/// <param name="At">Which of <paramref name="Opened"/> the inputs are about.</param>
/// <param name="Subscription">Which subscription of the case that is, from zero.</param>
/// <param name="Since">When the form was opened.</param>
internal sealed record FormData(ImmutableArray<FactSet> Opened, int At, int Subscription, DateTimeOffset Since)
{
    /// <summary>The longest term that is taken: later days are slips, and no calendar goes on for ever.</summary>
    private const int MostYears = 20;

    /// <summary>What the inputs were about before anything was changed.</summary>
    public FactSet Shown => Opened[At];

    /// <summary>A form of one subscription.</summary>
    public static FormData Of(FactSet facts, int subscription, DateTimeOffset now) => new([facts], 0, subscription, now);

    /// <summary>A form as a client gave it back: what cannot be says less, and never something else.</summary>
    /// <param name="facts">What <see cref="WrittenFacts"/> wrote of <see cref="Opened"/>.</param>
    /// <param name="since">Since when it is open, in milliseconds of 1970; null where nobody knows.</param>
    public static FormData Restore(string? facts, long? at, long? subscription, long? since, DateTimeOffset now)
    {
        var opened = WrittenFacts.Read(facts).Select(known => WithoutSlips(known, now)).ToImmutableArray();
        return new FormData(
            opened,
            (int)Math.Clamp(at ?? 0, 0, opened.Length - 1),
            (int)Math.Clamp(subscription ?? 0, 0, CaseState.MostSubscriptions - 1),
            since is > 0 and var given && given < now.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(given) : now);
    }

    /// <summary>Takes what is filled in: what it says, and the inputs that say nothing that can be used.</summary>
    /// <param name="filled">What each input of the form says; null where the client sends nothing for an empty one.</param>
    public (FactSet Facts, ImmutableArray<FormField> Wrong) Take(IEnumerable<(FormField Field, string? Given)> filled, DateTimeOffset now)
    {
        var (facts, wrong) = (Shown, ImmutableArray.CreateBuilder<FormField>());
        foreach (var (field, given) in filled)
        {
            if (field.Take(facts, given) is { } taken && (!field.IsDay || taken == facts || IsSound(taken, now)))
            {
                facts = taken;
            }
            else
            {
                wrong.Add(field);
            }
        }

        return (facts, wrong.ToImmutable());
    }

    /// <summary>All subscriptions with what the inputs say of theirs.</summary>
    public ImmutableArray<FactSet> With(FactSet facts) => Opened.SetItem(At, facts);

    private static FactSet WithoutSlips(FactSet facts, DateTimeOffset now) => IsSound(facts, now, past: MostYears) ? facts : facts.With(Fact.TermEnd, Knowledge.Unknown);

    private static bool IsSound(FactSet facts, DateTimeOffset now, int past = 0)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);

        // Somewhere it is still yesterday.
        return facts.Value(Fact.TermEnd) is not { } end || (end.Day >= today.AddDays(-1).AddYears(-past) && end.Day <= today.AddYears(MostYears));
    }
}
