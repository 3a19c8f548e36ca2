using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.FollowUps;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>
/// Reads the questions that an edition answers beside its rows. Questions and answers are apart: how a question is put does not
/// change with an edition, what is answered does.
/// </summary>
internal sealed class FollowUpReader(PartReader parts, Definitions definitions, FaultList faults)
{
    private const string Section = "followUps";

    internal ImmutableArray<FollowUp> Read(MapReader edition)
    {
        var read = ImmutableArray.CreateBuilder<FollowUp>();
        foreach (var node in edition.List(Section))
        {
            if (FollowUpOf(node) is not { } followUp)
            {
                continue;
            }

            if (read.Any(known => known.Id == followUp.Id))
            {
                faults.Add(node, $"The question '{followUp.Id}' is answered a second time.", "Keep one of the two.");
            }

            read.Add(followUp);
        }

        return read.ToImmutable();
    }

    // A bare id has the answers of the same name.
    private FollowUp? FollowUpOf(YamlNode node)
    {
        switch (node)
        {
            case YamlNode.Scalar { Value.Length: > 0 } scalar:
                return FollowUpOf(scalar.Value, scalar.Value, node);
            case YamlNode.Map inner:
                var map = new MapReader(inner, "this question", faults);
                var (question, answers) = (map.Required("question"), map.Required("answers"));
                map.Done();
                return question.Length == 0 || answers.Length == 0 ? null : FollowUpOf(question, answers, node);
            default:
                faults.Add(node, "This is no reference to a question.", "Write its id, or {question: id, answers: id}.");
                return null;
        }
    }

    private FollowUp? FollowUpOf(string id, string answersId, YamlNode where)
    {
        var question = definitions.Use(DefinitionKind.Question, id, where);
        var answers = definitions.Use(DefinitionKind.Answer, answersId, where);
        if (question is null || answers is null)
        {
            return null;
        }

        if (question.Node is not YamlNode.Map inner)
        {
            faults.Add(question.File, question.Line, $"The question '{id}' is no map.", "Write title, en and ko below it.");
            return null;
        }

        var map = new MapReader(inner, $"question '{id}'", faults);
        var followUp = new FollowUp(
            id,
            parts.Text(map, "title"),
            map.Flag("term"),
            map.Flag("cost"),
            [.. LanguageCodes.All.SelectMany(language => Wordings(map, id, language))],
            Mentions(map, id),
            Answers(answers));
        map.Done();
        return followUp.Answers.IsEmpty ? null : followUp;
    }

    private IEnumerable<Wording> Wordings(MapReader map, string id, Language language)
    {
        var lines = map.List(language.Code());
        if (lines.IsEmpty)
        {
            faults.Add(map.Map, $"The question '{id}' has no wording in '{language.Code()}'.", $"Add '{language.Code()}:' with how people put it.");
        }

        foreach (var line in lines)
        {
            if (line is YamlNode.Scalar { Value: var text } && Wording.Parse(text, language) is { } wording)
            {
                yield return wording;
            }
            else
            {
                faults.Add(line, $"A wording of the question '{id}' has an empty part.", "Write words, with | between choices and + between parts.");
            }
        }
    }

    private ImmutableArray<FactValue> Mentions(MapReader map, string id)
    {
        var values = ImmutableArray.CreateBuilder<FactValue>();
        foreach (var entry in map.Entries("mentions"))
        {
            foreach (var node in entry.Value is YamlNode.List list ? list.Items : [entry.Value])
            {
                if (node is YamlNode.Scalar { Value: var code }
                    && FactCatalogue.TryFind(entry.Key, out var fact) && FactValue.TryParse(fact.Id, code, out var value))
                {
                    values.Add(value);
                }
                else
                {
                    faults.Add(node, $"The question '{id}' mentions no value of '{entry.Key}'.", "Write facts with values, such as {outsideClass: reservation}.");
                }
            }
        }

        return values.ToImmutable();
    }

    private ImmutableArray<FollowUpAnswer> Answers(Definition definition)
    {
        var nodes = definition.Node is YamlNode.List list ? list.Items : [definition.Node];
        ImmutableArray<FollowUpAnswer> answers = [.. nodes.Select(node => Answer(node, definition.Id)).OfType<FollowUpAnswer>()];
        if (answers.Length < nodes.Length)
        {
            return [];
        }

        if (answers.IsEmpty)
        {
            faults.Add(definition.Node, $"'{definition.Id}' has no answers.", "Write a list of {text: ..., source: ...}.");
            return [];
        }

        if (!answers[^1].IsGeneral)
        {
            faults.Add(nodes[^1], $"The answers '{definition.Id}' leave cases without one.", "End them with one that has neither 'when' nor 'outcome'.");
        }

        for (var index = 0; index < answers.Length - 1; index++)
        {
            if (answers[index].IsGeneral)
            {
                faults.Add(nodes[index + 1], $"The answers after this one of '{definition.Id}' are never given.", "Put the general answer last.");
            }
        }

        return answers;
    }

    private FollowUpAnswer? Answer(YamlNode node, string id)
    {
        if (node is not YamlNode.Map inner)
        {
            faults.Add(node, $"An answer of '{id}' is no map.", "Write {text: ..., source: ...}.");
            return null;
        }

        var what = $"an answer of '{id}'";
        var map = new MapReader(inner, what, faults);
        var source = map.Text("source") is { } page ? parts.Source(page, map.Node("source")!) : null;
        if (map.Flag("silent") == (map.Map.Entries.Any(entry => entry.Key == "source")))
        {
            faults.Add(node, $"{what} names no source, or one that is silent.", "Write 'source:', or 'silent: true' where no page says it.");
        }

        var when = WhenReader.Read(map.Node("when"), what, faults) ?? When.Always;
        var answer = new FollowUpAnswer(parts.Text(map, "text"), source, when, [.. map.List("outcome").Select(OutcomeOf).OfType<OutcomeId>()]);
        map.Done();
        return answer;
    }

    private OutcomeId? OutcomeOf(YamlNode node)
    {
        if (node is YamlNode.Scalar { Value: var code } && OutcomeIds.TryParse(code, out var outcome))
        {
            return outcome;
        }

        faults.Add(node, "There is no such outcome.", $"Outcomes: {string.Join(", ", Enum.GetValues<OutcomeId>().Select(OutcomeIds.Code))}.");
        return null;
    }
}
