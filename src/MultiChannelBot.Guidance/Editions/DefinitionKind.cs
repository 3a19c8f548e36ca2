namespace MultiChannelBot.Guidance.Editions;

/// <summary>The kinds of things that an edition file defines by name.</summary>
internal enum DefinitionKind
{
    Text,
    Link,
    Source,
    Note,
    Procedure,
    Help,
    Question,
    Answer,
    Date,
}

/// <summary>A thing defined by name in one of an edition's files.</summary>
/// <param name="Shared">True where it stands in an included file, which other editions may include too.</param>
internal sealed record Definition(DefinitionKind Kind, string Id, string File, int Line, YamlNode Node, bool Shared);
