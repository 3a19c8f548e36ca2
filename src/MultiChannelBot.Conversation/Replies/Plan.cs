using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MultiChannelBot.Conversation.Replies;

/// <summary>
/// What is to be done for all subscriptions of an answer together: by whose turn it is, in order, each step once. A
/// subscription for which nothing is to be done yet is not in it.
/// </summary>
/// <param name="Order">What is done once for several, what runs side by side, what waits: a line each. Empty for one subscription.</param>
public sealed record Plan(ImmutableArray<PlanLane> Lanes, ImmutableArray<Line> Order);

/// <summary>Consecutive steps of one party.</summary>
/// <param name="Turn">Whose turn it is.</param>
public sealed record PlanLane(LaneTime When, Line Turn, ImmutableArray<PlanStep> Steps)
{
    /// <summary>True where its turn comes with the end of a term.</summary>
    public bool AwaitsTermEnd { get; init; }
}

/// <summary>When a lane's turn comes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LaneTime>))]
public enum LaneTime
{
    /// <summary>Every step in it is done.</summary>
    Done,

    /// <summary>Nothing has to be done before it. Two lanes may be on at the same time.</summary>
    Now,

    /// <summary>Only what is on now has to be done before it.</summary>
    Next,

    /// <summary>All the others.</summary>
    After,
}

/// <summary>A step of the plan.</summary>
/// <param name="Number">Its place among all steps of the case, from one: the number that the guided steps give it.</param>
/// <param name="IsMarkedInferred">True where only a related page gives it, and the answer says so of the step alone.</param>
/// <param name="For">The subscriptions that it is for, from zero; empty where it is for all.</param>
public sealed record PlanStep(int Number, string Id, Line Text, bool IsMarkedInferred, ImmutableArray<int> For, bool IsDone);
