using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// Bounds on the JSON of an activity beside size and depth: what is beyond them is nobody's activity, and is refused before
/// it becomes an object of the SDK. Looks at the bytes; a text is made of them only where they hold more than plain ASCII.
/// </summary>
internal static class ActivityShape
{
    /// <summary>Deeper JSON is nobody's activity.</summary>
    public const int MostDepth = 32;

    /// <summary>Teams sends a handful of entities and attachments, and members of a team one by one.</summary>
    private const int MostElements = 1_000;

    private const int MostNameLength = 256;

    /// <summary>Ids of conversations have some 200 characters, tokens of addresses more.</summary>
    private const int MostIdLength = 2_048;

    /// <summary>What people write, and what is only passed by: bounded by the body alone.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Free = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "text", "value", "channelData", "attachments", "entities", "summary", "speak", "suggestedActions", "semanticAction", "properties")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How the JSON is to be parsed that <see cref="Fits(JsonElement)"/> looks at.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = MostDepth };

    /// <summary>True for a JSON object that has a type and keeps the bounds.</summary>
    public static bool Fits(JsonElement root) => IsActivity(root) && HasFittingParts(root);

    private static bool IsActivity(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("type"u8, out var type)
        && type.ValueKind == JsonValueKind.String
        && !type.ValueEquals(string.Empty);

    /// <summary>The reader takes "Type" for "type", as the SDK's does: in an activity that is naming it twice.</summary>
    private static bool HasFittingParts(JsonElement value)
    {
        if (!DistinctNames.In(value, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (!Fits(property))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(JsonProperty property)
    {
        var name = NameOf(property, stackalloc char[MostNameLength]);
        return name.Length <= MostNameLength
            && (Free.Contains(name) ? HasBoundedLists(property.Value) : IsAddress(property.Value))
            && (!IsIdentifier(name) || HasNoControls(property.Value));
    }

    private static ReadOnlySpan<char> NameOf(JsonProperty property, Span<char> buffer)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return IsPlain(raw) && raw.Length <= buffer.Length ? buffer[..Encoding.ASCII.GetChars(raw, buffer)] : property.Name;
    }

    private static bool IsIdentifier(ReadOnlySpan<char> name) => name.EndsWith("id", StringComparison.OrdinalIgnoreCase);

    /// <summary>Ids go into headers and addresses of what is sent in answer.</summary>
    private static bool HasNoControls(JsonElement value) =>
        value.ValueKind != JsonValueKind.String || IsPlain(JsonMarshal.GetRawUtf8Value(value)) || !value.GetString()!.Any(char.IsControl);

    /// <summary>ASCII that stands for itself: no controls, and nothing escaped.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> raw) => !raw.ContainsAnyExceptInRange((byte)' ', (byte)'~') && !raw.Contains((byte)'\\');

    /// <summary>Who, where and when: short strings, and names that differ.</summary>
    private static bool IsAddress(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => IsShort(value),
        JsonValueKind.Object => HasFittingParts(value),
        JsonValueKind.Array => value.GetArrayLength() <= MostElements && HasAddresses(value),
        _ => true,
    };

    // A text has at most as many characters as bytes.
    private static bool IsShort(JsonElement value) =>
        (JsonMarshal.GetRawUtf8Value(value) is var raw && raw.Length <= MostIdLength && !raw.Contains((byte)'\\'))
        || value.GetString()!.Length <= MostIdLength;

    private static bool HasAddresses(JsonElement list)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (!IsAddress(item))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasBoundedLists(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => HasBoundedParts(value),
        JsonValueKind.Array => value.GetArrayLength() <= MostElements && HasBoundedItems(value),
        _ => true,
    };

    // Of two values of one name, one reader takes the first and the next the last.
    private static bool HasBoundedParts(JsonElement value)
    {
        if (!DistinctNames.In(value, StringComparer.Ordinal))
        {
            return false;
        }

        foreach (var property in value.EnumerateObject())
        {
            // Half a character is no part of a name: the text of such a name is a fault.
            var raw = JsonMarshal.GetRawUtf8PropertyName(property);
            if (!(IsPlain(raw) ? raw.Length <= MostNameLength : property.Name.Length <= MostNameLength) || !HasBoundedLists(property.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasBoundedItems(JsonElement list)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (!HasBoundedLists(item))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether the names of an object differ. Those of a few plain ones are told apart by hashes without regard to case, on the
    /// stack; where two hashes are the same, or names are many or not plain, the texts decide.
    /// </summary>
    private static class DistinctNames
    {
        private const int Few = 32;

        public static bool In(JsonElement value, StringComparer comparer)
        {
            Span<uint> hashes = stackalloc uint[Few];
            var count = 0;
            foreach (var property in value.EnumerateObject())
            {
                var raw = JsonMarshal.GetRawUtf8PropertyName(property);
                if (count == Few || !IsPlain(raw) || hashes[..count].Contains(Hash(raw)))
                {
                    return InTexts(value, comparer);
                }

                hashes[count++] = Hash(raw);
            }

            return true;
        }

        private static bool InTexts(JsonElement value, StringComparer comparer)
        {
            var names = new HashSet<string>(comparer);
            foreach (var property in value.EnumerateObject())
            {
                if (!names.Add(property.Name))
                {
                    return false;
                }
            }

            return true;
        }

        // One bit tells an ASCII letter's cases apart. Other characters that differ in it share a hash, which decides nothing.
        private static uint Hash(ReadOnlySpan<byte> name)
        {
            var hash = 2166136261;
            foreach (var letter in name)
            {
                hash = (hash ^ (letter | 0x20u)) * 16777619;
            }

            return hash;
        }
    }
}
