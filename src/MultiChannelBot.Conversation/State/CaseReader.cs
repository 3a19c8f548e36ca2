using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation;

/// <summary>
/// Reads a case in one pass, as <see cref="CaseWriter"/> writes it: the present schema, members in that order and no others.
/// Anything else is not its business, which is not to say that it cannot be read.
/// </summary>
internal ref partial struct CaseReader
{
    // Always at the next token that is not read yet.
    private Utf8JsonReader json;

    private CaseReader(ReadOnlySpan<byte> text)
    {
        json = new Utf8JsonReader(text);
        json.Read();
    }

    /// <summary>The case; null where it is written otherwise than this program writes, or is none.</summary>
    public static CaseState? TryRead(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new CaseReader(text);
            return reader.ReadCase();
        }
        catch (Exception otherwise) when (otherwise is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private CaseState ReadCase()
    {
        Open();
        Expect(Has("schema"u8) && ReadInt() == CaseState.CurrentSchema);

        // In the order in which they are written: an initializer runs from top to bottom.
        var state = new CaseState
        {
            Revision = Has("revision"u8) ? ReadLong() : 0,
            Owner = ReadTextIf("owner"u8),
            Language = Has("language"u8) ? (Language)ReadSpelled(Spellings.Languages) : null,
            LanguageChosen = Has("languageChosen"u8) && ReadFlag(),
            Role = Has("role"u8) ? (Role)ReadSpelled(Spellings.Roles) : null,
            PartnerType = Has("partnerType"u8) ? ReadWholeValue() : null,
            Subscriptions = ReadSubscriptions("subscriptions"u8),
            Focus = Has("focus"u8) ? ReadInt() : 0,
            Revisiting = Has("revisiting"u8) ? ReadFact() : null,
            Unread = Has("unread"u8) ? ReadInt() : 0,
            AnsweredAt = Has("answeredAt"u8) ? ReadTime() : null,
            History = ReadHistory(),
            List = Has("list"u8) ? ReadPresses() : null,
            Walking = Has("walking"u8) ? ReadStep() : null,
            Previous = Has("previous"u8) ? ReadSubscriptions() : null,
            Code = ReadTextIf("code"u8),
            Shared = Has("shared"u8) ? ReadShared() : null,
            Welcomed = Has("welcomed"u8) && ReadFlag(),
            ToldPersonalData = Has("toldPersonalData"u8) && ReadFlag(),
            ShownAlone = Has("shownAlone"u8) ? ReadInt() : null,
            Feedback = Has("feedback"u8) ? ReadMarks() : null,
        };
        Close();
        return state;
    }

    private ImmutableArray<Subscription> ReadSubscriptions(ReadOnlySpan<byte> name)
    {
        ExpectName(name);
        return ReadSubscriptions();
    }

    private ImmutableArray<Subscription> ReadSubscriptions()
    {
        OpenList();
        if (EndsList())
        {
            return [];
        }

        // Nearly always one.
        var first = ReadSubscription();
        if (EndsList())
        {
            return [first];
        }

        var subscriptions = ImmutableArray.CreateBuilder<Subscription>();
        subscriptions.Add(first);
        do
        {
            subscriptions.Add(ReadSubscription());
        }
        while (!EndsList());
        return subscriptions.DrainToImmutable();
    }

    private Subscription ReadSubscription()
    {
        Open();
        var subscription = new Subscription
        {
            Facts = ReadFacts(),
            SaidAt = ReadSaidAt(),
            Likely = Has("likely"u8) ? ReadWholeValues() : null,
            DontKnows = ReadDontKnows(),
            DoneSteps = Has("doneSteps"u8) ? ReadTexts() : null,
        };
        Close();
        return subscription;
    }

    private FactSet ReadFacts()
    {
        ExpectName("facts"u8);
        Open();
        if (Closes())
        {
            return FactSet.Empty;
        }

        var known = new Knowledge[Spellings.Facts.Length];
        for (var fact = 0; fact < known.Length; fact++)
        {
            known[fact] = Has(Spellings.Facts[fact].Name.EncodedUtf8Bytes) ? ReadKnowledge((Fact)fact) : Knowledge.Unknown;
        }

        Close();
        return FactSet.OfEach(ImmutableCollectionsMarshal.AsImmutableArray(known));
    }

    private Knowledge ReadKnowledge(Fact fact)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return TakesDoesNotKnow() ? Knowledge.DoesNotKnow : ReadStated(fact);
        }

        OpenList();
        var unsure = TakesDoesNotKnow();
        var candidates = ImmutableArray.CreateBuilder<FactValue>();
        while (!EndsList())
        {
            candidates.Add(((Knowledge.Stated)ReadStated(fact)).Value);
        }

        Expect(candidates.Count > 0);
        return unsure ? Knowledge.DoesNotKnowAmong(candidates.DrainToImmutable()) : Knowledge.OneOf(candidates.DrainToImmutable());
    }

    private bool TakesDoesNotKnow()
    {
        if (json.TokenType != JsonTokenType.String || !json.ValueTextEquals(FactSetConverter.DoesNotKnow))
        {
            return false;
        }

        json.Read();
        return true;
    }

    private Knowledge ReadStated(Fact fact)
    {
        Expect(json.TokenType == JsonTokenType.String);
        foreach (var known in Spellings.Facts[(int)fact].Values)
        {
            if (json.ValueTextEquals(known.Code.EncodedUtf8Bytes))
            {
                json.Read();
                return known.Stated;
            }
        }

        Expect(FactValue.TryParse(fact, ReadText(), out var value));
        return Knowledge.Of(value);
    }

    private FactValue ReadWholeValue()
    {
        Expect(json.TokenType == JsonTokenType.String);
        foreach (var fact in Spellings.Facts)
        {
            foreach (var known in fact.Values)
            {
                if (json.ValueTextEquals(known.Whole.EncodedUtf8Bytes))
                {
                    json.Read();
                    return known.Value;
                }
            }
        }

        Expect(FactValueConverter.TryParse(ReadText(), out var value));
        return value;
    }

    private ImmutableArray<FactValue> ReadWholeValues()
    {
        var values = ImmutableArray.CreateBuilder<FactValue>();
        for (OpenList(); !EndsList();)
        {
            values.Add(ReadWholeValue());
        }

        return values.DrainToImmutable();
    }

    private ImmutableDictionary<Fact, DateTimeOffset> ReadSaidAt()
    {
        ExpectName("saidAt"u8);
        Open();
        if (Closes())
        {
            return ImmutableDictionary<Fact, DateTimeOffset>.Empty;
        }

        var said = ImmutableDictionary.CreateBuilder<Fact, DateTimeOffset>();
        do
        {
            said[ReadFactName()] = ReadTime();
        }
        while (!Closes());
        return said.ToImmutable();
    }

    private ImmutableDictionary<Fact, int> ReadDontKnows()
    {
        ExpectName("dontKnows"u8);
        Open();
        if (Closes())
        {
            return ImmutableDictionary<Fact, int>.Empty;
        }

        var times = ImmutableDictionary.CreateBuilder<Fact, int>();
        do
        {
            times[ReadFactName()] = ReadInt();
        }
        while (!Closes());
        return times.ToImmutable();
    }

    private ImmutableArray<Moment> ReadHistory()
    {
        ExpectName("history"u8);
        var history = ImmutableArray.CreateBuilder<Moment>();
        for (OpenList(); !EndsList();)
        {
            Open();
            history.Add(new Moment(ReadSubscriptions("subscriptions"u8), Has("focus"u8) ? ReadInt() : 0));
            Close();
        }

        return history.DrainToImmutable();
    }

    private ImmutableArray<SharedCase> ReadShared()
    {
        var shared = ImmutableArray.CreateBuilder<SharedCase>();
        for (OpenList(); !EndsList();)
        {
            Open();
            shared.Add(new SharedCase(ReadText("code"u8), ReadSubscriptions("subscriptions"u8)));
            Close();
        }

        return shared.DrainToImmutable();
    }

    private ImmutableArray<Press> ReadPresses()
    {
        var presses = ImmutableArray.CreateBuilder<Press>();
        for (OpenList(); !EndsList();)
        {
            Open();
            presses.Add(new Press(
                ReadText("do"u8),
                Has("fact"u8) ? ReadFact() : null,
                ReadTextIf("value"u8),
                Has("revision"u8) ? ReadLong() : 0));
            Close();
        }

        return presses.DrainToImmutable();
    }

    private ImmutableArray<FeedbackMark> ReadMarks()
    {
        var marks = ImmutableArray.CreateBuilder<FeedbackMark>();
        for (OpenList(); !EndsList();)
        {
            Open();
            marks.Add(new FeedbackMark(
                ReadText("edition"u8),
                ReadText("rule"u8),
                Has("verdict"u8) ? (FeedbackVerdict)ReadSpelled(Spellings.Verdicts) : default,
                Has("reason"u8) ? (FeedbackReason)ReadSpelled(Spellings.Reasons) : null));
            Close();
        }

        return marks.DrainToImmutable();
    }

    private StepInView ReadStep()
    {
        Open();
        var step = new StepInView(ReadText("id"u8), Has("isAside"u8) && ReadFlag());
        Close();
        return step;
    }

    private ImmutableArray<string> ReadTexts()
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        for (OpenList(); !EndsList();)
        {
            texts.Add(ReadText());
        }

        return texts.DrainToImmutable();
    }

    private Fact ReadFact()
    {
        Expect(json.TokenType == JsonTokenType.String);
        return ReadFactName();
    }

    private Fact ReadFactName()
    {
        for (var fact = 0; fact < Spellings.Facts.Length; fact++)
        {
            if (json.ValueTextEquals(Spellings.Facts[fact].Name.EncodedUtf8Bytes))
            {
                json.Read();
                return (Fact)fact;
            }
        }

        throw new JsonException();
    }

    private int ReadSpelled(ImmutableArray<JsonEncodedText> spellings)
    {
        for (var value = 0; value < spellings.Length; value++)
        {
            if (json.ValueTextEquals(spellings[value].EncodedUtf8Bytes))
            {
                json.Read();
                return value;
            }
        }

        throw new JsonException();
    }
}
