using System.Collections;
using System.Reflection;

namespace MultiChannelBot.Settings;

/// <summary>
/// Finds what is written in a section and would be read by nobody: a key that is misspelt, and one text where several are wanted.
/// The binder passes over both without a word.
/// </summary>
internal static class SettingKeys
{
    /// <summary>What is wrong below a section that is read as a type, each with its remedy.</summary>
    public static IEnumerable<SettingFault> Faults(IConfigurationSection section, Type type) =>
        section.GetChildren().SelectMany(written => PropertyOf(type, written.Key) is { } property
            ? Faults(written, property)
            : [new SettingFault(written.Path, "there is no such setting.", $"{section.Path} has {string.Join(", ", PropertiesOf(type).Select(known => known.Name))}.")]);

    private static IEnumerable<SettingFault> Faults(IConfigurationSection written, PropertyInfo property)
    {
        var type = property.PropertyType;
        if (type.Namespace == typeof(SettingKeys).Namespace && type.IsClass)
        {
            return Faults(written, type);
        }

        // A blank stands for an empty list, as in the sample.
        var isList = type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);
        return isList && !string.IsNullOrWhiteSpace(written.Value)
                ? [new SettingFault(written.Path, "one text stands where entries are wanted.", Remedy(written, typeof(IDictionary).IsAssignableFrom(type)))]
            : !isList && written.GetChildren().Any()
                ? [new SettingFault(written.Path, "entries stand where one value is wanted.", $"Write {written.Path} with its value.")]
                : [];
    }

    private static string Remedy(IConfigurationSection written, bool isDictionary)
    {
        var name = written.Path.Replace(":", "__", StringComparison.Ordinal);
        return isDictionary
            ? $"Write an object in a file, or {name}__NAME=VALUE in the environment for each entry."
            : $"Write a list in a file, or {name}__0=VALUE, {name}__1=VALUE in the environment.";
    }

    private static PropertyInfo? PropertyOf(Type type, string key) =>
        PropertiesOf(type).FirstOrDefault(property => string.Equals(property.Name, key, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);
}
