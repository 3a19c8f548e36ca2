using System.Text.Json.Nodes;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Makes the data that the templates are bound to. All deciding is done here, so that templates only place things.</summary>
/// <param name="phrases">The texts of the card's own controls.</param>
/// <param name="detail">How much is shown.</param>
/// <param name="reference">The case reference that every button carries.</param>
internal sealed class TeamsCardData(TeamsCardPhrases phrases, TeamsCardDetail detail, string reference)
{
    /// <summary>Teams shows six buttons of a card; the rest stand as lines that can be pressed.</summary>
    private const int MostActions = 6;

    public JsonObject Of(QuestionContent question, string fallback)
    {
        var isSet = question.Choices.Length > Ask.MostButtons;
        var data = Card(question, fallback, isSet ? MostActions - 1 : MostActions);
        data["prompt"] = Text(question.Prompt);
        data["guidance"] = Texts(question.Guidance);
        data["choices"] = isSet ? [] : Choices(question.Choices);
        data["hasSet"] = isSet;
        data["set"] = isSet ? Set(question) : null;
        return data;
    }

    public JsonObject Of(AnswerContent answer, string fallback)
    {
        if (answer.Plan is { } plan)
        {
            return Of(answer, plan, fallback);
        }

        var data = Card(answer, fallback, MostActions);
        var parts = new TeamsCardParts(this, phrases, detail);
        var shown = answer.Parts.TakeLast(detail.MostLines).ToList();
        var briefs = Math.Max(0, shown.Count - detail.FullParts);
        data["parts"] = Array(shown.Select((part, at) => at < briefs ? parts.Brief(part) : parts.Full(part)));
        data["receipts"] = Array(!detail.Receipts ? [] : shown.Select((part, at) => (part, at)).Skip(briefs).Select(pair => parts.Receipt(pair.part.Receipt, pair.at)));
        data["plans"] = new JsonArray();
        data["listed"] = new JsonArray();
        return Owned(data);
    }

    private JsonObject Of(AnswerContent answer, PlanContent plan, string fallback)
    {
        var data = Card(answer, fallback, MostActions);
        var parts = new TeamsCardParts(this, phrases, detail);
        data["parts"] = Array(detail.Listed ? [] : answer.Parts.Select(parts.Planned));
        data["listed"] = detail.Listed ? new JsonArray(string.Join("\n\n", answer.Parts.Select(part => Text($"{part.Title} — {part.Headline}")))) : [];
        data["plans"] = new JsonArray(parts.Plan(plan));
        data["receipts"] = Array(detail.Receipts ? answer.Parts.Select((part, at) => parts.Receipt(part.Receipt, at)) : []);
        return Owned(data);
    }

    // The card owns up to what it leaves out.
    private JsonObject Owned(JsonObject data)
    {
        data["isShortened"] = detail.Cuts;
        data["shortened"] = Text(phrases.Shortened);
        return data;
    }

    public JsonObject Of(NoticeContent notice, string fallback)
    {
        var data = Card(notice, fallback, MostActions);
        data["hasTitle"] = notice.Title is not null;
        data["title"] = Text(notice.Title ?? string.Empty);
        data["body"] = Texts(notice.Body);
        data["letters"] = Array(notice.Copy is { } copy ? [new JsonObject { ["text"] = Copied(copy) }] : []);
        return data;
    }

    public JsonObject Of(WelcomeContent welcome, string fallback)
    {
        var data = Card(welcome, fallback, MostActions);
        data["title"] = Text(welcome.Title);
        data["body"] = Texts(welcome.Body);
        data["hasRoles"] = !welcome.Roles.IsEmpty;
        data["rolesHeading"] = Text(welcome.RolesHeading);
        data["roles"] = Choices(welcome.Roles);
        return data;
    }

    /// <summary>A text that is shown.</summary>
    public string Text(string text) => TeamsCardText.Plain(Cut(text));

    /// <summary>One block, so that it can be selected at once; every line is a paragraph, since a single line feed is not shown, and an empty one would not be.</summary>
    private string Copied(string copy) => Text(string.Join("\n\n", copy.Split('\n').Select(line => line.Length == 0 ? TeamsCardText.WordJoiner : line)));

    /// <summary>Texts that are shown; empty ones are left out.</summary>
    public JsonArray Texts(IEnumerable<string> texts) =>
        Array(texts.Where(text => text.Length > 0).Take(detail.MostLines).Select(text => (JsonNode)Text(text)));

    /// <summary>Texts that belong together, each a block, or paragraphs of one block where there is little room.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="mark">Stands before each paragraph of one block, since they follow each other closely.</param>
    public JsonArray Block(IEnumerable<string> texts, string mark = "")
    {
        var blocks = Texts(texts);
        return detail.Joined && blocks.Count > 1 ? [string.Join("\n\n", blocks.Select(text => mark + (string)text!))] : blocks;
    }

    /// <summary>Choices as containers that can be pressed, or as plain ones where there is nothing to press.</summary>
    public JsonArray Choices(IEnumerable<CardChoice> choices) => Array(choices.Take(detail.MostLines).Select(Choice));

    /// <summary>Links as lines that can be pressed.</summary>
    public JsonArray Links(IEnumerable<CardButton> links) =>
        Array(links.Take(detail.MostLines).Select(link => new JsonObject
        {
            ["text"] = Text(link.Title),
            ["title"] = Cut(link.Title),
            ["url"] = link.Url,
        }));

    public static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);

    private JsonObject Card(CardContent content, string fallback, int actions)
    {
        var presses = content.Buttons.Where(button => button.Press is not null).ToList();
        return new JsonObject
        {
            ["speak"] = TeamsCardText.Shorten(content.Summary, detail.MostSpoken),
            ["fallback"] = fallback,
            ["lead"] = Block(content.Lead),
            ["links"] = Links(content.Buttons.Where(button => button.Url is not null)),
            ["buttonRows"] = Array(TeamsCardRows.Of(presses.Take(actions)).Select(row => new JsonObject { ["buttons"] = Array(row.Select(Button)) })),
            ["moreButtons"] = Array(presses.Skip(actions).Select(Button)),
            ["known"] = Known(content),
        };
    }

    private JsonObject Set(QuestionContent question) => new()
    {
        ["label"] = Cut(phrases.Choose),
        ["error"] = Cut(phrases.ChooseFirst),
        ["answer"] = Cut(phrases.Answer),
        ["data"] = TeamsCardValue.Write(question.ChosenPress, reference),
        ["choices"] = Array(question.Choices.Select(choice => new JsonObject
        {
            ["title"] = Text(choice.Hint is null ? choice.Label : $"{choice.Label} — {choice.Hint}"),
            ["value"] = choice.Press!.Value,
        })),
    };

    private JsonObject Choice(CardChoice choice) => new()
    {
        ["canPress"] = choice.Press is not null,
        ["isTold"] = choice.Press is null,
        ["label"] = Text(choice.Label),
        ["hasHint"] = choice.Hint is not null,
        ["hint"] = Text(choice.Hint ?? string.Empty),
        ["title"] = Cut(choice.Hint is null ? choice.Label : $"{choice.Label}. {choice.Hint}"),
        ["data"] = choice.Press is { } press ? TeamsCardValue.Write(press, reference) : null,
    };

    private JsonObject Button(CardButton button) => new()
    {
        ["text"] = Text(button.Title),
        ["title"] = Cut(button.Title),
        ["data"] = TeamsCardValue.Write(button.Press!, reference),
    };

    private JsonArray Known(CardContent content)
    {
        var hidden = content.Known.Length - detail.KnownGroups;
        var groups = content.Known
            .Select((group, at) => at >= hidden ? group : group with { Facts = [.. group.Facts.Where(fact => fact.Assumed)] })
            .Where(group => !group.Facts.IsEmpty)
            .Take(detail.MostLines)
            .ToList();
        var lines = Math.Max(0, groups.Count - detail.PressedGroups);
        return Array(InLine(groups.Take(lines).ToList()).Concat(groups.Skip(lines).Select(Pressed)));
    }

    // Several share a heading and a block, which costs a third of what one block each does.
    private IEnumerable<JsonObject> InLine(List<KnownGroup> groups) => groups switch
    {
        [] => [],
        [var only] => [Line(only.Heading, Facts(only))],
        _ => [Line(phrases.Known, string.Join("\n\n", groups.Select(group => $"{group.Number}. {Facts(group)}")))],
    };

    private static string Facts(KnownGroup group) => string.Join(" · ", group.Facts.Select(fact => fact.Text));

    private JsonObject Line(string heading, string line) => new()
    {
        ["heading"] = Text(heading),
        ["line"] = Texts([line]),
        ["facts"] = new JsonArray(),
    };

    private JsonObject Pressed(KnownGroup group) => new()
    {
        ["heading"] = Text($"{group.Heading} ({phrases.SelectToChange})"),
        ["line"] = new JsonArray(),
        ["facts"] = Array(group.Facts.Take(detail.MostLines).Select(Fact)),
    };

    private JsonObject Fact(KnownFact fact) => new()
    {
        ["text"] = Text(fact.Text),
        ["title"] = Cut(fact.Change.Title),
        ["data"] = TeamsCardValue.Write(fact.Change.Press!, reference),
    };

    private string Cut(string text) => TeamsCardText.Shorten(text, detail.MostCharacters);
}
