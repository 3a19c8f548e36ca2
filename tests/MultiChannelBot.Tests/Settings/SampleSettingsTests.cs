using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using MultiChannelBot.Settings;
using MultiChannelBot.Tests.Architecture;

namespace MultiChannelBot.Tests.Settings;

/// <summary>appsettings.sample.json against the settings types: every setting, its default, nothing else, no secret.</summary>
public class SampleSettingsTests
{
    private static readonly IConfiguration Sample = new ConfigurationBuilder()
        .AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Repository.Read("appsettings.sample.json"))))
        .Build();

    [Fact]
    public void The_sample_names_every_setting_and_no_other()
    {
        var named = Sample.AsEnumerable().Where(pair => pair.Value is not null).Select(pair => pair.Key).Order(StringComparer.Ordinal);
        Assert.Equal(Defaults().Keys.Order(StringComparer.Ordinal), named);
    }

    [Fact]
    public void The_sample_shows_the_defaults() =>
        Assert.All(Defaults(), setting => Assert.Equal(setting.Value, Sample[setting.Key], ignoreCase: true));

    [Fact]
    public void The_sample_as_it_is_can_be_read_and_runs_in_Development() =>
        Assert.Empty(BotSettings.Read(Sample).Faults(isDevelopment: true));

    /// <summary>"Section:Name" of every setting, with its default as a file writes it.</summary>
    private static Dictionary<string, string> Defaults()
    {
        var found = new Dictionary<string, string>();
        Collect(new BotSettings(), string.Empty, found);
        return found;
    }

    private static void Collect(object section, string prefix, Dictionary<string, string> found)
    {
        foreach (var property in section.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var value = property.GetValue(section);
            if (value is not null && value.GetType().Namespace == typeof(BotSettings).Namespace)
            {
                Collect(value, prefix + property.Name + ":", found);
            }
            else
            {
                found[prefix + property.Name] = Written(value);
            }
        }
    }

    /// <summary>What is not set is written as a blank, a switch that is not set as off, an empty list as a blank.</summary>
    private static string Written(object? value) => value switch
    {
        null => string.Empty,
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        string text => text,
        IEnumerable => string.Empty,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
