namespace MultiChannelBot.Settings;

/// <summary>Every section of the settings, read and checked together.</summary>
public sealed record BotSettings
{
    public GuidanceSettings Guidance { get; init; } = new();

    public ConversationSection Conversation { get; init; } = new();

    public BotFrameworkSettings BotFramework { get; init; } = new();

    public StateSettings State { get; init; } = new();

    public LimitSettings Limits { get; init; } = new();

    /// <summary>Reads the sections.</summary>
    /// <exception cref="StartupException">A value is not of its setting's kind.</exception>
    public static BotSettings Read(IConfiguration configuration)
    {
        try
        {
            return new BotSettings
            {
                Guidance = Section<GuidanceSettings>(configuration, "Guidance"),
                Conversation = Section<ConversationSection>(configuration, "Conversation"),
                BotFramework = Section<BotFrameworkSettings>(configuration, "BotFramework"),
                State = Section<StateSettings>(configuration, "State"),
                Limits = Section<LimitSettings>(configuration, "Limits"),
            };
        }
        catch (InvalidOperationException fault)
        {
            throw new StartupException($"Settings: {fault.Message} {fault.InnerException?.Message} See appsettings.sample.json.", fault);
        }
    }

    /// <summary>The settings of the verbs that need no host: environment and appsettings.json beside the program.</summary>
    public static BotSettings ReadForVerb() => Read(new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build());

    private static T Section<T>(IConfiguration configuration, string name)
        where T : new() => configuration.GetSection(name).Get<T>() ?? new T();
}
