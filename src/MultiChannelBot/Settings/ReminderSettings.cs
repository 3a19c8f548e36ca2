namespace MultiChannelBot.Settings;

/// <summary>Section "Reminders": when on their day reminders are sent.</summary>
public sealed record ReminderSettings
{
    /// <summary>The hour of the day, 0 to 23, where the person is.</summary>
    public int LocalHour { get; init; } = 9;

    /// <summary>The hour of the day, 0 to 23 in UTC, for people whose client does not tell where they are.</summary>
    public int HourUtc { get; init; } = 7;

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        if (LocalHour is < 0 or > 23)
        {
            yield return new SettingFault("Reminders:LocalHour", $"{LocalHour} is no hour of a day.", "Set 0 to 23; 9 is nine in the morning.");
        }

        if (HourUtc is < 0 or > 23)
        {
            yield return new SettingFault("Reminders:HourUtc", $"{HourUtc} is no hour of a day.", "Set 0 to 23; 7 is nine in the morning in Berlin's summer and four in the afternoon in Seoul.");
        }
    }
}
