namespace MultiChannelBot.Settings;

/// <summary>Every section of the settings, read and checked together.</summary>
public sealed record BotSettings
{
    public GuidanceSettings Guidance { get; init; } = new();

    public ConversationSection Conversation { get; init; } = new();

    public BotFrameworkSettings BotFramework { get; init; } = new();

    public StateSettings State { get; init; } = new();

    public PackageSettings Package { get; init; } = new();

    public LimitSettings Limits { get; init; } = new();

    public ProxySettings Proxy { get; init; } = new();

    public DeskSettings Desk { get; init; } = new();

    public SlackSettings Slack { get; init; } = new();

    public WebChatSettings WebChat { get; init; } = new();

    public ReminderSettings Reminders { get; init; } = new();

    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>Reads the sections.</summary>
    /// <exception cref="StartupException">A value is not of its setting's kind, or a key is no setting.</exception>
    public static BotSettings Read(IConfiguration configuration)
    {
        try
        {
            return new BotSettings
            {
                Guidance = Section<GuidanceSettings>(configuration, "Guidance"),
                Conversation = Section<ConversationSection>(configuration, "Conversation"),
                BotFramework = Section<BotFrameworkSettings>(configuration, "BotFramework"),
                State = WithoutBlanks(Section<StateSettings>(configuration, StateSettings.Section)),
                Package = Section<PackageSettings>(configuration, "Package"),
                Limits = Section<LimitSettings>(configuration, "Limits"),
                Proxy = Section<ProxySettings>(configuration, "Proxy"),
                Desk = Section<DeskSettings>(configuration, "Desk"),
                Slack = Section<SlackSettings>(configuration, "Slack"),
                WebChat = Section<WebChatSettings>(configuration, "WebChat"),
                Reminders = Section<ReminderSettings>(configuration, "Reminders"),
                Telemetry = WithoutBlanks(Section<TelemetrySettings>(configuration, "Telemetry")),
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

    /// <summary>What is wrong with the settings that every host needs, each with its remedy.</summary>
    public IEnumerable<string> Faults(bool isDevelopment) =>
    [
        .. Guidance.Faults().Concat(Conversation.Faults()).Concat(Package.Faults()).Concat(Limits.Faults()).Concat(Proxy.Faults()).Concat(Desk.Faults(BotFramework, Slack, isDevelopment)).Concat(Slack.Faults(Package, isDevelopment)).Concat(WebChat.Faults()).Concat(Reminders.Faults()).Concat(Telemetry.Faults())
            .Select(fault => fault.ToString()),
        .. State.Faults(isDevelopment),
    ];

    /// <summary>A setting left blank, as in the sample, is one that is not set.</summary>
    private static StateSettings WithoutBlanks(StateSettings state) => state with
    {
        Redis = string.IsNullOrWhiteSpace(state.Redis) ? null : state.Redis,
        HashKey = string.IsNullOrWhiteSpace(state.HashKey) ? null : state.HashKey,
    };

    private static TelemetrySettings WithoutBlanks(TelemetrySettings telemetry) => telemetry with
    {
        Otlp = telemetry.Otlp.Trim(),
        OtlpProtocol = string.IsNullOrWhiteSpace(telemetry.OtlpProtocol) ? TelemetrySettings.Grpc : telemetry.OtlpProtocol,
    };

    private static T Section<T>(IConfiguration configuration, string name)
        where T : new()
    {
        var section = configuration.GetSection(name);
        var faults = SettingKeys.Faults(section, typeof(T)).Select(fault => fault.ToString()).ToList();
        return faults.Count > 0 ? throw new StartupException(faults) : section.Get<T>() ?? new T();
    }
}
