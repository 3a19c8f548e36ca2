using System.Collections.Immutable;
using System.Text.Json;
using MultiChannelBot.Cards;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Channels.Teams.Forms;

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

    private const int Version = 1;

    /// <summary>What the inputs were about before anything was changed.</summary>
    public FactSet Shown => Opened[At];

    /// <summary>A form of one subscription.</summary>
    public static FormData Of(FactSet facts, int subscription, DateTimeOffset now) => new([facts], 0, subscription, now);

    /// <summary>The data of a button.</summary>
    /// <param name="what">What the button does.</param>
    /// <param name="fields">The inputs beside it: an empty one may not be sent at all.</param>
    public TemplateObject Write(FormStep what, IEnumerable<FormField> fields) => new(8)
    {
        ["mcb"] = Version,
        ["form"] = what.Code(),
        ["facts"] = WrittenFacts.Write(Opened),
        ["at"] = At,
        ["sub"] = Subscription,
        ["since"] = Since.ToUnixTimeMilliseconds(),
        ["fields"] = string.Join(' ', fields.Select(field => field.Id)),
    };

    /// <summary>Reads the data of a submitted form; null where it is none of ours.</summary>
    public static (FormStep Step, FormData Data)? Read(JsonElement data, DateTimeOffset now)
    {
        if (data.ValueKind != JsonValueKind.Object || Number(data, "mcb") != Version || FormSteps.Parse(Text(data, "form")) is not { } step)
        {
            return null;
        }

        var opened = WrittenFacts.Read(Text(data, "facts")).Select(facts => WithoutSlips(facts, now)).ToImmutableArray();
        var since = Number(data, "since") is > 0 and var given && given < now.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(given) : now;
        return (step, new FormData(
            opened,
            (int)Math.Clamp(Number(data, "at") ?? 0, 0, opened.Length - 1),
            (int)Math.Clamp(Number(data, "sub") ?? 0, 0, Conversation.CaseState.MostSubscriptions - 1),
            since));
    }

    /// <summary>Reads the inputs: what they say, and those that say nothing that can be used.</summary>
    public (FactSet Facts, ImmutableArray<FormField> Wrong) ReadInputs(JsonElement data, DateTimeOffset now)
    {
        var (facts, wrong) = (Shown, ImmutableArray.CreateBuilder<FormField>());
        foreach (var field in Asked(data))
        {
            if (field.Take(facts, Text(data, field.Id)) is { } taken && (!field.IsDay || taken == facts || IsSound(taken, now)) && !IsNoText(data, field.Id))
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

    private static IEnumerable<FormField> Asked(JsonElement data)
    {
        var asked = Text(data, "fields")?.Split(' ') ?? [];
        return FormField.All.Where(field => asked.Contains(field.Id));
    }

    private static FactSet WithoutSlips(FactSet facts, DateTimeOffset now) => IsSound(facts, now, past: MostYears) ? facts : facts.With(Fact.TermEnd, Knowledge.Unknown);

    private static bool IsSound(FactSet facts, DateTimeOffset now, int past = 0)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);

        // Somewhere it is still yesterday.
        return facts.Value(Fact.TermEnd) is not { } end || (end.Day >= today.AddDays(-1).AddYears(-past) && end.Day <= today.AddYears(MostYears));
    }

    private static bool IsNoText(JsonElement data, string name) =>
        data.TryGetProperty(name, out var given) && given.ValueKind is not (JsonValueKind.String or JsonValueKind.Null);

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.String && PressFields.IsReadable(given) ? given.GetString() : null;

    private static long? Number(JsonElement data, string name) =>
        data.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.Number && given.TryGetInt64(out var number) ? number : null;
}

/// <summary>What a button of a form does.</summary>
internal enum FormStep
{
    /// <summary>Shows what the inputs come to; the form stays open.</summary>
    Check,

    /// <summary>Writes the form into the case and answers in the conversation.</summary>
    Send,

    /// <summary>Puts the answer into the message that is being written.</summary>
    Insert,

    /// <summary>Goes from the answer to the inputs.</summary>
    Edit,
}

/// <summary>The codes of <see cref="FormStep"/>.</summary>
internal static class FormSteps
{
    private static readonly ImmutableArray<string> Codes = ["check", "send", "insert", "edit"];

    public static string Code(this FormStep step) => Codes[(int)step];

    public static FormStep? Parse(string? code) => code is not null && Codes.IndexOf(code) is >= 0 and var at ? (FormStep)at : null;
}
