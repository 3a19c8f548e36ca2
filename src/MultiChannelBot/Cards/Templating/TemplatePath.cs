using System.Collections.Immutable;

namespace MultiChannelBot.Cards.Templating;

/// <summary>A property path such as <c>choice.label</c> or <c>$root.language</c>, bound against a <see cref="TemplateScope"/>.</summary>
internal sealed class TemplatePath
{
    /// <summary>The constants of the expression language: as a first segment they are no property.</summary>
    private static readonly string[] Constants = ["true", "false", "null", "undefined"];

    private readonly Origin origin;
    private readonly ImmutableArray<string> segments;
    private readonly TemplateData unresolved;

    private TemplatePath(string text, Origin origin, ImmutableArray<string> segments)
    {
        Text = text;
        this.origin = origin;
        this.segments = segments;
        unresolved = $"${{{text}}}";
    }

    private enum Origin
    {
        Data,
        Root,
        Index,
    }

    /// <summary>The path as it stands in the template, without <c>${}</c>.</summary>
    public string Text { get; }

    /// <summary>Reads a path; false for anything that is more than names joined by dots.</summary>
    public static bool TryParse(string text, out TemplatePath path)
    {
        var parts = text.Split('.');
        var named = parts[0].StartsWith('$');
        Origin? origin = parts[0] switch
        {
            "$root" => Origin.Root,
            "$data" => Origin.Data,
            "$index" when parts.Length == 1 => Origin.Index,
            _ => named || Constants.Contains(parts[0]) ? null : Origin.Data,
        };
        var segments = named ? parts[1..] : parts;
        var readable = origin is not null && segments.All(IsName);
        path = readable ? new TemplatePath(text, origin!.Value, [.. segments]) : null!;
        return readable;
    }

    /// <summary>
    /// The value in the scope. As in the official engine a path that leads nowhere gives its own text
    /// (<c>"${a.b}"</c>), and null stays null.
    /// </summary>
    public TemplateData ValueOrText(in TemplateScope scope) => TryResolve(scope, out var value) ? value : unresolved;

    /// <summary>True only where the path leads to the boolean true: the official meaning of <c>$when</c>.</summary>
    public bool IsTrue(in TemplateScope scope) =>
        TryResolve(scope, out var value) && value.Value is true;

    private bool TryResolve(in TemplateScope scope, out TemplateData value)
    {
        if (origin == Origin.Index)
        {
            value = scope.Index is { } index ? index : default(TemplateData);
            return scope.Index is not null;
        }

        value = origin == Origin.Root ? scope.Root : scope.Data;
        foreach (var segment in segments)
        {
            if (value.Value is not TemplateObject parent || !TryFind(parent, segment, out value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first property of that name in any letter case, as the official engine looks it up.</summary>
    private static bool TryFind(TemplateObject parent, string name, out TemplateData value)
    {
        foreach (var (key, candidate) in parent.Properties)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    private static bool IsName(string segment) =>
        segment.Length > 0
        && !char.IsAsciiDigit(segment[0])
        && segment.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
