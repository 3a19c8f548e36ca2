using System.Collections.Immutable;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.FollowUps;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Reads as another does, but a question that an edition answers beside the case states nothing: "can reservations be moved?"
/// says neither that there are some nor that they are to be moved. In a conversation the case decides what such a question
/// leaves as it is; here there is none.
/// </summary>
/// <param name="inner">Reads everything else.</param>
/// <param name="followUps">The questions and terms of the edition.</param>
/// <param name="phrases">How questions are put.</param>
public sealed class AsideUnderstanding(IUnderstanding inner, ImmutableArray<FollowUp> followUps, Phrasebook phrases) : IUnderstanding
{
    private readonly FollowUpFinder finder = new(followUps, phrases);

    /// <inheritdoc/>
    public Reading Read(string text, Fact? asked, DateOnly today)
    {
        var reading = inner.Read(text, asked, today);
        return reading is { Facts.IsEmpty: true, Act: not Act.Cancel } || !AsksAside(text, reading)
            ? reading
            : reading with { Facts = [], Act = null, Likely = [], Adds = false, All = false, About = null };
    }

    /// <inheritdoc/>
    public ImmutableArray<DateOnly?> Days(string text, DateOnly today) => inner.Days(text, today);

    private bool AsksAside(string text, Reading reading) =>
        reading.Act is null or Act.Unsure or Act.Cancel && AsideQuestion.IsOneSentence(text) && !finder.Tells(text)
        && finder.Find(text) is { } found && AsideQuestion.MayAsk(found, reading, isSure: false)
        && reading.Facts.All(stated => AsideQuestion.Names(found, stated.Value));
}
