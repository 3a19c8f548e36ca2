using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using MultiChannelBot.Cards.Templating;

namespace MultiChannelBot.Cards;

/// <summary>The compiled templates of one channel, by name.</summary>
public sealed class CardTemplates
{
    private readonly FrozenDictionary<string, TemplateBinder> binders;

    private CardTemplates(FrozenDictionary<string, TemplateBinder> binders) => this.binders = binders;

    /// <summary>The names, in no particular order.</summary>
    public IEnumerable<string> Names => binders.Keys;

    /// <summary>The template of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public TemplateBinder this[string name] => binders[name];

    /// <summary>Compiles templates, all of them, before any fault is reported.</summary>
    /// <param name="directory">The folder that holds NAME.json for each name.</param>
    /// <param name="names">The templates that the channel needs.</param>
    /// <exception cref="TemplateException">A template is missing or outside the subset; lists every fault of every file.</exception>
    public static CardTemplates Load(string directory, params IEnumerable<string> names)
    {
        Dictionary<string, TemplateBinder> binders = [];
        List<TemplateFault> faults = [];
        foreach (var name in names)
        {
            var path = Path.Combine(directory, $"{name}.json");
            try
            {
                binders[name] = TemplateBinder.Load(path);
            }
            catch (TemplateException outside)
            {
                faults.AddRange(outside.Faults);
            }
            catch (IOException)
            {
                faults.Add(new TemplateFault(path, 1, "this template cannot be read.", "Put the file back, or repair its permissions."));
            }
        }

        return faults.Count == 0 ? new CardTemplates(binders.ToFrozenDictionary()) : throw new TemplateException(faults);
    }

    /// <summary>The same templates, changed before they are compiled: how another kind of client is shown the same.</summary>
    /// <param name="directory">A folder that <see cref="Load"/> found no fault in.</param>
    /// <param name="names">The templates to be changed.</param>
    /// <param name="reshape">Makes the changed template of one as it stands in its file.</param>
    public static CardTemplates Reshape(string directory, IEnumerable<string> names, Func<JsonObject, JsonObject> reshape) => new(names.ToFrozenDictionary(
        name => name,
        name =>
        {
            var path = Path.Combine(directory, $"{name}.json");
            return TemplateBinder.Compile(path, Encoding.UTF8.GetBytes(reshape(JsonNode.Parse(File.ReadAllText(path))!.AsObject()).ToJsonString()));
        }));
}
