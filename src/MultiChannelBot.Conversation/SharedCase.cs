using System.Collections.Immutable;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation;

/// <summary>A case that was left for another one after its code was given out: the code goes on opening it as it was left.</summary>
public sealed record SharedCase(string Code, ImmutableArray<Subscription> Subscriptions);

/// <summary>What a case code opens.</summary>
public static class SharedCases
{
    /// <summary>
    /// A copy of what a code of this conversation stands for: facts, when they were said, what nobody knows and the steps that
    /// are done. Nothing of the person: no owner, language, role or kind of partner, and no way back. Null where the code is
    /// none of its codes.
    /// </summary>
    public static ImmutableArray<Subscription>? CopyOf(this CaseState state, string code)
    {
        var found = state.Code == code ? state.Subscriptions
            : (state.Shared ?? []).FirstOrDefault(shared => shared.Code == code) is { } left ? left.Subscriptions
            : default;
        return found.IsDefault ? null : [.. found.Select(Copy)];
    }

    /// <summary>True where a code was given out in this conversation.</summary>
    internal static bool Gave(this CaseState state, string code) =>
        state.Code == code || (state.Shared ?? []).Any(shared => shared.Code == code);

    /// <summary>The code that a case which was left goes on under; null where it has none.</summary>
    internal static string? CodeOf(this CaseState state, ImmutableArray<Subscription> left) => (state.Shared ?? [])
        .LastOrDefault(shared => shared.Subscriptions.Select(entry => entry.Facts).SequenceEqual(left.Select(entry => entry.Facts)))?.Code;

    /// <summary>The shared cases once this one is left.</summary>
    internal static ImmutableArray<SharedCase>? SharedOnLeaving(this CaseState state)
    {
        if (state.Code is not { } code || state.IsBlank())
        {
            return state.Shared;
        }

        var others = (state.Shared ?? []).Where(shared => shared.Code != code);
        return [.. others.Append(new SharedCase(code, state.Subscriptions)).TakeLast(CaseState.MostShared)];
    }

    // The hour of a place would tell where somebody is.
    private static Subscription Copy(Subscription known) => new()
    {
        Facts = known.Facts.With(Fact.PartnerType, Knowledge.Unknown),
        SaidAt = known.SaidAt.Remove(Fact.PartnerType).ToImmutableDictionary(said => said.Key, said => said.Value.ToUniversalTime()),
        DontKnows = known.DontKnows,
        DoneSteps = known.DoneSteps,
    };
}
