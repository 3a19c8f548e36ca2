using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.Slack.Home;

/// <summary>What a home shows.</summary>
/// <param name="Cases">The person's cases with the reference that opens each; null while the store is away.</param>
/// <param name="Channel">The bot's conversation with the person.</param>
internal sealed record SlackHomeContent(Language Language, Role Role, ImmutableArray<(OpenCase Case, string Reference)>? Cases, Edition Edition, string Channel);

/// <summary>Renders the app's home. Pure after loading; safe from any thread.</summary>
internal sealed class SlackHomeCards(SlackTemplates templates, Say say, BotSettings settings)
{
    /// <summary>The callback id of the home.</summary>
    public const string Callback = "home";

    private readonly ContentWriter contents = new(say);

    /// <summary>The view.</summary>
    public ReadOnlyMemory<byte> Render(SlackHomeContent home)
    {
        string Text(Line line) => say(line, home.Language, home.Role.Voice());
        string Header(string key) => SlackText.Line(Text(Line.Of(key)), SlackLimits.Header);
        var blocks = templates.Bind("home", new TemplateObject(12)
        {
            ["title"] = Header("welcome.title"),
            ["what"] = SlackText.Whole(Text(Line.Of("welcome.what"))),
            ["start"] = SlackText.Line(Text(Line.Of("home.start")), SlackLimits.Label),
            ["ways"] = SlackText.Whole(Text(Line.Of("home.ways"))),
            ["casesTitle"] = Header("home.cases"),
            ["cases"] = Array((home.Cases ?? []).Take(PersonCases.Most).Select(one => Case(one.Case, one.Reference, home, Text))),
            ["casesNotes"] = CasesNotes(home, Text),
            ["settingsTitle"] = Header("home.settings"),
            ["settings"] = Array([Languages(home, Text), Roles(home, Text)]),
            ["aboutTitle"] = Header("home.about"),
            ["about"] = SlackLines.Packed(About(home, Text)),
        })!;
        return SlackViews.Write(json =>
        {
            json.WriteString("type"u8, "home"u8);
            json.WriteString("callback_id"u8, Callback);
            json.WriteString("private_metadata"u8, home.Channel);
            json.WritePropertyName("blocks"u8);
            json.WriteRawValue(blocks, skipInputValidation: true);
        });
    }

    private TemplateObject Case(OpenCase open, string reference, SlackHomeContent home, Func<Line, string> text)
    {
        var content = contents.Write(open.Reply with { Language = home.Language, Role = home.Role });
        var titles = open.Reply.Known.GroupBy(chip => chip.Subscription).OrderBy(group => group.Key)
            .Select(group => (open.Reply.Subscriptions > 1 ? $"{group.Key + 1}. " : string.Empty) + text(Title([.. group])));
        var stands = content is AnswerContent answer
            ? string.Join(" ", answer.Parts.Select(part => part.Title is null ? part.Headline : $"{part.Title}: {part.Headline}"))
            : text(Line.Of("home.asks").With("question", new Arg.Setting(((QuestionContent)content).Prompt)));
        return new TemplateObject(3)
        {
            ["text"] = string.Join('\n', titles.Select(line => SlackText.Bold(SlackText.Line(line, SlackLimits.Header))).Append(SlackText.Line(stands, SlackLimits.Header * 2)).Append(Day(open.SaidAt))),
            ["open"] = SlackText.Line(text(Line.Of("home.open")), SlackLimits.Label),
            ["value"] = reference,
        };
    }

    /// <summary>What was bought, where, and what is wanted, without saying which is which.</summary>
    private static Line Title(IReadOnlyCollection<Chip> chips)
    {
        FactValue? Value(params ReadOnlySpan<Fact> facts)
        {
            foreach (var fact in facts)
            {
                if (chips.FirstOrDefault(chip => chip.Fact == fact && !chip.Assumed)?.Value is { } value)
                {
                    return value;
                }
            }

            return null;
        }

        ImmutableArray<FactValue> named = [.. new[] { Value(Fact.Product, Fact.ServiceType, Fact.OutsideClass), Value(Fact.PurchaseChannel), Value(Fact.Intent) }.OfType<FactValue>()];
        return named.IsEmpty ? Line.Of("home.case.unnamed") : Line.Of("home.case").With("what", new Arg.Values(named));
    }

    // In the reader's own time zone, which only Slack knows (docs.slack.dev/messaging/formatting-message-text#date-formatting).
    private static string Day(DateTimeOffset said) => string.Create(
        CultureInfo.InvariantCulture, $"<!date^{said.ToUnixTimeSeconds()}^{{date_short_pretty}}, {{time}}|{said.UtcDateTime:yyyy-MM-dd}>");

    private static TemplateData[] CasesNotes(SlackHomeContent home, Func<Line, string> text) => home.Cases switch
    {
        null => [SlackText.Whole(text(Line.Of("home.cases.away")))],
        [] => [SlackText.Whole(text(Line.Of("home.cases.none")))],
        { Length: > PersonCases.Most } => [SlackText.Whole(text(Line.Of("home.cases.more").With("count", new Arg.Number(PersonCases.Most))))],
        _ => [],
    };

    private static TemplateObject Languages(SlackHomeContent home, Func<Line, string> text) => Setting(
        "language", home.Language.Code(), LanguageCodes.All.Select(language => (language.Code(), text(Line.Of("language." + language.Code())))), text);

    private static TemplateObject Roles(SlackHomeContent home, Func<Line, string> text) => Setting(
        "role", home.Role.Code(), Enum.GetValues<Role>().Select(role => (role.Code(), text(Line.Of("role." + role.Code())))), text);

    private static TemplateObject Setting(string id, string chosen, IEnumerable<(string Value, string Label)> choices, Func<Line, string> text)
    {
        var options = choices.Select(choice => (choice.Value, Label: SlackText.Line(choice.Label, SlackLimits.Label))).ToList();
        return new TemplateObject(5)
        {
            ["id"] = id,
            ["label"] = SlackText.Bold(SlackText.Line(text(Line.Of("home." + id)), SlackLimits.Header)),
            ["chosenLabel"] = options.First(option => option.Value == chosen).Label,
            ["chosenValue"] = chosen,
            ["options"] = Array(options.Select(option => new TemplateObject(2) { ["label"] = option.Label, ["value"] = option.Value })),
        };
    }

    private IEnumerable<string> About(SlackHomeContent home, Func<Line, string> text)
    {
        var page = home.Edition.Page;
        var title = text(Line.Of(page.Title));
        var edition = Line.Of(home.Edition.IsPageUndated ? "home.edition.undated" : "home.edition")
            .With("title", new Arg.Setting(title)).With("day", new Arg.Day(home.Edition.AsOf));
        IEnumerable<(string Title, string? Url)> links = [(text(Line.Of("home.privacy")), settings.Package.PrivacyUrl?.Trim()), (text(Line.Of("home.support")), settings.Package.SupportUrl?.Trim())];
        return
        [
            SlackText.Whole(text(edition)).Replace(SlackText.Whole(title), SlackText.Link(title, page.Link.Url(home.Language)), StringComparison.Ordinal),
            SlackText.Whole(text(Line.Of(home.Edition.PolicyMayChange))),
            SlackText.Whole(text(Line.Of("home.rules"))),
            SlackText.Whole(text(Line.Of("home.kept"))),
            string.Join(" · ", links.Where(link => !string.IsNullOrEmpty(link.Url)).Select(link => SlackText.Link(link.Title, link.Url!))),
        ];
    }

    private static TemplateData[] Array(IEnumerable<TemplateObject> items) => [.. items.Select(item => (TemplateData)item)];
}
