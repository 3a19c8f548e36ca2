using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Settings;

namespace MultiChannelBot.State;

/// <summary>Registers where cases are kept.</summary>
public static class StateServices
{
    /// <summary>
    /// Keeps cases on the Redis of the settings, or on one inside the process. The settings must have been found without
    /// fault. An embedded store is started before the host listens, so that a directory in use stops start-up.
    /// </summary>
    public static IServiceCollection AddState(this IServiceCollection services, StateSettings settings, IHostEnvironment environment)
    {
        var directory = DirectoryOf(settings, environment);
        AddKeys(services, () => KeysOf(settings, environment));
        if (settings.UsesEmbedded(environment.IsDevelopment()))
        {
            services.AddSingleton(provider => new EmbeddedRedis(
                directory, settings.EmbeddedLogMegabytes, provider.GetRequiredService<ILoggerFactory>()));
            services.AddSingleton(provider => new RedisLink(provider.GetRequiredService<EmbeddedRedis>().StartAsync, PartsOf(settings, provider)));
            services.AddHostedService<EmbeddedStart>();
            AddHealth(services, $"The store inside the process, in {directory},");
        }
        else
        {
            services.AddSingleton(provider => new RedisLink(settings.Redis!, PartsOf(settings, provider)));
            AddHealth(services, "The Redis of State:Redis");
        }

        services.AddSingleton<ICaseStore>(provider => new RedisCaseStore(
            provider.GetRequiredService<RedisLink>(), provider.GetRequiredService<TimeProvider>(), settings.Expiry));
        services.AddSingleton<ICaseCodeStore>(provider => new RedisCaseCodeStore(
            provider.GetRequiredService<RedisLink>(), provider.GetRequiredService<TimeProvider>(), settings.Expiry));
        services.AddSingleton<IPreferenceStore>(provider => new RedisPreferenceStore(
            provider.GetRequiredService<RedisLink>(),
            provider.GetRequiredService<ICaseStore>(),
            provider.GetRequiredService<TimeProvider>(),
            settings.Expiry));
        services.AddSingleton<IFeedbackCounters, RedisFeedbackCounters>();
        services.AddSingleton<IReminderStore, RedisReminderStore>();
        services.AddSingleton<IInstallStore, RedisInstallStore>();
        services.AddSingleton<IProtectionKeyStore, RedisProtectionKeyStore>();
        services.AddSingleton<IActivityLog, RedisActivityLog>();
        services.AddSingleton<LogNotices>();
        return services;
    }

    /// <summary>The keys of a host, by the secret of its settings or the one beside the embedded store.</summary>
    internal static KeyMaker KeysOf(StateSettings settings, IHostEnvironment environment) => new(
        settings.HashKey is { } given ? HashKeyFile.FromSetting(given) : HashKeyFile.ReadOrDraw(DirectoryOf(settings, environment)));

    /// <summary>Keeps cases in memory, for the verbs that talk in a terminal: they never open the store.</summary>
    public static IServiceCollection AddStateInMemory(this IServiceCollection services, StateSettings settings)
    {
        AddKeys(services, () => new KeyMaker(RandomNumberGenerator.GetBytes(32)));
        services.AddSingleton<IStateHealth, InMemoryHealth>();
        services.AddSingleton<ICaseStore>(provider => new InMemoryCaseStore(
            provider.GetRequiredService<TimeProvider>(), settings.Expiry));
        services.AddSingleton<ICaseCodeStore>(provider => new InMemoryCaseCodeStore(
            provider.GetRequiredService<TimeProvider>(), settings.Expiry));
        services.AddSingleton<IPreferenceStore, InMemoryPreferenceStore>();
        services.AddSingleton<IFeedbackCounters, InMemoryFeedbackCounters>();
        services.AddSingleton<IReminderStore, InMemoryReminderStore>();
        services.AddSingleton<IInstallStore, InMemoryInstallStore>();
        services.AddSingleton<IProtectionKeyStore, InMemoryProtectionKeyStore>();
        return services;
    }

    private static RedisLinkParts PartsOf(StateSettings settings, IServiceProvider provider) => new()
    {
        CommandTimeout = settings.CommandTimeout,
        Metrics = provider.GetService<StateMetrics>(),
        Logger = provider.GetService<ILoggerFactory>()?.CreateLogger<RedisLink>() ?? (ILogger)Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
    };

    private static string DirectoryOf(StateSettings settings, IHostEnvironment environment) =>
        Path.GetFullPath(settings.Directory, environment.ContentRootPath);

    private static void AddKeys(IServiceCollection services, Func<KeyMaker> keys)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => keys());
        services.AddSingleton<CaseReference>();
        services.AddSingleton<SealedText>();
        services.AddSingleton<ProtectedText>();
    }

    private static void AddHealth(IServiceCollection services, string place) =>
        services.AddSingleton<IStateHealth>(provider => new RedisHealth(provider.GetRequiredService<RedisLink>(), place));

    private sealed class EmbeddedStart(EmbeddedRedis server) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => server.StartAsync();

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
