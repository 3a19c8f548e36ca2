using System.Collections.Immutable;
using MultiChannelBot.Guidance.FollowUps;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>One edition of the guidance, read and proven complete.</summary>
public sealed class Edition
{
    internal Edition()
    {
    }

    /// <summary>Its name: the day it holds from ("2019-03-15").</summary>
    public required string Id { get; init; }

    /// <summary>The date of the page, or the day from which it holds where the page bears none.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>True where the page bears no date.</summary>
    public required bool IsPageUndated { get; init; }

    /// <summary>The page that the edition is made of.</summary>
    public required Source Page { get; init; }

    /// <summary>The text of S10: the policy may have changed since.</summary>
    public required TextKey PolicyMayChange { get; init; }

    /// <summary>Every text that its outcomes refer to.</summary>
    public required EditionTexts Texts { get; init; }

    /// <summary>Every link that its outcomes may carry, in the order of their ids.</summary>
    public required ImmutableArray<Link> Links { get; init; }

    /// <summary>The rules.</summary>
    public required DecisionTable Table { get; init; }

    /// <summary>For each fact that may have to be asked: how to find it out.</summary>
    public required ImmutableArray<Checklist> Checklists { get; init; }

    /// <summary>What helps a person through a step, by the step's id; empty where the edition has nothing of the kind.</summary>
    public required ImmutableDictionary<string, StepHelp> Helps { get; init; }

    /// <summary>Where to look with a question that is near but another one; may be empty.</summary>
    public required ImmutableArray<Link> OtherQuestions { get; init; }

    /// <summary>The questions and terms that it can answer beside the case; may be empty.</summary>
    public ImmutableArray<FollowUp> FollowUps { get; init; } = [];
}
