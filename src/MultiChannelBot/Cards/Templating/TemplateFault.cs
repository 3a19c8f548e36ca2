namespace MultiChannelBot.Cards.Templating;

/// <summary>One thing wrong in a template, said so that it can be repaired without reading the program.</summary>
/// <param name="File">The template's path as it was given.</param>
/// <param name="Line">The line, counted from one.</param>
/// <param name="Problem">What is there.</param>
/// <param name="Remedy">What to write instead.</param>
public sealed record TemplateFault(string File, int Line, string Problem, string Remedy)
{
    public override string ToString() => $"{File}({Line}): {Problem} {Remedy}";
}

/// <summary>A template that cannot be used; carries every fault found in it. It stops start-up.</summary>
public sealed class TemplateException(IReadOnlyList<TemplateFault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>Every fault, in the order of the file.</summary>
    public IReadOnlyList<TemplateFault> Faults => faults;
}
