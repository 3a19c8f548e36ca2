using System.Text.Json;
using MultiChannelBot.Cards;
using MultiChannelBot.Cards.Templating;

namespace MultiChannelBot.Channels.Slack.Blocks;

/// <summary>The templates of cards/slack: each holds a list of blocks, as the Block Kit Builder takes them.</summary>
internal sealed class SlackTemplates
{
    private const string Blocks = "blocks";

    /// <summary>What stands before the list in a bound template.</summary>
    private static readonly int Before = $$"""{"{{Blocks}}":""".Length;

    private readonly CardTemplates templates;

    private SlackTemplates(CardTemplates templates) => this.templates = templates;

    /// <summary>The names of the files.</summary>
    public static IReadOnlyList<string> Names { get; } = ["welcome", "question", "answer", "part", "notice", "inert", "form", "field", "home"];

    /// <inheritdoc cref="CardTemplates.Load"/>
    public static SlackTemplates Load(string directory)
    {
        var templates = CardTemplates.Load(directory, Names);
        List<TemplateFault> faults = [.. Names.Select(name => Path.Combine(directory, name + ".json")).Where(path => !HoldsBlocks(path)).Select(path =>
            new TemplateFault(path, 1, "this template is more or less than a list of blocks.", "Write {\"blocks\": [ ... ]} and nothing beside it."))];
        return faults.Count == 0 ? new SlackTemplates(templates) : throw new TemplateException(faults);
    }

    /// <summary>The blocks of a template, as the JSON of a list.</summary>
    /// <param name="name">The template.</param>
    /// <param name="data">What it is bound to.</param>
    /// <param name="most">The most characters.</param>
    /// <returns>Null where they are longer.</returns>
    public byte[]? Bind(string name, TemplateObject data, int most = int.MaxValue - SlackLimits.Message)
    {
        using var output = templates[name].Write(data, most + Before + 1);
        return output.IsOver ? null : output.ToUtf8()[Before..^1];
    }

    /// <summary>The same without the brackets, to be placed among the blocks of another; null where there are none.</summary>
    public TemplateData? Part(string name, TemplateObject data)
    {
        using var output = templates[name].Write(data);
        var blocks = output.ToString()[(Before + 1)..^2];
        return blocks.Length == 0 ? default(TemplateData?) : TemplateData.Bound(blocks);
    }

    private static bool HoldsBlocks(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.EnumerateObject().ToList() is [{ Name: Blocks, Value.ValueKind: JsonValueKind.Array }];
    }
}
