using System.Reflection;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Tests.Understanding;

/// <summary>What readings work in is used again: nothing of a message may stay there.</summary>
public sealed class ScratchTests
{
    private const string Message = "Not the Office 365, Azure was bought under an EA until 30 June 2027, and the first one from CSP 파트너. Please move it, kim@partner.example";

    [Fact]
    public void Nothing_of_a_message_is_left_when_it_has_been_read()
    {
        Engines.Shipped.Read(Message, null, Engines.Today);

        using var scratch = Scratch.Rent(Message.Length);

        Assert.Empty(Remains(scratch));
    }

    [Fact]
    public void What_is_looked_for_is_found_while_a_message_is_being_read()
    {
        using var scratch = Scratch.Rent(Message.Length);
        scratch.Normal.Read(Message);

        Assert.NotEmpty(Remains(scratch));
    }

    [Fact]
    public void The_next_reading_works_in_the_same_place()
    {
        var before = Scratch.Rent(10);
        before.Dispose();

        using var after = Scratch.Rent(10);

        Assert.Same(before, after);
    }

    [Fact]
    public void What_a_long_text_made_grow_is_let_go()
    {
        var before = Scratch.Rent(UnderstandingEngine.LongestText);
        before.Dispose();

        using var after = Scratch.Rent(10);

        Assert.NotSame(before, after);
    }

    // Letters, and phrases and values, that can still be reached; the lexicon itself is no part of a message.
    private static List<object> Remains(object root)
    {
        var (seen, found, queue) = (new HashSet<object>(ReferenceEqualityComparer.Instance), new List<object>(), new Queue<object>([root]));
        while (queue.TryDequeue(out var next))
        {
            if (next is Phrase or FactValue or string or char and not '\0')
            {
                found.Add(next);
            }
            else if (next is not Lexicon && !next.GetType().IsPrimitive && seen.Add(next))
            {
                Parts(next).ForEach(queue.Enqueue);
            }
        }

        return found;
    }

    private static List<object> Parts(object whole) => whole is Array array
        ? [.. array.OfType<object>()]
        : [.. FieldsOf(whole.GetType()).Select(field => field.GetValue(whole)).OfType<object>()];

    private static IEnumerable<FieldInfo> FieldsOf(Type? type) => type is null
        ? []
        : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Concat(FieldsOf(type.BaseType));
}
