using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Tests.State;

public sealed class StateSettingsTests : IDisposable
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("mcb-state-");

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void Development_needs_no_settings() => Assert.Empty(new StateSettings().Faults(development: true));

    [Fact]
    public void Production_needs_a_place_and_a_key()
    {
        var faults = new StateSettings().Faults(development: false);

        Assert.Equal(["State:Redis", "State:HashKey"], faults.Select(fault => fault.Split(' ')[0]));
    }

    [Fact]
    public void Production_takes_either_place()
    {
        Assert.Empty(new StateSettings { Redis = "redis.example.com:6380,ssl=true", HashKey = Key }.Faults(development: false));
        Assert.Empty(new StateSettings { Embedded = true, HashKey = Key }.Faults(development: false));
    }

    [Theory]
    [InlineData("State:Redis", "both", "localhost", true)]
    [InlineData("State:Redis", "not a connection string", "", null)]
    public void A_contradiction_or_a_malformed_address_is_named(string setting, string says, string redis, bool? embedded)
    {
        var fault = Assert.Single(new StateSettings { Redis = redis, Embedded = embedded }.Faults(development: true));

        Assert.StartsWith(setting, fault, StringComparison.Ordinal);
        Assert.Contains(says, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_out_of_range_are_named_and_secrets_never_repeated()
    {
        var faults = new StateSettings
        {
            HashKey = "short-secret",
            Expiry = TimeSpan.FromMinutes(1),
            Directory = " ",
            EmbeddedLogMegabytes = 1,
        }.Faults(development: true);

        Assert.Equal(["State:HashKey", "State:Expiry", "State:Directory", "State:EmbeddedLogMegabytes"], faults.Select(fault => fault.Split(' ')[0]));
        Assert.DoesNotContain(faults, fault => fault.Contains("short-secret", StringComparison.Ordinal));
    }

    [Fact]
    public void The_settings_bind_from_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["State:Redis"] = "localhost:6380",
            ["State:Expiry"] = "7.00:00:00",
            ["State:HashKey"] = Key,
        }).Build();

        Assert.Equal(
            new StateSettings { Redis = "localhost:6380", Expiry = TimeSpan.FromDays(7), HashKey = Key },
            configuration.GetSection(StateSettings.Section).Get<StateSettings>());
    }

    [Fact]
    public async Task In_development_the_store_runs_inside_the_process_and_its_key_outlives_it()
    {
        var conversation = new ConversationId(Channel.Teams, "t", "c");
        var first = await RunHostAsync(new StateSettings(), services =>
            services.GetRequiredService<KeyMaker>().Case(conversation, "a"));
        var second = await RunHostAsync(new StateSettings(), services =>
            services.GetRequiredService<KeyMaker>().Case(conversation, "a"));

        Assert.Equal(first, second);
        Assert.True(Directory.Exists(Path.Combine(root.FullName, "data", "store")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(root.FullName, "data", "hash.key")));
        }
    }

    [Fact]
    public async Task The_health_tells_where_the_store_is_and_that_it_answers()
    {
        var report = await RunHostAsync(new StateSettings(), services => services.GetRequiredService<IStateHealth>().CheckAsync()).Unwrap();

        Assert.True(report.Reachable);
        Assert.StartsWith($"The store inside the process, in {Path.Combine(root.FullName, "data")}, answers in ", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_of_a_server_that_is_away_tells_the_remedy_and_no_secret()
    {
        var settings = new StateSettings { Redis = "127.0.0.1:1,password=hush", HashKey = Key };

        var report = await RunHostAsync(settings, services => services.GetRequiredService<IStateHealth>().CheckAsync()).Unwrap();

        Assert.False(report.Reachable);
        Assert.Contains("State:Redis", report.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbs_of_the_terminal_keep_cases_in_memory_and_touch_no_file()
    {
        var services = new ServiceCollection();
        services.AddStateInMemory(new StateSettings { Directory = Path.Combine(root.FullName, "data") });
        await using var provider = services.BuildServiceProvider();

        Assert.IsType<InMemoryCaseStore>(provider.GetRequiredService<ICaseStore>());
        Assert.IsType<InMemoryPreferenceStore>(provider.GetRequiredService<IPreferenceStore>());
        Assert.True((await provider.GetRequiredService<IStateHealth>().CheckAsync()).Reachable);
        Assert.NotEmpty(provider.GetRequiredService<KeyMaker>().Claim("m").Value);
        Assert.Empty(root.GetFileSystemInfos());
    }

    // What is read is read while the host runs.
    private async Task<T> RunHostAsync<T>(StateSettings settings, Func<IServiceProvider, T> read)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            ContentRootPath = root.FullName,
            EnvironmentName = Environments.Development,
        });
        builder.Services.AddState(settings, builder.Environment);
        using var host = builder.Build();
        await host.StartAsync();
        var found = read(host.Services);
        if (found is Task pending)
        {
            await pending;
        }

        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
        return found;
    }
}
