using System.Text.Encodings.Web;

namespace MultiChannelBot.Cards.Templating;

/// <summary>
/// A card template in our subset of the Adaptive Card templating language, compiled once and then bound to data any number
/// of times, from any thread. The subset: <c>${property.path}</c>, <c>$root</c>, <c>$data</c> over objects and arrays,
/// <c>$index</c>, and <c>$when</c> on a boolean. Within it the result is that of the official engine; the data itself is
/// never read as a template.
/// </summary>
public sealed class TemplateBinder
{
    private readonly TemplateNode root;

    private TemplateBinder(TemplateNode root) => this.root = root;

    /// <summary>Leaves Korean and the like unescaped: cards travel as application/json, never inside a page.</summary>
    internal static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Compiles a template file.</summary>
    /// <exception cref="TemplateException">The file holds anything outside the subset; every fault names file, line and remedy.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TemplateBinder Load(string path) => Compile(path, File.ReadAllBytes(path));

    /// <summary>Compiles a template.</summary>
    /// <param name="file">The name that faults are reported under.</param>
    /// <param name="utf8">The template's text.</param>
    /// <exception cref="TemplateException">The template holds anything outside the subset.</exception>
    public static TemplateBinder Compile(string file, ReadOnlySpan<byte> utf8) => new(TemplateReader.Read(file, utf8));

    /// <summary>The template with the data filled in, as JSON text; null where that is longer than it may be.</summary>
    /// <param name="data">What paths are looked up in.</param>
    /// <param name="most">The most UTF-16 units.</param>
    /// <exception cref="InvalidOperationException">The data has null, an object or an array where a string needs a text.</exception>
    public string? Bind(TemplateData data, int most)
    {
        using var output = Write(data, most);
        return output.IsOver ? null : output.ToString();
    }

    /// <summary>The same, however long it is.</summary>
    /// <inheritdoc cref="Bind(TemplateData, int)"/>
    public string Bind(TemplateData data) => Bind(data, int.MaxValue)!;

    /// <summary>The same as it was written, to be measured or taken.</summary>
    /// <inheritdoc cref="Bind(TemplateData, int)"/>
    internal TemplateOutput Write(TemplateData data, int most = int.MaxValue)
    {
        var output = new TemplateOutput(most);
        root.WriteValue(output, TemplateScope.Over(data));
        return output;
    }
}
