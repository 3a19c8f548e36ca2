using System.Text.Json.Nodes;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Outcomes;
using static MultiChannelBot.Guidance.Schema.SchemaParts;

namespace MultiChannelBot.Guidance.Schema;

/// <summary>The parts that both kinds of files are made of, each once under its name.</summary>
internal static class SchemaDefinitions
{
    internal static JsonObject All() => new()
    {
        ["when"] = FactSchema.When(),
        ["textKey"] = TextSchema.Key(),
        ["datedTextKey"] = TextSchema.DatedKey(),
        ["text"] = TextSchema.Text(),
        ["datedText"] = TextSchema.DatedText(),
        ["textReference"] = Reference("text", Ref("textKey")),
        ["linkReference"] = Reference("link", Text("The name of a link.")),
        ["link"] = Link(),
        ["source"] = Source(),
        ["note"] = Note(),
        ["step"] = Step(),
        ["date"] = Date(),
        ["help"] = Help(),
        ["row"] = Row(),
        ["checklist"] = Checklist(),
        ["followUp"] = FollowUp(),
        ["question"] = Question(),
        ["answer"] = Answer(),
    };

    private static JsonObject Reference(string kind, JsonObject name) => Either(
        $"The name of a {kind}, or a map of it and when it shows.",
        name,
        Keys(null, (kind, (JsonObject)name.DeepClone()), When("Shown only where these hold.")));

    private static (string, JsonObject) When(string description) => ("when?", Ref("when", description));

    private static JsonObject Link() => Keys(
        null,
        ("title", Ref("textKey", "The text of the button.")),
        ("pattern", Text("The address; {locale} becomes that of the reader's language.", BeginsWith(PartReader.LinkPrefix))),
        ("for?", OneOf("partner: it only helps in Partner Center, and customers are not offered it.", ["partner"])));

    private static JsonObject Source() => Keys(
        null,
        ("title", Ref("textKey", "How the receipt names the page.")),
        ("link", Text("The link to it, one of 'links'.")),
        ("asOf", Day("The day that the text is of.")));

    private static JsonObject Note() => Keys(
        null,
        ("text", Ref("textKey", "What it says.")),
        ("first?", Either("Where it goes before the steps: always, or once these values were stated.", new JsonObject { ["const"] = "always" }, Ref("when"))),
        When("Shown only where these hold."));

    private static JsonObject Step() => Keys(
        null,
        ("id", Text("A name of its own within the edition; done steps are kept by it.")),
        ("party", OneOf("Whose turn it is.", Enum.GetValues<Party>().Select(party => party.Code()))),
        ("text", Ref("textKey", "What is to be done.")),
        ("dated?", Ref("datedTextKey")),
        ("inferred?", Flag("True where only a related page gives the step.")),
        ("invitation?", Flag("True for the step in which the customer accepts a relationship.")),
        ("servedBy?", Text("A step of another outcome that does the same and more: of several subscriptions it is taken for both.")),
        ("waits?", Flag("True for the step that waits for the end of a term: it holds up nothing else.")),
        When("Part of the steps only where these hold."));

    private static JsonObject Date()
    {
        var date = Keys(
            null,
            ("id", Text("A name of its own within the list.")),
            ("party?", OneOf("Whose turn it is; left out where nobody has anything to do.", Enum.GetValues<Party>().Select(party => party.Code()))),
            ("day?", DaysAfter("Days from the last day of the term, which is 0; before it negative.")),
            ("from?", DaysAfter("The first day of a window.")),
            ("to?", DaysAfter("The last day of a window; later than 'from'.")),
            ("title", Ref("textKey", "A few words: the title of the calendar entry, too.")),
            ("text", Ref("textKey", "What to do on that day.")),
            ("source?", Text("The source that gives the day.")),
            ("suggested?", Flag("True where no page gives the day: it is told as a suggestion.")),
            When("Told only where these hold."));
        date["allOf"] = new JsonArray(
            OneOfKeys(["day"], ["from", "to"]),
            OneOfKeys(["source"], ["suggested"]));
        return date;
    }

    private static JsonObject DaysAfter(string description) => new()
    {
        ["description"] = description,
        ["type"] = "integer",
        ["minimum"] = -TermDateReader.Farthest,
        ["maximum"] = TermDateReader.Farthest,
    };

    private static JsonObject OneOfKeys(params string[][] choices) => new()
    {
        ["oneOf"] = new JsonArray([.. choices.Select(keys => new JsonObject { ["required"] = new JsonArray([.. keys.Select(key => JsonValue.Create(key))]) })]),
    };

    private static JsonObject Help() => Keys(
        null,
        ("steps", OneOrMore("The steps that it helps through.", () => Text("The id of a step."))),
        ("done", Ref("textKey", "What it looks like when done.")),
        ("wait?", Ref("textKey", "How long it may take, where the sources say so.")),
        ("stuck", Either($"What to check when it does not go on, one to {HelpReader.MostChecks} texts.", Ref("textKey"), AtMost(SomeOf(Ref("textKey")), HelpReader.MostChecks))));

    private static JsonObject Row()
    {
        var row = Keys(
            null,
            ("row", Text("A name of its own within the edition.")),
            ("outcome", OneOf("What follows.", Outcomes().Except([OutcomeId.NeedInfo.Code(), OutcomeId.OutOfScope.Code()]))),
            ("rule", Text("The rule of the page, shown in the receipt; several joined by +.")),
            ("inferred?", Flag("True where the page itself does not state the case, and the answer was found elsewhere.")),
            ("noRule?", Flag("True where the page gives no rule for the case, and none is made up.")),
            When("For which combinations of facts the row holds."),
            ("headline", Ref("textKey", "The first line of the answer.")),
            ("dated?", Ref("datedTextKey")),
            ("basis", Ref("textKey", "One sentence: how the rule leads here.")),
            ("sister?", Text("The source of the page that fills in what the edition's own does not say.")),
            ("procedures?", OneOrMore("The steps, in this order.", () => Text("The name of a procedure."))),
            ("dates?", OneOrMore("What is due when around the end of the term.", () => Text("The name of a list of dates."))),
            ("notes?", OneOrMore("The notes.", () => Text("The name of a note."))),
            ("conditions?", OneOrMore("What must hold for the outcome to work.", () => Ref("textReference"))),
            ("traps?", OneOrMore("What goes wrong easily.", () => Ref("textReference"))),
            ("links?", OneOrMore("The pages that it leads to, the first as a button.", () => Ref("linkReference"))));
        row["not"] = new JsonObject
        {
            ["properties"] = new JsonObject { ["inferred"] = new JsonObject { ["const"] = true }, ["noRule"] = new JsonObject { ["const"] = true } },
            ["required"] = new JsonArray("inferred", "noRule"),
        };
        return row;
    }

    private static JsonObject Checklist() => Keys(
        null,
        ("rule", Text("The rule or reading by which the fact is never guessed.")),
        ("headline", Ref("textKey", "The first line.")),
        ("basis", Ref("textKey", "Why it has to be known.")),
        ("steps", SomeOf(Ref("step"))),
        ("links?", OneOrMore("Where to look.", () => Ref("linkReference"))));

    private static JsonObject FollowUp() => Either(
        "The name of a question, or a map where the edition answers it by other answers than those of the same name.",
        Text("The name of a question, and of its answers."),
        Keys(null, ("question", Text("One of 'questions'.")), ("answers", Text("One of 'answers'."))));

    private static JsonObject Question() => Keys(
        null,
        [
            ("title", Ref("textKey", "What it is about, in a few words.")),
            ("term?", Flag("True for a term whose meaning is asked: its wordings are its names.")),
            ("cost?", Flag("True where it speaks of money itself; other questions of prices are off topic.")),
            .. LanguageCodes.All.Select(language => (language.Code(), Wordings(language))),
            ("mentions?", FactSchema.Mentions()),
        ]);

    private static JsonObject Wordings(Language language)
    {
        var wording = Text("Parts joined by + must all occur, | joins choices, a part that begins with ! must not occur, a star lets an English word go on.");
        return Either($"How people put it in {language}.", wording, SomeOf((JsonObject)wording.DeepClone()));
    }

    private static JsonObject Answer()
    {
        var answer = Keys(
            null,
            ("text", Ref("textKey", "What is said.")),
            ("source?", Text("The source that it was read from.")),
            ("silent?", Flag("True where no page of the edition says it.")),
            When("Said only where these were stated."),
            ("outcome?", OneOrMore("Said only of these outcomes.", () => OneOf("An outcome.", Outcomes()))));
        answer["oneOf"] = new JsonArray(
            new JsonObject { ["required"] = new JsonArray("source") },
            new JsonObject
            {
                ["properties"] = new JsonObject { ["silent"] = new JsonObject { ["const"] = true } },
                ["required"] = new JsonArray("silent"),
            });
        return answer;
    }

    private static JsonObject AtMost(JsonObject list, int most)
    {
        list["maxItems"] = most;
        return list;
    }

    private static IEnumerable<string> Outcomes() => Enum.GetValues<OutcomeId>().Select(OutcomeIds.Code);

    // Written so that both kinds of regular expressions, old and with Unicode, read it alike.
    private static string BeginsWith(string text) =>
        "^" + string.Concat(text.Select(letter => letter is '.' or '{' or '}' ? $@"\{letter}" : letter.ToString()));
}
