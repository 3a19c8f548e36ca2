using System.Collections;
using System.Reflection;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Tests.State;

/// <summary>Compares by content: records hold immutable arrays and dictionaries, which themselves compare by identity.</summary>
internal static class DeepEquality
{
    /// <summary>The path to the first difference; null where there is none.</summary>
    public static string? Difference(object? left, object? right, string path = "value")
    {
        if (left is null || right is null)
        {
            return left is null && right is null ? null : path;
        }

        if (left.GetType() != right.GetType())
        {
            return path + " (type)";
        }

        return left switch
        {
            // Its own equality is by content and tested where it is defined; the moment alone would not compare offsets.
            FactSet => Equals(left, right) ? null : path,
            DateTimeOffset moment => moment.EqualsExact((DateTimeOffset)right) ? null : path,
            string => Equals(left, right) ? null : path,
            IDictionary entries => InDictionary(entries, (IDictionary)right, path),
            IEnumerable items => InSequence(items.Cast<object?>().ToList(), ((IEnumerable)right).Cast<object?>().ToList(), path),
            _ when left.GetType().Assembly.GetName().Name!.StartsWith("MultiChannelBot", StringComparison.Ordinal) && !left.GetType().IsEnum =>
                InProperties(left, right, path),
            _ => Equals(left, right) ? null : path,
        };
    }

    private static string? InDictionary(IDictionary left, IDictionary right, string path) =>
        left.Count != right.Count
            ? path + " (count)"
            : left.Keys.Cast<object>().Select(key => Difference(left[key], right[key], $"{path}[{key}]")).FirstOrDefault(found => found is not null);

    private static string? InSequence(List<object?> left, List<object?> right, string path) =>
        left.Count != right.Count
            ? path + " (count)"
            : left.Select((item, index) => Difference(item, right[index], $"{path}[{index}]")).FirstOrDefault(found => found is not null);

    private static string? InProperties(object left, object right, string path) =>
        left.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.CanWrite)
            .Select(property => Difference(property.GetValue(left), property.GetValue(right), $"{path}.{property.Name}"))
            .FirstOrDefault(found => found is not null)
        ?? (left is FactValue && !left.Equals(right) ? path : null);
}
