using System.Collections.Immutable;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Links;

/// <summary>An address that answers may show, and where it is used.</summary>
/// <param name="UsedBy">"2019-03-15 row azure-elsewhere" and the like, each once.</param>
public sealed record LinkUse(string Address, ImmutableArray<string> UsedBy)
{
    /// <summary>Every address of editions in every language, in ordinal order.</summary>
    public static ImmutableArray<LinkUse> Of(IEnumerable<Edition> editions) =>
    [
        .. from edition in editions
           from place in Places(edition)
           from language in LanguageCodes.All
           group $"{edition.Id} {place.Name}" by place.Link.Url(language) into uses
           orderby uses.Key
           select new LinkUse(uses.Key, [.. uses.Distinct()]),
    ];

    private static IEnumerable<(string Name, Link Link)> Places(Edition edition) =>
    [
        ("page", edition.Page.Link),
        .. edition.Table.Rows.SelectMany(Places),
        .. edition.Checklists.SelectMany(list => list.Links.Select(link => ($"needInfo {list.Fact}", link))),
        .. edition.OtherQuestions.Select(link => ("otherQuestions", link)),
    ];

    private static IEnumerable<(string Name, Link Link)> Places(Row row) =>
        row.Links.Select(link => ($"row {row.Id}", link.Item))
            .Concat(row.Dates.Select(date => date.Item.Source).OfType<Source>().Select(source => ($"source {source.Id}", source.Link)))
            .Concat(row.Sister is { } sister ? [($"source {sister.Id}", sister.Link)] : []);
}
