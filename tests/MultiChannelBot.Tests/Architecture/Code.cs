using System.Text.RegularExpressions;

namespace MultiChannelBot.Tests.Architecture;

/// <summary>A plain reader of C# source, as far as the lints need it.</summary>
internal static partial class Code
{
    /// <summary>Every identifier outside comments and texts.</summary>
    public static IEnumerable<string> Words(string source) =>
        Identifier().Matches(CommentOrText().Replace(source, " ")).Select(match => match.Value);

    /// <summary>Every text literal without interpolation, without its quotes.</summary>
    public static IEnumerable<string> Literals(string source) =>
        PlainText().Matches(LineComment().Replace(source, string.Empty)).Select(match => match.Groups[1].Value);

    /// <summary>Every interpolated text, without its quotes.</summary>
    public static IEnumerable<string> Interpolated(string source) =>
        InterpolatedText().Matches(LineComment().Replace(source, string.Empty)).Select(match => match.Groups[1].Value);

    /// <summary>Every text literal that something is appended to: "value." + code.</summary>
    public static IEnumerable<string> Beginnings(string source) =>
        TextWithMore().Matches(LineComment().Replace(source, string.Empty)).Select(match => match.Groups[1].Value);

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|\$?@?"(?:[^"\\\n]|\\.)*"|'(?:[^'\\]|\\.)'""", RegexOptions.Singleline)]
    private static partial Regex CommentOrText();

    [GeneratedRegex("(?m)^\\s*//[^\n]*")]
    private static partial Regex LineComment();

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Identifier();

    [GeneratedRegex("""(?<![$@"\\])"((?:[^"\\\n]|\\.)*)"(?!")""")]
    private static partial Regex PlainText();

    [GeneratedRegex("""\$"((?:[^"\\\n]|\\.)*)"(?!")""")]
    private static partial Regex InterpolatedText();

    [GeneratedRegex("""(?<![$@"\\])"((?:[^"\\\n]|\\.)*)"\s*\+""")]
    private static partial Regex TextWithMore();
}
