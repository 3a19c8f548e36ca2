using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

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

    /// <summary>Writes the template with the data filled in.</summary>
    /// <exception cref="InvalidOperationException">The data has null, an object or an array where a string needs a text.</exception>
    public void Bind(JsonNode? data, Utf8JsonWriter writer) => root.WriteValue(writer, TemplateScope.Over(data));

    /// <summary>The template with the data filled in, as JSON text.</summary>
    /// <inheritdoc cref="Bind(JsonNode, Utf8JsonWriter)"/>
    public string Bind(JsonNode? data)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Encoder }))
        {
            Bind(data, writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
