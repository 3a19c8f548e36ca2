using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Forms;

/// <summary>Who asks beside a case: how they are spoken to, and by which edition.</summary>
/// <param name="Begun">A fresh case of theirs, with what they chose once and for all.</param>
/// <param name="Input">What every input of theirs carries.</param>
internal sealed record AsidePerson(CaseState Begun, Input.Said Input, Turn Turn)
{
    public Language Language => Begun.Language!.Value;

    public Role Role => Begun.Role!.Value;
}

/// <summary>
/// Turns that are taken for a form or a search and then forgotten: the conversation's own entry on a case that nobody keeps, so that
/// they come to what the conversation would say.
/// </summary>
internal sealed class AsideTurns(Triage triage, IPreferenceStore preferences, ICaseStore cases, KeyMaker keys, BotSettings settings, TimeProvider clock)
{
    // Each step settles one fact of one subscription.
    private static readonly int MostSteps = FactCatalogue.WaterfallOrder.Length * CaseState.MostSubscriptions;

    /// <summary>The language while nothing else is known.</summary>
    public Language LanguageOf(AsideAsker asker) => asker.Locale ?? LanguageCodes.Parse(settings.Conversation.Language)!.Value;

    /// <summary>Looks up how a person wants to be spoken to. A store that is away keeps nobody from an answer.</summary>
    public async Task<AsidePerson> PersonAsync(AsideAsker asker) => PersonOf(asker, await ChosenAsync(asker).ConfigureAwait(false));

    /// <summary>The same with the person's own case in the conversation, so far as there is one that can be read.</summary>
    public async Task<(AsidePerson Person, CaseState? Case)> PersonAndCaseAsync(AsideAsker asker)
    {
        var chosen = ChosenAsync(asker);
        var kept = await ReadAsync(asker).ConfigureAwait(false);
        var known = Speakers.Complete(kept, await chosen.ConfigureAwait(false));
        return (PersonOf(asker, new Preferences(known?.Language, known?.Role, known?.PartnerType)), kept is null ? null : known);
    }

    /// <summary>The same with exactly the case that is asked for; null where it is not theirs, or not kept any more.</summary>
    public async Task<(AsidePerson Person, CaseState? Case)> PersonAndExactlyAsync(AsideAsker asker)
    {
        var chosen = ChosenAsync(asker);
        var kept = await OwnedAsync(asker).ConfigureAwait(false);
        return (PersonOf(asker, await chosen.ConfigureAwait(false)), kept);
    }

    /// <summary>Whether a case is somebody else's, so far as that can be looked up.</summary>
    public async Task<bool> IsOfOtherAsync(CaseKey key, UserKey user)
    {
        try
        {
            return (await ReadAsync(key).ConfigureAwait(false))?.Owner is { } owner && owner != user.Value;
        }
        catch (StateUnavailableException)
        {
            return false;
        }
    }

    /// <summary>Reads a text, as the first message of a case.</summary>
    public TurnResult Read(AsidePerson person, string text) =>
        person.Turn.Take(person.Begun, person.Input with { Text = text }, clock.GetUtcNow());

    /// <summary>A case of these subscriptions.</summary>
    public static CaseState CaseOf(AsidePerson person, ImmutableArray<FactSet> subscriptions) => person.Begun with
    {
        // The speaker's own kind is said once for all.
        PartnerType = subscriptions.Select(facts => facts.Value(Fact.PartnerType)).LastOrDefault(kind => kind is not null) ?? person.Begun.PartnerType,
        Subscriptions = [.. subscriptions.Select(facts => new Subscription { Facts = facts.With(Fact.PartnerType, Knowledge.Unknown) })],
    };

    /// <summary>What is said of a case as it stands.</summary>
    public TurnResult Show(AsidePerson person, CaseState state)
    {
        var facts = state.Subscriptions[0].Facts;
        var now = clock.GetUtcNow();
        var same = new Input.Filled(new FilledForm(0, facts, now, facts))
        {
            Asker = person.Input.Asker,
            SaidAt = now,
            Locale = person.Input.Locale,
            DefaultRole = person.Input.DefaultRole,
        };
        return person.Turn.Take(state, same, now);
    }

    /// <summary>The answer of a case, with what nobody has said yet taken as not known: it then says what each case would mean.</summary>
    public Answer Settled(AsidePerson person, CaseState state)
    {
        for (var step = 0; step <= MostSteps && Open(person, state) is var (place, needs); step++)
        {
            var entry = state.Subscriptions[place];
            var what = entry.Facts[needs.Fact] is Knowledge.Narrowed narrowed ? Knowledge.DoesNotKnowAmong(narrowed.Candidates) : Knowledge.DoesNotKnow;
            state = With(state, place, entry.Facts.With(needs.Fact, what));
        }

        return (Answer)Show(person, state).Replies[0];
    }

    /// <summary>The first fact that is still needed, and of which subscription; null where everything is answered.</summary>
    public static (int Subscription, Verdict.Needs Needs)? Open(AsidePerson person, CaseState state)
    {
        var verdicts = person.Turn.Judge(state);
        for (var place = 0; place < verdicts.Length; place++)
        {
            if (verdicts[place] is Verdict.Needs needs)
            {
                return (place, needs);
            }
        }

        return null;
    }

    /// <summary>The same case with other facts of one subscription.</summary>
    public static CaseState With(CaseState state, int place, FactSet facts) =>
        state with { Subscriptions = state.Subscriptions.SetItem(place, state.Subscriptions[place] with { Facts = facts }) };

    private AsidePerson PersonOf(AsideAsker asker, Preferences chosen)
    {
        var input = new Input.Said(string.Empty)
        {
            Asker = asker.User.Value,
            SaidAt = clock.GetUtcNow(),
            Locale = asker.Locale,
            DefaultRole = asker.DefaultRole,
            Edition = asker.Edition,
        };
        var begun = new CaseState
        {
            Owner = asker.User.Value,
            Language = chosen.Language ?? LanguageOf(asker),
            Role = chosen.Role ?? asker.DefaultRole,
            PartnerType = chosen.PartnerType,
        };
        return new AsidePerson(begun, input, triage.TurnBy(asker.Edition));
    }

    private async Task<Preferences> ChosenAsync(AsideAsker asker)
    {
        try
        {
            return await preferences.ReadAsync(asker.User).ConfigureAwait(false);
        }
        catch (StateUnavailableException)
        {
            return Preferences.None;
        }
    }

    private async Task<CaseState?> ReadAsync(AsideAsker asker)
    {
        try
        {
            for (var key = asker.Case; ; key = keys.CaseAfter(key))
            {
                var state = await ReadAsync(key).ConfigureAwait(false);
                if (state?.Owner is not { } owner || owner == asker.User.Value)
                {
                    return await InTakenAsync(state).ConfigureAwait(false) is { } other && other.Owner == asker.User.Value ? other : state is { IsNoteAlone: true } ? null : state;
                }
            }
        }
        catch (StateUnavailableException)
        {
            return null;
        }
    }

    private async Task<CaseState?> OwnedAsync(AsideAsker asker)
    {
        try
        {
            return await ReadAsync(asker.Case).ConfigureAwait(false) is { IsNoteAlone: false } state && state.Owner == asker.User.Value ? state : null;
        }
        catch (StateUnavailableException)
        {
            return null;
        }
    }

    private async Task<CaseState?> InTakenAsync(CaseState? own) =>
        own?.Taken is { IsOver: false } taken ? await ReadAsync(new CaseKey(taken.Key)).ConfigureAwait(false) : null;

    private async Task<CaseState?> ReadAsync(CaseKey key) =>
        (await cases.ReadAsync(key).ConfigureAwait(false)).Value is { } value && CaseJson.ReadState(value) is StateReading.Read read ? read.State : null;
}
