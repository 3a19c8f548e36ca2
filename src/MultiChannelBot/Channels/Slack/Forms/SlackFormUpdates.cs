using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Intake;

namespace MultiChannelBot.Channels.Slack.Forms;

/// <summary>
/// Shows what each choice in a modal comes to, the newest last. Somebody who chooses quickly does so in a view that does not show
/// the choice before yet: its update then names a state that is gone, which Slack refuses. So the updates of a modal go one after
/// the other, each by the state that the one before left, and those that a newer choice has overtaken are left out.
/// </summary>
internal sealed class SlackFormUpdates(SlackApi api)
{
    /// <summary>A form is open for minutes; what is forgotten is known again with its next choice.</summary>
    private const int MostViews = 2_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, OpenView> views = new(StringComparer.Ordinal);

    /// <summary>Shows a view in the place of the one that something was chosen in, unless something was chosen since.</summary>
    /// <param name="time">Slack's time of the choice.</param>
    /// <param name="make">Makes the view.</param>
    public async Task UpdateAsync(SlackView chosenIn, string time, string token, Func<Task<ReadOnlyMemory<byte>>> make)
    {
        var view = Enter(chosenIn.Id, time);
        var shown = await make().ConfigureAwait(false);
        Task turn;
        lock (gate)
        {
            turn = view.Last = AfterAsync(view.Last, () => ShowAsync(view, chosenIn, time, token, shown));
        }

        await turn.ConfigureAwait(false);
    }

    /// <summary>Forgets a modal that is closed.</summary>
    public void Forget(string id)
    {
        lock (gate)
        {
            views.Remove(id);
        }
    }

    private static async Task AfterAsync(Task before, Func<Task> work)
    {
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await work().ConfigureAwait(false);
    }

    private async Task ShowAsync(OpenView view, SlackView chosenIn, string time, string token, ReadOnlyMemory<byte> shown)
    {
        if (string.CompareOrdinal(view.Newest, time) > 0)
        {
            return;
        }

        var answer = await SendAsync(view.Hash ?? chosenIn.Hash).ConfigureAwait(false);
        if (answer is SlackAnswer.Refused { IsOvertaken: true } && view.Hash is not null && view.Hash != chosenIn.Hash)
        {
            // Another host showed something since.
            answer = await SendAsync(chosenIn.Hash).ConfigureAwait(false);
        }

        view.Hash = (answer as SlackAnswer.Done)?.View?.Hash;

        Task<SlackAnswer> SendAsync(string hash) => api.CallAsync("views.update", token, SlackViews.Update(chosenIn.Id, hash, shown), until: null);
    }

    private OpenView Enter(string id, string time)
    {
        lock (gate)
        {
            if (!views.TryGetValue(id, out var view))
            {
                if (views.Count >= MostViews)
                {
                    views.Clear();
                }

                views[id] = view = new OpenView();
            }

            view.Newest = string.CompareOrdinal(time, view.Newest) > 0 ? time : view.Newest;
            return view;
        }
    }

    private sealed class OpenView
    {
        public Task Last { get; set; } = Task.CompletedTask;

        public string Newest { get; set; } = string.Empty;

        /// <summary>The state that our last update left; null before the first.</summary>
        public string? Hash { get; set; }
    }
}
