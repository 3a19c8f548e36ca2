using System.Collections.Frozen;
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
}
