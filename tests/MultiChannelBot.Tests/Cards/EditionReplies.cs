using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Drift;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Tests.Cards;

/// <summary>Answers with every outcome that the shipped editions give.</summary>
internal static class EditionReplies
{
    private static readonly Lazy<Edition> Newest = new(() => Read(EditionReader.List(EditionReader.ShippedDirectory)[^1]));

    /// <summary>Each shipped edition with its phrasebook.</summary>
    public static ImmutableArray<(Guide Guide, Phrasebook Phrases)> Editions { get; } =
    [
        .. EditionReader.List(EditionReader.ShippedDirectory).Select(id =>
        {
            var edition = Read(id);
            return (new Guide(edition), Phrasebook.Read(
                Path.Combine(AppContext.BaseDirectory, "Text"),
                (key, language, voice) => edition.Texts.Find(key, language, voice) ?? Newest.Value.Texts.Find(key, language, voice)));
        }),
    ];

    /// <summary>Every outcome that differs in anything shown, each with the most facts that lead to it.</summary>
    public static IEnumerable<(FactSet Facts, AnswerPart Part, Answer Reply)> All(Guide guide) =>
        from pair in Judged(guide)
        group pair by Shown(pair.Part) into alike
        let most = alike.MaxBy(pair => Known(pair.Facts, 0).Count())
        select (most.Facts, most.Part, Reply(most.Facts, most.Part));

    /// <summary>An answer of several parts.</summary>
    public static Answer Together(IReadOnlyList<(FactSet Facts, AnswerPart Part)> cases) =>
        SampleReplies.Answer([.. cases.Select((entry, at) => SampleReplies.Titled(at, cases.Count, entry.Part.Outcome) with
        {
            Open = entry.Part.Open,
            Branches = entry.Part.Branches,
        })]) with
        {
            Known = [.. cases.SelectMany((entry, at) => Known(entry.Facts, at)), Assumed],
        };

    /// <summary>For each language and role, as many subscriptions as a case holds, those with the longest ways; all of one edition.</summary>
    public static IEnumerable<(List<(FactSet Facts, AnswerPart Part)> Cases, Language Language, Role Role)> LongestWays(IEnumerable<(FactSet Facts, AnswerPart Part)> all)
    {
        var longest = all.DistinctBy(one => string.Join(' ', one.Part.Outcome.Steps.Select(step => step.Id)))
            .OrderByDescending(one => one.Part.Outcome.Steps.Length).Take(CaseState.MostSubscriptions).ToList();
        return from language in LanguageCodes.All from role in Enum.GetValues<Role>() select (longest, language, role);
    }

    private static Chip Assumed { get; } = new(Fact.Cloud, Cloud.Commercial, true, 0);

    private static Edition Read(string id) => EditionReader.Read(EditionReader.ShippedDirectory, id).Edition!;

    private static IEnumerable<(FactSet Facts, AnswerPart Part)> Judged(Guide guide)
    {
        var drift = new DriftFinder(guide.Edition.Id == Newest.Value.Id ? null : new Guide(Newest.Value));
        return from facts in Combinations()
               let part = Part(guide.Judge(facts, Cloud.Commercial))
               where part is not null
               select (facts, part with { Newer = NewerAnswer.Of(drift.Of(part.Outcome, facts, Cloud.Commercial)), OlderThanDays = 365 });
    }

    private static string Shown(AnswerPart part) => string.Join(
        ' ',
        [
            part.Outcome.Row,
            part.Open?.ToString() ?? "",
            .. part.Outcome.Notes.Select(note => $"{note.Id}{note.First}"),
            part.Outcome.Receipt.Rule,
            .. part.Outcome.Steps.Select(step => step.Text.Id),
            .. part.Outcome.Links.Select(link => link.Id),
            .. part.Branches.SelectMany(branch => branch.Values).Select(value => value.Code),
            .. part.Newer is { ChangesOutcome: true } newer ? newer.Ends.Select(end => end.Headline.Key.Id) : [],
        ]);

    private static Answer Reply(FactSet facts, AnswerPart part) =>
        SampleReplies.Answer(part) with { Known = [.. Known(facts, 0), Assumed] };

    private static IEnumerable<Chip> Known(FactSet facts, int subscription) =>
        from definition in FactCatalogue.All
        let knows = facts[definition.Id]
        where knows is Knowledge.Stated or Knowledge.CannotSay
        select new Chip(definition.Id, (knows as Knowledge.Stated)?.Value, false, subscription);

    private static AnswerPart? Part(Verdict verdict) => verdict switch
    {
        Verdict.Decided decided => new AnswerPart(null, decided.Outcome, null, []),
        Verdict.Undecided open => new AnswerPart(null, open.Outcome, open.Fact, open.Branches),
        _ => null,
    };

    /// <summary>What is asked in every combination, and to each what may be stated besides.</summary>
    private static IEnumerable<FactSet> Combinations()
    {
        IEnumerable<FactSet> sets = [FactSet.Empty];
        foreach (var fact in (Fact[])[Fact.ServiceType, Fact.PurchaseChannel, Fact.Intent])
        {
            Knowledge[] answers = [Knowledge.DoesNotKnow, .. Narrowed(fact), .. FactCatalogue.Of(fact).Values.Select(Knowledge.Of)];
            sets = [.. sets.SelectMany(_ => answers, (set, answer) => set.With(fact, answer))];
        }

        return sets.SelectMany(set => Besides, (set, besides) => besides.Aggregate(set, (all, value) => all.With(value)));
    }

    /// <summary>Channels that may lead to the same place by several rules: the receipt then explains each.</summary>
    private static Knowledge[] Narrowed(Fact fact) => fact == Fact.PurchaseChannel
        ? [Knowledge.OneOf([PurchaseChannel.MicrosoftDirect, PurchaseChannel.Advisor, PurchaseChannel.Open, PurchaseChannel.Ea, PurchaseChannel.VolumeLicensing, PurchaseChannel.ThirdParty])]
        : [];

    private static IEnumerable<FactValue[]> Besides =>
    [
        [],
        [Cloud.UsGovernment],
        [FactValue.TermEnd(new DateOnly(2027, 12, 31)), Cloud.UsGovernment, PartnerType.IndirectReseller],
        .. FactCatalogue.Of(Fact.PartnerType).Values.SelectMany(kind => (FactValue[][])[[kind], [kind, Cloud.UsGovernment]]),
        .. ((Fact[])[Fact.AzureOffer, Fact.LicenseOffer, Fact.OutsideClass, Fact.AlreadyOurs])
            .SelectMany(fact => FactCatalogue.Of(fact).Values, (_, value) => (FactValue[])[value]),
    ];
}
