using System.Globalization;
using System.Text;

namespace MultiChannelBot.Cards.Templating;

/// <summary>A string with bindings in it: <c>"Step ${number} of ${total}"</c>.</summary>
internal sealed class TemplateText
{
    private const string Opening = "${";

    private readonly List<(string? Literal, TemplatePath? Path)> pieces = [];

    /// <summary>The path where the whole string is one binding, whose type is then kept; otherwise null.</summary>
    public TemplatePath? Whole => pieces is [(null, { } path)] ? path : null;

    /// <summary>True where the string has anything to bind.</summary>
    public static bool HasBindings(string text) => text.Contains(Opening, StringComparison.Ordinal);

    /// <summary>
    /// Reads a string; false, with what is wrong, for everything outside the subset. A backtick or a backslash beside a
    /// binding is refused too: the official engine reads both as part of its own string syntax.
    /// </summary>
    public static bool TryParse(string text, out TemplateText parsed, out string problem)
    {
        parsed = new TemplateText();
        problem = text.AsSpan().IndexOfAny('`', '\\') >= 0 ? "a backtick or a backslash stands beside a binding." : "";
        var position = 0;
        while (problem.Length == 0 && position < text.Length)
        {
            problem = parsed.ReadPiece(text, ref position);
        }

        return problem.Length == 0;
    }

    /// <summary>The string with its bindings filled.</summary>
    /// <exception cref="InvalidOperationException">A value is no text: null, an object, an array, or a fraction.</exception>
    public string Fill(in TemplateScope scope)
    {
        var filled = new StringBuilder();
        foreach (var (literal, path) in pieces)
        {
            filled.Append(literal ?? TextOf(path!, path!.ValueOrText(scope)));
        }

        return filled.ToString();
    }

    private string ReadPiece(string text, ref int position)
    {
        var opening = text.IndexOf(Opening, position, StringComparison.Ordinal);
        if (opening != position)
        {
            var end = opening < 0 ? text.Length : opening;
            pieces.Add((text[position..end], null));
            position = end;
            return "";
        }

        var closing = text.IndexOf('}', position);
        if (closing < 0)
        {
            return "a binding is not closed.";
        }

        var expression = text[(position + Opening.Length)..closing];
        position = closing + 1;
        if (!TemplatePath.TryParse(expression, out var path))
        {
            return $"'{expression}' is no property path.";
        }

        pieces.Add((null, path));
        return "";
    }

    private static string TextOf(TemplatePath path, TemplateData data) => data.Value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        TemplateNumber number when long.TryParse(number.Text, CultureInfo.InvariantCulture, out var whole) =>
            whole.ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"The data's '{path.Text}' is no text, whole number or boolean to stand in a string."),
    };
}
