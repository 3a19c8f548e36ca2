using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using CsCheck;
using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Tests.State;

/// <summary>What is written and read by hand is what the serializer writes and reads.</summary>
public class CaseWritingTests
{
    [Fact]
    public void A_case_is_written_as_the_serializer_writes_it() =>
        Generated.State.Sample(state => Assert.Equal(CaseJson.Serialize(state), CaseJson.WriteState(state)));

    [Fact]
    public void Replies_are_written_as_the_serializer_writes_them() =>
        Generated.Replies.Sample(replies => Assert.Equal(CaseJson.Serialize(replies), CaseJson.WriteReplies(replies)));

    [Fact]
    public void What_was_written_is_read_in_one_pass() =>
        Generated.State.Sample(state => Assert.Null(DeepEquality.Difference(state, CaseJson.ReadAsWritten(CaseJson.WriteState(state)))));

    [Fact]
    public void What_is_read_in_one_pass_the_serializer_reads_the_same() =>
        Gen.Select(Generated.State, Gen.Double[0, 1], Gen.Int[1, 40]).Sample((state, share, length) =>
        {
            var json = CaseJson.WriteState(state);
            var from = (int)((json.Length - 1) * share);
            var damaged = json.Remove(from, Math.Min(length, json.Length - from));
            Assert.Null(DeepEquality.Difference(Read(CaseJson.ReadState(damaged, StateSchema.Current)), Read(CaseJson.ReadState(damaged))));
        });

    [Theory]
    [InlineData("""{"revision":7,"schema":1,"subscriptions":[{"dontKnows":{},"facts":{"intent":"manage","purchaseChannel":"ea"},"saidAt":{}}],"focus":0,"history":[]}""")]
    [InlineData("""{ "schema": 1, "revision": 7, "role": "SALES", "subscriptions": [{"facts": {"purchaseChannel": "ea"}, "saidAt": {}, "dontKnows": {}}], "history": [] }""")]
    [InlineData("""{"schema":1,"revision":7,"fromTheFuture":{},"subscriptions":[{"facts":{"purchaseChannel":"ea"},"saidAt":{},"dontKnows":{}}],"focus":0,"history":[],"code":null}""")]
    public void What_is_written_otherwise_is_read_as_well(string json)
    {
        Assert.Null(CaseJson.ReadAsWritten(json));

        var state = Assert.IsType<StateReading.Read>(CaseJson.ReadState(json)).State;
        Assert.Equal(7, state.Revision);
        Assert.Equal(PurchaseChannel.Ea, state.Current.Facts.Value(Guidance.Facts.Fact.PurchaseChannel));
    }

    [Fact]
    public void No_member_and_no_kind_is_missing_from_what_these_tests_write()
    {
        var seen = new Members();
        Gen.Select(Generated.State, Generated.Replies).Sample(
            (state, replies) =>
            {
                seen.Look(state);
                seen.Look(replies);
            },
            iter: 500,
            threads: 1);

        Assert.Empty(seen.Missing());
    }

    private static CaseState? Read(StateReading reading) => (reading as StateReading.Read)?.State;

    // Which members were ever given, of each type that was met.
    private sealed class Members
    {
        private readonly HashSet<Type> types = [];
        private readonly HashSet<(Type, string)> given = [];

        public void Look(object? value)
        {
            switch (value)
            {
                case null or string or FactSet or Enum:
                    break;
                case IDictionary entries:
                    Look(entries.Values);
                    break;
                case IEnumerable items:
                    foreach (var item in items)
                    {
                        Look(item);
                    }

                    break;
                default:
                    LookInto(value);
                    break;
            }
        }

        public IEnumerable<string> Missing() =>
        [
            .. types.SelectMany(type => Written(type).Where(member => !given.Contains((type, member.Name))).Select(member => $"{type.Name}.{member.Name}")),
            .. types.Select(type => type.BaseType!).Distinct()
                .SelectMany(kind => kind.GetCustomAttributes<JsonDerivedTypeAttribute>())
                .Where(kind => !types.Contains(kind.DerivedType))
                .Select(kind => kind.DerivedType.Name),
        ];

        private void LookInto(object value)
        {
            var type = value.GetType();
            if (!type.FullName!.StartsWith(nameof(MultiChannelBot), StringComparison.Ordinal))
            {
                return;
            }

            types.Add(type);
            foreach (var member in Written(type))
            {
                if (member.GetValue(value) is { } content)
                {
                    given.Add((type, member.Name));
                    Look(content);
                }
            }
        }

        private static IEnumerable<PropertyInfo> Written(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member.CanWrite && member.GetCustomAttribute<JsonIgnoreAttribute>() is null);
    }
}
