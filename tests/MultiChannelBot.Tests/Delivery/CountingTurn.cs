using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Tests.Delivery;

/// <summary>
/// A conversation small enough to read in a test: each input counts the case's revision up by one and says the number.
/// "forget me" deletes, "silence" says nothing, "korean" sets the language, "twice" says two things, "fail" throws.
/// </summary>
public sealed class CountingTurn : ITurn
{
    /// <summary>The states that turns were given, in order.</summary>
    public List<CaseState?> Given { get; } = [];

    /// <summary>True while every turn throws.</summary>
    public bool Broken { get; set; }

    public TurnResult Take(CaseState? state, Input input, DateTimeOffset now)
    {
        Given.Add(state);
        var text = (input as Input.Said)?.Text ?? "";
        if (Broken || text == "fail")
        {
            throw new InvalidOperationException("broken");
        }

        var next = (state ?? new CaseState()) with { Revision = (state?.Revision ?? 0) + 1, Owner = state?.Owner ?? input.Asker };
        if (text == "korean")
        {
            next = next with { Language = Language.Korean };
        }

        var said = text == "silence" ? ImmutableArray<Reply>.Empty : [Say(next, text == "forget me" ? "forgotten" : "count")];
        if (text == "twice")
        {
            said = said.Add(Say(next, "again"));
        }

        return new TurnResult(text == "forget me" ? null : next, said, new TurnTrace("counting", "S5", null));
    }

    private static Notice Say(CaseState state, string key) => new()
    {
        Language = state.Language ?? Language.English,
        Role = state.Role ?? Role.Sales,
        Revision = state.Revision,
        Body = [Line.Of(key).With("n", new Arg.Number((int)state.Revision))],
    };
}

/// <summary>Reads what was said back into a short text.</summary>
public static class Said
{
    /// <summary>"notice.cannot-remember + count 3": the leads, then the body with its arguments.</summary>
    public static string Text(ImmutableArray<Reply> replies) =>
        string.Join(" | ", replies.Select(reply => string.Join(" + ", reply.Lead.Concat(((Notice)reply).Body).Select(Text))));

    private static string Text(Line line) => string.Join(' ', line.Args.Values.Select(Text).Prepend(line.Key.Id));

    private static string Text(Arg arg) => arg switch
    {
        Arg.Number number => number.Count.ToString(CultureInfo.InvariantCulture),
        Arg.Setting => "CODE",
        _ => arg.ToString(),
    };
}
