namespace MultiChannelBot.Settings;

/// <summary>Section "Reminders": when on their day reminders are sent.</summary>
public sealed record ReminderSettings
{
    /// <summary>The hour of the day, 0 to 23 in UTC: where people are is neither known nor asked.</summary>
    public int HourUtc { get; init; } = 7;

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        if (HourUtc is < 0 or > 23)
        {
            yield return new SettingFault("Reminders:HourUtc", $"{HourUtc} is no hour of a day.", "Set 0 to 23; 7 is nine in the morning in Berlin's summer and four in the afternoon in Seoul.");
        }
    }
}
