namespace MultiChannelBot.Cards.Templating;

/// <summary>What paths are looked up in at one place of a template.</summary>
/// <param name="Root">All the data: <c>$root</c>.</param>
/// <param name="Data">The data of the nearest <c>$data</c>: where plain paths begin.</param>
/// <param name="Index">The position in the nearest repeated <c>$data</c>: <c>$index</c>.</param>
internal readonly record struct TemplateScope(TemplateData Root, TemplateData Data, int? Index)
{
    /// <summary>The scope at the top of a template.</summary>
    public static TemplateScope Over(TemplateData root) => new(root, root, null);
}
