using System.Collections.Immutable;
using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Forms;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Protection;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack.Forms;

/// <summary>Something that a form is opened by.</summary>
/// <param name="Place">Where its answer goes.</param>
/// <param name="AnswerAddress">The address for answers that came with it; null where the answer is posted.</param>
/// <param name="Replaces">True where what was pressed gives way to the answer.</param>
internal sealed record SlackFormOpening(SlackFormGoal Goal, SlackPlace Place, string User, string TriggerId, string? AnswerAddress, bool Replaces)
{
    /// <summary>The case that it is about; null for the person's own in the place.</summary>
    public CaseKey? Case { get; init; }

    /// <summary>The case of the message that it was pressed on; null where it was on none.</summary>
    public CaseKey? Pressed { get; init; }

    /// <summary>What the message says that it is about; read once and dropped.</summary>
    public string Text { get; init; } = string.Empty;
}

/// <summary>
/// The form: a modal with every fact and what it comes to. Only when it is sent does it become an input of a case; closing it leaves
/// nothing.
/// </summary>
internal sealed class SlackForms(
    AsideDelivery aside, AsideTurns turns, FormViews views, SlackFormCards cards, SlackFormUpdates updates, SlackApi api, SlackArrivals arrivals, SlackLocales locales,
    PeopleLimits limits, CaseReference references, TimeProvider clock, ILogger<SlackForms> logger)
{
    /// <summary>A trigger lives three seconds: where the form is not made by then, a modal that says so comes first.</summary>
    public static readonly TimeSpan OpenedWithin = TimeSpan.FromSeconds(0.7);

    private const string Intro = "form.intro.live";

    /// <summary>Opens the form.</summary>
    public async Task OpenAsync(SlackFormOpening opening, string token)
    {
        var making = MakeAsync(opening, token);
        var isMade = await IsMadeAsync(making);
        var first = isMade ? await making : cards.Say(Line.Of("form.begin"), arrivals.DefaultLanguage, arrivals.RoleIn(opening.Place.Workspace));
        switch (await api.CallAsync("views.open", token, SlackViews.Open(opening.TriggerId, first), until: null))
        {
            case SlackAnswer.Done { View: { } shown } when !isMade:
                await api.CallAsync("views.update", token, SlackViews.Update(shown.Id, shown.Hash, await making), until: null);
                break;
            case SlackAnswer.Refused refused:
                await TellAsync(opening, refused);
                break;
        }
    }

    /// <summary>Shows what a choice in the form comes to.</summary>
    public async Task ChangeAsync(SlackInteraction.Clicked clicked, SlackView view, string token)
    {
        // A choice is none of the things that a person says.
        if (limits.TakeLook(arrivals.UserOf(clicked.Workspace, clicked.User)))
        {
            await updates.UpdateAsync(view, clicked.Time, token, () => ShowAsync(clicked.Workspace, clicked.User, view, token));
        }
    }

    /// <summary>Takes a form that was sent.</summary>
    /// <returns>What the modal is answered with at once, and what is to be done with the input where there is one.</returns>
    public async Task<SlackSentForm> ReadAsync(SlackInteraction.Submitted submitted, string token)
    {
        var view = submitted.View;
        var now = clock.GetUtcNow();
        var state = SlackFormState.Read(view.Metadata, submitted.Workspace, references, now);
        var person = await PersonAsync(submitted.Workspace, state?.Place, submitted.User, token);
        if (state is null)
        {
            return new SlackSentForm(SlackViews.Instead(cards.Say(Line.Of("form.expired"), person.Language, person.Role)), null, null, person);
        }

        var (facts, wrong) = Inputs(state, view, now);
        if (!wrong.IsEmpty)
        {
            return new SlackSentForm(SlackViews.Wrong(wrong.Select(field => (field.Id, cards.Wrong(field, person.Language, person.Role)))), null, null, person);
        }

        if (FormViews.IsBlank(facts) && state.Data.Opened.Length == 1)
        {
            return new SlackSentForm(SlackViews.Wrong([(FormField.All[0].Id, cards.Text(Line.Of("form.empty"), person.Language, person.Role))]), null, null, person);
        }

        updates.Forget(view.Id);
        return new SlackSentForm(default, state, Filled(state, facts), person);
    }

    /// <summary>A modal that says why a form that was sent came to nothing.</summary>
    public ReadOnlyMemory<byte> Told(AsidePerson person, Line line) => SlackViews.Instead(cards.Say(line, person.Language, person.Role));

    private static FilledForm Filled(SlackFormState state, FactSet facts) => new(state.Data.Subscription, state.Data.Shown, state.Data.Since, facts)
    {
        Begins = state.Goal is SlackFormGoal.New or SlackFormGoal.Message ? state.Data.With(facts) : null,
    };

    private Task<ReadOnlyMemory<byte>> MakeAsync(SlackFormOpening opening, string token) => aside.RunAsync(
        Channel.Slack,
        () => RenderAsync(opening, token),
        code => cards.Say(Line.Of(Notices.Fault).With("code", new Arg.Setting(code)), arrivals.DefaultLanguage, arrivals.RoleIn(opening.Place.Workspace)),
        CancellationToken.None);

    private async Task<Aside<ReadOnlyMemory<byte>>> RenderAsync(SlackFormOpening opening, string token)
    {
        var (place, user) = (opening.Place, arrivals.UserOf(opening.Place.Workspace, opening.User));
        var locale = await locales.OfAsync(place.Workspace, opening.User, user, token);
        var asker = arrivals.AskerOf(place, opening.User, locale) with { Case = opening.Case ?? arrivals.OwnCase(place, opening.User) };
        var (person, kept) = opening.Goal switch
        {
            SlackFormGoal.Own => await turns.PersonAndCaseAsync(asker),
            SlackFormGoal.Chosen => await turns.PersonAndExactlyAsync(asker),
            _ => (await turns.PersonAsync(asker), null),
        };
        if (!limits.Take(user))
        {
            DeliveryLog.TooMany(logger, Channel.Slack.Code());
            return Said(person, Notices.TooMany, "form:too-many");
        }

        if (opening.Goal == SlackFormGoal.Chosen && kept is null)
        {
            return Said(person, Notices.Gone, "form:gone");
        }

        var begun = opening.Goal == SlackFormGoal.Message
            ? views.OfMessage(person, opening.Text, Intro)
            : views.OfCase(person, kept, Intro, opening.Pressed is { } pressed && pressed != asker.Case && await turns.IsOfOtherAsync(pressed, user));
        var state = new SlackFormState(opening.Goal, place, opening.AnswerAddress, opening.Replaces, asker.Case, begun.Data, kept?.Subscriptions.Length ?? 1);
        var (view, trace) = views.Of(person, begun.Data, begun.Data.Shown, begun.Label, begun.Notices, []);
        return new Aside<ReadOnlyMemory<byte>>(cards.Modal(view, state.Write(references), person.Language, person.Role), trace, person.Language);
    }

    private Aside<ReadOnlyMemory<byte>> Said(AsidePerson person, string notice, string label) =>
        new(cards.Say(Line.Of(notice), person.Language, person.Role), new TurnTrace(label, null, null), person.Language);

    private Task<ReadOnlyMemory<byte>> ShowAsync(SlackWorkspace workspace, string user, SlackView view, string token) => aside.RunAsync(
        Channel.Slack,
        async () =>
        {
            var now = clock.GetUtcNow();
            var state = SlackFormState.Read(view.Metadata, workspace, references, now);
            var person = await PersonAsync(workspace, state?.Place, user, token);
            if (state is null)
            {
                return Said(person, "form.expired", "form:unreadable");
            }

            var (facts, wrong) = Inputs(state, view, now);
            var (shown, trace) = views.Of(person, state.Data, facts, "form:check", IntroOf(state, wrong), wrong);
            return new Aside<ReadOnlyMemory<byte>>(cards.Modal(shown, state.Write(references), person.Language, person.Role), trace, person.Language);
        },
        code => cards.Say(Line.Of(Notices.Fault).With("code", new Arg.Setting(code)), arrivals.DefaultLanguage, arrivals.RoleIn(workspace)),
        CancellationToken.None);

    private static (FactSet Facts, ImmutableArray<FormField> Wrong) Inputs(SlackFormState state, SlackView view, DateTimeOffset now) =>
        state.Data.Take(FormField.All.Where(field => view.Values.ContainsKey(field.Id)).Select(field => (field, (string?)view.Values[field.Id])), now);

    private static ImmutableArray<Line> IntroOf(SlackFormState state, ImmutableArray<FormField> wrong) => wrong.IsEmpty
        ? FormViews.Numbered(state.Goal == SlackFormGoal.Message ? "form.read" : Intro, state.Which.At, state.Which.Total)
        : [Line.Of("form.mended")];

    private async Task<AsidePerson> PersonAsync(SlackWorkspace workspace, SlackPlace? place, string user, string token)
    {
        var locale = await locales.OfAsync(workspace, user, arrivals.UserOf(workspace, user), token);
        return await turns.PersonAsync(arrivals.AskerOf(place ?? SlackPlace.OfHome(workspace, user), user, locale));
    }

    // Where it was opened by something that has an address for answers, its presser is told there, and nobody else.
    private async Task TellAsync(SlackFormOpening opening, SlackAnswer.Refused refused)
    {
        DeliveryLog.NotSent(logger, Channel.Slack.Code(), refused.Error);
        if (opening.AnswerAddress is { } address)
        {
            var text = cards.Text(Line.Of("form.not-opened"), arrivals.DefaultLanguage, arrivals.RoleIn(opening.Place.Workspace));
            await api.AnswerAsync(address, SlackMessages.Whispered(text), until: null);
        }
    }

    private async Task<bool> IsMadeAsync(Task making)
    {
        try
        {
            await making.WaitAsync(OpenedWithin, clock);
            return true;
        }
        catch (TimeoutException)
        {
            return making.IsCompleted;
        }
    }
}

/// <summary>A form that was sent, as it was read.</summary>
/// <param name="Answer">What the modal is answered with where there is nothing to be done; empty where there is.</param>
/// <param name="State">Where it came from; null where it is none of ours.</param>
/// <param name="Form">What it says; null where it says nothing that can be used.</param>
internal sealed record SlackSentForm(ReadOnlyMemory<byte> Answer, SlackFormState? State, FilledForm? Form, AsidePerson Person);
