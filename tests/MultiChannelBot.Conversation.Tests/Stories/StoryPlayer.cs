using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Conversation.Tests.Stories;

/// <summary>Plays a story against the real conversation.</summary>
internal sealed class StoryPlayer(Conversation conversation)
{
    private DateTimeOffset now = Conversations.Noon;
    private Role role = Role.Sales;
    private Language? locale = Language.English;
    private string asker = "asker";
    private readonly CaseCodeReader codes = new(conversation.Phrases);
    private readonly List<CaseState?> elsewhere = [];
    private string? code;
    private bool hasDesk;
    private CodeLookup? refused;
    private CaseState? state;
    private Reply? reply;
    private ImmutableArray<FeedbackCount> counted = [];
    private ReminderOrder? ordered;
    private HandOff? handed;

    /// <summary>Is given every reply.</summary>
    public Action<Reply>? Heard { get; init; }

    public void Play(Story story)
    {
        foreach (var line in story.Lines)
        {
            try
            {
                Do(line);
            }
            catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{line.Place}: {fault.Message}");
            }
        }
    }

    private void Do(StoryLine line)
    {
        switch (line.Word)
        {
            case "role":
                role = Roles.Parse(line.Rest) ?? throw new FormatException($"no role '{line.Rest}'");
                break;
            case "lang":
                locale = LanguageCodes.Parse(line.Rest);
                break;
            case "asker":
                asker = line.Rest;
                break;
            case "later":
                now += TimeSpan.Parse(line.Rest, CultureInfo.InvariantCulture);
                break;
            case "arrives":
                Take(new Input.Arrived { Asker = asker, SaidAt = now, Locale = locale, DefaultRole = role });
                break;
            case "user":
                Take(new Input.Said(line.Rest.Replace("\\n", "\n", StringComparison.Ordinal)) { Asker = asker, SaidAt = now, Locale = locale, DefaultRole = role });
                break;
            case "click":
                Take(new Input.Clicked(StoryPress.Read(line.Rest, state?.Revision ?? now.AddSeconds(30).ToUnixTimeSeconds())) { Asker = asker, SaidAt = now, Locale = locale, DefaultRole = role });
                break;
            case "code":
                code = line.Rest;
                break;
            case "desk":
                hasDesk = true;
                state = state is { PassedOn: { } post } ? state with { PassedOn = line.Rest switch { "took" => post.Taken(), "refused" => post.Refused(), _ => post } } : state;
                break;
            case "elsewhere":
                elsewhere.Add(state);
                state = null;
                break;
            case "return":
                elsewhere.Add(state);
                state = elsewhere[0];
                elsewhere.RemoveAt(0);
                break;
            case "lookup":
                refused = line.Rest == "away" ? new CodeLookup.Unavailable() : new CodeLookup.TooMany(TimeSpan.Parse(line.Rest[6..], CultureInfo.InvariantCulture));
                break;
            case "bot":
                StoryExpectation.Check(conversation, line, state, reply, counted, ordered, handed);
                break;
            default:
                throw new FormatException($"no line begins with '{line.Word}'");
        }
    }

    private void Take(Input input)
    {
        now += TimeSpan.FromSeconds(30);
        var result = conversation.Turn.Take(state, input with { FreshCode = code, CanBeReminded = true, HasDesk = hasDesk, Lookup = LookUp(input) }, now);
        (state, counted, ordered, handed) = (result.State, result.Counted, result.Reminder, result.HandOff);
        Assert.True(result.Replies.Length <= 1, "One message a turn.");
        reply = result.Replies.SingleOrDefault();
        if (reply is not null)
        {
            Heard?.Invoke(reply);
        }
    }

    /// <summary>What a host would find under the code of a message: in this conversation or in another one of the story.</summary>
    private CodeLookup? LookUp(Input input)
    {
        if (code is null || input is not Input.Said said || codes.Read(said.Text)?.Code is not { } asked)
        {
            return null;
        }

        var found = elsewhere.Append(state).Select(kept => kept?.CopyOf(asked)).FirstOrDefault(copy => copy is not null);
        return refused ?? (found is { } copied ? new CodeLookup.Found(copied) : new CodeLookup.NotFound());
    }
}
