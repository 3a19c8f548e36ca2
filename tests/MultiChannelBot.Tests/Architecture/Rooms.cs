using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Tests.Architecture;

/// <summary>The three rooms as compiled: what each really refers to.</summary>
internal static class Rooms
{
    public static Assembly Guidance { get; } = typeof(FactCatalogue).Assembly;

    public static Assembly Conversation { get; } = typeof(CaseState).Assembly;

    public static Assembly Host { get; } = Assembly.Load("MultiChannelBot");

    public static IReadOnlyList<Assembly> All { get; } = [Guidance, Conversation, Host];

    /// <summary>The names of the assemblies that a room refers to.</summary>
    public static IReadOnlyList<string> References(Assembly room) =>
        [.. room.GetReferencedAssemblies().Select(name => name.Name!).Order(StringComparer.Ordinal)];

    /// <summary>Every type of another assembly that a room uses, by full name.</summary>
    public static ImmutableSortedSet<string> TypesUsed(Assembly room) => Metadata(
        room,
        reader => reader.TypeReferences.Select(reader.GetTypeReference).Select(type => FullName(reader, type)).ToImmutableSortedSet(StringComparer.Ordinal));

    /// <summary>Every member of another assembly that a room uses, as "Namespace.Type.Member".</summary>
    public static ImmutableSortedSet<string> MembersUsed(Assembly room) => Metadata(
        room,
        reader => reader.MemberReferences.Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => FullName(reader, reader.GetTypeReference((TypeReferenceHandle)member.Parent)) + "." + reader.GetString(member.Name))
            .ToImmutableSortedSet(StringComparer.Ordinal));

    private static T Metadata<T>(Assembly room, Func<MetadataReader, T> read)
    {
        using var file = new PEReader(File.OpenRead(room.Location));
        return read(file.GetMetadataReader());
    }

    private static string FullName(MetadataReader reader, TypeReference type) =>
        $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
}
