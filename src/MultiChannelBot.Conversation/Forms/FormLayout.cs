using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Forms;

/// <summary>Which inputs a form has while so much is known. Pure.</summary>
internal sealed class FormLayout(Guide guide, FactValue assumedCloud)
{
    /// <summary>
    /// The inputs: what was bought, where and what is wanted, always; offers only where they are stated, or where stating them
    /// could change something; the end of the term only while the answer may be one that waits for it.
    /// </summary>
    /// <param name="always">Inputs that stay whatever is known: those that were filled in wrongly.</param>
    public ImmutableArray<ShownField> Of(FactSet facts, ImmutableArray<FormField> always) =>
        [.. FormField.All.Where(field => always.Contains(field) || IsShown(field, facts)).Select(field => Shown(field, facts))];

    private bool IsShown(FormField field, FactSet facts) => field.Fact switch
    {
        Fact.AzureOffer or Fact.LicenseOffer =>
            facts[field.Fact] is Knowledge.Stated or Knowledge.CannotSay || guide.Needs(field.Fact, facts, assumedCloud) is not null,
        Fact.TermEnd => facts.Value(Fact.TermEnd) is not null
            || guide.Judge(facts, assumedCloud) is not Verdict.Decided decided || decided.Outcome.Id == OutcomeId.WaitOrCancel,
        _ => true,
    };

    private ShownField Shown(FormField field, FactSet facts) =>
        new(field, Line.Of("fact." + field.Id), field.IsDay ? [] : [.. Choices(field, facts)], field.Chosen(facts));

    private IEnumerable<FieldChoice> Choices(FormField field, FactSet facts)
    {
        if (field.MayStayOpen(facts))
        {
            yield return new FieldChoice(FormField.NotStated, field.Fact == Fact.Cloud
                ? Line.Of("form.not-stated.assumed").With("value", new Arg.Value(assumedCloud))
                : Line.Of("form.not-stated"));
        }

        foreach (var value in field.Values(facts))
        {
            yield return new FieldChoice(field.Written(value), Line.Of($"value.{FactCatalogue.Of(value.Fact).Name}.{value.Code}"));
        }

        if (field.MayNotKnow)
        {
            yield return new FieldChoice(FormField.Unsure, Line.Of("action.dont-know"));
        }
    }
}
